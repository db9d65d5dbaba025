#!/bin/sh
# journal: a journal that was cut, flipped, edited or mixed up. What is sound counts, what is not is named
# with its line, and log, show and check answer fully with status 1.
. "$(dirname "$0")/lib"

# Ten views, numbered.
ten_views() {
	session s
	for n in 0 1 2 3 4 5 6 7 8 9; do
		echo "view number $n"
	done | "$rt" capture s >answers 2>/dev/null
	cp s/journal.yaml whole
}

readers_say() { # TEXT
	for sub in log show check; do
		run $sub s
		status_is 1
		has err "$1"
		clean_output
		[ $sub = check ] || has out 'view number 0'
	done
	run show s --format json
	status_is 1
	run log s --format json
	status_is 1
}

views_in_log() {
	run log s
	is "$(grep -c 'text="view number' out)" "$1" 'views in the log'
}

flip() { # FILE BYTE-OFFSET
	old=$(od -A n -t u1 -j "$2" -N 1 "$1" | tr -d ' ')
	# shellcheck disable=SC2059
	printf "\\$(printf %03o $((old ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

edited_by_hand() {
	ten_views
	sed -i '6s/view number/View, number/' s/journal.yaml
	readers_say 's/journal.yaml:6: altered'
	views_in_log 9
	like out '^altered [a-z2-7]+-6 .*text="View, number 4"'
	is "$(grep -c '^event ' out)" 10 'sound events'
	# It takes lines all the same.
	type_in s 'and on it goes'
}

damaged_line() {
	ten_views
	sed -i '6s/.*/{{{ not a line/' s/journal.yaml
	readers_say 's/journal.yaml:6: damaged'
	views_in_log 9
	type_in s 'and on it goes'
	run log s
	has out 'and on it goes'
}

# Every byte of one line in turn: the others stay, and the line is named.
flipped_byte() {
	ten_views
	start=$(head -n 5 whole | wc -c)
	length=$(sed -n 6p whole | wc -c)
	at=0
	while [ $at -lt "$length" ]; do
		cp whole s/journal.yaml
		flip s/journal.yaml $((start + at))
		run log s
		status_is 1
		like err "^roundtable: s/journal.yaml:[67]: (altered|damaged|conflict)"
		clean_output
		for n in 0 1 2 3 5 6 7 8 9; do
			has out "view number $n\""
		done
		at=$((at + 7))
	done
	# The newline: the next line must not be swallowed.
	cp whole s/journal.yaml
	flip s/journal.yaml $((start + length - 1))
	run log s
	status_is 1
	views_in_log 10
}

cut_tail() {
	ten_views
	size=$(wc -c <whole)
	last=$(tail -n 1 whole | wc -c)
	for less in 1 2 12 13 40 $((last - 1)); do
		head -c $((size - less)) whole >s/journal.yaml
		for sub in log show check; do
			run $sub s
			status_is 1
			has err 's/journal.yaml:11: pending'
			clean_output
		done
		cmp -s s/journal.yaml whole && fail 'a reader wrote'
		is "$(wc -c <s/journal.yaml)" $((size - less)) 'bytes after reading'
		views_in_log 9
		type_in s "after a cut of $less"
		run check s
		status_is 0
		run show s
		status_is 0
		has out "after a cut of $less"
		if [ $less -eq 1 ]; then
			has out 'view number 9'
			absent s/journal.torn
		else
			lacks out 'view number 9'
			[ -s s/journal.torn ] || fail 'the tail is nowhere'
			is "$(stat -c %a s/journal.torn)" 600 'mode of journal.torn'
		fi
		rm -f s/journal.torn
	done
	# A cut at a line's end cannot be seen.
	head -n 10 whole >s/journal.yaml
	run check s
	status_is 0
}

crlf() {
	ten_views
	sed -i 's/$/\r/' s/journal.yaml
	for sub in log show check; do
		run $sub s
		status_is 0
		clean_output
	done
	views_in_log 10
	type_in s 'after CRLF'
	run check s
	status_is 0
	has out '11 entries'
}

emptied() {
	ten_views
	: >s/journal.yaml
	for sub in log show check; do
		run $sub s
		has err 's/journal.yaml'
		status_is 1
		clean_output
	done
}

full_of_zeros() {
	ten_views
	head -c 4096 /dev/zero >>s/journal.yaml
	readers_say 's/journal.yaml:12: pending'
	views_in_log 10
	type_in s 'after the zeros'
	run check s
	status_is 0
	has out '11 entries'
	cp whole s/journal.yaml
	head -c 4096 /dev/zero | tr '\0' '\377' >>s/journal.yaml
	echo >>s/journal.yaml
	readers_say 's/journal.yaml:12: damaged'
	views_in_log 10
}

said_twice() {
	ten_views
	sed -n 6p whole >>s/journal.yaml
	run log s
	status_is 0
	views_in_log 10
	cp whole s/journal.yaml
	tac whole >s/journal.yaml
	run log s
	cut -d ' ' -f 2 out | sed 's/.*-//' >order
	sort -n order >sorted
	same order sorted
}

newer_program() {
	ten_views
	# Sound, and of a kind that nobody knows: made by letting the program sum it.
	sed -i '6s/do: entry/do: dance/' s/journal.yaml
	run log s
	status_is 1
	has err 's/journal.yaml:6'
	has out 'view number 9'
}

hostile_text() {
	ten_views
	sed -i '6s/view number 4/\\e[31mred\\a/' s/journal.yaml
	sed -i "7s/view number 5/$(printf '\033[2J')/" s/journal.yaml
	for sub in log show check; do
		run $sub s
		status_is 1
		clean_output
	done
	run show s --format json
	clean_output
}

check_alone() {
	ten_views
	run check s/journal.yaml s/agenda.yaml s/people.yaml s
	status_is 0
	empty err
	sed -i '6s/number/nubmer/' s/journal.yaml
	run check s/journal.yaml
	status_is 1
	has err 's/journal.yaml:6'
}

test_ 'a line that was edited by hand is used, named and told apart' edited_by_hand
test_ 'a line that cannot be read costs itself alone' damaged_line
test_ 'a flipped byte anywhere in a line costs no other line' flipped_byte
test_ 'a tail that was cut is named, mended by the next writer and kept aside' cut_tail
test_ 'lines that end in CRLF are sound' crlf
todo 'an empty journal reads like a new one' 'an emptied journal is said' emptied
test_ 'zeros or ones behind the end cost nothing' full_of_zeros
test_ 'the same line twice is one event, and order is by number' said_twice
test_ 'an unknown kind of event in an altered line is named' newer_program
test_ 'text of the journal reaches no terminal as it is' hostile_text
test_ 'check reads single files and the whole folder' check_alone
plan
