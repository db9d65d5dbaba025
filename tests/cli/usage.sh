#!/bin/sh
# usage: subcommands and options, exit statuses, what goes to which stream, and completions.
. "$(dirname "$0")/lib"

nearest() {
	for case_ in 'shwo:show' 'captrue:capture' 'exprot:export' 'chekc:check' 'redcat:redact' 'lgo:log'; do
		run "${case_%:*}" x
		refused 2 "did you mean ${case_#*:}?"
	done
	run nothing-of-the-kind
	refused 2 'there is no subcommand nothing-of-the-kind'
	session s
	run show s --fromat json
	refused 2 'did you mean --format?'
	run new t --agend x
	[ "$status" -eq 2 ] || absent t
	run export s --format markdwon --output -
	refused 2 'did you mean markdown?'
	run show s --format jsn
	refused 2 'did you mean json?'
	run redact --people people.yaml --undecided hid
	refused 2 'hide'
	run completion bsh
	status_is 2
	has err bash
	run --hlep
	status_is 2
	clean_output
}

usage_errors() {
	session s
	cat >cases <<-'END'
		show
		show s t
		show s --format
		capture
		capture s --role king
		log
		check
		new
		new a b
		export s
		export
		export s --format
		export s --format ,
		export s --format text --k none
		export s --format text --k 0
		export s --format text,json --output -
		export s --format text,text
		export s --format text --undecided perhaps
		export s --format text --private
		export s --format text --private --output s/minutes/private.txt
		export s --format json --private --output private.json
		redact
		completion
		completion sh
		help nothing
		--nothing
		review s --nothing
	END
	while read -r args; do
		# shellcheck disable=SC2086
		run $args
		[ "$status" -eq 2 ] || fail "roundtable $args: status $status, not 2"
		empty out
		[ -s err ] || fail "roundtable $args says nothing"
		clean_output
	done <cases
	is "$(ls -A s/minutes)" '' 'the minutes'
	absent private.json
}

helpful() {
	run help
	status_is 0
	empty err
	cp out help.out
	run --help
	same help.out out
	timeout 5 "$rt" >out 2>err </dev/null
	[ $? -lt 124 ] || fail 'without arguments and terminal it waits'
	lacks out "$esc"
	lacks err "$esc"
	subs=$(sed -n 's/^  \([a-z]*\) .*/\1/p' help.out)
	[ "$(echo "$subs" | wc -l)" -ge 10 ] || fail 'few subcommands'
	for sub in $subs; do
		run help $sub
		status_is 0
		has out "usage: roundtable $sub"
		empty err
		cp out sub.out
		run $sub --help
		status_is 0
		same sub.out out
	done
	run --version
	status_is 0
	like out '^roundtable [0-9]+\.[0-9]+\.[0-9]+$'
	empty err
	run help commands
	status_is 0
	for command in go undo support record wording; do
		has out ":$command "
	done
}

# Letters, not bytes: wc counts the widest line as it will be seen.
fits_80_columns() {
	run help
	subs=$(sed -n 's/^  \([a-z]*\) .*/\1/p' out)
	for sub in '' commands $subs; do
		# shellcheck disable=SC2086
		run help $sub
		widest=$(LC_ALL=C.UTF-8 wc -L <out)
		[ "$widest" -le 80 ] || fail "roundtable help $sub has a line of $widest columns"
	done
}

every_subcommand() {
	run help
	for sub in new capture show log review export redact check agendas completion help; do
		like out "^  $sub "
	done
}

streams() {
	session s
	type_in s 'A view'
	for args in 'show s' 'log s' 'log s --format json' 'show s --format json' agendas 'agendas blank' 'check s' \
		'completion bash'; do
		# shellcheck disable=SC2086
		run $args
		status_is 0
		[ -s out ] || fail "roundtable $args prints nothing"
		empty err
		lacks out "$esc"
		# shellcheck disable=SC2086
		"$rt" $args >/dev/full 2>err </dev/null
		status=$?
		status_is 1
		has err 'standard output'
		# Whoever reads no further, as head does, is not told.
		# shellcheck disable=SC2086
		(sleep 0.1; "$rt" $args 2>err </dev/null) | true
		empty err
	done
	echo 'A view' >lines
	run_with lines capture s
	is "$(lines out)" 1 'lines on stdout'
	like err '^roundtable: 1 entry kept$'
	# stdin is not read by what does not need it.
	echo left | {
		"$rt" show s >/dev/null 2>&1
		read -r rest
		is "$rest" left 'stdin after show'
	}
}

