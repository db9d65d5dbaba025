#!/bin/sh
# room: a co-chair and a note-taker at real terminals: start, capture, paste, veil, sizes, letters of all kinds.
. "$(dirname "$0")/lib"

starts_and_leaves() {
	session s
	term 80 24 --role chair s
	sees 'System accountability'
	sees 'F1 help'
	keys F10
	ended 0
	screen
	! grep -q 'F1 help' screen || fail 'the screen was not given back'
}

organiser_reviews() {
	session s
	type_in s 'A view'
	term 80 24 --role organiser s
	sees 'Review, '
	sees '? help'
	keys F10
	ended 0
}

keeps_what_is_typed() {
	session s
	term 80 24 --role chair s
	sees 'F1 help'
	keys PPage NPage
	types 'An engine for issues'
	sees '▸ An engine for issues'
	keys Enter
	sees '^  Kept [0-9][0-9]:[0-9][0-9]'
	kept_on_disk s 'An engine for issues'
	keys M-z
	sees 'Undone: '
	keys F10
	ended 0
}

follows_the_other() {
	session s
	term 80 24 --role chair s
	sees 'F1 help'
	term2 80 24 --role note-taker s
	sees 'F1 help'
	types 'Said at the other end'
	keys Enter
	sees '^  Kept'
	on one
	sees 'Said at the other end'
	sees 'a note-taker is here too'
	on two
	types 'half a li'
	on one
	keys NPage NPage
	sees 'Now: '
	on two
	sees 'Now: '
	sees '▸ half a li'
}

every_letter() {
	session s
	term 80 24 s
	sees 'F1 help'
	types 'Éva, 漢字, e'
	types "$(printf '\314\201')"
	types ' and 👋 עברית'
	sees 'Éva, 漢字'
	keys Enter
	sees '^  Kept'
	kept_on_disk s '漢字'
	keys Up
	sees 'editing 1'
	keys C-e BSpace BSpace BSpace BSpace BSpace BSpace BSpace BSpace Enter
	sees '^  Changed: view 1'
	kept_on_disk s 'do: edit.*漢字, e.* and"'
}

pasted_lines() {
	session s
	term 80 24 s
	sees 'F1 help'
	printf -- '- one\n- two\n- three\n' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	sees '3 entries or one?'
	keys s
	sees 'views 3\|entries 3\|recommended 3'
	printf 'over two\nlines' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	sees '2 entries or one?'
	keys o
	sees '▸ over two lines'
}

pasted_escapes() {
	session s
	term 80 24 s
	sees 'F1 help'
	printf 'x\033[31my\033[201~z\rw' >lines
	mux load-buffer lines
	mux paste-buffer -p -r -t "$pane"
	sees 'x\\x1b\[31my\|entries or one'
	keys Escape
	sees 'F1 help\|Letters are keys'
	! grep -q 'do: entry' s/journal.yaml || fail 'something was kept by itself'
}

# What the terminal sends while the program is busy arrives at once.
at_once() { # COMMAND...
	kill -STOP "$(program_pid)"
	"$@"
	kill -CONT "$(program_pid)"
}

two_pastes() {
	printf 'one ' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	printf 'two\nthree' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
}

pasted_twice_at_once() {
	session s
	term 80 24 s
	sees 'F1 help'
	at_once two_pastes
	sees '2 entries or one?'
	keys o
	sees '▸ one two three'
	! grep -q 'do: entry' s/journal.yaml || fail 'something was kept by itself'
}

a_paste_and_keys() {
	printf 'abc' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	keys Left Left x é
}

keys_behind_a_paste() {
	session s
	term 80 24 s
	sees 'F1 help'
	at_once a_paste_and_keys
	sees '▸ axébc'
}

# The row of the line moves by deleting letters on the terminal: what is left there must be what a whole drawing gives.
long_line() {
	session s
	term 80 24 s
	sees 'F1 help'
	for part in 'a line that is longer than the field it is typed in' ' 漢字漢字漢字漢字漢字 and more letters' \
		' 👋 wide ones among them, é too' ' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa end'; do
		printf %s "$part" | LC_ALL=C.UTF-8 grep -o . >letters
		while IFS= read -r letter; do
			types "$letter"
		done <letters
		sees "${part#"${part%????}"} *$"
		grep '▸' screen >moved
		keys C-l
		until_ 40 drawn_as_moved || { cat moved screen; fail 'it was moved to something else'; }
	done
}

drawn_as_moved() {
	screen && grep '▸' screen | cmp -s - moved
}

big_paste() {
	session s
	term 80 24 s
	sees 'F1 help'
	head -c 10240 /dev/zero | tr '\0' x >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	sees 'xxxxxxxx'
	keys Enter
	sees '^  Kept'
	kept_on_disk s 'xxxxxxxxxxxxxxxxxxxxxxxx'
}

veiled() {
	session s
	type_in s 'A secret note'
	term 80 24 s
	sees 'A secret note'
	keys F9
	gone 'secret'
	sees 'Notes are veiled'
	types 'one two three four five six'
	sees 'three four five six'
	keys F9
	sees 'Enter lifts'
	keys Enter
	sees 'A secret note'
	keys C-t
	gone 'secret'
	sees '^  roundtable'
	keys C-t
	sees 'A secret note'
}

dragged() {
	session s
	type_in s 'A note that stays'
	term 80 24 s
	sees 'A note that stays'
	types 'typed'
	for size in '1 1' '200 60' '5 2' '40 10' '12 30' '300 3' '39 9' '110 22' '2 50' '80 24'; do
		mux resize-window -t "$pane" -x "${size% *}" -y "${size#* }"
	done
	sees 'A note that stays'
	sees '▸ typed'
	mux resize-window -t "$pane" -x 40 -y 10
	sees '▸ typed'
	keys Enter
	sees 'Kept'
	kept_on_disk s 'typed'
}

