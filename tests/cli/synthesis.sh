#!/bin/sh
# synthesis: many published minutes as one report, from the files that export writes; what is refused and where. TAP.
. "$(dirname "$0")/lib"

# What a program would have published; $1 is where, $2 a view of its own, $3 more members.
minutes() { # FILE VIEW [MEMBERS]
	cat >"$1" <<-END
	{"roundtable": 1, "title": "Meeting $1", "month": "2026-01", "language": "en", "k": 3, "status": "final",
	 "dimensions": [{"id": "internal", "title": "Internal", "stages": [{"id": "present", "title": "Now", "items": [
	 {"kind": "view", "text": "$2", "themes": ["outcomes"]}]}]}]${3:+, $3}}
	END
}

three() {
	minutes a.json 'Alpha is so.'
	minutes b.json 'Beta is so.'
	minutes c.json 'Gamma is so.'
}


# How many said it in one room, and what became of it there, is not what was said.
said_alike_is_said_once() {
	for room in 'a several open' 'b most done' 'c most open'; do
		set -- $room
		minutes $1.json "Only $1 says this."
		sed -i "s/{\"kind\": \"view\"/{\"kind\": \"view\", \"text\": \"All say this.\", \"quantifier\": \"$2 participants\"}, \
			{\"kind\": \"action\", \"text\": \"Do this.\", \"status\": \"$3\"}, {\"kind\": \"view\"/" $1.json
	done
	run synthesis a.json b.json c.json --format markdown
	status_is 0
	is "$(grep -c 'All say this' out)" 1 'times that it is printed'
	has out 'All say this. Raised in three roundtables.'
	lacks out 'several participants'
	run synthesis a.json b.json c.json --format json --output out.json
	is "$(grep -c '"text": "Do this."' out.json)" 1 'times that the action stands there'
	is "$(grep -A 12 '"text": "Do this."' out.json | grep -c '"status": "open"')" 1 'open'
	run synthesis b.json c.json --format markdown
	has out 'All say this (most participants)'
}

from_export() {
	session s
	type_in s ':go internal/present' '. A view of it #outcomes' '! Do it to:"NHS England" level:national'
	"$rt" export s --format json --output a.json --undecided hide >exported 2>&1 || fail "$(cat exported)"
	minutes b.json 'Another view.'
	run synthesis a.json b.json --format markdown
	status_is 0
	has out '# Synthesis of some roundtables'
	has out 'A view of it.'
	has out 'Another view.'
	has out 'DRAFT: not all of the minutes'
	has out '| Do it. | NHS England |'
	has err 'no roster to look for anybody with; name those of the roundtables with --people'
	clean_output
}

