#!/bin/sh
# analyse.sh: what two analysers say of every source file, less what tests/tools/analysed explains. `make analyse`.
#
#   analyse.sh [FILE...]    the default is all of src/
#
# gcc -fanalyzer follows the paths through each function, cppcheck looks at values. Both guess, so each finding is
# either mended or stands in the list with the reason why it cannot happen. A row of the list that no analyser gives
# any more is named too: it would hide the next finding of its kind. Analysers differ from version to version; the list
# was read with gcc 12 and cppcheck 2.10.
set -u
export LC_ALL=C

whole=$#
[ $# -gt 0 ] || set -- $(find src -name '*.c' | sort)
jobs=$(nproc 2>/dev/null || echo 2)
said=$(mktemp -d "${TMPDIR:-/tmp}/analyse.XXXXXX")
trap 'rm -rf "$said"' EXIT
trap 'exit 1' HUP INT TERM

flags=$("${PKG_CONFIG:-pkg-config}" --cflags \
	$(awk '$1 == "library" && $2 == "program" { print $3 }' src/LIBRARIES) 2>/dev/null)
export flags said

ran=
if command -v gcc >/dev/null && echo 'int x;' | gcc -fanalyzer -x c -c -o /dev/null - 2>/dev/null; then
	ran="gcc -fanalyzer"
	# shellcheck disable=SC2016 # the inner shell's words
	printf '%s\n' "$@" | xargs -P "$jobs" -I FILE sh -c '
		gcc -std=c11 -D_GNU_SOURCE -Iinclude $flags -O1 -fanalyzer -fdiagnostics-plain-output \
			-DROUNDTABLE_VERSION=\"0\" -DROUNDTABLE_DATADIR=\"/\" -DROUNDTABLE_LOCALEDIR=\"/\" \
			-c -o /dev/null FILE 2>"$said/$(echo FILE | tr / _).gcc" ||
			echo "gcc FILE:1:1: does not compile: see make" >"$said/$(echo FILE | tr / _).gcc"'
	cat "$said"/*.gcc | awk '
		/: In function / { f = $0; sub(/.*: In function ./, "", f); sub(/[^a-z0-9_].*/, "", f) }
		/: warning: .*-Wanalyzer-/ {
			kind = $0; sub(/.*\[-Wanalyzer-/, "", kind); sub(/\].*/, "", kind)
			split($1, at, ":"); line = $0; sub(/^[^ ]* warning: /, "", line)
			print "gcc", at[1], f, kind, at[2], line
		}
		/does not compile/ { print "gcc", $2, "-", "broken", 1, $0 }' >"$said/all"
fi
if command -v cppcheck >/dev/null; then
	ran="$ran${ran:+ and }cppcheck"
	cppcheck --quiet -j "$jobs" --std=c11 --language=c --enable=warning,performance,portability -Iinclude -D_GNU_SOURCE \
		--suppress=missingIncludeSystem --template='cppcheck {file} - {id} {line} {message}' "$@" 2>&1 |
		grep '^cppcheck ' >>"$said/all"
fi
if [ -z "$ran" ]; then
	echo "neither gcc -fanalyzer nor cppcheck is here; nothing was analysed"
	exit 0
fi

# A row explains every finding of its kind in its function (cppcheck names none: in its file).
awk -v whole="$whole" -v ran="$ran" -v files=$# '
	FILENAME == ARGV[1] && (/^#/ || !NF) { next }
	FILENAME == ARGV[1] { key = $1 " " $2 " " $3 " " $4; why[key] = FNR; next }
	{
		key = $1 " " $2 " " $3 " " $4
		if (key in why) { used[key] = 1; explained++; next }
		printf "%s:%s: %s (%s, in %s)\n", $2, $5, substr($0, index($0, $5) + length($5) + 1), $1 " " $4, $3
		open++
	}
	END {
		for (key in why)
			if (!whole && !(key in used) && index(ran, substr(key, 1, index(key, " ") - 1))) {
				printf "tests/tools/analysed:%d: explains what nobody says any more: %s\n", why[key], key
				open++
			}
		printf "%s read %d files: %d findings explained, %d to look at\n", ran, files, explained, open
		exit open > 0
	}' tests/tools/analysed "$said/all"
