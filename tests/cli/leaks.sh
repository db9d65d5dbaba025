#!/bin/sh
# leaks: names typed wherever a text can enter, then looked for in every format, by the letters alone; files edited by
# hand; what a comparison of two files would tell.
. "$(dirname "$0")/lib"

every=markdown,text,html,docx,csv,ics,json

names_everywhere() { # a session called s with a name in every place there is
	cat >agenda.yaml <<-'END'
		title: Accountability as Thornquist sees it
		purpose: What Oakhanger wants
		hosts: [{name: Wexcombe, about: run by Sloe, contact: sloe@wexcombe.example}]
		groups:
		  - {id: provider, label: Wexcombe leader, plural: leaders of Wexcombe}
		  - {id: applegarth, label: council leader, plural: council leaders}
		themes: [vane-moxley, outcomes]
		levels: [place, Wexcombe]
		glossary: [Oakhanger, Sloe]
		quantifiers: [{from: 1, say: Sloe alone}, {from: 2, say: a few like Thornquist}]
		opening: {minutes: 5, brief: Welcome from Sloe}
		dimensions:
		  - id: oakhanger
		    title: Inside Wexcombe
		    stages:
		      - {id: thornquist, title: What Sloe means, kind: view, brief: As Sloe said, prompts: [Ask Oakhanger]}
		      - {id: actions, title: Actions for Wexcombe, kind: action}
		closing: {title: What Applegarth recommends, minutes: 5}
		polls:
		  - {id: sloe, dimension: oakhanger, question: Is Sloe right?, options: [Agree, Ask Oakhanger]}
	END
	people | sed 's/group: council/group: applegarth/' >people.yaml
	echo 'withhold: [Project Heron]' >>people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 --title 'Thornquist at Wexcombe' 2>new.err ||
		fail "new: $(cat new.err)"
	type_in s ':go oakhanger/thornquist' 'A view of Thornquist #oakhanger-idea #outcomes *' ':support last p2' \
		':object last "Because Sloe of Wexcombe said no"' '" As Sloe had it @p1' ':go oakhanger/actions' \
		'Do it to:"Sloe and Wexcombe" owner:@p3 due:2019-12-24 level:Wexcombe' \
		'Another level:"Sloe" horizon:"Oakhanger" due:"when Sloe is back"' 'Said @nobody' ':poll sloe' \
		':tally provider Agree=3' ':close' ':poll new "Is Sloe here?" Yes "No, ask Oakhanger"' \
		':tally provider Yes=3' ':close' ':passage oakhanger/thornquist Sloe wrote this.' \
		':passage background At Wexcombe with Sloe.' ':passage conclusion Thanks to Project Heron.' \
		':person "Lorna Mappleton" org:"Quixbury Trust" group:provider' '? Parked by Mappleton of Quixbury' \
		'> Recommend Mappleton' ':wording last {who} felt that Mappleton is right' '= Decided' ':sign p4'
	cat >names <<-'END'
		alma
		thornquist
		bertil
		oakhanger
		cressida
		vanemoxley
		moxley
		dorian
		applegarth
		edwina
		sloe
		wexcombe
		mappleton
		quixbury
		projectheron
	END
}

# Every byte of a folder's files, and of what is packed in them, by the letters alone.
letters_of() { # FOLDER
	for file in "$1"/*; do
		echo "${file##*/}"
		case $file in
		*.docx) unzip -p "$file"; unzip -l "$file" ;;
		*.ics) tr -d '\r' <"$file" | sed ':a;N;$!ba;s/\n //g' ;;
		*) cat "$file" ;;
		esac
	done | tr '[:upper:]' '[:lower:]' | LC_ALL=C tr -cd '[:lower:]\n'
}

nobody_in() { # FOLDER
	letters_of "$1" >letters
	while read -r name; do
		lacks letters "$name"
	done <names
}

everywhere() {
	names_everywhere
	run export s --format $every --undecided hide --output made/
	# The ids of dimensions, stages and polls are the agenda's own words: they refuse, or they are not printed.
	[ "$status" -eq 3 ] || status_is 0
	[ "$status" -eq 3 ] && absent made && exit 0
	nobody_in made
}

