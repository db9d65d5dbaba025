#!/bin/sh
# damage: a journal of every kind of event, cut, zeroed, flipped and littered; then one more entry is kept. What stands
# there whole is an event, nothing else is, nothing goes unnoticed, and nothing that was altered decides.
. "$(dirname "$0")/lib"

talk() {
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':here p4' ':go internal/wanted' 'A view of the whole #roles' \
		'" We answer for it together @p1' 'Bertil Oakhanger has a map of it @p2' ':support last p3' ':star last' \
		':hide "the whole"' ':print "map of it"' ':wording 1 {who} asked for one view of everything' \
		':consent 2 label' '! Draw the map to:Councils owner:@p4 due:+6w' ':passage internal Linked by hand' \
		':record on-record' 'Said for all to hear' ':record rule' 'A slip' ':undo' ':edit 1 A view of all' \
		'> Begin with outcomes' ':poll open duty' ':close duty council agree=1' ':object 1 Not so sure' ':next' 'A last one' ||
		exit 1
}

scratch() {
	if [ -d /dev/shm ] && [ -w /dev/shm ]; then
		mktemp -d /dev/shm/roundtable-damage.XXXXXX
	else
		mktemp -d "$PWD/scratch.XXXXXX"
	fi
}

damaged() { # ARG... of damage
	talk
	yard=$(scratch) || fail 'no place to damage it in'
	"$tools/damage" s "$yard" "$@" >said 2>&1
	status=$?
	rm -rf "$yard"
	status=$status
	[ "$status" -eq 0 ] || fail "$(tail -n 20 said)"
	figure "$1: $(tail -n 1 said)"
}

cuts() {
	if long; then damaged cuts 1; else damaged cuts 23; fi
}

at_random() {
	if long; then damaged random 10000 1; else damaged random 300 1; fi
}

if [ -x "$tools/damage" ]; then
	test_ 'cut anywhere: what was whole is there, and one more is kept' cuts
	test_ 'damaged in any way: every sound event is there, nothing else counts, nothing goes unnoticed' at_random
else
	skip 'damage is not built' 'a journal that was cut and damaged'
fi
done_
