#!/bin/sh
# run: every folder here is a session and what must come of it. A case is files, never code:
#
#   agenda.yaml, people.yaml, capture.txt   what goes in (capture-2.txt: typed before the second export)
#   export.txt      one line per export: its options; `--undecided hide` when there is no such file
#   swap            "p1 p2" lines: speakers of one class, who may change places
#   any-order       when there: what is typed after the last :go may be typed in any order
#   allowed-words   words of four letters and more that are in the minutes and in somebody's name
#   todo            one line, when the program is known not to do yet what the case says
#   answers.txt show.json minutes.md minutes.txt minutes.json actions.csv stderr.txt, minutes.cy.md and the like
#   status          what must come out, whichever are there; `run.sh --accept` rewrites them
#
# Of every case, in every format: nobody's name, no id and no time of day; the same bytes when it is done
# twice, elsewhere on earth in another locale, and when speakers of one class change places.
. "$(dirname "$0")/../cli/lib"

accept=no
[ "${1-}" != --accept ] || accept=yes
cases=$top/tests/golden
formats=$("$rt" completion bash | sed -n '/= export/,/fi/s/.*compgen -W "\([^"]*\)".*/\1/p' | tr ' ' ',')
# What a converter of the machine makes is no business of these; pages.sh looks at it.
formats=$(echo "$formats" | sed 's/,pdf//')
[ -n "$formats" ] || { echo 'Bail out! no formats'; exit 1; }

# ---- playing a case ----

exports() { # one line of options per export
	if [ -f "$case/export.txt" ]; then
		cat "$case/export.txt"
	else
		echo '--undecided hide'
	fi
}

# Leaves answers, show, stderr, status and out/ in the current folder.
play() { # CAPTURE-FILTER
	"$rt" new s --agenda "$case/agenda.yaml" --people "$case/people.yaml" --date 2019-10-08 2>new.err || return 1
	$1 <"$case/capture.txt" | "$rt" capture s >answers 2>answers.err
	nth=0
	: >stderr
	exports | while read -r options; do
		nth=$((nth + 1))
		if [ -f "$case/capture-$nth.txt" ]; then
			$1 <"$case/capture-$nth.txt" | "$rt" capture s >>answers 2>>answers.err
		fi
		rm -rf out
		# shellcheck disable=SC2086
		"$rt" export s --format "$formats" --output out/ $options 2>>stderr </dev/null
		echo $? >status
	done
	"$rt" show s --format json >show 2>/dev/null
}

# Ids, times and seconds are another's in every run.
steady() {
	sed -E -e 's/\b[a-z2-7]{8,}-([0-9]+)\b/ID-\1/g' -e 's/"at": "[^"]*"/"at": "TIME"/' \
		-e 's/^(  "id": )"[a-z2-7]{16}"/\1"SESSION"/' -e 's/("seconds": )[0-9]+/\10/'
}

# What is compared: FILE in the case, from what the run left.
outcome() { # FILE
	case $1 in
	answers.txt) cat answers answers.err | steady ;;
	show.json) steady <show ;;
	stderr.txt) grep -v '^roundtable: wrote ' stderr | steady ;;
	status) cat status ;;
	*) cat "out/$1" 2>/dev/null ;;
	esac
}

# ---- what must hold ----

as_accepted() {
	cd "$played" || exit 1
	outcome "$wanted" >seen
	if [ $accept = yes ] && [ ! -f "$case/todo" ]; then
		cp seen "$case/$wanted"
		return
	fi
	diff -u "$case/$wanted" seen | tail -n +3 >changes
	[ ! -s changes ] || { head -n 38 changes; exit 1; }
}

# Lower-case ASCII words of four letters and more, one a line.
words() {
	iconv -f UTF-8 -t ASCII//TRANSLIT | tr '[:upper:]' '[:lower:]' | tr -c 'a-z' '\n' | grep -E '^[a-z]{4,}$' | sort -u
}

# The words of who must not be found: every value of the roster but ids, groups, parts, kinds and roles.
hidden_words() {
	grep -v -e 'on_record: *true' "$case/people.yaml" |
		sed -E -e 's/#.*//' -e 's/\b(id|group|part|kind|role|title|on_record|convenor): *[^,}]*[,}]//g' \
			-e 's/\b(name|aliases|organisation|organisations|people|places|email|withhold):/ /g' -e '/^allow:/d' |
		words >hidden
	if [ -f "$case/allowed-words" ]; then
		words <"$case/allowed-words" | comm -23 hidden - >left
		mv left hidden
	fi
	cat hidden
}