off_the_record() {
	session s
	term 80 24 s
	sees 'F1 help'
	types 'not for the record'
	until_ 200 has_draft s || fail 'no draft was saved'
	keys C-o
	sees 'OFF - nothing is kept'
	until_ 200 no_draft s || fail 'the draft is still there'
	keys Enter
	sees 'The record is off'
	! grep -r -q 'not for the record' s || fail 'it is on the disk'
}

has_draft() {
	[ -n "$(ls "$1/drafts")" ]
}

no_draft() {
	[ -z "$(ls "$1/drafts")" ]
}

in_another_editor() {
	session s
	printf '#!/bin/sh\necho "written elsewhere" >"$1"\n' >editor
	chmod +x editor
	EDITOR_IS="$PWD/editor" term 80 24 s
	sees 'F1 help'
	types 'begun here'
	keys M-e
	sees '▸ written elsewhere'
	ls -d roundtable-* >left 2>/dev/null
	[ ! -s left ] || fail 'the text was left lying'
}

# A file that steers a terminal: shown on one, whole in a pipe.
hostile_agenda() {
	printf 'title: "x"\n# \033]0;owned\007 \033[2J gone \302\233 here\n' >evil.yaml
	run agendas ./evil.yaml
	status_is 0
	same evil.yaml out
	term 80 24 agendas ./evil.yaml
	sees 'x1b\]0;owned.x07 .x1b\[2J gone'
	sees '^title: "x"$'
	ended 0
}

# Wherever a key leads, the cursor stands where the next one will be seen.
cursor_at_focus() {
	session s
	type_in s 'One note' 'Another note'
	term 80 24 s
	sees 'F1 help'
	types 'ab漢'
	sees '▸ ab漢'
	cursor_on '▸ ab漢'
	for step in 'Escape=▌' 'k=▌' '/=Find' 'o=Find o' 'Escape=▌' '?=Type to find' 'Escape=▌' ':=^ *:' 'Escape=▌' 'i=▸ ab漢'; do
		keys "${step%%=*}"
		until_ 100 cursor_on "${step#*=}" || { cat screen; fail "after ${step%%=*} the cursor is not at ${step#*=}"; }
	done
	for step in F3=Actions F4=People F5=Poll F6=Review F7=Minutes F8=Projector F2=▸; do
		keys "${step%=*}"
		sees "${step#*=}"
		until_ 100 cursor_on '[^ ]' || { cat screen; fail "after ${step%=*} the cursor stands on nothing"; }
	done
}

cursor_on() { # PATTERN: in its row
	screen
	row=$(mux display-message -p -t "$pane" '#{cursor_y}')
	sed -n "$((row + 1))p" screen | grep -q -e "$1"
}

test_ 'an agenda steers no terminal that it is printed on' hostile_agenda
# As xterm sends the first button going down and up at a column and a row, from 1; kmous of this terminal is ESC [ M.
click() { # COLUMN ROW
	where=$(printf '\\%03o\\%03o' $((32 + $1)) $((32 + $2)))
	types "$(printf "\033[M $where\033[M#$where")"
}

clicked() {
	session s
	type_in s 'The first note' 'The second note'
	term 80 24 s
	sees 'The first note'
	screen
	at=$(grep -n 'The first note' screen | cut -d: -f1)
	click 20 "$at"
	sleep 0.2
	screen
	grep -q '▌' screen && fail 'a click did something before :mouse'
	keys C-u
	types ':mouse'
	keys Enter
	sees 'The mouse chooses'
	click 20 "$at"
	sees '▌ .*The first note'
	sleep 0.6
	click 20 "$at"
	click 20 "$at"
	sees '▸ The first note'
	keys C-c
	click 23 24
	sees 'Actions'
	keys F10
	ended 0
}

test_ 'with :mouse a click chooses and two open; without it nothing does' clicked
no_poll_keys() {
	agenda | sed '/^polls:/,$d' >bare.yaml
	run new bare --agenda ./bare.yaml
	term 80 24 bare
	sees 'F1 help'
	keys F5
	sees 'The agenda has no polls'
	for key in o c + Tab; do
		keys "$key"
		sees 'There is no poll yet'
		keys C-l
	done
	keys a
	sees ':poll new'
}

test_ 'where there is no poll its keys say so, and mean nothing else' no_poll_keys
test_ 'the cursor stands at the focus after every key' cursor_at_focus
test_ 'it starts, and gives the terminal back' starts_and_leaves
test_ 'an organiser begins with the review' organiser_reviews
test_ 'what is typed is kept, and undone, on the disk' keeps_what_is_typed
test_ 'two terminals follow each other; nobody moves the half-typed line' follows_the_other
test_ 'letters of all kinds are shown, kept and edited whole' every_letter
test_ 'a long line that moves is shown as it would be drawn anew' long_line
test_ 'pasted lines are asked about' pasted_lines
test_ 'a paste with escapes and a false end keeps nothing by itself' pasted_escapes
test_ 'two pastes that arrive at once keep nothing by themselves' pasted_twice_at_once
test_ 'keys that arrive with a paste are keys' keys_behind_a_paste
test_ 'a long paste is one line' big_paste
test_ 'the veil and the blank hide the notes' veiled
test_ 'it can be dragged to any size and back' dragged
test_ 'off the record nothing is on the disk' off_the_record
test_ 'a text goes to $EDITOR and comes back' in_another_editor
plan
