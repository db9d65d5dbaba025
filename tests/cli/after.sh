#!/bin/sh
# after: the roundtable that follows another: its agenda, its people and its open actions, and nothing of who spoke.
. "$(dirname "$0")/lib"

earlier() { # makes s, with two open actions and one that is done
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':here p4' ':go internal/meaning' \
		'. A view of what was meant @p1' ':go internal/actions' \
		'Draw a map of who answers to whom to:"Regional teams" level:system due:2019-12-01 owner:@p2' \
		'Ask Alma Thornquist for the figures to:"Councils"' 'Write to every partner' ':done last'
}

followed() {
	earlier
	run new t --after s --date 2020-02-04
	status_is 0
	has err '2 actions still open there open it as matters arising'
	same s/agenda.yaml t/agenda.yaml
	same s/people.yaml t/people.yaml
}

brings_what_was_published() {
	followed
	run show t --format json
	status_is 0
	has out 'Draw a map of who answers to whom.'
	has out '"addressee": "Regional teams"'
	has out '"level": "system"'
	has out '"due": "2019-12"'
	like out '"number": "1\.[0-9]'
	lacks out '"here": true'
}

brings_nobody() {
	followed
	lacks t/journal.yaml 'A view of what was meant'
	lacks t/journal.yaml 'Alma'
	lacks t/journal.yaml 'Write to every partner'
	lacks t/journal.yaml 'p1'
	! grep -q -w p2 t/journal.yaml || fail 'the journal names p2'
	has t/journal.yaml 'for the figures'
}

prints_them_with_status() {
	followed
	type_in t ':done m1'
	run export t --format json --output - --undecided hide
	status_is 0
	tr -d '\n' <out | sed 's/  */ /g' >flat
	has flat '"text": "Draw a map of who answers to whom.", "addressee": "Regional teams", "status": "'
	like flat '"status": "done"'
	like flat '"status": "open"'
	type_in t ':undo'
	run export t --format json --output - --undecided hide
	lacks out '"status": "done"'
}

goes_on() {
	followed
	type_in t ':done m1'
	run new u --after t
	status_is 0
	has err '1 action still open there opens it'
	is "$(grep -c 'do: matter' u/journal.yaml)" 1 'matters of the third'
}

other_agenda_and_people() {
	earlier
	agenda | sed 's/System accountability/Another title/' >other.yaml
	printf 'name\nGisela Marchbank\n' >others.csv
	run new t --after s --agenda other.yaml --people others.csv
	status_is 0
	has t/agenda.yaml 'Another title'
	has t/people.yaml 'Gisela Marchbank'
	lacks t/people.yaml 'Bertil'
	is "$(grep -c 'do: matter' t/journal.yaml)" 2 'matters'
}

no_such_earlier() {
	run new t --after nowhere
	refused 1 'nowhere: there is no such session'
	absent t
}

test_ 'a session that follows another has its agenda and its people' followed
test_ 'open actions come with text, addressee, level, month and number' brings_what_was_published
test_ 'no view, no speaker, no name and nothing that is done comes along' brings_nobody
test_ 'they are printed as matters arising, with what became of them' prints_them_with_status
test_ 'what is still open goes on to the next' goes_on
test_ 'another agenda and other people may be given' other_agenda_and_people
test_ 'an earlier session that is missing makes nothing' no_such_earlier
plan