# A file as a stranger reads it.
readable() { # FILE
	case $1 in
	*.docx)
		unzip -p "$1" 2>/dev/null
		unzip -l "$1" 2>/dev/null | sed '1,3d'
		;;
	*) cat "$1" ;;
	esac
}

leaks_nobody() {
	cd "$played" || exit 1
	[ -d out ] || return 0
	hidden_words >names
	[ -s names ] || fail 'nobody to look for'
	"$rt" log s 2>/dev/null | awk '{ print $2 }' >ids
	for file in out/*; do
		readable "$file" >text
		words <text | comm -12 - names >found
		[ ! -s found ] || fail "$file has $(head -n 3 found | tr '\n' ' ')"
		! grep -q -a -F -f ids text || fail "$file has an id: $(grep -a -o -F -f ids text | head -n 1)"
		case $file in *.docx) continue ;; esac
		! grep -q -a -E '(^|[^0-9])[0-2]?[0-9]:[0-5][0-9]([^0-9]|$)' text ||
			fail "$file has a time: $(grep -a -o -E '.{12}[0-2]?[0-9]:[0-5][0-9]' text | head -n 1)"
	done
}

same_files() { # FOLDER FOLDER
	[ -d "$1" ] || [ -d "$2" ] || return 0
	diff -r "$1" "$2" || exit 1
}

again() {
	cd "$played" || exit 1
	[ -d out ] || return 0
	options=$(exports | tail -n 1)
	# shellcheck disable=SC2086
	"$rt" export s --format "$formats" --output twice/ $options 2>/dev/null
	same_files out twice
}

elsewhere() {
	export TZ=Pacific/Chatham LC_ALL=C LANG=C
	play cat
	same_files "$played/out" out
}

swapped() {
	while read -r one other; do
		printf 's/\\b%s\\b/\\x01/g; s/\\b%s\\b/%s/g; s/\\x01/%s/g\n' "$one" "$other" "$one" "$other"
	done <"$case/swap" >swap.sed
	change_places() { sed -f swap.sed; }
	play change_places
	change_places <"$case/capture.txt" | cmp -s - "$case/capture.txt" && fail 'nobody changed places'
	same_files "$played/out" out
}


turned_round() {
	last=$(grep -n '^:go ' "$case/capture.txt" | tail -n 1 | cut -d : -f 1)
	backwards() {
		sed -n "1,${last}p" "$case/capture.txt"
		tail -n "+$((last + 1))" | tac
	}
	play backwards
	backwards <"$case/capture.txt" | cmp -s - "$case/capture.txt" && fail 'nothing was turned round'
	same_files "$played/out" out
}

for case in "$cases"/*/; do
	case=${case%/}
	name=$(basename "$case")
	case ${T:-} in '') ;; *) case $name in *"$T"*) ;; *) continue ;; esac ;; esac
	played=$work/$name
	mkdir "$played" && (cd "$played" && play cat) || {
		tests_run=$((tests_run + 1))
		echo "not ok $tests_run - $name can be played"
		sed 's/^/#   /' "$played/new.err"
		continue
	}
	for wanted in answers.txt show.json minutes.md minutes.en.md minutes.cy.md minutes.txt minutes.cy.txt minutes.json minutes.cy.json \
		actions.csv actions.cy.csv stderr.txt status; do
		[ -f "$case/$wanted" ] || continue
		if [ -f "$case/todo" ]; then
			todo "$(cat "$case/todo")" "$name: $wanted" as_accepted
		else
			test_ "$name: $wanted" as_accepted
		fi
	done
	test_ "$name: no format shows a name, an id or a time" leaks_nobody
	test_ "$name: the same bytes when it is done twice" again
	test_ "$name: the same bytes in another place and locale" elsewhere
	[ ! -f "$case/swap" ] || test_ "$name: who of a class said it leaves every byte the same" swapped
	[ ! -f "$case/any-order" ] || test_ "$name: the order of typing leaves every byte the same" turned_round
done
plan
