#!/bin/sh
# coverage.sh: how many lines of each room the tests reached. `make coverage`.
#
#   coverage.sh BUILD [ROOM...]    with ROOM, also each line of it that was not reached
set -u

build=$1
shift
work=$(mktemp -d "${TMPDIR:-/tmp}/coverage.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

for room in src/*/; do
	room=$(basename "$room")
	mkdir "$work/$room"
	top=$PWD
	(cd "$work/$room" && for object in "$top/$build/src/$room"/*.o; do
		gcov -o "$(dirname "$object")" -s "$top" "$object" 2>/dev/null
	done >gcov.log)
	awk -v room="$room" -v own="src/$room/" '
		/^ *-: *0:Source:/ { mine = index($0, own) > 0 }
		!mine { next }
		/^ *[0-9]+\*?: *[0-9]+:/ { reached++ }
		/^ *(#####|=====): *[0-9]+:/ { missed++ }
		END { n = reached + missed; printf "%-10s %5d of %5d lines %6.1f %%\n", room, reached, n, n ? 100 * reached / n : 0 }' \
		"$work/$room"/*.gcov 2>/dev/null
	for wanted in "$@"; do
		[ "$wanted" = "$room" ] || continue
		grep -H -e '^ *#####: *[0-9]*:' "$work/$room"/*.c.gcov | sed "s|^$work/||"
	done
done
