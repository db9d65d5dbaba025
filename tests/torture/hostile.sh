#!/bin/sh
# hostile: every command that reads a file meets every kind of bad one. A message that names the file, no control byte
# on any stream, under a second of processor and 64 MiB, and nothing is made of it.
. "$(dirname "$0")/lib"

most_ms=1000 most_kib=65536
if [ "${MODE-}" = asan ]; then
	most_ms=5000 most_kib=2000000
	export COST_FREE=1
fi

# ---- the files ----

hostile_files() { # makes bad/*; the names are what messages must call them by
	mkdir -p bad/folder
	cat >bad/bomb <<-'END'
		title: &a [x, x, x, x, x, x, x, x, x]
		b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
		c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
		d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
		e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
		people: [*e, *e, *e, *e, *e, *e, *e, *e, *e]
		dimensions: [*e, *e, *e, *e, *e, *e, *e, *e, *e]
	END
	head -c 200000 /dev/zero | tr '\0' '[' >bad/brackets
	head -c 200000 /dev/zero | tr '\0' '{' >bad/braces
	head -c 200000 /dev/zero | tr '\0' '<' >bad/angles
	head -c 200000 /dev/zero | tr '\0' '&' >bad/anchors
	head -c 200000 /dev/zero | tr '\0' '"' >bad/quotes
	head -c 200000 /dev/zero | sed 's/\x0/"a":{/g' >bad/nested
	head -c 100000 /dev/zero | sed 's/\x0/- /g' >bad/dashes
	head -c 100000000 /dev/zero | tr '\0' x >bad/huge
	printf 'title: !!python/object/apply:os.system ["id"]\npeople: !!binary aGk=\n' >bad/tags
	printf 'title: T\ntitle: U\npeople: []\npeople: []\n' >bad/twice
	printf '{"roundtable": 1, "roundtable": 1, "title": 1e999, "month": [], "participants": -1}\n' >bad/json
	printf '{"roundtable": 1, "title": "\\u0000\\u001b[31m", "month": "\\ud800"}\n' >bad/escaped
	printf '\377\376t\0i\0t\0l\0e\0:\0 \0T\0\n\0' >bad/utf16
	printf 'title: T\0\npeople: [{name: A\0B}]\n' >bad/nul
	printf '\357\273\277\357\273\277title: \303\050\n' >bad/bom
	printf 'title: "T\r\r\r\npeople: [\r\n' >bad/crlf
	printf 'title: \033]0;owned\007\033[2J\302\233\342\200\256gnp.exe\npeople:\n- {name: "\\e[31mRed\\u202e"}\n\033[1m: 1\n' >bad/escapes
	printf 'name,group\n"\033[31mRed\342\200\256",\033[1m\n=cmd|calc,x\n' >bad/cells
	printf 'PK\003\004\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377' >bad/zip
	: >bad/empty
	mkfifo bad/fifo
	ln -s nowhere bad/dangling
	ln -s loop bad/loop
	ln -s /dev/zero bad/zeros
	cp bad/tags "bad/$(printf 'n\033[31m\342\200\256')"
}

# ---- the judge ----

meet() { # WHAT FILE ARG...
	kind=$1 file=$2
	shift 2
	before="$kind, $file: "
	"$tools/cost" cost "$rt" "$@" >out 2>err <"${input:-/dev/null}"
	status=$?
	met=$((met + 1))
	[ "$status" -lt 124 ] || fail "$before status $status"
	read -r ms kib verdict <cost
	[ "$ms" -le "$most_ms" ] || fail "$before $ms ms"
	# A journal may be long: it is read whole.
	[ "$kib" -le "$most_kib" ] || case $before in *journal.yaml*bad/huge*) ;; *) fail "$before $kib KiB" ;; esac
	[ "$ms" -le "$slowest" ] || { slowest=$ms slow="$kind $file"; }
	[ "$kib" -le "$largest" ] || { largest=$kib large="$kind $file"; }
	[ "$verdict" = clean ] || fail "$before $verdict"
}

# The message names the file, made safe.
named() {
	[ "$status" -eq 0 ] || case $file in
	*"$esc"*) grep -q -a -F '[31m' err || fail "$before the file is not named" ;;
	*) grep -q -a -F "${file##*/}" err || fail "$before the file is not named: $(head -n 2 err)" ;;
	esac
}

start() {
	met=0 slowest=0 largest=0 slow= large= input=
	# Made once; 100 MB are not copied.
	[ -d "$work/made/bad" ] || { mkdir "$work/made" && (cd "$work/made" && hostile_files); }
	cp -al "$work/made/bad" bad
}

said() { # WHAT
	figure "$1: $met meetings; slowest ${slowest} ms ($slow), largest ${largest} KiB ($large)"
}

# ---- who meets them ----

