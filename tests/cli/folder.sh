#!/bin/sh
# folder: sessions that are missing, closed, half there, or there already; and what `new` leaves behind.
. "$(dirname "$0")/lib"

readers='show log capture check'

missing_folder() {
	for sub in show log capture; do
		run $sub nowhere
		refused 1 'nowhere: there is no such session'
	done
	run check nowhere
	status_is 1
	has err 'nowhere: No such file or directory'
	clean_output
}

no_session() {
	mkdir plain
	echo hello >plain/letter.txt
	for sub in show log capture; do
		run $sub plain
		refused 1 'plain: is no session'
	done
	run check plain
	status_is 1
	has err 'plain: is no session'
	is "$(ls plain)" letter.txt 'the folder'
}

a_file() {
	echo hello >letter
	for sub in show log capture; do
		run $sub letter
		refused 1 'letter: is a file'
	done
	run show letter/inside
	refused 1 'letter/inside: '
}

half_a_session() {
	for gone in journal.yaml agenda.yaml people.yaml; do
		session s
		mv s/$gone kept-aside
		for sub in $readers; do
			run $sub s
			status_is 1
			has err "$gone is missing; put it back from a copy"
			clean_output
			absent s/$gone
		done
		rm -rf s kept-aside
	done
}

closed_folder() {
	session s
	type_in s 'A view'
	chmod 000 s
	chmod 755 "$work" .
	for sub in $readers; do
		run_as_nobody $sub s
		status_is 1
		has err 's: cannot be opened: Permission denied'
		clean_output
	done
	chmod 700 s
	run log s
	status_is 0
	has out 'A view'
}