everywhere_but_ids() {
	names_everywhere
	rm -rf s
	sed -i 's/id: oakhanger/id: inside/; s/id: thornquist/id: meaning/; s/id: sloe/id: right/; s/: oakhanger,/: inside,/' \
		agenda.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
	type_in s ':go inside/meaning' 'A view of Thornquist #oakhanger-idea' ':support last p2' \
		':object last "Because Sloe of Wexcombe said no"' '" As Sloe had it @p1' ':go inside/actions' \
		'Do it to:"Sloe and Wexcombe" owner:@p3 level:Wexcombe' ':poll right' ':tally provider Agree=3' ':close' \
		':passage inside/meaning Sloe wrote this.' ':passage conclusion Thanks to Project Heron.'
	run export s --format $every --undecided hide --output made/
	status_is 0
	nobody_in made
	run export s --format $every --undecided print --output made/
	status_is 0
	nobody_in made
	run export s --format markdown,html,json --summary --undecided hide --output short/
	status_is 0
	nobody_in short
	for file in made/*; do
		run gate s "$file"
		status_is 0
	done
}

by_hand() {
	session s
	type_in s 'A view'
	run export s --format markdown --output m.md
	status_is 0
	for text in 'Thornquist' 'TH&Ouml;RNQUIST' 'Thorn&shy;quist' '&#84;hornquist' '%54hornquist' '[x](mailto:b.oakhanger@x.example)' \
		'<!-- Sloe -->' 'Th*orn*quist' 'Wexcombe' 'W.V.N.T.'; do
		{ cat m.md; echo "$text said so."; } >edited.md
		run gate s edited.md
		[ "$status" -eq 3 ] || fail "status $status for $text"
	done
	run gate s m.md
	status_is 0
}

names_of_files() {
	session s
	type_in s 'A view'
	for name in thornquist.md 'Edwina Sloe.md' notes.oakhanger s-l-o-e.md 2019wexcombe2.md; do
		run export s --format markdown --output "$name"
		status_is 3
		absent "$name"
		lacks err "$name.txt"
	done
	run export s --format markdown --output minutes-of-october.md
	status_is 0
}

languages() {
	session s
	type_in s 'A view'
	for lang in thornquist ../x 'en"><b>' EN e; do
		run export s --format html --lang "$lang"
		status_is 2
	done
	run export s --format html --lang cy
	status_is 0
}

altered() {
	session s
	type_in s ':go internal/present' 'It was Margery Blenkinsop' ':print Margery Blenkinsop'
	run export s --format markdown --output m.md
	status_is 0
	sed -i 's/string: "Margery Blenkinsop"/string: "Margery  Blenkinsop"/' s/journal.yaml
	run export s --format markdown --output n.md
	status_is 3
	absent n.md
	has err ':accept'
}

# Who is asked how an unlisted body in the agenda's own title is found.
half_a_body() {
	agenda | sed 's/^title:.*/title: At Zennor in spring/' >agenda.yaml
	{ people; echo '  - {id: o2, name: Zennor Observatory}'; } | sed 's/Edwina Sloe/&, organisation: o2/' >people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
	type_in s 'A view'
	run export s --format markdown --undecided hide --output m.md
	[ "$status" -eq 3 ] || lacks m.md Zennor
}

day_of_the_event() {
	agenda | sed 's/^title:.*/title: Accountability, 8 October 2019/' >agenda.yaml
	people >people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
	type_in s 'As we said on 8 October 2019, it works' 'Written on Tuesday the 8th' 'In figures 08/10/2019 or 2019-10-08' \
		'By the 8th of October it was late' ':passage conclusion Ar yr 8fed o Hydref.' '! Do it due:2019-12-08' \
		'Nothing of 9 October 2018'
	run export s --format $every --undecided print --output made/
	status_is 0
	for file in made/*; do
		case $file in
		*.docx) unzip -p "$file" ;;
		*) cat "$file" ;;
		esac
	done >all
	for day in '8 October' '8th' '08/10' '10-08' 8fed; do
		lacks all "$day"
	done
	has made/*.md 'in October 2019, it works'
	has made/*.md '9 October 2018'
	has made/*.md 'December 2019'
}

test_ 'ids with names in them do not get out' everywhere
test_ 'a name typed anywhere stands in no format' everywhere_but_ids
test_ 'what was typed into a file by hand is seen' by_hand
test_ 'no file is called like somebody' names_of_files
test_ 'a language is a code' languages
test_ 'an altered verdict is no verdict' altered
test_ 'half a name of a body is found' half_a_body
test_ 'the day of the event is its month, wherever it is written' day_of_the_event
plan
