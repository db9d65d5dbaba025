#!/bin/sh
# files: agendas and rosters that somebody made by hand, or that somebody made to do harm.
. "$(dirname "$0")/lib"

# ---- agendas ----

# Ten mistakes, ten messages, each where it is.
ten_mistakes() {
	cat >bad.yaml <<-'END'
		title: Ten mistakes
		minuts: 90
		language: Klingon!
		rule: {name: chatham-house, k: 1, quotes: maybe}
		retain_until: 2027-02-30
		groups:
		  - {id: nhs, label: NHS leader, plural: NHS leaders}
		  - {id: nhs, label: twice, plural: twice}
		  - {id: lost, label: lost, plural: lost, within: nowhere}
		dimensions:
		  - {id: internal, title: Internal, minutes: many}
		  - {id: internal, title: Again}
		  - id: local
		polls:
		  - {id: duty, dimension: nowhere, question: Why?, options: [Yes, No]}
	END
	for where in 2:1 3:11 4:32 4:43 5:15 8: 9: 11: 12: 13: 15:; do
		echo "bad.yaml:$where"
	done >wanted
	run check bad.yaml
	status_is 1
	clean_output
	while read -r where; do
		has err "$where"
	done <wanted
	[ "$(grep -c -E '^roundtable: bad.yaml:[0-9]+:[0-9]+: ' err)" -ge 11 ] || fail 'not every mistake has line and column'
	has err 'did you mean "minutes"'
	like err '^roundtable: 1[1-9] mistakes in all$'
	cp err check.err
	run new s --agenda bad.yaml
	status_is 1
	empty out
	absent s
	grep 'bad.yaml:' err >of.new
	grep 'bad.yaml:' check.err >of.check
	same of.check of.new
}

not_an_agenda() {
	: >empty.yaml
	echo 'just a sentence' >sentence.yaml
	echo '- a list' >list.yaml
	printf 'title: "no end\n' >quote.yaml
	printf 'title: T\ndimensions: [{id: a, title: A}\n' >bracket.yaml
	printf 'title: T\n\tdimensions: tab\n' >tab.yaml
	printf 'title: caf\351\ndimensions: [{id: a, title: A}]\n' >latin.yaml
	printf 'title: T\0T\ndimensions: [{id: a, title: A}]\n' >nul.yaml
	printf 'title: T\ntitle: U\ndimensions: [{id: a, title: A}]\n' >twice.yaml
	printf 'title: T\ndimensions: []\n' >none.yaml
	printf 'dimensions: [{id: a, title: A}]\n' >untitled.yaml
	printf 'title: T\ndimensions: [{id: a, title: A}]\n---\ntitle: U\n' >two.yaml
	for file_ in empty sentence list quote bracket tab latin nul twice none untitled two; do
		run check $file_.yaml
		status_is 1
		like err "^roundtable: $file_.yaml:[0-9]+:[0-9]+: "
		clean_output
		run new s --agenda $file_.yaml
		[ "$status" -ne 0 ] || fail "$file_.yaml made a session"
		absent s
	done
}

ten_lines_are_enough() {
	printf 'title: T\ndimensions: [{id: a, title: A}]\n' >small.yaml
	run check small.yaml
	status_is 0
	empty err
	printf '\357\273\277title: T\r\ndimensions: [{id: a, title: A}]\r\n' >windows.yaml
	run new s --agenda windows.yaml
	status_is 0
	run show s
	status_is 0
}

bombs() {
	{
		echo 'title: &a [x, x]'
		for n in b c d e f g h; do
			echo "$n: &$n [*a, *a, *a, *a, *a, *a]"
		done
		echo 'dimensions: [*h, *h]'
	} >alias.yaml
	head -c 200000 /dev/zero | tr '\0' '[' >brackets.yaml
	{
		printf 'title: '
		head -c 200000 /dev/zero | tr '\0' '{'
	} >braces.yaml
	{
		echo 'title: T'
		printf 'purpose: '
		head -c 100000 /dev/zero | tr '\0' x
	} >scalar.yaml
	{
		echo 'title: T'
		i=0
		while [ $i -lt 5 ]; do
			i=$((i + 1))
			printf '? '
		done
		head -c 20000 /dev/zero | tr '\0' '?' | sed 's/?/? /g'
	} >keys.yaml
	{
		echo 'title: T'
		head -c 5000000 /dev/zero | tr '\0' '#'
	} >large.yaml
	for bomb in alias brackets braces scalar keys large; do
		timeout 5 "$rt" check $bomb.yaml >out 2>err </dev/null
		status=$?
		status_is 1
		like err "^roundtable: $bomb.yaml:"
		clean_output
		[ "$(wc -c <err)" -lt 20000 ] || fail "$bomb.yaml is answered with $(wc -c <err) bytes"
		timeout 5 "$rt" new s --people $bomb.yaml >out 2>err </dev/null
		status=$?
		status_is 1
		absent s
	done
	like err '4096 KiB'
}

