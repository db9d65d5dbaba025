#!/bin/sh
# doctor: what holds on this computer is said, what does not hold is said and fails, and no name is read.
. "$(dirname "$0")/lib"

state_of() { # NAME
	sed -n "s/^\([a-z]*\)  *$1 .*/\1/p" out
}

says_what_holds() {
	run doctor
	status_is 0
	clean_output
	empty err
	for name in locale clock disk permissions agendas languages; do
		is "$(state_of $name)" holds "$name"
	done
	is "$(awk 'length > 78' out)" '' 'lines that are too long'
	[ "$(grep -c -E '^(holds|note |fails) ' out)" -ge 18 ] || fail 'something is missing'
}

the_same_as_json() {
	run doctor
	cp out text
	run doctor --format json
	status_is 0
	has out '"holds": true'
	is "$(grep -c '"name"' out)" "$(grep -c -E '^(holds|note |fails) ' text)" 'rows'
	grep -q '"state": "' out || fail 'no state'
}

finds_what_others_may_open() {
	session s
	run doctor s
	status_is 0
	chmod 644 s/people.yaml
	run doctor s
	status_is 1
	is "$(state_of permissions)" fails permissions
	has out 's/people.yaml'
	run doctor s --format json
	status_is 1
	has out '"holds": false'
}

finds_a_wrong_clock() {
	session s
	touch -d '2 days' s/journal.yaml
	run doctor s
	status_is 1
	is "$(state_of clock)" fails clock
}

finds_no_folder() {
	run doctor nowhere
	status_is 1
	is "$(state_of disk)" fails disk
	has out 'nowhere: No such file'
}

knows_the_surroundings() {
	TERM=dumb TMUX=/tmp/some,1,0 run doctor
	is "$(state_of terminal)" note terminal
	is "$(state_of onlookers)" note onlookers
	has out 'inside tmux'
	TERM=xterm-256color SSH_CONNECTION='192.0.2.1 1 192.0.2.2 22' NO_COLOR=1 run doctor
	has out 'over SSH'
	has out 'NO_COLOR'
	LC_ALL=C run doctor
	is "$(state_of locale)" note locale
	mkdir -p loose
	chmod 755 loose
	EDITOR=vi XDG_RUNTIME_DIR=$PWD/loose run doctor
	is "$(state_of editor)" note editor
	is "$(state_of permissions)" note permissions
}

reads_no_name() {
	session s
	type_in s 'Never mind this'
	run doctor s
	lacks out Thornquist
	has_strace || return 0
	watched -e trace=openat -- doctor s >out 2>err
	! grep -E 's/(people|journal|agenda)\.yaml' trace || fail 'it opened what is confidential'
}

test_ 'what holds is said, in lines that fit' says_what_holds
test_ 'json says the same' the_same_as_json
test_ 'a session that others may open fails' finds_what_others_may_open
test_ 'a clock that is behind the journal fails' finds_a_wrong_clock
test_ 'a folder that is not there fails' finds_no_folder
test_ 'terminal, onlookers, locale and editor are notes' knows_the_surroundings
test_ 'it opens no file with names' reads_no_name
plan
