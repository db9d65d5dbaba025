#!/bin/sh
# fire: the screen under fire, at a real terminal: keys without sense, windows dragged to any size, a terminal that reads
# no more, somebody who writes as fast as he can, a clock that is set. It never falls over; what was kept is there.
. "$(dirname "$0")/../term/lib"
# shellcheck source=tests/torture/lib
. "$(dirname "$0")/lib"
trap close_terminals EXIT
pty=$tools/pty

# With more entries than a meeting ever has, a key in the review would be waited for longer than pty has patience.
if long; then keys_each=100000 resizes=1000 meanwhile=20000; else keys_each=1500 resizes=60 meanwhile=3000; fi

writes_meanwhile() { # LINES
	awk -v most="$1" 'BEGIN { for (i = 1; i <= most; i++) print "said meanwhile, " i }' | "$rt" capture s >answers 2>capture.err
}

became() { # LINE
	grep -q -x "$1" became || fail "not \"$1\": $(cat became)"
}

kept_all() {
	run check s
	status_is 0
	all_kept s answers
	is "$(grep -c '^kept' answers)" "$1" 'lines of the other that were kept'
}

in_the_storm() {
	session s
	writes_meanwhile "$meanwhile" &
	"$pty" storm "${SEED:-7}" "$keys_each" "$resizes" "$rt" s >became 2>said || fail "$(cat said)"
	wait
	became 'killed 15'
	became 'restored yes'
	kept_all "$meanwhile"
	[ "$(sed -n 's/^bytes //p' became)" -gt 5000 ] || fail "it hardly drew: $(cat became)"
	figure "$keys_each keys and $resizes sizes of the window, $meanwhile lines by another meanwhile: it stands, all kept"
}

terminal_stalls() {
	session s
	writes_meanwhile "$meanwhile" &
	"$pty" stall 2 "$rt" s >became 2>said || fail "$(cat said)"
	wait
	became 'ended 0'
	became 'restored yes'
	kept_all "$meanwhile"
	run log s
	has out 'kept before the terminal stalled'
	has out 'half a line'
}

terminal_goes() {
	session s
	"$pty" hangup 1 "$rt" s >became 2>said || fail "$(cat said)"
	became 'killed 1'
	run check s
	status_is 0
	run log s
	has out 'kept before the terminal stalled'
	grep -r -q 'half a line' s/drafts || fail 'the half-typed line is not on the disk'
}

# ---- clocks ----

at_time() { # SECONDS ZONE [JUMPS]
	printf '#!/bin/sh\nCLOCK_AT=%s TZ=%s CLOCK_JUMPS="%s" LD_PRELOAD=%s exec "%s" "$@"\n' "$1" "$2" "${3-}" \
		"$tools/fail_clock.so" "$program" >clocked
	chmod +x clocked
	rt=$PWD/clocked
}

turns() { # SECONDS ZONE BEFORE AFTER
	session s
	program=$rt
	at_time "$1" "$2"
	term 80 24 s
	sees "RULE   $3"
	types 'said before'
	keys Enter
	sees '^  Kept'
	sees "RULE   $4"
	types 'said after'
	keys Enter
	sees "$4.*said after"
	keys F10
	ended 0
	rt=$program
	run check s
	status_is 0
	rm -rf s
}

clock_turns() {
	# 2026-03-29 01:00 UTC, 2026-10-25 01:00 UTC, and a midnight in between
	turns $((1774746000 - 6)) Europe/London 00:59 02:00
	turns $((1792890000 - 6)) Europe/London 01:59 01:00
	turns $((1782860400 - 6)) Europe/London 23:59 00:00
}

clock_is_set() {
	session s
	program=$rt
	at_time 1782860000 UTC '-7200 86400 -86400 3600 -31536000 40000000'
	"$pty" storm 11 "$keys_each" 20 "$rt" s >became 2>said || fail "$(cat said)"
	became 'killed 15'
	became 'restored yes'
	printf 'One view\n:go local/wanted\n:pause\n:resume\n:extend 5\nAnother\n' >typed
	run_with typed capture s
	status_is 0
	rt=$program
	run check s
	status_is 0
	run export s --format text --undecided hide
	status_is 0
}

if [ ! -x "$pty" ]; then
	skip 'pty is not built' 'the screen under fire'
else
	test_ 'keys, sizes and another who writes, all at once: it stands, and all is kept' in_the_storm
	test_ 'a terminal that reads no more for a while loses nothing' terminal_stalls
	test_ 'a terminal that is gone while it reads nothing leaves the half-typed line' terminal_goes
fi
if [ "${MODE-}" = asan ] || [ ! -f "$tools/fail_clock.so" ]; then
	skip 'no library can be put before this program' 'clocks that are set'
else
	test_ 'summer time begins and ends, and midnight: the clock on the screen turns, and lines are kept' clock_turns
	test_ 'a clock that is set back and forward stops nobody' clock_is_set
fi
done_
