#!/bin/sh
# keys.sh: prints the lists of keys for roundtable-keys(7), from the rows of the source; never typed twice.
#
#   keys.sh            all lists, each between its marks
#   keys.sh --write    puts them in place of those in man/roundtable-keys.7
#
# tests/cli/manual.sh compares the page with what this prints.
set -eu

page=man/roundtable-keys.7

# "KEY\tHELP" lines as items of a list. A key that roff or mdoc would take for punctuation is shielded.
items() {
	awk -F '\t' '
		function shown(key) {
			if (key ~ /^C-[a-z]$/) return "Ctrl-" toupper(substr(key, 3))
			if (key ~ /^C-/) return "Ctrl-" substr(key, 3)
			if (key ~ /^M-/) return "Alt-" substr(key, 3)
			if (key ~ /^S-/) return "Shift-" substr(key, 3)
			return key
		}
		function roff(text) {
			gsub(/\\"/, "\\(dq", text)
			gsub(/"/, "\\(dq", text)
			# A sentence begins a line, as mdoc wants it.
			while (match(text, /[.] [A-Z]/)) text = substr(text, 1, RSTART) "\n" substr(text, RSTART + 2)
			return text
		}
		{
			key = roff(shown($1))
			print ".It Li " (length(key) == 1 ? "\\&" : "") key
			print roff($2) "."
		}'
}

list() { # WIDTH
	echo ".Bl -tag -width \"$1\" -compact"
	items
	echo ".El"
}

# A file as it was before its words were marked for translation.
unmarked() {
	sed -E 's/N_\(("([^"\\]|\\.)*")\)/\1/g' "$@"
}

# The rows of a table of `{ "key", …, "help" },`: first and last string.
screen_keys() {
	for digit in 2 3 4 5 6 7 8; do
		unmarked src/tui/screen_*.c | sed -n "s/.*\.key = \"\(F$digit\)\", \.title = \"\([^\"]*\)\".*/\1\t\2/p"
	done
}

# A row that says "The same" does what the row before it does; the key of one has a name of its own.
bindings() { # WHERE
	record=$(sed -n 's/^#define RECORD_KEY \(".*"\)$/\1/p' src/tui/binding.h)
	unmarked src/tui/binding.c | sed "s/{ RECORD_KEY,/{ $record,/" | sed -n "s/^\t{ \"\([^\"]*\)\", \([A-Z_]*\), .*, \"\(.*\)\" },\$/\2\t\1\t\3/p" |
		awk -F '\t' -v where="$1" '
			{ if ($3 != "The same") help = $3 }
			$1 == where { print $2 "\t" help }'
}

# Key, name and help of every command that has a key.
command_keys() {
	for file in src/command/command_*.c; do
		unmarked "$file" | awk '
			function string(line) { sub(/^[^"]*"/, "", line); sub(/",?$/, "", line); return line }
			/^\t\.name = / { name = string($0) }
			/^\t\.key = / { key = string($0) }
			/^\t\.help = / { help = string($0) }
			END { if (key != "") print key "\t" name "\t" help }'
	done
}

# The own keys of one screen. A key without words of its own is that of the command it stands for.
hints() { # FILE
	unmarked "$1" | awk '/struct hint hints\[\] = / { on = 1; next } /^};/ { on = 0 } on && /^\t\{ "/' |
		sed -n -e 's/^\t{ "\([^"]*\)", "[^"]*", "\(.*\)" },.*/\1\t\2/p' -e 's/^\t{ "\([^"]*\)", "[^"]*", NULL },.*/\1\t/p' |
		while IFS='	' read -r key help; do
			[ -n "$help" ] || help=$(command_keys | awk -F '\t' -v key="$key" '$1 == key { print $3; exit }')
			printf '%s\t%s\n' "$key" "$help"
		done
}

begin() { echo ".\\\" begin $1: printed by tests/tools/keys.sh"; }
end() { echo ".\\\" end $1"; }

lists() {
	begin screens
	screen_keys | list "F10"
	end screens
	begin anywhere
	bindings ANYWHERE | list "Alt-Backspace"
	end anywhere
	begin entry
	bindings IN_ENTRY | list "Alt-Backspace"
	end entry
	begin lists
	bindings IN_LISTS | list "Alt-Backspace"
	end lists
	begin own
	for digit in 2 3 4 5 6 7 8; do
		file=$(grep -l "\.key = \"F$digit\"" src/tui/screen_*.c)
		echo ".Ss $(screen_keys | sed -n "s/^F$digit\t//p")"
		hints "$file" | list "Space"
	done
	echo ".Ss Start"
	hints src/tui/screen_start.c | list "Space"
	end own
	begin commands
	echo ".Bl -tag -width \"Ctrl-T\" -compact"
	command_keys | awk -F '\t' '{ print $1 "\t:" $2 }' | items | sed 's/^\(:.*\)\.$/.Ic \1/'
	echo ".El"
	end commands
}

case ${1-} in
"") lists ;;
--write)
	new=$(mktemp)
	trap 'rm -f "$new" "$new.lists"' EXIT
	lists >"$new.lists"
	awk -v lists="$new.lists" '
		/^\.\\" begin / {
			name = $3
			on = 1
			while ((getline line < lists) > 0) {
				if (line ~ "^\\.\\\\\" begin " name) show = 1
				if (show) print line
				if (show && line ~ /^\.\\" end /) { show = 0; break }
			}
			close(lists)
		}
		!on
		/^\.\\" end / { on = 0 }' "$page" >"$new"
	cat "$new" >"$page"
	;;
*) echo "usage: keys.sh [--write]" >&2; exit 2 ;;
esac