# What is no plain file is refused or read, and never waited for.
no_plain_files() {
	mkfifo pipe.yaml
	mkdir folder.yaml
	ln -s nowhere dangling.yaml
	ln -s loop.yaml loop.yaml
	for odd in pipe folder dangling loop; do
		timeout 5 "$rt" check $odd.yaml >out 2>err </dev/null
		status=$?
		status_is 1
		like err "^roundtable: $odd.yaml: "
		timeout 5 "$rt" new s --agenda ./$odd.yaml >out 2>err </dev/null
		status=$?
		[ "$status" -eq 1 ] || [ "$status" -eq 2 ] || fail "new from $odd.yaml: status $status"
		absent s
		timeout 5 "$rt" new s --people $odd.yaml >out 2>err </dev/null
		status=$?
		status_is 1
		absent s
	done
	timeout 5 "$rt" check /dev/zero >out 2>err </dev/null
	status=$?
	status_is 1
}

no_plain_files_in_a_session() {
	for name in agenda.yaml people.yaml journal.yaml; do
		session s
		mv s/$name aside
		for way in fifo folder dangling; do
			case $way in
			fifo) mkfifo s/$name ;;
			folder) mkdir s/$name ;;
			dangling) ln -s nowhere s/$name ;;
			esac
			for sub in show log check capture; do
				timeout 5 "$rt" $sub s >out 2>err </dev/null
				status=$?
				status_is 1
				has err "$name"
				clean_output
			done
			rm -rf s/$name
		done
		rm -rf s aside
	done
}

linked_journal() {
	session s
	mv s/journal.yaml elsewhere.yaml
	cp elsewhere.yaml before
	ln -s ../elsewhere.yaml s/journal.yaml
	echo 'A view' >lines
	run_with lines capture s
	# Followed or refused; never half of it.
	if grep -q '^kept' out; then
		all_kept s out
	else
		status_is 1
		same before elsewhere.yaml
	fi
	[ -L s/journal.yaml ] || fail 'the link was replaced'
}

hostile_names() {
	bad=$(printf 'a\033[31mb.yaml')
	printf 'title: T\nminuts: 3\ndimensions: [{id: a, title: A}]\n' >"$bad"
	run check "$bad"
	status_is 1
	clean_output
	run new "$(printf 's\033]0;x\007')" --agenda "$bad"
	status_is 1
	clean_output
	printf 'title: "T\\e[31m"\ndimensions: [{id: a, title: A}]\n"min\\e[2Juts": 3\n' >keys.yaml
	run check keys.yaml
	clean_output
	run new s --agenda "$(pwd)/keys.yaml"
	clean_output
}

# ---- rosters ----

csv_of_a_spreadsheet() {
	printf '\357\273\277group;name;organisation;aliases;part\r\nprovider;"Thornquist; Alma";Wexcombe Vale;Al|"Dr ""A"" T";co-chair\r\ncouncil;"Bertil\r\nOakhanger";Dunmarrow;;\r\n' >people.csv
	agenda >agenda.yaml
	run new s --agenda agenda.yaml --people people.csv
	status_is 0
	run show s --format json
	status_is 0
	has out '"name": "Thornquist; Alma"'
	has out 'Oakhanger'
	has out '"part": "co-chair"'
	is "$(grep -c '"name": ' out)" 2 'people'
	run check people.csv
	status_is 0
}

