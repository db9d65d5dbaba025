#!/bin/sh
# valgrind.sh: the screen under valgrind, once: its unit tests, and a start, a kept line and an end at a real terminal. There
# AddressSanitizer and ncurses disagree about what is lost. `make valgrind`. TAP.
#
#   T   only the unit tests whose name contains T; none: the terminal alone
set -u

command -v valgrind >/dev/null 2>&1 || { echo '1..0 # SKIP no valgrind'; exit 0; }
build=$PWD/$BUILD
said=$build/valgrind
rm -rf "$said"
mkdir -p "$said"
export TZ=UTC LC_ALL=C.UTF-8
count=0 failed=0

# Valgrind does not know landlock and seccomp, and says so in lines of two dashes; what it finds has two equals signs.
judge() { # WHAT STATUS LOG...
	what=$1 status=$2
	shift 2
	count=$((count + 1))
	if [ "$status" -eq 0 ] && ! grep -q '^==' "$@" 2>/dev/null; then
		echo "ok $count - $what"
	else
		echo "not ok $count - $what (status $status)"
		grep -h '^==' "$@" 2>/dev/null | head -n 40 | sed 's/^/# /'
		failed=1
	fi
}

under="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite"

for program in "$build"/tests/test_tui*${T-}*; do
	[ -x "$program" ] || continue
	name=$(basename "$program")
	# A thousand keys in twenty meetings take an hour here, and the sanitizers have them.
	[ "$name" != test_tui_storm ] || continue
	$under --log-file="$said/$name.log" "$program" >"$said/$name.out" 2>&1 </dev/null
	judge "$name" $? "$said/$name.log"
done

printf '#!/bin/sh\nexec %s --log-file=%s/screen.%%p.log %s/roundtable "$@"\n' "$under" "$said" "$build" >"$said/roundtable"
chmod +x "$said/roundtable"
for claim in 'it starts, and gives the terminal back' 'what is typed is kept, and undone, on the disk'; do
	ROUNDTABLE=$said/roundtable CLAIM=$claim tests/term/room.sh >"$said/room.out" 2>&1 </dev/null
	grep -q '^ok 1 ' "$said/room.out"
	judge "$claim" $? "$said"/screen.*.log
done
echo "1..$count"
exit $failed
