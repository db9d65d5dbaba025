#!/bin/sh
# people: a list that has changed since the session was made is put on its roster.
. "$(dirname "$0")/lib"

on_roster() { # what show says of the roster, a line each
	"$rt" show s --format json | sed -n 's/^ *"name": "\(.*\)",*$/\1/p'
}

brought_up_to_date() {
	session s
	type_in s ':here p1' 'Said before the list came @p1'
	cat >list.csv <<-'.'
		name,role,organisation,group
		Alma Thornquist,chief nurse,Oakhanger Trust,provider
		Nell Ashgrove,leader,Marlbridge Council,council
	.
	before=$(grep -c 'name:' s/people.yaml)
	run people s list.csv
	status_is 0
	clean_output
	has err '1 person added, 1 already there brought up to date'
	has s/people.yaml 'chief nurse'
	is "$(grep -c 'Alma Thornquist' s/people.yaml)" 1 'times she stands there'
	has s/people.yaml 'Nell Ashgrove'
	"$rt" show s --format json >shown
	has shown '"speaker": "p1"'
	cp s/people.yaml once
	run people s list.csv
	status_is 0
	has err '0 people added, 2 already there brought up to date'
	cmp -s once s/people.yaml || fail 'a second time it is another roster'
	is "$(stat -c %a s/people.yaml)" 600 'mode of people.yaml'
}

hidden_at_once() {
	session s
	printf 'name,group\nNell Ashgrove,council\n' >list.csv
	type_in s 'Nell Ashgrove would not sign that'
	run people s list.csv
	status_is 0
	run export s --format markdown --output -
	lacks out 'Ashgrove'
}

# Notes call people by the name they had, and by aliases that the list does not know any more.
old_names_stay_hidden() {
	session s
	type_in s ':here p1' 'Thornquist would not sign that' 'Nor would Quillfeather'
	printf 'id,name,aliases\np1,Alma Vane,Quillfeather\n' >list.csv
	run people s list.csv
	status_is 0
	printf 'id,name,aliases\np1,Alma Vane,Ally\n' >list.csv
	run people s list.csv
	status_is 0
	run export s --format markdown --output - --undecided print
	status_is 0
	has out 'would not sign that'
	lacks out 'Thornquist'
	lacks out 'Quillfeather'
	cp s/people.yaml once
	run people s list.csv
	cmp -s once s/people.yaml || fail 'a second time it is another roster'
}

mistakes_change_nothing() {
	session s
	cp s/people.yaml before
	printf 'name,group\nNell Ashgrove,council\nOtto Brandreth,nobody-knows\n' >list.csv
	run people s list.csv
	refused 1 'list.csv:3'
	has err 'nobody was put on the roster'
	cmp -s before s/people.yaml || fail 'the roster is another'
	run people s none.csv
	refused 1 'none.csv'
	run people s
	refused 2 'people needs DIR FILE'
	run people nowhere list.csv
	refused 1 'nowhere'
	cmp -s before s/people.yaml || fail 'the roster is another'
}

sealed() {
	session s
	run seal s --confirm 'A table'
	[ "$status" -eq 0 ] || "$rt" seal s --confirm "$("$rt" show s --format json | sed -n 's/^ *"title": "\(.*\)",*$/\1/p' | head -1)"
	printf 'name,group\nNell Ashgrove,council\n' >list.csv
	run people s list.csv
	refused 1 'sealed'
	[ ! -e s/people.yaml ] || fail 'there is a roster again'
}

followed_by_others() {
	session s
	printf 'name,group\nNell Ashgrove,council\n' >list.csv
	mkfifo lines
	"$rt" capture s <lines >answers 2>/dev/null &
	children="$children $!"
	exec 3>lines
	echo ':here p1' >&3
	until_true grep -q done answers
	"$rt" people s list.csv 2>/dev/null
	echo 'We owe them an answer @nell' >&3
	exec 3>&-
	until_true grep -q kept answers
	"$rt" show s --format json >shown
	lacks shown '@nell'
}

test_ 'whoever is known is brought up to date, others are added, nobody stands there twice' brought_up_to_date
test_ 'who was added is hidden in what was said before' hidden_at_once
test_ 'names that a list replaces are hidden as before' old_names_stay_hidden
test_ 'a mistake in the list changes nothing' mistakes_change_nothing
test_ 'a sealed session takes nobody' sealed
test_ 'others that have the session open know whoever was added' followed_by_others
plan