json_is_json() {
	session s
	printf 'A "quoted" \\ view \303\251 %s @p1\n. two\n:poll duty\n:tally provider Agree=2\n' "$(printf 'a\tb')" |
		"$rt" capture s >/dev/null 2>&1
	for args in 'show s --format json' 'log s --format json'; do
		# shellcheck disable=SC2086
		run $args
		status_is 0
		valid_json out
	done
	for key in session entries people polls clock journal; do
		"$rt" show s --format json | grep -q "^ \"$key\": " || fail "no $key"
	done
	"$rt" show s --format json >out
	for key in id kind dimension stage text wording speaker support objections tags state; do
		has out "   \"$key\": "
	done
	for key in events altered damaged torn; do
		like out "^  \"$key\": [0-9]+"
	done
}

# Enough of RFC 8259 to see a comma, quote or bracket out of place.
valid_json() { # FILE
	tr '\n' ' ' <"$1" | sed -E -e 's/"([^"\\[:cntrl:]]|\\["\\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/S/g' \
		-e 's/\b(true|false|null)\b/V/g' -e 's/-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/V/g' -e 's/ //g' -e 's/S:/K/g' -e 's/S/V/g' \
		-e ':again' -e 's/\[(V(,V)*)?\]/V/g' -e 's/\{(KV(,KV)*)?\}/V/g' -e 't again' >shape
	is "$(cat shape)" V "JSON of $1"
}

completes() {
	command -v bash >/dev/null || return 0
	run completion bash
	status_is 0
	bash -n out || fail 'bash cannot read it'
	cp out completion.bash
	bash -c '. ./completion.bash; COMP_WORDS=(roundtable exp); COMP_CWORD=1; _roundtable; echo "${COMPREPLY[*]}"' >said
	is "$(cat said)" export 'completion of exp'
	bash -c '. ./completion.bash; COMP_WORDS=(roundtable export s --format ma); COMP_CWORD=4; _roundtable; echo "${COMPREPLY[*]}"' >said
	is "$(cat said)" markdown 'completion of --format ma'
	bash -c '. ./completion.bash; COMP_WORDS=(roundtable show s --fo); COMP_CWORD=3; _roundtable; echo "${COMPREPLY[*]}"' >said
	is "$(cat said)" --format 'completion of --fo'
	for shell in zsh fish; do
		run completion $shell
		status_is 0
		[ -s out ] || fail "nothing for $shell"
		! command -v $shell >/dev/null || $shell -n out || fail "$shell cannot read it"
	done
}

shipped_agendas() {
	run agendas
	status_is 0
	for name in system-accountability future-of-integrated-care inquiry-evidence blank; do
		like out "^$name "
		"$rt" agendas $name >$name.yaml 2>err || fail "$name cannot be printed"
		run check $name.yaml
		status_is 0
		empty err
		run new s-$name --agenda $name
		status_is 0
		run agendas
	done
	run agendas no-such
	[ "$status" -ne 0 ] || fail 'an agenda that is none'
	empty out
	clean_output
}

folders_that_look_like_options() {
	agenda >agenda.yaml
	run new --agenda agenda.yaml -- --s
	status_is 0
	[ -d ./--s ] || fail 'no folder'
	run show -- --s
	status_is 0
	run show ./--s/
	status_is 0
	mkdir 'a folder' && run new 'a folder/with blanks é' --agenda agenda.yaml
	status_is 0
	run show 'a folder/with blanks é'
	status_is 0
}

after_another() {
	session s
	run new t --after s --title 'The second' --date 2020-01-31
	status_is 0
	run show t --format json
	has out '"title": "The second"'
	has out '"date": "2020-01-31"'
	has out "\"after\": \"$("$rt" show s --format json | sed -n 's/^  "id": "\(.*\)",/\1/p')\""
}

test_ 'what is mistyped names the nearest' nearest
test_ 'usage errors end with status 2, a message and nothing done' usage_errors
test_ 'help is there for every subcommand, however it is asked for' helpful
test_ "all help fits 80 columns" fits_80_columns
test_ 'every subcommand of the contract is there' every_subcommand
test_ 'stdout has results alone, stderr messages alone, and a full stdout is a failure' streams
test_ 'JSON is JSON, with the keys of the contract' json_is_json
test_ 'completions can be read by their shells and complete' completes
test_ 'the shipped agendas are listed, printed, sound and begin a session' shipped_agendas
test_ 'folders may be called like options or sentences' folders_that_look_like_options
test_ 'a session follows another' after_another
plan
