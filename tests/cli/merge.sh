#!/bin/sh
# merge: copies of one session that went apart become one: whatever their order, however often, and nothing is lost.
. "$(dirname "$0")/lib"

apart() { # makes a and b, two copies that went on alone
	session a
	type_in a ':here p1' ':here p2' ':go internal/wanted' 'Said before they parted @p1'
	cp -R a b
	type_in a 'Said in a @p2' ':edit 1 Put better in a' ':support 2 =4'
	type_in b 'Said in b @p3' ':drop 1' ':tag 2 roles'
}

told() { # DIR: what happened, in order
	"$rt" log "$1" 2>/dev/null
}

into_a_new_folder() {
	apart
	run merge a b --into c
	status_is 0
	clean_output
	told c >c.log
	for dir in a b; do
		told $dir >$dir.log
		sort $dir.log >one
		sort c.log >all
		is "$(comm -23 one all | sed 's/ undone$//')" '' "what $dir has and c lacks"
	done
	is "$(sort -u a.log b.log | wc -l | tr -d ' ')" "$(lines c.log)" 'events'
	run check c
	status_is 0
	is "$(stat -c %a c)" 700 'mode'
}

whatever_the_order() {
	apart
	cp -R a third
	type_in third 'Said in the third'
	"$rt" merge a b third --into abc 2>err || fail abc
	"$rt" merge third b a --into cba 2>err || fail cba
	"$rt" merge a b --into ab 2>err || fail ab
	"$rt" merge third ab --into cab 2>err || fail cab
	"$rt" merge ab ab a --into aba 2>err || fail aba
	for dir in cba cab; do
		diff -r -x .lock abc $dir || fail "$dir differs"
	done
	diff -r -x .lock ab aba || fail 'merging again changed something'
}

into_a_copy() {
	apart
	cp -R a a0
	run merge b --into a
	status_is 0
	has err '3 lines added'
	cp a/journal.yaml once
	head -c "$(wc -c <a0/journal.yaml)" once >start
	same start a0/journal.yaml
	run merge b a0 --into a
	status_is 0
	has err '0 lines added'
	same once a/journal.yaml
	"$rt" merge a0 b --into c 2>err || fail c
	told a >a.log
	told c >c.log
	same a.log c.log
	type_in a 'It goes on'
}

keeps_what_is_broken() {
	apart
	echo 'no event at all' >>b/journal.yaml
	sed -i 's/Said in b/Said in B/' b/journal.yaml
	printf -- '--- {id: abc, do' >>b/journal.yaml
	run merge a b --into c
	status_is 0
	has c/journal.yaml 'no event at all'
	has c/journal.torn '--- {id: abc, do'
	run log c
	status_is 1
	like out '^altered .*Said in B'
}

says_conflicts() {
	apart
	line=$(grep 'Said in b' b/journal.yaml)
	id=$(echo "$line" | sed 's/.*{id: \([^,]*\),.*/\1/')
	cp -R b twin
	# The same id with other words, and a checksum that agrees: somebody's copy of a writer's name.
	sed -i "/Said in b/d" twin/journal.yaml
	type_in twin 'Said in the twin'
	other=$(grep 'Said in the twin' twin/journal.yaml | sed 's/.*{id: \([^,]*\),.*/\1/')
	sed -i "s/$other/$id/" twin/journal.yaml
	run merge b twin --into c
	status_is 0
	has c/journal.yaml 'Said in b'
	has c/journal.yaml 'Said in the twin'
	run check c
	status_is 1
	has err "$id"
}

stay_two() { # in c, and where a copy that went in already is merged into it once more
	run show c
	like out 'said by Hilde Brandt'
	like out 'said by Ivo Lenz'
	run merge c b --into again
	status_is 0
	same c/journal.yaml again/journal.yaml
	same c/people.yaml again/people.yaml
}

two_of_one_id() {
	apart
	type_in a ':person Hilde Brandt' 'Said by her @hilde'
	type_in b ':person Ivo Lenz' 'Said by him @ivo'
	run merge a b --into c
	refused 1 'is Hilde Brandt in one copy and Ivo Lenz in another'
	absent c
	run merge a b --into c --different p01
	status_is 0
	run merge b a --into d --different p01
	status_is 0
	diff -r -x .lock c d || fail 'the order shows'
	stay_two
	run merge a --into b --different p01
	refused 1 'merge all of them into a new folder'
}

