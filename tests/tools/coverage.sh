#!/bin/sh
# coverage.sh: how many lines of each room the tests reached. `make coverage`.
#
#   coverage.sh BUILD [ROOM]    with ROOM, each of its files
set -u

build=$1
only=${2-}

for room in src/*/; do
	room=$(basename "$room")
	[ -z "$only" ] || [ "$only" = "$room" ] || continue
	# -n: nothing is written, only the summary. Headers of other rooms come along, and are left out.
	gcov -n -s "$PWD" "$build/src/$room"/*.o 2>/dev/null |
		awk -v room="$room" -v files="$only" '
			/^File / { mine = index($0, "src/" room "/") && /\.c.$/; name = $2; next }
			/^Lines executed:/ && mine {
				mine = 0
				sub(/Lines executed:/, ""); sub(/%/, "")
				n += $3; reached += int($1 * $3 / 100 + 0.5)
				if (files) printf "  %-36s %5d lines %6.1f %%\n", name, $3, $1
			}
			END { printf "%-10s %5d of %5d lines %6.1f %%\n", room, reached, n, n ? 100 * reached / n : 0 }'
done
