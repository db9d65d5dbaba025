#!/bin/sh
# death: kill -9 at random moments, right after an answer, and just before every call that changes a disk; with
# TORTURE=long before every single system call. What was acknowledged is there once, and it goes on.
. "$(dirname "$0")/lib"

# ---- at random ----

# Writers that die at random moments and right after an answer: $1 kills, $2 writers at a time.
die_at_random() { # KILLS WRITERS
	session s
	"$tools/killer" "$rt" s "$1" "$2" "$1$2" >acknowledged || fail 'the killer failed'
	lines_of_log
	# id and text of each answer are in the log, and no text is there twice.
	sort acknowledged >wanted
	comm -23 wanted logged >lost
	[ ! -s lost ] || fail "acknowledged and lost: $(head -n 3 lost)"
	is "$(cut -d ' ' -f 2- logged | sort | uniq -d | head -n 1)" '' 'an entry that is there twice'
	is "$(cut -d ' ' -f 1 logged | sort | uniq -d | head -n 1)" '' 'an id that is there twice'
	# Planned under the lock, after reading to the end: no two have the same number.
	is "$(sed 's/ .*//; s/.*-//' logged | sort | uniq -d | head -n 1)" '' 'a number that two writers gave at once'
	type_in s 'and on it goes'
	run check s
	status_is 0
	figure "$1 kills with $2 writers: $(lines acknowledged) entries acknowledged, none lost, none doubled"
}

lines_of_log() {
	run log s
	[ "$status" -eq 0 ] || like err 'pending|torn|cut off'
	sed -n 's/^event \([^ ]*\) [^ ]* entry .*text="\([^"]*\)".*/\1 \2/p' out | sort >logged
}

alone() {
	if long; then die_at_random 600 1; else die_at_random 15 1; fi
}

three() {
	if long; then die_at_random 600 3; else die_at_random 15 3; fi
}

# ---- before every call ----

# $1 prepares s; the rest is the command; $2 judges what is left. The folder is copied, so each death meets the same.
before_every_call() { # PREPARE JUDGE ARG...
	prepare=$1 judge=$2
	shift 2
	$prepare
	rm -rf s.whole
	cp -Rp s s.whole 2>/dev/null || mkdir s.whole
	recorded "$@"
	status_is 0
	if long; then points '"s' | grep -v -e '^munmap' -e '^brk' -e '^mmap' -e '^getpid' >deaths
	else changes '"s' | grep -v '^close' | some 4 >deaths; fi
	[ "$(lines deaths)" -gt 1 ] || fail "only $(lines deaths) calls to die at"
	died=0
	while read -r call nth <&3; do
		rm -rf s && cp -Rp s.whole s
		meets "$call" "$nth" signal=KILL "$@"
		[ "$status" -eq 137 ] || continue
		died=$((died + 1))
		before="killed before $call $nth: "
		$judge
	done 3<deaths
	[ "$died" -gt 1 ] || fail "it died only $died times"
	figure "$1 killed before $died of its calls: finished or undone each time"
}

goes_on() {
	"$rt" log s >log.out 2>log.err || grep -q -E 'pending' log.err || says "log says $(cat log.err)"
	printf 'and on it goes\n' | "$rt" capture s >next.out 2>next.err || says "capture says $(cat next.err)"
	grep -q '^kept ' next.out || says 'nothing is kept any more'
	"$rt" check s >check.out 2>check.err || says "check says $(cat check.err)"
	"$rt" log s >log.out 2>log.err || says "log says $(cat log.err)"
	find s -type f ! -perm 600 >open.out
	[ ! -s open.out ] || says "others may read $(cat open.out)"
}

no_spares() { # after the next writer was there
	find s "$PWD" -maxdepth 1 -mindepth 1 -name '*.tmp-*' >spare
	[ ! -s spare ] || says "left behind: $(cat spare)"
}

prepare_lines() {
	lines_and_a_tail 'line two'
}

judge_lines() {
	cp out answers
	goes_on
	the_kept_are_logged
	for text in 'was here before' 'line one' 'line two' 'line three'; do
		[ "$(grep -c "text=\"$text\"" log.out)" -le 1 ] || says "twice: $text"
	done
	grep -q 'was here before' log.out || says 'what was there before is lost'
	[ "$(grep -c -F 'aaaaaaaa-9' s/journal.torn)" -ge 1 ] || says 'the torn tail was not put aside'
}

capture_dies() {
	before_every_call prepare_lines judge_lines capture s
}

regretted() {
	session s
	type_in s 'was here before' 'Regretted Marmalade' ':edit last Regretted Marmalade indeed' 'said afterwards'
	printf 'half a Marmalade' >s/journal.torn
	chmod 600 s/journal.torn
	grep -o '"Regretted' s/journal.yaml >/dev/null || fail 'it is not there'
	echo ":forget $(sed -n 's/.*{id: \([^,]*\), do: entry.*"Regretted.*/\1/p' s/journal.yaml)" >forget.in
	input=forget.in
}