yaml_and_csv() {
	start
	agenda >agenda.yaml
	people >people.yaml
	for file_ in $(ls -d bad/* | some 3); do
		meet agenda "$file_" check "$file_"
		case $file_ in */folder) ;; *) named ;; esac
		meet new "$file_" new x --agenda "./$file_"
		named
		[ "$status" -ne 0 ] || [ -e x ] || fail "$before status 0 and no session"
		[ "$status" -eq 0 ] || absent x
		rm -rf x
		meet people "$file_" new x --agenda agenda.yaml --people "$file_"
		named
		[ "$status" -eq 0 ] || absent x
		rm -rf x
		case $file_ in bad/fifo | bad/folder | bad/dangling | bad/loop | bad/zeros) continue ;; esac
		cp "$file_" bad.csv
		meet csv bad.csv new x --agenda agenda.yaml --people bad.csv
		named
		[ "$status" -eq 0 ] || absent x
		rm -rf x
		meet 'redact --people' bad.csv redact --people bad.csv
		named
	done
	said 'agendas and rosters'
}

published() {
	start
	session s
	type_in s ':here p1' '" We answer for it together @p1'
	for file_ in bad/*; do
		meet synthesis "$file_" synthesis "$file_" --format text
		[ "$status" -ne 0 ] || fail "$before it was taken for minutes"
		named
		meet slips "$file_" slips s --read "$file_"
		named
		meet merge "$file_" merge s "$file_" --into y
		[ "$status" -ne 0 ] || fail "$before it was taken for a session"
		absent y
	done
	run check s
	status_is 0
	said 'minutes, slips and copies'
}

to_the_gate() {
	start
	session s
	for ending in md txt html csv ics json xml docx; do
		for file_ in $(ls -d bad/* | grep -v "$esc" | some 5); do
			case $file_ in
			bad/fifo | bad/folder | bad/dangling | bad/loop | bad/zeros)
				[ $ending = md ] || continue
				meet gate "$file_" gate s "$file_"
				;;
			*)
				[ "$file_" != bad/huge ] || [ $ending = txt ] || continue
				ln "$file_" bad.$ending
				meet gate "$file_ as .$ending" gate s bad.$ending
				rm -f bad.$ending
				;;
			esac
		done
	done
	said 'the gate'
}

typed_in() {
	start
	session s
	for file_ in bad/*; do
		case $file_ in bad/fifo | bad/folder | bad/dangling | bad/loop | bad/zeros) continue ;; esac
		input=$file_
		meet capture "$file_" capture s
		export COST_FILTER=1
		[ "$file_" = bad/huge ] || meet redact "$file_" redact --people people.yaml
		unset COST_FILTER
	done
	input=
	run check s
	status_is 0
	run show s
	clean_output
	run log s
	clean_output
	said 'typed lines'
}

in_the_folder() {
	start
	session whole
	type_in whole 'A view'
	for name in journal.yaml agenda.yaml people.yaml journal.torn seal.intent sealed.json receipt.txt slips.txt; do
		for file_ in $(ls -d bad/* | grep -v "$esc" | some 6); do
			[ "$file_" != bad/zeros ] || continue
			rm -rf s
			cp -Rp whole s
			rm -f s/$name
			cp -Rp "$file_" s/$name 2>/dev/null
			for sub in log check; do
				meet "$sub: $name" "$file_" $sub s
			done
			case $name in journal.torn | sealed.json | receipt.txt | slips.txt | seal.intent) ;; *)
				[ "$status" -ne 0 ] || [ "$file_" = bad/empty ] || [ $name = agenda.yaml ] || [ $name = people.yaml ] ||
					fail "$before check finds nothing"
				;;
			esac
			! long || meet "export: $name" "$file_" export s --format text --output -
		done
	done
	said 'the session itself'
}

# A roster and an agenda that somebody appends to while they are read, again and again.
grows() {
	start
	agenda >agenda.yaml
	people >people.yaml
	: >growing
	people | head -n 6 >grows.yaml
	(
		while [ -e growing ]; do
			i=0
			while [ $i -lt 200 ]; do
				i=$((i + 1))
				echo '  - {name: "Added Meanwhile"}'
			done >>grows.yaml
		done
	) &
	writer=$!
	for round in 1 2 3; do
		head -n 6 grows.yaml >fresh && cp fresh grows.yaml
		meet grows grows.yaml new x --agenda agenda.yaml --people grows.yaml
		rm -rf x
	done
	rm -f growing
	wait "$writer"
	said 'a roster that grows'
}

if [ -x "$tools/cost" ]; then
	test_ 'agendas and rosters' yaml_and_csv
	test_ 'minutes, slips and copies' published
	test_ 'files at the gate, under every ending' to_the_gate
	test_ 'lines and texts' typed_in
	test_ 'files of the session itself' in_the_folder
	test_ 'a file that grows while it is read' grows
else
	skip 'cost is not built' 'hostile files'
fi
done_
