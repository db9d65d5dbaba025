#!/bin/sh
# end: what ends a program from outside, and where it cannot begin: the terminal is given back, nothing is lost.
. "$(dirname "$0")/lib"

draft_has() { # DIR PATTERN
	grep -r -q -e "$2" "$1/drafts" 2>/dev/null
}

signalled() { # SIGNAL STATUS
	session s
	term 80 24 s
	sees 'F1 help'
	types 'half a line when it ended'
	sees 'when it ended'
	kill "-$1" "$(program_pid)"
	ended "$2"
	draft_has s 'half a line when it ended' || fail 'the half-typed line is not on the disk'
	term 80 24 s
	sees 'Recovered the line typed at'
	sees '▸ half a line when it ended'
	until_ 100 no_old_draft s || fail 'the old draft is still there'
	keys Enter
	kept_on_disk s 'half a line when it ended'
}

no_old_draft() {
	[ "$(ls "$1/drafts" | wc -l)" -le 1 ]
}

by_term() { signalled TERM 143; }
by_hup() { signalled HUP 129; }

# What stands on the terminal then is true, and tells the way back.
left() {
	session s
	term 80 24 s
	types 'half a line'
	sees '▸ half a line'
	keys F10
	ended 0
	sees 'What was kept is on the disk. To go on: roundtable s'
	term 80 24 s
	sees '▸ half a line'
}

killed() {
	session s
	term 80 24 s
	sees 'F1 help'
	types 'typed two seconds before'
	until_ 200 draft_has s 'typed two seconds before' || fail 'no draft after two idle seconds'
	kill -KILL "$(program_pid)"
	ended 137
	term 80 24 s
	sees 'Recovered the line typed at'
}

crashed() {
	session s
	term 80 24 s
	sees 'F1 help'
	types 'typed just before the crash'
	sees 'before the crash'
	kill -SEGV "$(program_pid)"
	ended 139
	draft_has s 'typed just before the crash' || fail 'the half-typed line is not on the disk'
}

line_lost() {
	session s
	term 80 24 s
	sees 'F1 help'
	types 'when the line was lost'
	sees 'when the line was lost'
	pid=$(program_pid)
	mux kill-session -t "$pane"
	until_ 200 is_gone "$pid" || fail 'it runs on without a terminal'
	draft_has s 'when the line was lost' || fail 'the half-typed line is not on the disk'
}

is_gone() {
	! kill -0 "$1" 2>/dev/null
}

suspended() {
	session s
	type_in s 'A secret note'
	term 80 24 s
	sees 'A secret note'
	pid=$(program_pid)
	kill -TSTP "$pid"
	until_ 200 is_stopped "$pid" || fail 'it does not stop'
	kill -CONT "$pid"
	sees 'Notes are veiled'
	screen
	! grep -q secret screen || fail 'the notes show after a stop'
	types 'goes on'
	sees 'goes on'
}

is_stopped() {
	grep -q '^State:[[:space:]]*T' "/proc/$1/status" 2>/dev/null
}

unknown_terminal() {
	session s
	TERM_IS=no-such-terminal term 80 24 s
	ended 1
	sees 'this kind of terminal is not known here'
}

dumb_terminal() {
	session s
	TERM_IS=dumb term 80 24 s
	sees 'The Chatham House Rule holds'
	types 'typed plainly'
	keys Enter
	sees 'Kept as '
	types ':quit'
	keys Enter
	ended 0
	kept_on_disk s 'typed plainly'
}

no_terminal() {
	session s
	run s
	[ "$status" -eq 1 ] || fail "it ended with $status"
	! grep -q "$esc" out err || fail 'an escape byte was sent'
	has err 'roundtable --plain'
}

plain_sends_no_escape() {
	session s
	printf 'A view\n:next\n:record off\nnot this\n:record rule\n:where\n:list\n:help\n:quit\n' >lines
	run_with lines --plain s
	is "$status" 0 'the exit status'
	! grep -q "$esc" out || fail 'an escape byte was sent'
	has out 'off, '
	has out 'nothing is kept'
	! grep -q 'not this' s/journal.yaml || fail 'kept while off'
}

not_utf8() {
	session s
	type_in s 'Café “quoted” – 漢字'
	LOCALE_IS=C term 80 24 s
	sees 'Caf? "quoted" - ????'
	sees 'F1 help'
	types 'plain'
	sees '> plain'
}

read_only() {
	session s
	[ "$(id -u)" -ne 0 ] || return 0
	chmod -R a-w s
	term 80 24 s
	sees 'reading only'
	types 'cannot be kept'
	keys Enter
	sees 'cannot\|NOT kept\|read'
	sees 'cannot be kept'
}

test_ 'SIGTERM: terminal restored, the half-typed line kept and recovered' by_term
test_ 'SIGHUP: the same' by_hup
test_ 'leaving says that all is kept and how to go on' left
test_ 'kill -9: the line of two seconds before is recovered' killed
test_ 'a crash of ours saves the line' crashed
test_ 'a line that is lost ends it, with the half-typed line on the disk' line_lost
test_ 'stopped and continued it comes back veiled' suspended
test_ 'a terminal that is not known is refused with what to do' unknown_terminal
test_ 'a dumb terminal gets lines' dumb_terminal
test_ 'without a terminal no screen and no escape byte' no_terminal
test_ '--plain sends no escape byte and says what changed' plain_sends_no_escape
test_ 'another locale gets ASCII' not_utf8
test_ 'a folder that cannot be written is said, and the line stays' read_only
plan
