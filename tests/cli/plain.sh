#!/bin/sh
# plain: the session as lines: whole sentences, the review one question at a time, and what others do meanwhile.
. "$(dirname "$0")/lib"

found() { # makes s, with two strings to be decided
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':go internal/wanted' 'We asked Walter Pemberton to draw it' \
		'The Larkhill Commission was quoted by Walter Pemberton'
}

plain() { # LINE...
	printf '%s\n' "$@" >typed
	run_with typed --plain s
	status_is 0
	lacks out "$esc"
	empty err
}

begins() { # the program, with what it is told on descriptor 3
	mkfifo pipe
	"$rt" --plain s <pipe >out 2>err &
	pid=$!
	children="$children $pid"
	exec 3>pipe
}

ends() {
	exec 3>&-
	wait "$pid"
}

asks_about_each() {
	found
	plain :review h p :quit
	has out 'To decide, 2 left. “Walter Pemberton”: perhaps a name.'
	has out 'As written, in view 1: We asked Walter Pemberton to draw it.'
	has out 'As published: We asked [name withheld] to draw it.'
	has out 'Goes to Internal accountability'
	has out 'It stands in 2 places'
	has out 'To decide, 1 left. “Larkhill Commission”'
	has out 'Every string is decided.'
	run review s
	lacks out 'undecided'
	like out '^hidden .*Walter Pemberton'
	like out '^printed .*Larkhill Commission'
}

skips_and_leaves() {
	found
	cp s/journal.yaml before
	plain :review s q :quit
	has out '“Larkhill Commission”'
	has out 'The review is left. 2 strings are still to be decided.'
	same before s/journal.yaml
	plain :review 'hello there' '' s s h :quit
	has out 'Nothing was done. h hides the string'
	has out 'The review has ended; nothing was done.'
	same before s/journal.yaml
	plain :review ':list 1' q 'q' :quit
	has out '2 view: The Larkhill Commission'
	has out 'The review has ended; nothing was done.'
	same before s/journal.yaml
	plain ':review' q ':where' 'q' :quit
	has out 'Kept as view'
}

nothing_found() {
	session s
	type_in s 'Water is wet'
	plain :review :quit
	has out 'Nothing in these notes points to anybody.'
	has out '0 of 1 checked'
}

off_decides_nothing() {
	found
	plain ':record off' :review ':record rule' :quit
	has out 'OFF: nothing is kept until :record rule.'
	has out 'The record is off: nothing is decided.'
	lacks out 'Ctrl-O'
}

# Somebody else switches the record while a line is being typed: it rings, and asks before that line counts.
asks_again() {
	found
	begins
	echo 'First' >&3
	until_true grep -q 'Kept as view' out
	type_in s ':record off' ':record rule' ':record on-record'
	wc -c <out >before
	sleep 0.3
	is "$(wc -c <out)" "$(cat before)" 'bytes printed while a line is typed'
	echo 'Second' >&3
	until_true grep -q 'Keep this line? yes or no' out
	has out "$(printf '\a')"
	has out 'ON THE RECORD until the next stage'
	echo >&3
	until_true grep -q 'Not done' out
	echo ':review' >&3
	until_true grep -q 'hide, print, skip or quit' out
	type_in s ':record rule'
	echo 'h' >&3
	until_true grep -q 'Do it? yes or no' out
	echo 'yes' >&3
	until_true grep -q 'Will be hidden' out
	printf 'q\nThird\n:quit\n' >&3
	ends
	! grep -q Second s/journal.yaml || fail 'kept without a yes'
	grep -q Third s/journal.yaml || fail 'the third line is not kept'
}

# Whoever does not hear the question goes on: with the command that stops the notes, or with a sentence.
answers_of_their_own() {
	session s
	plain ':poll new "Meet again?" Yes No' :close ':record off' 'Between ourselves' ':record rule' \
		:close 'They may meet again' :close yesterday :close no :close '' :quit
	lacks s/journal.yaml 'Between ourselves'
	has out 'The record is off: nothing is kept'
	has s/journal.yaml 'They may meet again'
	lacks s/journal.yaml yesterday
	lacks s/journal.yaml 'do: close'
	is "$(grep -c 'Not done' out)" 5 'questions that were not answered with yes'
	plain :close yes :quit
	has s/journal.yaml 'do: close'
}

