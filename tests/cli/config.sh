#!/bin/sh
# config: the user's own config.yaml: what is wrong in it is named where it stands; what is right in it holds.
. "$(dirname "$0")/lib"

own() { # LINE...
	mkdir -p conf/roundtable
	printf '%s\n' "$@" >conf/roundtable/config.yaml
	XDG_CONFIG_HOME=$PWD/conf
	export XDG_CONFIG_HOME
}

mistakes() {
	cat >config.yaml <<-'END'
		theme: calmer
		keys:
		  flor: g
		  star: F13
		  undo: [a, b]
		  nosuchcommandatall: x
		  agree: é
		mouse: perhaps
		k: 1
	END
	run check config.yaml
	status_is 1
	has err 'config.yaml:1:8: there is no theme "calmer"'
	has err 'config.yaml:3:3: there is no command "flor"; did you mean "floor"?'
	has err 'config.yaml:4:9: a key should be one'
	has err 'config.yaml:5:9: a key should be one'
	has err 'config.yaml:6:3: there is no command "nosuchcommandatall"; roundtable help commands lists them'
	lacks err 'config.yaml:7'
	has err 'config.yaml:8:8: mouse should be true or false'
	has err 'config.yaml:9:4: '
	has out '7 mistakes'
	printf 'keys: {star: S-Tab, next: M-Enter, go: "g", "floor": C-n}\nk: 4\n' >config.yaml
	run check config.yaml
	status_is 0
	empty err
}

k_of() { # DIR
	"$rt" show "$1" --format json | sed -n 's/.*"k": *\([0-9]*\).*/\1/p'
}

# However the agenda is written: its own words stay, and check is content with the folder.
own_k() {
	own 'k: 5'
	people >people.yaml
	agenda >block.yaml
	{ printf -- '--- # begins\n'; agenda; printf '...\n'; } >document.yaml
	{ printf 'rule:\n    # as the house has it\n    name: chatham-house\n    quotes: ask\n'; agenda; } >rule.yaml
	{ printf 'rule: {name: chatham-house}\n'; agenda; } >flow-rule.yaml
	{ agenda; printf 'rule: { }\n'; } >empty-rule.yaml
	printf '{"title": "Äpfel", "dimensions": [{"id": "a", "title": "A"}], "rule": {"quotes": "ask"}}' >json.yaml
	for form in block document rule flow-rule empty-rule json; do
		run new $form --agenda ./$form.yaml
		status_is 0
		is "$(k_of $form)" 5 "k of $form"
		run check $form
		status_is 0
		sed -e 's/rule: {k: 5}//' -e 's/k: 5\(, \)*//' $form/agenda.yaml | tr -d ' \n' >without
		tr -d ' \n' <$form.yaml >with
		same with without
	done
}

agenda_first() {
	own 'k: 5'
	{ agenda; printf 'rule: {k: 4}\n'; } >four.yaml
	run new s --agenda ./four.yaml
	status_is 0
	is "$(k_of s)" 4 'k'
	same four.yaml s/agenda.yaml
	rm -r s conf
	agenda >none.yaml
	run new s --agenda ./none.yaml
	is "$(k_of s)" 3 'k where nobody says one'
	same none.yaml s/agenda.yaml
}

# A session whose k is lower than was meant cannot be told from one that is right.
unreadable_k() {
	agenda >none.yaml
	own 'k: five'
	run new s --agenda ./none.yaml
	refused 1 'nothing was made'
	has err 'config.yaml:1:4'
	absent s
	own 'k: [5'
	run new s --agenda ./none.yaml
	status_is 1
	absent s
}

what_is_right_holds() {
	session s
	type_in s ':here p1' 'The Larkhill Review was quoted'
	own 'theme: calmer' 'glossary: [Larkhill Review]'
	run review s
	has err 'config.yaml:1:8'
	has err 'left out'
	lacks out 'Larkhill'
}

test_ 'check names what is wrong in it, with line, column and the nearest name' mistakes
test_ 'an agenda that says no k is begun with the own k, and says so from then on' own_k
test_ 'the k of an agenda comes first' agenda_first
test_ 'where the own k cannot be read, no session is made' unreadable_k
test_ 'one mistake in it costs nothing else' what_is_right_holds
plan
