#!/bin/sh
# gate: what a person decided to print passes at its place and nowhere else, in every format and in files edited by hand;
# and nothing that is written is called like somebody.
. "$(dirname "$0")/lib"

every=markdown,text,html,docx,csv,ics,json

ids_of() { # DIR: of its entries, in order
	grep -o '{id: [^,]*, do: entry' "$1/journal.yaml" | sed 's/{id: //; s/,.*//'
}

printed_at_its_places() { # a session s; somebody else called Alma in every text that an entry has
	session s
	type_in s ':go internal/present' \
		'We asked Alma Quill for the figures, and the board - once it had them - agreed with Alma Quill about well-being.' \
		'Nothing was said of engines' ':go internal/actions' 'Ask the board again to:"Alma Quill"' \
		':object last "Alma Quill would not"' 'Alma Quill.' '" Alma Quill said it, and that was that' \
		':go internal/present' 'Alma Quill felt that boards matter' ':wording last {who} felt that Alma Quill matters' \
		':support last 2'
	for id in $(ids_of s); do
		type_in s ":print \"Alma Quill\" in $id"
	done
}

passes_at_its_places() {
	printed_at_its_places
	run export s --format $every --output out.d/
	status_is 0
	for file in out.d/minutes.md out.d/minutes.txt out.d/minutes.html out.d/minutes.json; do
		has $file 'Alma Quill matters'
	done
	has out.d/actions.csv 'Alma Quill'
	run gate s out.d/*
	status_is 0
	"$rt" export s --format $every --summary --output short.d/ 2>err || fail 'the summary'
	run gate s short.d/*
	status_is 0
}

found_by_gate() { # FILE
	run gate s "$1"
	status_is 3
	has err "\"Alma\" points to"
	clean_output
}

edited() { # SED-SCRIPT FILE
	sed "$1" "out.d/$2" >"edited.${2##*.}"
	! cmp -s "out.d/$2" "edited.${2##*.}" || fail "$1 does nothing to $2"
	found_by_gate "edited.${2##*.}"
}

found_anywhere_else() {
	printed_at_its_places
	run export s --format $every --output out.d/
	status_is 0
	for file in minutes.md minutes.txt minutes.html minutes.json; do
		edited 's/of engines/of engines by Alma Quill/' $file
		edited 's/System accountability/How Alma Quill sees it/' $file
		edited 's/Internal accountability/Alma Quill and others/' $file
		edited 's/agreed with Alma Quill about/agreed with Alma about/' $file
	done
	edited 's/Five people/Alma Quill and others/' minutes.txt
	edited 's/<p>/<p title="Alma Quill">/' minutes.html
	edited 's/<body>/<body><!-- Alma Quill matters -->/' minutes.html
	edited 's/"text":/"Alma Quill":/' minutes.json
	edited 's/NAME:.*/NAME:With Alma Quill/' actions.ics
	edited 's/Internal accountability/Alma Quill has it/' actions.csv
	cp out.d/minutes.md 'Alma Quill.md'
	found_by_gate 'Alma Quill.md'
	mkdir x && cd x && unzip -q ../out.d/minutes.docx || fail 'no docx'
	sed -i 's/of engines/of engines by Alma Quill/' word/document.xml
	zip -q -r ../edited.docx . && cd ..
	found_by_gate edited.docx
}

undecided_again() { # what is printed at one place is no decision for the next
	printed_at_its_places
	type_in s 'And Alma Quill came to another meeting.'
	run export s --format markdown --output -
	status_is 3
	run export s --format $every --undecided hide --output out.d/
	status_is 0
	lacks out.d/minutes.md 'Alma Quill came'
	has out.d/minutes.md 'Alma Quill matters'
}

sealed_with_it() {
	printed_at_its_places
	run seal s --confirm 'System accountability'
	status_is 0
	run export s --format markdown --output -
	status_is 0
	has out 'Alma Quill matters'
}

