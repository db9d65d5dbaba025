#!/bin/sh
# coverage.sh: how many lines of each room the tests reached, and which they did not where all of them must be. `make coverage`.
#
#   coverage.sh BUILD [ROOM]    with ROOM, each of its files
#
# Of store, export and rule's gate every line is to be reached. What is not is listed, unless tests/tools/unreached says why it
# cannot be; a row there that explains a line that was reached, or is no more, is named too: it would hide the next one.
# A line that only calls bug() is an assertion and counts as none of the program's. A process that is killed or aborts leaves
# no counts behind.
set -u
export LC_ALL=C

build=$1
only=${2-}
all='^src/(store/|export/|rule/gate)'

# gcov's own lines, as "FILE LINE REACHED TEXT". Headers of other rooms come along, and are left out.
lines() {
	for room in src/*/; do
		[ -z "$only" ] || [ "$only" = "$(basename "$room")" ] || continue
		for object in "$build/$room"*.o; do
			# -t: to stdout, nothing is written.
			[ ! -f "$object" ] || gcov -t -s "$PWD" "$object" 2>/dev/null
		done
	done | awk '
		/^ *-: *0:Source:/ { sub(/^ *-: *0:Source:/, ""); file = $0; mine = file ~ /^src\/.*\.c$/; next }
		!mine || /^ *-:/ { next }
		match($0, /^ *[0-9#=*]+:  *[0-9]+:/) {
			text = substr($0, RSTART + RLENGTH); split($0, part, ":"); sub(/^[ \t]*/, "", text)
			print file, part[2] + 0, part[1] !~ /#|=/, text
		}'
}

lines | awk -v only="$only" -v all="$all" '
	FILENAME != "-" {
		if (/^#/ || !NF)
			next
		split($0, part, / :: /)
		why[part[1] " " part[2]] = part[3]
		row[part[1] " " part[2]] = FNR
		next
	}
	{
		text = $0; sub(/^[^ ]+ [^ ]+ [^ ]+ /, "", text)
		if (text ~ /^(bug|memory_exhausted)\(/)
			next
		split($1, part, "/")
		if (part[2] != room) { flush_room(); room = part[2] }
		if ($1 != file) { flush_file(); file = $1 }
		n++; of_file++
		if ($3) { reached++; reached_of_file++; next }
		if ($1 !~ all)
			next
		if (($1 " " text) in why) { used[$1 " " text] = 1; explained++; next }
		open[++opens] = $1 ":" $2 ": " text
	}
	function flush_file() {
		if (file && (only || (file ~ all && reached_of_file < of_file)))
			rows = rows sprintf("  %-36s %5d of %5d lines %6.1f %%\n", file, reached_of_file, of_file, 100 * reached_of_file / of_file)
		file = ""; of_file = reached_of_file = 0
	}
	function flush_room() {
		flush_file()
		if (n)
			printf "%s%-10s %5d of %5d lines %6.1f %%\n", only ? rows : "", room, reached, n, 100 * reached / n
		if (!only)
			printf "%s", rows
		rows = ""; n = reached = 0
	}
	END {
		flush_room()
		for (i = 1; i <= opens; i++)
			print "not reached: " open[i]
		for (key in row) {
			split(key, part, /[\/ ]/)
			if (!(key in used) && (!only || part[2] == only)) {
				printf "tests/tools/unreached:%d: explains a line that was reached, or is no more: %s\n", row[key], key
				stale++
			}
		}
		printf "store, export and the gate of rule: %d lines not reached, %d more explained in tests/tools/unreached\n", opens, explained
		exit opens + stale > 0
	}' tests/tools/unreached -
