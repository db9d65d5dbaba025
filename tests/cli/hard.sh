#!/bin/sh
# hard: rosters that cannot be protected well. `check` names each with what to do, and what can be hidden is.
. "$(dirname "$0")/lib"

hard_people() {
	cat <<-'END'
		people:
		  - {id: p1, name: X, organisation: o1}
		  - {id: p2, name: "007", organisation: o1}
		  - {id: p3, name: Price, organisation: o1}
		  - {id: p4, name: Oakhanger}
		  - {id: p5, name: Иван Кузнецов}
		  - {id: p6, name: TAMSIN MOXLEY}
		  - {id: p7, name: Wren Hollis}
		  - {id: p8, name: Wren Hollis}
		  - {id: p9, name: Dell Sturrock, aliases: [Grey Plan]}
		organisations:
		  - {id: o1, name: Community Advice for Rural England, aliases: [CARE]}
	END
}

hard_session() { # a session called s of hard people
	{ agenda; echo 'glossary: [Grey Plan]'; } >agenda.yaml
	hard_people >people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
}

nobody_to_hide() {
	echo 'people: []' >none.yaml
	echo 'Alex Example came' >text
	"$rt" redact --people none.yaml <text >out 2>err
	[ $? -eq 3 ] || fail "status of redact"
	has err 'none.yaml: there is nobody to hide'
	lacks out Example
	agenda >agenda.yaml
	run new s --agenda agenda.yaml --people none.yaml --date 2019-10-08
	status_is 0
	type_in s 'A view of Alex Example'
	for format in markdown text html docx csv ics json; do
		run export s --format $format --undecided hide --output m.$format
		status_is 3
		has err 'nobody on the roster'
		has err 'people.yaml'
		absent m.$format
	done
	run check s
	has err 'the roster is empty: nobody can be hidden; list everybody'
}

each_is_warned_of() {
	hard_session
	has new.err 'need care'
	run check s
	status_is 0
	for says in 'the name X is one letter' 'the name 007 starts with a number' 'the name Price is an ordinary word' \
		'Oakhanger has only one name; add the other' 'Кузнецов is hidden in its own script only; add' \
		'p7 and p8 have the same name Wren Hollis' 'CARE, for Community Advice for Rural England, is an ordinary word' \
		"Grey Plan is in the agenda's glossary and on the roster: the roster wins"; do
		has err "$says"
	done
	lacks err MOXLEY
}

each_is_hidden() {
	hard_session
	type_in s 'Here we met X today' 'Here we met 007 today' 'Here we met Price today' 'Here we met oakhanger today' \
		'Here we met Кузнецов and КУЗНЕЦОВ today' 'Here we met Tamsin Moxley and moxley today' 'Here we met Wren Hollis today' \
		'Here we met Grey Plan today' 'Here we met CARE today' 'We care for the price of x'
	run export s --format markdown --undecided hide --output m.md
	status_is 0
	for name in ' X ' 007 ' Price' akhanger знец oxley amsin Hollis 'Grey Plan' CARE; do
		lacks m.md "$name"
	done
	has m.md 'We care for the price of x'
}

test_ 'with nobody to hide nothing goes out' nobody_to_hide
test_ 'each is warned of, with what to do' each_is_warned_of
test_ 'each is hidden, and ordinary words stay' each_is_hidden
plan