# Somebody else moves the room while a question waits: that is said, and so is what became of the line.
says_both() {
	session s
	begins
	echo ':record on-record' >&3
	until_true grep -q 'yes or no' out
	type_in s ':next'
	echo 'They may meet again' >&3
	until_true grep -q 'Kept as view at' out
	like out 'Now: [^:]*left\.$'
	echo ':quit' >&3
	ends
}

# A line is typed for the place that its prompt names, and is kept there, whoever moves the room meanwhile.
stays_where_it_was_typed() {
	session s
	begins
	echo ':go internal/present' >&3
	until_true grep -q 'Internal, present: $' out
	type_in s ':go local/actions'
	echo 'They meet too seldom' >&3
	until_true grep -q 'Kept as view' out
	has out 'under internal/present.'
	until_true grep -q 'Local, actions: $' out
	echo 'Meet every month' >&3
	until_true grep -q 'Kept as action' out
	echo ':next' >&3
	echo 'The law' >&3
	until_true grep -q 'Kept as change' out
	echo ':quit' >&3
	ends
	like s/journal.yaml 'stage: present,.*They meet too seldom'
	like s/journal.yaml 'kind: action, dimension: local, stage: actions, text: "Meet every month"'
	like s/journal.yaml 'stage: change, text: "The law"'
}

left_here() { # NAME PLACE TEXT: a half-typed line of a process that is dead
	printf 'draft 1 %08d %015d %s\n%s' ${#3} 1570526891003 "$2" "$3" >"s/drafts/$1"
}

brings_back() {
	session s
	left_here aaaaaaaa internal/present 'They meet too'
	plain 'Something else' :quit
	has out 'Recovered, not kept yet: They meet too.'
	has out 'Enter alone keeps it. Until then it waits on the disk.'
	lacks s/journal.yaml 'They meet too'
	left_here bbbbbbbb local/actions 'Meet every'
	plain '' '' '' 'The end' :quit
	has out 'Enter alone keeps one after the other'
	like s/journal.yaml 'stage: present, text: "They meet too"'
	like s/journal.yaml 'kind: action, dimension: local, stage: actions, text: "Meet every"'
	like s/journal.yaml 'dimension: opening, .*The end'
	is "$(ls s/drafts)" '' 'what waits on the disk'
	plain '' :quit
	lacks out Recovered
}

# Where the journal cannot grow nobody goes away in the belief that all was kept.
says_what_is_not_kept() {
	session s
	long=$(printf '%2000s' '' | tr ' ' x)
	printf '%s\n' "$long" "$long" "$long" "$long" "$long" "$long" "$long" "$long" "$long" :quit >typed
	(
		trap '' XFSZ
		ulimit -f 16
		exec "$rt" --plain s <typed 2>&1
	) | cat >out
	has out 'NOT kept: '
	has out 'Everything is kept but what was said not to be.'
	plain ':record off' 'Between ourselves' :quit
	has out 'Everything is kept but what was said not to be.'
	plain ':record rule' 'A view' ':no such command' :quit
	has out 'Everything is kept.'
}

where_reads_well() {
	session s
	type_in s ':go internal/wanted'
	plain :where ':list 5' :quit
	lacks out '?.'
}

test_ 'the review asks about one finding after the other' asks_about_each
test_ 'nothing is decided, and nothing kept, by any other answer' skips_and_leaves
test_ 'where nothing was found it says so' nothing_found
test_ 'off the record nothing is decided' off_decides_nothing
test_ 'it never prints while a line is typed, and asks again when the record changed' asks_again
test_ 'a command or a sentence in place of a yes is no, and is done' answers_of_their_own
test_ 'what others did takes no answer away' says_both
test_ 'whoever leaves is not told that all was kept when it was not' says_what_is_not_kept
test_ 'a line is kept where it was typed, though the room moved on' stays_where_it_was_typed
test_ 'a half-typed line that was left behind waits, and Enter keeps it' brings_back
test_ 'what it says are sentences' where_reads_well
plan