nobody_is_a_folder() {
	session s
	type_in s ':go internal/present' 'The board is an engine'
	for where in Thornquist/ for-alma-thornquist/minutes.md dr.thornquist.md oakh%61nger/ "Wexcombe's/"; do
		case $where in for-*) mkdir "${where%/*}" && where=${where%/*}/thornquist.md ;; esac
		run export s --format markdown --output "$where"
		refused 3 'points to'
		has err 'nothing was written'
		case $where in for-*) ;; *) absent "${where%/}" ;; esac
	done
	run export s --format $every --output Thornquist
	refused 3 'Thornquist/minutes.md: folder name: "Thornquist" points to'
	is "$(grep -c 'folder name' err)" 1 'times that it says so'
	absent Thornquist
	# What was there before is its owner's business, and so is what keeps names.
	mkdir -p home/thornquist
	run export s --format markdown --output home/thornquist/minutes.md
	status_is 0
	run export s --format markdown --output home/thornquist/new/
	status_is 0
	run export s --format markdown --private --output thornquist.md
	status_is 0
	run synthesis home/thornquist/new/minutes.md
	"$rt" export s --format json --output m.json 2>err || fail 'no JSON'
	run synthesis m.json --people s/people.yaml --format markdown,text --output Oakhanger
	refused 3 'folder name'
	absent Oakhanger
	run synthesis m.json --people s/people.yaml --format markdown,text --output report
	status_is 0
}

words_of_either_language() {
	session s
	sed -i 's/name: Dorian Applegarth/name: Chatham House/' s/people.yaml
	type_in s ':go internal/wanted' 'It is said by all.'
	for lang in en cy; do
		run export s --format markdown,docx --lang $lang --undecided hide --output $lang/
		status_is 0
		for file in "$lang"/*; do
			run gate s "$file"
			status_is 0
		done
	done
	echo 'Dywedodd Chatham House hynny.' >cy/edited.md
	run gate s cy/edited.md
	refused 3 'not every file can be published'
}

only_of_the_file() {
	session s
	echo 'rule: {quotes: ask}' >>s/agenda.yaml
	type_in s ':go internal/wanted' '" Nobody can do it alone' '" We said so before'
	echo 'Nothing of it.' >one.txt
	echo 'Nor of this.' >two.txt
	run gate s one.txt two.txt
	status_is 0
	is "$(cat out)" "$(printf 'one.txt: points to nobody\ntwo.txt: points to nobody')" 'the answers'
	is "$(cat err)" '' 'what it says beside'
}

roles_and_claims() { # a session s: two trusts, one council, roles that one person holds
	agenda >agenda.yaml
	cat >people.yaml <<-'END'
		people:
		  - {id: p1, name: Alma Thornquist, group: provider, organisation: o1, role: chief constable}
		  - {id: p2, name: Bertil Brook, group: provider, organisation: o2, role: managing director}
		  - {id: p3, name: Cressida Vane-Moxley, group: provider, role: chief executive officer}
		  - {id: p4, name: Dorian Leaves, group: council, organisation: o3, role: director of finance}
		  - {id: p5, name: Edwina Price}
		organisations:
		  - {id: o1, name: Vale NHS Trust, kind: NHS trust}
		  - {id: o2, name: Wexcombe NHS Trust, kind: NHS trust}
		  - {id: o3, name: Forum for Dorlham, kind: council}
	END
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
}

gated_with() { # LINE: the session's minutes with that line typed in
	{ cat m.md; echo; echo "$1"; } >edited.md
	run gate s edited.md
}

claims_by_hand() {
	roles_and_claims
	type_in s ':go internal/present' 'The board is an engine' 'Those who come see it'
	run export s --format $every --undecided hide --output out.d/
	status_is 0
	run gate s out.d/*
	status_is 0
	is "$(cat err)" '' 'what it says of its own'
	cp out.d/minutes.md m.md
	while read -r line; do
		gated_with "$line"
		[ "$status" -eq 3 ] || fail "status $status for: $line"
		has err 'points to'
	done <<-'END'
		Nobody at Vale reads them.
		We asked the Forum about it.
		The matter went to the MD for a view.
		So the CEO will look at it again.
		As the only council at the table, they agreed.
		It was said by the only chief constable here.
		Both trusts agreed with it.
		And the other trust here did not.
		The only woman here said no.
		We asked Brooks for a view.
		They heard Leave's view of it.
		Our finance director disagreed.
		It was agreed on Tuesday, 8 October.
		| 1 | The only council here | done |
	END
	while read -r line; do
		gated_with "$line"
		[ "$status" -eq 0 ] || fail "status $status for: $line: $(cat err)"
		is "$(cat err)" '' "what it says of: $line"
	done <<-'END'
		The vale of tears, a forum for all, a brook that leaves us.
		A managing director must lead, and any council may.
		The only way here is money, and the first time here was good.
		Two of the five pilots worked; both plans did.
		We met in October 2019.
		Those who come, leave.
	END
}

words_are_asked_about() {
	roles_and_claims
	type_in s 'A view'
	run export s --format markdown --undecided hide --output m.md
	status_is 0
	gated_with 'Price is high everywhere.'
	status_is 0
	has out 'points to nobody'
	has err 'edited.md: line'
	has err '"Price" may point to somebody: a name in the room that is also a word'
	# What was decided for the whole session is no question any more.
	type_in s 'It was both trusts.' ':print "both trusts" in last'
	run export s --format markdown --undecided hide --output m.md
	status_is 0
	has m.md 'both trusts'
	run gate s m.md
	status_is 0
	is "$(cat err)" '' 'what it says'
	gated_with 'And so said both trusts later.'
	status_is 3
	gated_with 'Two of the three pilots worked.'
	status_is 3
	type_in s ':print "two of the three"'
	gated_with 'Two of the three pilots worked.'
	status_is 0
}

test_ 'what the redactor would hide is found where it was typed into a file' claims_by_hand
test_ 'what may be a word is asked about, and stops nothing' words_are_asked_about
test_ 'it speaks of the file, not of what the minutes leave out' only_of_the_file
test_ 'what is printed at one place passes there in every format' passes_at_its_places
test_ 'and is found anywhere else in a file edited by hand' found_anywhere_else
test_ 'and is asked about again where it turns up next' undecided_again
test_ 'and may be sealed' sealed_with_it
test_ 'no file and no new folder is called like somebody' nobody_is_a_folder
test_ "the program's own words pass in every language, a name in them does not" words_of_either_language
plan