judge_forgotten() {
	cp out answers
	goes_on
	if grep -q Regretted s/journal.yaml; then
		! grep -q '^done forget' answers || says 'it said that it forgot'
		"$rt" capture s <forget.in >again.out 2>again.err
		grep -q '^done forget' again.out || says "it cannot be forgotten any more: $(cat again.out)"
	fi
	grep -r -l Marmalade s >left
	[ ! -s left ] || says "the words are still in $(cat left)"
	grep -q 'was here before' s/journal.yaml || says 'something else was lost'
	grep -q 'said afterwards' s/journal.yaml || says 'something else was lost'
	no_spares
}

forget_dies() {
	before_every_call regretted judge_forgotten capture s
}

guest() {
	session s
	echo ':person "Walter Pemberton" group:council' >person.in
	input=person.in
}

judge_guest() {
	cp out answers
	goes_on
	[ "$(grep -c -e Alma -e Bertil -e Cressida -e Dorian -e Edwina s/people.yaml)" -eq 5 ] || says 'somebody is lost'
	! grep -q '^done person' answers || grep -q Pemberton s/people.yaml || says 'the guest was acknowledged and is lost'
	no_spares
}

person_dies() {
	before_every_call guest judge_guest capture s
}

nothing_yet() {
	agenda >agenda.yaml
	people >people.yaml
	rm -rf s
	input=
}

judge_new() {
	if [ -e s ] && [ -n "$(ls -A s)" ]; then
		goes_on
	else
		rm -rf s
		"$rt" new s --agenda agenda.yaml --people people.yaml 2>new.err || says "new says $(cat new.err)"
		goes_on
	fi
	no_spares
}

new_dies() {
	before_every_call nothing_yet judge_new new s --agenda agenda.yaml --people people.yaml
}

published() {
	session s
	type_in s 'One view' 'Another view'
	run export s --format markdown,json --undecided hide
	status_is 0
	cp -R s/minutes old
	type_in s 'A third view'
	input=
}

judge_minutes() {
	for file in minutes.md minutes.json; do
		if ! cmp -s s/minutes/$file old/$file; then
			[ -s s/minutes/$file ] || says "$file is gone"
			"$rt" gate s s/minutes/$file >gate.out 2>gate.err || says "$file: $(cat gate.err)"
			grep -q 'A third view' s/minutes/$file || says "$file is neither old nor new"
		fi
	done
	goes_on
	"$rt" export s --format markdown,json >again.out 2>again.err || says "export says $(cat again.err)"
	[ "$(ls -A s/minutes | grep -v -x -e minutes.md -e minutes.json)" = '' ] || says "left in minutes/: $(ls -A s/minutes)"
}

export_dies() {
	before_every_call published judge_minutes export s --format markdown,json --undecided hide
}

to_be_sealed() {
	session s
	type_in s ':here p1' ':here p2' ':here p3' '" We answer for it together @p1' 'Bertil Oakhanger has a map @p2' \
		'Never mind this' ':drop last'
	printf 'half a line of Alma Thornquist' >s/journal.torn
	printf 'half a view of Edwina Sloe' >s/drafts/one
	chmod 600 s/journal.torn s/drafts/one
	input=
}

judge_sealed() {
	"$rt" check s >check.out 2>check.err || says "check says $(cat check.err)"
	if [ -e s/people.yaml ]; then
		[ ! -e s/receipt.txt ] || says 'half sealed: a receipt and people'
		grep -q 'Never mind this' s/journal.yaml || says 'half sealed'
		goes_on
		"$rt" seal s --confirm 'System accountability' --undecided hide >again.out 2>again.err ||
			says "it cannot be sealed any more: $(cat again.err)"
	fi
	for word in Thornquist Oakhanger Vane Applegarth Sloe 'Never mind' 'speaker:' 'person:'; do
		grep -r -l -e "$word" s >left
		[ ! -s left ] || says "$word is in $(cat left)"
	done
	"$rt" export s --format text --output - >text.out 2>text.err || says "export says $(cat text.err)"
	no_spares
}

seal_dies() {
	before_every_call to_be_sealed judge_sealed seal s --confirm 'System accountability' --undecided hide
}

if [ -x "$tools/killer" ]; then
	test_ 'killed at random and right after an answer, what was acknowledged is there once' alone
	test_ 'three writers that are killed lose nothing of their own nor of the others' three
else
	skip 'the killer is not built' 'killed at random and right after an answer, what was acknowledged is there once'
fi
if has_strace; then
	test_ 'capture that is killed before any call keeps what it acknowledged' capture_dies
	test_ 'forget that is killed before any call has forgotten, or can again' forget_dies
	test_ 'a new person is on the roster or not, and nobody else is lost' person_dies
	test_ 'new that is killed before any call has made a session or none' new_dies
	test_ 'export that is killed before any call leaves whole files, old or new' export_dies
	test_ 'seal that is killed before any call is finished or taken back' seal_dies
else
	skip 'no strace' 'capture, forget, new, export and seal killed before any call'
fi
done_
