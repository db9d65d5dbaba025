#!/bin/sh
# long: work that takes long says what it does and how far it is, and Esc stops it: a converter of PDF that never ends, in a
# name space of its own where one can be had.
. "$(dirname "$0")/lib"

converter=/usr/bin/chromium
real=$rt

slow() { # makes ./slow, the program where the converter is one that never ends, and tells its folder and its processes
	cat >fake <<-END
	#!/bin/sh
	pwd >'$PWD/folder'
	sleep 300 &
	echo \$\$ \$! >'$PWD/pids'
	wait
	END
	cat >slow <<-END
	#!/bin/sh
	exec unshare -rm sh -c 'mount --bind "$PWD/fake" "$converter" && exec "$real" "\$@"' sh "\$@"
	END
	chmod +x fake slow
}

all_gone() {
	# shellcheck disable=SC2046
	! kill -0 $(cat pids) 2>/dev/null && [ ! -e "$(cat folder)" ]
}

ready() { # s, with something to print and an earlier minutes.pdf
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':go internal/wanted' 'We answer for it together'
	echo 'as it was' >s/minutes/minutes.pdf
	slow
}

choose_pdf() { # with what is usual
	keys / ; types pdf; keys Enter
	gone 'minutes.html'
	keys Space
	keys Escape
	sees 'minutes.html'
	keys Enter
}

esc_stops() {
	ready
	rt=$PWD/slow
	term 80 24 --role organiser s
	sees 'F6\|Review'
	keys F7
	sees 'Ready to publish'
	choose_pdf
	sees 'Write 4 files'
	keys y
	sees 'Making minutes.pdf with [a-z]*: [0-9] of 7 done, [0-9]* %, [0-9]* s. Esc stops it'
	# What is pressed meanwhile waits.
	[ -s pids ] || fail 'the converter does not run'
	keys Escape
	sees 'Stopped: nothing was written'
	until_ 200 all_gone || fail "left behind: $(cat folder pids)"
	is "$(cat s/minutes/minutes.pdf)" 'as it was' 'the earlier file'
	is "$(ls s/minutes)" minutes.pdf 'what is there'
	! grep -q 'do: published' s/journal.yaml || fail 'the journal says that it was published'
	keys F10
	ended 0
	rt=$real
}

keys_wait() {
	ready
	sed -i 's/sleep 300/sleep 3/' fake
	rt=$PWD/slow
	term 80 24 --role organiser s
	sees 'Review'
	keys F7
	sees 'Ready to publish'
	choose_pdf
	sees 'Write 4 files'
	keys y
	sees 'Esc stops it'
	keys F2
	types 'Typed meanwhile'
	keys Enter
	printf 'Pasted meanwhile' >lines
	mux load-buffer lines
	mux paste-buffer -p -t "$pane"
	keys Enter
	kept_on_disk s 'Typed meanwhile'
	kept_on_disk s 'Pasted meanwhile'
	rt=$real
}

death_leaves_nothing() {
	ready
	./slow export s --format pdf --undecided hide >out 2>err </dev/null &
	pid=$!
	children="$children $pid"
	until_ 200 test -s pids || fail "the converter does not run: $(cat err)"
	kill -9 "$pid"
	until_ 200 all_gone || fail "left behind: $(cat folder pids)"
	is "$(cat s/minutes/minutes.pdf)" 'as it was' 'the earlier file'
}

if [ -x "$converter" ] && unshare -rm true 2>/dev/null; then
	test_ 'Esc stops a PDF that is being made, and nothing is left of it' esc_stops
	test_ 'what is pressed and pasted while it is made is done afterwards' keys_wait
	test_ 'whoever dies meanwhile takes the converter and its folder along' death_leaves_nothing
else
	skip 'there is no chromium, or no name space to be had' 'long work can be stopped'
fi
plan
