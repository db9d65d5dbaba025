#!/bin/sh
# rooms.sh: holds every file to src/ROOMS. TAP; one "not ok" per trespass.
#
#   rooms.sh [FOLDER]     FOLDER holds src/ and include/; the default is the current one
#
# Two witnesses: the compiler's list of all that a file really includes (cc -MM), and the
# #include lines as written, which also shows what an #ifdef hides today. First the facts are
# gathered, one per line, then one awk program reads the law and judges them.
set -eu

cd "${1:-.}"
cc=${CC:-cc}
facts=$(mktemp "${TMPDIR:-/tmp}/rooms.XXXXXX")
trap 'rm -f "$facts" "$facts.d" "$facts.err"' EXIT
trap 'exit 1' HUP INT TERM

if [ ! -f src/ROOMS ]; then
	echo "1..1"
	echo "not ok 1 - src/ROOMS is missing"
	exit 1
fi

pkg_flags=
if [ -f src/LIBRARIES ]; then
	# shellcheck disable=SC2046 # one word per library
	pkg_flags=$("${PKG_CONFIG:-pkg-config}" --cflags \
		$(awk '$1 == "library" && $2 == "program" { print $3 }' src/LIBRARIES) 2>/dev/null) || true
fi

# closure FILE INCLUDED: one line for each file of ours that FILE includes, however deep. One run of the
# compiler for a whole room, as starting it costs more than reading; file by file only to name what is broken.
closure() { # ROOM FILE...
	room=$1
	shift
	# shellcheck disable=SC2086 # flags are words
	if $cc -MM -std=c11 -D_GNU_SOURCE $pkg_flags -Iinclude -I"src/$room" -x c "$@" \
		>"$facts.d" 2>"$facts.err"; then
		awk '
			{
				for (i = 1; i <= NF; i++) {
					if ($i ~ /:$/) {
						file = ""
						continue
					}
					if ($i ~ /^\// || $i == "\\")
						continue
					while (sub(/[^\/]+\/\.\.\//, "", $i))
						;
					if (file == "")
						file = $i
					else
						print "closure", file, $i
				}
			}' "$facts.d" >>"$facts"
	elif [ $# -gt 1 ]; then
		for file in "$@"; do
			closure "$room" "$file"
		done
	else
		echo "broken $1 $(grep -m 1 error "$facts.err" || head -n 1 "$facts.err")" >>"$facts"
	fi
}

for folder in src/*/ include/*/; do
	[ -d "$folder" ] || continue
	# Translations are no code.
	[ "$folder" != src/po/ ] || continue
	room=$(basename "$folder")
	echo "folder $folder $room" >>"$facts"
done
for folder in src/*/; do
	set -- "$folder"*.c
	[ -f "$1" ] && closure "$(basename "$folder")" "$@"
done
[ ! -f src/main.c ] || closure main src/main.c
# A header is judged by itself where no file of its own room vouches for it.
for header in include/*/*.h src/*/*.h; do
	[ -f "$header" ] || continue
	room=$(basename "$(dirname "$header")")
	grep -q "^closure src/$room/[^ ]* $header\$" "$facts" || closure "$room" "$header"
done

# include FILE LINE SPELLED: as written, quotes or angles and all.
find src include -name '*.[ch]' -o -name '*.def' | sort | while read -r file; do
	awk -v file="$file" '
		/^[ \t]*#[ \t]*include/ {
			sub(/^[ \t]*#[ \t]*include[ \t]*/, "")
			if (match($0, /^("[^"]*"|<[^>]*>)/))
				print "include", file, NR, substr($0, 1, RLENGTH)
		}' "$file"
done >>"$facts"

# row TABLE LINE NAME and file TABLE NAME
grep '^table ' src/ROOMS | while read -r _ table macro _ files; do
	[ -f "$table" ] || continue
	awk -v table="$table" -v macro="$macro" '
		match($0, "^[ \t]*" macro "[ \t]*[(][^)]*[)]") {
			name = substr($0, RSTART, RLENGTH)
			gsub(/^[^(]*[(][ \t]*|[ \t]*[)]$/, "", name)
			print "row", table, NR, name
		}' "$table"
	prefix=${files%\**}
	for file in "$prefix"*.c; do
		[ -f "$file" ] || continue
		name=${file#"$prefix"}
		echo "file $table ${name%.c} $file"
	done
done >>"$facts"

awk '
function fail(what) {
	if (!(what in said)) {
		said[what] = 1
		failures[++failed] = what
	}
}

# The room a file belongs to: src/ROOM/x, include/ROOM/x, src/main.c; else none.
function room_of(file,   part, n) {
	if (file == "src/main.c")
		return "main"
	n = split(file, part, "/")
	return n >= 3 && (part[1] == "src" || part[1] == "include") ? part[2] : ""
}

# Whether NAME is one of the blank-separated PATTERNS; a final * stands for anything.
function one_of(name, patterns,   n, i, list) {
	n = split(patterns, list, " ")
	for (i = 1; i <= n; i++) {
		if (list[i] == name)
			return 1
		if (list[i] ~ /\*$/ && index(name, substr(list[i], 1, length(list[i]) - 1)) == 1)
			return 1
	}
	return 0
}

# Whether the room FROM may see FILE at all; where not, the fault is reported as WHERE.
function judge(where, from, file,   to, header) {
	to = room_of(file)
	if (to == "") {
		fail(where ": " file " is in no room")
		return
	}
	if (to == from)
		return
	if (file ~ /^src\//) {
		fail(where ": " file " is private to the room " to)
		return
	}
	if (!((from, to) in may))
		fail(where ": the room " from " may not see " to " (" file ")")
	header = substr(file, length("include/") + 1)
	if (header in header_rooms && !one_of(from, header_rooms[header]))
		fail(where ": " header " is for " header_rooms[header] " alone")
}

FNR == 1 { part++ }

# ---- the law ----

part == 1 && (/^[ \t]*#/ || /^[ \t]*$/) { next }
part == 1 {
	arrow = index($0, "->")
	if (!arrow) {
		fail("src/ROOMS:" FNR ": there is no -> in this line")
		next
	}
	right = substr($0, arrow + 2)
	gsub(/^[ \t]+|[ \t]+$/, "", right)
	n = split(substr($0, 1, arrow - 1), left, " ")
	if (left[1] == "header") {
		header_rooms[left[2]] = right
	} else if (left[1] == "library") {
		for (i = 2; i <= n; i++) {
			libraries[++library_count] = left[i]
			library_rooms[library_count] = right
		}
	} else if (left[1] == "table") {
		;
	} else if (n == 1) {
		count = split(right, list, " ")
		for (i = 1; i <= count; i++) {
			if (!(list[i] in rooms))
				fail("src/ROOMS:" FNR ": " left[1] " names " list[i] ", which does not stand above it")
			may[left[1], list[i]] = 1
		}
		rooms[left[1]] = 1
	} else {
		fail("src/ROOMS:" FNR ": a line of no known kind")
	}
	next
}

# ---- the facts ----

$1 == "folder" && !($3 in rooms) {
	fail($2 ": src/ROOMS has no room of that name")
}
$1 == "broken" {
	file = $2
	sub(/^[^ ]* [^ ]* /, "")
	fail(file ": cannot be preprocessed: " $0)
}
$1 == "closure" {
	judge($2, room_of($2), $3)
}
$1 == "include" {
	spelled = substr($4, 2, length($4) - 2)
	where = $2 ":" $3
	from = room_of($2)
	own = $2
	sub(/^(src|include)\//, "", own)
	if (spelled ~ /(^|\/)\.\.?\// || spelled ~ /^\//)
		fail(where ": " $4 " is a path; name the room instead")
	else if ($4 ~ /^"/ && spelled ~ /\//)
		judge(where, from, "include/" spelled)
	for (i = 1; i <= library_count; i++)
		if (one_of(spelled, libraries[i]) && !one_of(from, library_rooms[i]) &&
			!one_of(own, library_rooms[i]))
			fail(where ": " $4 " is for " library_rooms[i] " alone")
}
$1 == "row" {
	where = $2 ":" $3
	if ($2 in last && ("" $4) <= ("" last[$2]))
		fail(where ": " $4 " stands after " last[$2] "; rows are in the order of the alphabet")
	last[$2] = $4
	row[$2, $4] = where
}
$1 == "file" {
	file_of[$2, $3] = $4
	table_of[$2, $3] = $2
}

END {
	for (key in row)
		if (!(key in file_of)) {
			split(key, part_of, SUBSEP)
			fail(row[key] ": there is no file for the row " part_of[2])
		}
	for (key in file_of)
		if (!(key in row))
			fail(file_of[key] ": there is no row for it in " table_of[key])
	if (!failed) {
		print "1..1"
		print "ok 1 - every file keeps to its room"
		exit 0
	}
	print "1.." failed
	for (i = 1; i <= failed; i++)
		print "not ok " i " - " failures[i]
	exit 1
}' src/ROOMS "$facts"