closed_file() {
	session s
	type_in s 'A view'
	chmod 755 "$work" . s
	for closed in journal.yaml agenda.yaml people.yaml; do
		chmod 644 s/*.yaml s/.lock
		chmod 000 s/$closed
		run_as_nobody show s
		status_is 1
		empty out
		has err "s/$closed"
		has err 'Permission denied'
		clean_output
	done
}

modes() {
	(umask 000 && session s) || exit 1
	type_in s 'A view' ':person "Frida Lark" group:council'
	is "$(stat -c %a s s/drafts s/minutes | tr '\n' ' ')" '700 700 700 ' 'folders'
	is "$(stat -c %a s/agenda.yaml s/people.yaml s/journal.yaml s/.lock | tr '\n' ' ')" '600 600 600 600 ' 'files'
	is "$(ls -A s | tr '\n' ' ')" '.lock agenda.yaml drafts journal.yaml minutes people.yaml ' 'the folder'
}

there_already() {
	session s
	type_in s 'A view'
	cp -r s before
	run new s
	refused 1 's is a session already; open it with: roundtable s'
	run new s/
	refused 1 'is a session already'
	diff -r s before || fail 'the session was changed'
	is "$(ls -d s.tmp* 2>/dev/null)" '' 'a temporary folder'
}

not_empty() {
	mkdir full
	echo hello >full/letter
	run new full
	refused 1 'full is there already and is not empty'
	echo hello >file
	run new file
	refused 1 'file is there already and is no folder'
	is "$(cat file full/letter | tr '\n' ' ')" 'hello hello ' 'what was there'
	ln -s nowhere link
	run new link
	refused 1 'link is there already'
	is "$(readlink link)" nowhere 'the link'
	for name in . .. / ''; do
		run new "$name"
		[ "$status" -ne 0 ] || fail "new $name was done"
		empty out
		clean_output
	done
}

into_empty() {
	mkdir s
	run new s
	status_is 0
	run log s
	has out ' begin roundtable=1'
}

nothing_left() {
	session s
	mkdir room
	echo 'title: No dimension' >bad.yaml
	cat >cases <<-'END'
		nowhere/s
		room/s --agenda bad.yaml
		room/s --agenda no-such-agenda
		room/s --people nowhere.csv
		room/s --people bad.yaml
		room/s --date 2020-02-30
		room/s --date yesterday
		room/s --after nowhere
		room/deeper/s
	END
	while read -r args; do
		# shellcheck disable=SC2086
		run new $args
		[ "$status" -ne 0 ] || fail "new $args was done"
		empty out
		[ -s err ] || fail "new $args says nothing"
		clean_output
		is "$(ls -A room)" '' "what new $args left"
	done <cases
	absent nowhere
}

# WAYS: "CALL FIRST LAST STEP" lines; every such call of `new` meets what strace injects.
new_meets() { # INJECTION AFTERWARDS
	agenda >agenda.yaml
	people >people.yaml
	while read -r call nth last step; do
		while [ "$nth" -le "$last" ]; do
			mkdir room
			watched -e trace=$call -e inject=$call:$1:when=$nth -- \
				new room/s --agenda agenda.yaml --people people.yaml >out 2>err </dev/null
			status=$?
			$2
			rm -rf room
			nth=$((nth + step))
		done
	done <<-'END'
		mkdir 1 3 1
		rename 1 1 1
		fsync 1 7 2
	END
}

whole_or_none() {
	[ "$status" -ne 0 ] || [ -d room/s ] || fail 'done, and no session'
	[ -d room/s ] || return 0
	run log room/s
	status_is 0
	has out ' begin '
}

nothing_or_whole() {
	whole_or_none
	[ -d room/s ] || is "$(ls -A room)" '' "what is left after $call $nth"
}

left_nothing() {
	if [ "$status" -eq 0 ]; then
		whole_or_none
		return
	fi
	is "$(ls -A room)" '' "what is left after $call $nth"
	has err 'No space left on device'
	empty out
	clean_output
}

killed() {
	new_meets signal=SIGKILL whole_or_none
}

interrupted() {
	new_meets signal=SIGINT nothing_or_whole
}

disk_fails() {
	new_meets error=ENOSPC left_nothing
}

# A `new` that was killed before it could give the folder its name: $1 does something in it.
half_made() {
	rm -rf s
	session s
	half=s.tmp-$(sh -c 'echo $$')-AbCdEf
	mv s "$half"
	$1 "$half"
	session s
}

unused_half() {
	half_made true
	absent "$half"
}

works_in_it() {
	type_in "$1" 'Said in the half that was left'
}

puts_somebody_right() {
	sed -i 's/Edwina Sloe/Edwina Sloane/' "$1/people.yaml"
}

used_half() {
	half_made works_in_it
	has "$half/journal.yaml" 'Said in the half that was left'
	half_made puts_somebody_right
	has "$half/people.yaml" Sloane
}

test_ 'a folder that is missing is named, with the way to make one' missing_folder
test_ 'a folder that is no session is left alone' no_session
test_ 'a file is no session' a_file
test_ 'a session without one of its files says which, and makes none up' half_a_session
if nobody_can; then
	test_ 'a folder that may not be read says so, and is whole afterwards' closed_folder
	test_ 'a file that may not be read is named' closed_file
else
	skip 'no other user to be' 'a folder that may not be read says so, and is whole afterwards'
	skip 'no other user to be' 'a file that may not be read is named'
fi
test_ 'folders are 0700 and files 0600, whatever the umask' modes
test_ 'a session that exists already is refused and stays byte for byte' there_already
test_ 'new takes no place where something else stands' not_empty
test_ 'new takes an empty folder' into_empty
test_ 'a new that fails leaves nothing behind' nothing_left
test_ 'what a killed new left goes when the session is made anew' unused_half
test_ 'what a killed new left stays once somebody has worked in it' used_half
if has_strace; then
	test_ 'a new that is killed leaves a whole session or none' killed
	test_ 'a new that is interrupted leaves nothing' interrupted
	test_ 'a new whose disk fails leaves nothing behind' disk_fails
else
	skip 'no strace' 'a new that is killed leaves a whole session or none'
	skip 'no strace' 'a new that is interrupted leaves nothing'
	skip 'no strace' 'a new whose disk fails leaves nothing behind'
fi
plan