csv_by_tab() {
	printf 'name\tgroup\ton_record\nAlma, Thornquist\tprovider\tYes\nBertil; Oak\tcouncil\t0\n' >people.csv
	agenda >agenda.yaml
	run new s --agenda agenda.yaml --people people.csv
	status_is 0
	run show s --format json
	has out '"name": "Alma, Thornquist"'
	has out '"name": "Bertil; Oak"'
	has out '"on_record": true'
}

csv_that_is_wrong() {
	agenda >agenda.yaml
	printf 'nam,group\nAlma,provider\n' >no-name.csv
	printf 'name,group\nAlma,nowhere\n' >group.csv
	printf 'name,group\nAlma,provider,extra\n' >more.csv
	printf 'name,part\nAlma,king\n' >part.csv
	printf 'name,on_record\nAlma,perhaps\n' >yes.csv
	printf 'name,group\n"Alma,provider\nBertil,council\n' >quote.csv
	printf 'name,group\n,provider\n' >nobody.csv
	printf 'name,name\nAlma,Bertil\n' >columns.csv
	printf 'name\nAlm\351\n' >latin.csv
	printf 'name\nAl\0ma\n' >nul.csv
	printf 'id,name\np1,Alma\np1,Bertil\n' >ids.csv
	: >empty.csv
	for wrong in no-name group more part yes quote nobody columns latin nul ids empty; do
		run new s --agenda agenda.yaml --people $wrong.csv
		status_is 1
		empty out
		like err "^roundtable: $wrong.csv:[0-9]+"
		clean_output
		absent s
	done
	run check no-name.csv
	status_is 1
	like err 'no-name.csv:1.*name'
}

same_name_twice() {
	agenda >agenda.yaml
	printf 'name,group\nAlma Thornquist,provider\nalma  thornquist,council\n' >people.csv
	run new s --agenda agenda.yaml --people people.csv
	status_is 0
	like err '^roundtable: people.csv:3:[0-9]+: .*lma'
	clean_output
	run show s --format json
	is "$(grep -c -i '"name": "alma' out)" 2 'people of that name'
}

yaml_roster_that_is_wrong() {
	cat >people.yaml <<-'END'
		people:
		  - {id: p1, name: Alma, group: provider, oganisation: o1}
		  - {id: p1, name: Bertil}
		  - {id: p2, group: council}
		  - {id: p3, name: Cressida, part: queen}
		  - {id: p4, name: Dorian, organisation: o9}
		organisations:
		  - {id: o1}
		alow: [x]
	END
	agenda >agenda.yaml
	run new s --agenda agenda.yaml --people people.yaml
	status_is 1
	empty out
	absent s
	clean_output
	for where in 2:43 3: 4: 5: 8: 9:1; do
		has err "people.yaml:$where"
	done
	has err 'did you mean "organisation"'
	has err 'did you mean "allow"'
}

odd_people() {
	cat >people.yaml <<-'END'
		people:
		  - {id: p1, name: "Alma\e[31m\aThornquist", group: provider}
	END
	agenda >agenda.yaml
	run new s --agenda agenda.yaml --people people.yaml
	clean_output
	for sub in show check; do
		[ ! -d s ] || run $sub s
		clean_output
	done
}

test_ 'ten mistakes of an agenda are ten messages in one run, each with line and column' ten_mistakes
test_ 'what is no agenda is said where it stops being one' not_an_agenda
test_ 'two lines are an agenda, with a BOM and CRLF too' ten_lines_are_enough
test_ 'aliases, depth, length and size are refused at once and in few words' bombs
test_ 'pipes, folders, links and devices are never waited for' no_plain_files
test_ 'a session whose files are pipes or folders says so' no_plain_files_in_a_session
test_ 'a journal that is a link keeps what it says it keeps' linked_journal
test_ 'names of files and keys reach no terminal as they are' hostile_names
test_ 'a CSV with BOM, semicolons, quoted newlines and CRLF is a roster' csv_of_a_spreadsheet
test_ 'a CSV by tabs is a roster' csv_by_tab
test_ 'every mistake of a CSV is named with its line, and nothing is made' csv_that_is_wrong
test_ 'two people of one name are both kept, and pointed out' same_name_twice
test_ 'every mistake of people.yaml is named with line and column' yaml_roster_that_is_wrong
test_ 'a name with escape sequences reaches no terminal as it is' odd_people
plan