# Read aloud when it was accepted, and to be read again when it changes: $top/tests/cli/synthesis/report.md.
reads_as_a_report() {
	cp "$top"/tests/cli/synthesis/*.json .
	run synthesis ./*.json --format text
	! grep -q ' $' out || fail "a line ends in blanks: $(grep -n ' $' out)"
	has out "$(printf '  Money: in three roundtables\n  Purpose: in three')"
	run synthesis ./*.json --format markdown
	status_is 0
	diff -u "$top/tests/cli/synthesis/report.md" out || fail 'the report reads otherwise'
}

every_format() {
	three
	run synthesis a.json b.json c.json --format markdown,html,docx,text,csv,ics,json --output here/
	status_is 0
	empty out
	for file in synthesis.md synthesis.html synthesis.docx synthesis.txt synthesis.json actions.csv actions.ics; do
		[ -s here/$file ] || fail "here/$file is missing"
		has err "wrote here/$file"
	done
	has here/synthesis.md 'in three roundtables'
	clean_output
}

no_trace_of_order() {
	three
	run synthesis a.json b.json c.json --format html
	mv out first
	mkdir elsewhere
	mv a.json elsewhere/z.json
	run synthesis c.json elsewhere/z.json b.json --format html
	same out first
}

titles() {
	three
	run synthesis a.json b.json c.json --format markdown
	lacks out Meeting
	lacks out 'January 2026'
	run synthesis a.json b.json c.json --format markdown --titles
	has out '- Meeting a.json, January 2026'
}

least() {
	three
	run synthesis a.json b.json c.json --format markdown --m 4
	has out '| Outcomes | in some roundtables |'
	for m in 1 0 -3 x '' 1001; do
		run synthesis a.json --format markdown --m="$m"
		refused 2 '--m takes a whole number from 2 to 1000'
	done
}

bad_files() {
	three
	head -c 200 b.json >cut.json
	echo '{"roundtable": 2}' >newer.json
	echo '{"meeting": "x"}' >other.json
	printf '{"roundtable": 1, "title": "\377"}' >latin.json
	run synthesis a.json cut.json newer.json other.json latin.json nowhere.json --format markdown --output out.md
	status_is 1
	empty out
	has err 'cut.json:'
	has err 'newer.json: was written by a newer program'
	has err 'other.json: is JSON, but no published minutes'
	has err 'latin.json: byte 29 is not UTF-8'
	has err 'nowhere.json: No such file or directory'
	has err '5 of 6 files cannot be used as they are; nothing was written'
	absent out.md
	clean_output
}

doubles() {
	three
	cp a.json again.json
	run synthesis a.json b.json again.json --format markdown
	refused 2 'again.json: holds the same as a.json; name each roundtable once'
	run synthesis a.json ./a.json --format markdown
	refused 2 'holds the same as'
}

versions() {
	three
	sed 's/Alpha is so/Alpha is not so/' a.json >draft.json
	run synthesis a.json draft.json b.json --format markdown
	status_is 0
	has err '2 files have one title and month (a.json, draft.json)'
}

other_options() {
	minutes a.json 'Alpha.' '"polls": [{"id": "duty", "question": "So?", "options": ["Yes", "No"], "total": {"Yes": 5, "No": 4}}]'
	minutes b.json 'Beta.' '"polls": [{"id": "duty", "question": "So?", "options": ["Agree", "No"], "total": {"Agree": 5, "No": 4}}]'
	minutes c.json 'Gamma.' '"polls": [{"id": "duty", "question": "So?", "options": ["No", "Yes"], "total": {"Yes": 1, "No": 2}}]'
	run synthesis a.json b.json --format markdown
	refused 1 'the poll duty has other options'
	run synthesis a.json c.json --format markdown
	status_is 0
	has out '| Total | 6 | 6 |'
}

languages() {
	three
	sed 's/"en"/"cy"/' c.json >cy.json
	run synthesis a.json b.json cy.json --format markdown
	refused 1 'cy.json: is in cy, and the report would be in en; export it with --lang en'
	run synthesis a.json b.json cy.json --format markdown --lang en
	status_is 0
	has err 'cy.json: is in cy; its words stand in the report as they are'
	run synthesis a.json --format markdown --lang 'e"n'
	refused 2 '--lang takes a language'
}

a_name_put_in() {
	people >people.yaml
	three
	run synthesis a.json b.json c.json --format markdown --people people.yaml
	status_is 0
	lacks err 'no roster'
	sed 's/Beta is so/As Alma Thornquist said/' b.json >edited.json
	run synthesis a.json edited.json c.json --format markdown --people people.yaml --output out.md
	status_is 3
	has err 'edited.json: line 3: "Alma Thornquist" points to'
	absent out.md
	clean_output
	# Also where no report would print it.
	sed 's/"status"/"background": "Alma Thornquist came.", "status"/' b.json >edited.json
	run synthesis a.json edited.json c.json --format json --people people.yaml
	refused 3 'edited.json: line 1: "Alma Thornquist" points to'
}

other_rosters() {
	three
	printf 'people:\n  - {id: p01, name: Ottoline Varnish, group: provider}\n' >one.yaml
	printf 'people:\n  - {id: p01, name: Barnaby Quillfeather, on_record: true}\n' >two.yaml
	printf 'people:\n  - {id: p01, name: Barnaby Quillfeather}\n' >three.yaml
	sed 's/Beta is so/Ottoline Varnish was here/' b.json >edited.json
	run synthesis a.json edited.json --format text --people two.yaml --people one.yaml
	refused 3 'Ottoline Varnish'
	# What is harmless in one room is a name in another.
	printf 'people:\n  - {id: p01, name: Xanthe Thimble}\nallow: [Ottoline Varnish]\n' >four.yaml
	run synthesis a.json edited.json --format text --people four.yaml
	status_is 0
	run synthesis a.json edited.json --format text --people four.yaml --people one.yaml
	refused 3 'Ottoline Varnish'
	# On the record in one room, and not in another: hidden.
	sed 's/Beta is so/Barnaby Quillfeather was here/' b.json >edited.json
	run synthesis a.json edited.json --format text --people two.yaml
	status_is 0
	run synthesis a.json edited.json --format text --people two.yaml --people three.yaml
	refused 3 'Barnaby Quillfeather'
	run synthesis a.json --format text --people nowhere.yaml
	refused 1 'nowhere.yaml'
}

outputs() {
	three
	cp a.json before
	run synthesis a.json b.json --format json --output a.json
	refused 2 'a.json: is one of the minutes to be read'
	same a.json before
	run synthesis a.json b.json --format json,markdown
	refused 2 'only one format fits on standard output'
	run synthesis a.json b.json --format jsn
	refused 2 'there is no format jsn; did you mean json?'
	run synthesis a.json b.json
	refused 2 'synthesis needs --format'
	run synthesis --format json
	refused 2 'synthesis needs FILE.json'
	mkdir folder
	run synthesis a.json folder --format json
	status_is 1
	has err 'folder: is a folder; name a regular file'
	run synthesis a.json b.json --format json --output s.json
	status_is 0
	run synthesis s.json b.json --format json
	refused 1 's.json: is a synthesis itself'
}

hostile() {
	esc_json='\u001b[31m'
	minutes a.json "Red $esc_json and | table | <b> {1} {who}."
	minutes b.json 'Beta.'
	run synthesis a.json b.json --format text
	status_is 0
	clean_output
	has out '{1} {who}'
	run synthesis a.json "$(printf 'no\033[2Jwhere')" --format text
	status_is 1
	clean_output
}

test_ 'minutes that export wrote become a report' from_export
test_ 'what is said alike is said once, whatever the rooms called it' said_alike_is_said_once
test_ 'a programme of roundtables reads as one report' reads_as_a_report
test_ 'every format is written, into a folder under its own name' every_format
test_ 'names and order of files leave no trace' no_trace_of_order
test_ 'titles and months stay out unless asked for' titles
test_ 'what too few said is given as some' least
test_ 'all bad files are named in one run, and nothing is written' bad_files
test_ 'the same file twice is refused' doubles
test_ 'versions of the same minutes are pointed out' versions
test_ 'polls of one id are added up only over the same options' other_options
test_ 'languages that differ are refused, or kept when asked for' languages
test_ 'a name put in by hand is found where a roster is given' a_name_put_in
test_ 'rosters of many rooms: hidden in one is hidden' other_rosters
test_ 'outputs that cannot be are refused' outputs
test_ 'hostile text stays text' hostile
plan