# An id is as long as people.yaml takes: the one made from it may be no longer.
two_of_one_long_id() {
	apart
	long=$(printf '%064d' 0 | tr 0 w)
	sed -i "/^people:/a - {id: $long, name: Hilde Brandt}" a/people.yaml
	sed -i "/^people:/a - {id: $long, name: Ivo Lenz}" b/people.yaml
	type_in a 'Said by her @hilde'
	type_in b 'Said by him @ivo'
	run merge a b --into c --different "$long"
	status_is 0
	run check c
	status_is 0
	stay_two
}

a_name_put_right() {
	apart
	sed -i 's/Edwina Sloe/Edwina Sloane/' b/people.yaml
	run merge a b --into c
	refused 1 'Edwina Sloane in one copy and Edwina Sloe in another'
	run merge a b --into c --same p5
	status_is 0
	run show c --format json
	is "$(grep -c '"id": "p5"' out)" 1 'people of that id'
	has c/people.yaml Sloe
	has c/people.yaml Sloane
}

two_ids_of_one() {
	apart
	type_in a ':person Hilde Brandt' ':person Ivo Lenz' 'Said by her @hilde'
	type_in b ':person Ivo Lenz' ':person Hilde Brandt' 'Said by her too @hilde'
	run merge a b --into c
	refused 1 'questions about people first'
	has err 'Hilde Brandt is '
	run merge a b --into c --different p01 --different p02 --same 'Hilde Brandt'
	refused 1 'Ivo Lenz is '
	run merge a b --into c --different p01 --different p02 --same 'Hilde Brandt' --same 'ivo lenz'
	status_is 0
	is "$(grep -c -e Hilde -e Ivo c/people.yaml)" 2 'people who came'
	run show c
	is "$(grep -c 'said by Hilde Brandt' out)" 2 'what she said'
	run merge c a b --into d --different p01 --different p02 --same 'Hilde Brandt' --same 'ivo lenz'
	status_is 0
	same c/journal.yaml d/journal.yaml
	same c/people.yaml d/people.yaml
}

settles_in_doubt() {
	apart
	sed -i 's/name: Dorian Applegarth,/name: Dorian Applegarth, on_record: true, role: leader,/' a/people.yaml
	run merge a b --into c
	status_is 0
	has err 'p4 is on the record in one copy and not in another; kept off the record'
	has c/people.yaml 'role: leader'
	lacks c/people.yaml 'on_record: true'
}

not_copies() {
	session a
	session b
	cp -R a kept
	# Two sessions are tables, and these have one list of people.
	run merge a b --into c
	refused 1 'questions about people first'
	has err '--same-names'
	absent c
	run merge b --into a
	refused 1 'a is the folder of one table'
	diff -r kept a || fail 'a changed'
	cp -R a d
	sed -i 's/System accountability/Another title/' d/agenda.yaml
	run merge a d --into c
	refused 1 'agenda.yaml of d is not that of a'
	absent c
	run merge a nowhere --into c
	refused 1 'nowhere: there is no such session'
	run merge a
	refused 2 'merge needs --into DIR'
}

not_sealed() {
	apart
	run seal b --confirm 'System accountability' --undecided hide
	status_is 0
	run merge a b --into c
	refused 1 'b is sealed'
	absent c
	cp b/journal.yaml kept
	run merge a --into b
	status_is 1
	same kept b/journal.yaml
}

test_ 'copies become one session with all that happened in any of them' into_a_new_folder
test_ 'the order of copies, and how often they are merged, does not show' whatever_the_order
test_ 'a copy is only added to' into_a_copy
test_ 'altered, damaged and torn lines come along as what they are' keeps_what_is_broken
test_ 'two events of one id are both kept, and listed' says_conflicts
test_ 'two people of one id are asked about, and told apart' two_of_one_id
test_ 'two people of one long id are told apart by ids that can be read again' two_of_one_long_id
test_ 'a name that was put right is asked about, and is one person' a_name_put_right
test_ 'one person under two ids is asked about' two_ids_of_one
test_ 'where rosters differ the safer one counts, and is said' settles_in_doubt
test_ 'what are no copies, other agendas and what is no session are refused' not_copies
test_ 'a sealed copy is not merged' not_sealed
plan
