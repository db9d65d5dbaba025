#!/bin/sh
# export: where minutes go, what they leave alone, and what is refused; review and gate beside it.
. "$(dirname "$0")/lib"

held() { # DIR
	session "$1"
	type_in "$1" ':go internal/present' 'The board is an engine @p1' '" It works. @p2' ':go internal/actions' \
		'Write it down to:Systems'
}

everything_goes_where_it_is_sent() {
	held s
	run export s --format markdown --output -
	status_is 0
	like out '^# System accountability$'
	cp out plain.md
	run export s --format markdown --output minutes-of-s.md
	status_is 0
	empty out
	same plain.md minutes-of-s.md
	is "$(stat -c %a minutes-of-s.md)" 600 'mode'
	mkdir there
	run export s --format markdown --output there
	status_is 0
	same plain.md there/minutes.md
	run export s --format markdown --output made/
	status_is 0
	same plain.md made/minutes.md
	is "$(stat -c %a made)" 700 'mode of a new folder'
	run export s --format markdown,json,text,csv --output both
	status_is 0
	is "$(ls both | tr '\n' ' ')" 'actions.csv minutes.json minutes.md minutes.txt ' 'files'
	is "$(stat -c %a both both/* | sort -u | tr '\n' ' ')" '600 700 ' 'modes'
	run export s --format markdown,text
	status_is 0
	is "$(ls s/minutes | tr '\n' ' ')" 'minutes.md minutes.txt ' 'files in minutes/'
	same plain.md s/minutes/minutes.md
	clean_output
	is "$(ls -A . | grep -c tmp)" 0 'temporary files'
}

cannot_be_written() {
	held s
	echo old >file
	for where in file/ file/deeper nowhere/deeper/minutes.md; do
		run export s --format markdown --output $where
		status_is 1
		clean_output
	done
	run export s --format markdown,text --output file
	status_is 1
	is "$(cat file)" old 'the file'
	absent nowhere
	"$rt" export s --format markdown --output - >/dev/full 2>err </dev/null
	status=$?
	status_is 1
	has err 'standard output'
}

overwrites_whole() {
	held s
	run export s --format markdown --output old.md
	cp old.md before.md
	chmod 640 old.md
	ln -s old.md link.md
	type_in s ':go local/present' 'One more view'
	run export s --format markdown --output old.md
	status_is 0
	has old.md 'One more view.'
	lacks before.md 'One more view.'
}

refused_leaves_the_old() {
	held s
	run export s --format markdown,text,json --output out.d/
	status_is 0
	cp -rp out.d before
	type_in s 'Then Margery Blenkinsop rose.'
	cp s/journal.yaml journal.before
	run export s --format markdown,text,json --output out.d/
	status_is 3
	has err 'Margery Blenkinsop'
	has err ':hide "Margery Blenkinsop"'
	has err ':print "Margery Blenkinsop"'
	diff -r before out.d >/dev/null || fail 'files were changed'
	same journal.before s/journal.yaml
	run export s --format markdown --output -
	status_is 3
	empty out
	run export s --format markdown --output - --undecided hide
	status_is 0
	lacks out Blenkinsop
}

disk_fails() {
	held s
	run export s --format markdown,text,json --output out.d/
	status_is 0
	cp -rp out.d before
	type_in s 'One more view'
	for call in write fsync rename; do
		for nth in 1 2 3 4; do
			watched -e trace=$call -e inject=$call:error=ENOSPC:when=$nth -- \
				export s --format markdown,text,json --output out.d/ >out 2>err
			status=$?
			grep -q INJECTED trace || continue
			status_is 1
			diff -r before out.d >/dev/null || fail "files were changed when $call $nth failed"
			[ -z "$(ls -A out.d | grep -v -x -e minutes.md -e minutes.txt -e minutes.json)" ] ||
				fail "left behind: $(ls -A out.d)"
		done
	done
	run check s
	status_is 0
	run export s --format markdown,text,json --output out.d/
	status_is 0
	has out.d/minutes.md 'One more view'
}

# The slow one looked before the quick one published; what it wrote could be subtracted from the other.
two_at_once() {
	held s
	watched -e trace=flock -e inject=flock:delay_enter=600000:when=2 -- \
		export s --format markdown --output slow.md >slow.out 2>slow.err &
	until_true test -s trace
	run export s --format markdown --k 5 --output quick.md
	status_is 0
	wait $!
	is $? 3 'status of the export with the lower k'
	absent slow.md
}

reading_alone_cannot_publish() {
	held s
	cat >inside <<-'END'
		mount --bind s s && mount -o remount,ro,bind s || exit 9
		"$rt" export s --format markdown --output elsewhere.md >out 2>err
		echo $? >status
	END
	rt=$rt unshare -m sh inside || fail 'it could not be mounted read-only'
	status=$(cat status)
	# Without the event that ties later exports there are no minutes.
	status_is 1
	absent elsewhere.md
	clean_output
}

# Minutes in the place of the journal would end the session.
session_is_spared() {
	held s
	run export s --format json
	status_is 0
	cp -a s before
	session other
	for where in s/journal.yaml s/people.yaml ./s/agenda.yaml s/projector.json s/new.md s/ s other/journal.yaml; do
		run export s --format markdown --output $where
		refused 2 'folder of a session'
		run synthesis s/minutes/minutes.json --format markdown --output $where
		refused 2 'folder of a session'
	done
	(cd s && "$rt" export . --format markdown --output journal.yaml >../out 2>../err) && fail 'written from inside'
	for file in journal.yaml people.yaml agenda.yaml; do
		same before/$file s/$file
	done
	is "$(ls s)" "$(ls before)" 'the folder'
}

private() {
	held s
	type_in s 'As Alma Thornquist said'
	run export s --format markdown --private --output private.md
	status_is 0
	has private.md 'Alma Thornquist'
	like private.md 'Confidential'
	is "$(stat -c %a private.md)" 600 'mode'
	run log s
	lacks out ' published '
	for where in s/minutes/ s/minutes/x.md ./s/../s/minutes/x.md; do
		run export s --format markdown --private --output $where
		refused 2 minutes/
	done
	ln -s s/minutes link
	run export s --format markdown --private --output link/x.md
	refused 2 minutes/
	for format in json csv; do
		run export s --format $format --private --output private.x
		refused 2 $format
	done
	is "$(ls -A s/minutes)" '' 'minutes/'
	# Also when it is not there yet.
	rmdir s/minutes
	for where in s/minutes/ s/minutes s/./minutes//x.md; do
		run export s --format markdown,text --private --output $where
		refused 2 minutes/
	done
	absent s/minutes
	mkdir -m 700 s/minutes
	run gate s private.md
	status_is 3
	has err 'hornquist'
}

gate_reads_what_was_edited() {
	held s
	run export s --format markdown,text,json,csv --output out.d/
	run gate s out.d/minutes.md out.d/minutes.txt out.d/minutes.json out.d/actions.csv
	status_is 0
	for edit in 'Thornquist' 'T\&#104;ornquist' 'THORNQUIST' 'Thorn\\-quist' '%54hornquist' 'Wexcombe' 'Oakhanger'; do
		sed "s/engine/$edit/" out.d/minutes.md >edited.md
		run gate s edited.md
		status_is 3
		has err edited.md
		clean_output
	done
	sed 's/engine/\\u0054hornquist/' out.d/minutes.json >edited.json
	run gate s edited.json
	status_is 3
	cp out.d/minutes.md thornquist.md
	run gate s thornquist.md
	status_is 3
	run gate s missing.md
	status_is 1
	clean_output
}

# Nobody signs the same text twice, nor another than the one they looked at; a change makes it void, and says so.
signatures() {
	held s
	people=p1
	printf ':sign %s\n:sign %s\n' "$people" "$people" | "$rt" capture s >signed 2>&1
	like signed '^done sign '
	like signed '^refused: .* has signed these minutes already$'
	printf ':sign %s of:0000\n' "$people" | "$rt" capture s >stale 2>&1
	like stale '^refused: the minutes have changed since you looked at them'
	is "$("$rt" log s | grep -c ' sign ')" 1 'signatures in the journal'
	type_in s 'A view that nobody signed.'
	run export s --undecided hide --format text --output -
	has out DRAFT
	printf ':sign %s\n' "$people" | "$rt" capture s >again 2>&1
	like again '^done sign '
}

# A place is a place, whatever it is called.
other_letters() {
	held s
	mkdir 'tŷ newydd'
	run export s --undecided hide --format text,docx --output 'tŷ newydd/cofnodion â/'
	status_is 0
	[ -s 'tŷ newydd/cofnodion â/minutes.docx' ] || fail 'nothing was written'
	run export s --undecided hide --format text --output 'tŷ newydd/y cyfarfod ŵ.txt'
	status_is 0
	same 'tŷ newydd/y cyfarfod ŵ.txt' 'tŷ newydd/cofnodion â/minutes.txt'
	run export s --undecided hide --format text --output 'tŷ newydd'
	status_is 0
	[ -s 'tŷ newydd/minutes.txt' ] || fail 'a folder is a folder'
}

# Two roles are two people; whoever starts the program a second time is one.
review_counts_readers() {
	held s
	type_in s ':checked 1' ':checked 2'
	run review s
	like err '^roundtable: 2 of [0-9]+ entries checked$'
	type_in s ':checked 1'
	run review s
	like err '^roundtable: 2 of [0-9]+ entries checked$'
	printf ':checked 1\n' | "$rt" capture s --role chair >said 2>&1
	run review s
	like err '^roundtable: 2 of [0-9]+ entries checked, 1 by a second person$'
	run review s --format json
	like out '"checked": 2'
	like out '"checked_twice": 1'
	type_in s ':unchecked 1'
	run review s
	like err '^roundtable: 1 of [0-9]+ entries checked$'
	printf ':unchecked 1\n' | "$rt" capture s >said 2>&1
	like said '^refused: nobody has read entry 1$'
	run export s --undecided hide --format text --output -
	status_is 0
}

review_decides() {
	held s
	type_in s 'Then Margery Blenkinsop rose.' 'And Alma Thornquist sat.'
	run review s
	status_is 0
	has out 'Margery Blenkinsop'
	clean_output
	run review s --format json
	has out '"string": "Margery Blenkinsop"'
	run review s --print 'Alma Thornquist'
	[ "$status" -ne 0 ] || fail 'a certain finding was printed by a verdict'
	run review s --print 'Margery Blenkinsop'
	status_is 0
	run export s --format text --output -
	status_is 0
	has out 'Margery Blenkinsop'
	lacks out 'Thornquist'
	type_in s ':undo'
	run review s --hide 'Margery Blenkinsop'
	status_is 0
	run export s --format text --output -
	status_is 0
	lacks out 'Blenkinsop'
}

# A person who joins the roster later is hidden, and voids the verdicts that touch them.
roster_changes() {
	held s
	type_in s 'Then Margery Blenkinsop rose.' ':print "Margery Blenkinsop"'
	run export s --format text --output -
	status_is 0
	has out 'Margery Blenkinsop'
	type_in s ':person "Margery Blenkinsop" part:staff'
	run export s --format text --output - --undecided hide
	lacks out Blenkinsop
}

altered_verdict() {
	held s
	type_in s 'Then Margery Blenkinsop rose.' ':hide "Margery Blenkinsop"'
	cp s/journal.yaml before
	sed -i '/Margery Blenkinsop/s/hide/print/' s/journal.yaml
	! cmp -s before s/journal.yaml || fail 'nothing was altered'
	run export s --format text --output -
	status_is 3
	empty out
}

nothing_of_the_session() {
	held s
	run export s --format markdown,text,json,csv --output out.d/
	"$rt" log s | awk '{ print $2; print $3 }' >private
	"$rt" show s --format json | sed -n 's/^  "id": "\(.*\)",/\1/p' >>private
	! grep -r -q -F -f private out.d || fail "$(grep -r -F -f private out.d | head -n 2)"
	! grep -r -q -F -e "$PWD" -e "$HOME" out.d || fail 'a path of this machine'
}

csv_and_text() {
	held s
	type_in s '=1+1 is a formula to:"+44"'
	run export s --format csv --output -
	status_is 0
	is "$(head -c 3 out | od -A n -t x1 | tr -d ' \n')" efbbbf 'BOM'
	is "$(grep -c "$(printf '\r')$" out)" "$(lines out)" 'lines that end in CRLF'
	! grep -q -E '(^|,)"?[=+@-]' out || fail "a spreadsheet would run: $(grep -E '(^|,)"?[=+@-]' out)"
	run export s --format text --output -
	status_is 0
	is "$(awk '{ gsub(/[\200-\277]/, "") } length > 72' out | wc -l | tr -d ' ')" 0 'lines over 72 columns'
	! grep -q '[[:blank:]]$' out || fail 'blanks at the end of a line'
}

summary() {
	held s
	i=0
	while [ $i -lt 40 ]; do
		i=$((i + 1))
		echo "A key point of some length that says the same as the others, number $i *"
	done | "$rt" capture s >/dev/null 2>&1
	run export s --format text --summary --output -
	status_is 0
	[ "$(wc -w <out)" -lt 450 ] || fail "$(wc -w <out) words"
	[ "$(grep -c 'A key point' out)" -le 3 ] || fail 'more than three key points'
	[ -s err ] || fail 'what did not fit is not listed'
}

# What the loader fetched for a command, one name per line.
loaded() { # ARG...
	LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader "$rt" "$@" >out 2>err </dev/null
	cat loader.* | grep -o 'lib[a-z0-9-]*\.so[.0-9]*' | sort -u
	rm -f loader.*
}

libraries_are_late() {
	held s
	loaded show s >to-show
	has to-show libyaml
	! grep 'libzip\|libxml2' to-show || fail 'the loader fetched what only publishing needs'
	loaded export s --format docx --output there >to-publish
	# Within the session: elsewhere export could not even see them.
	mkdir s/wrong
	for library in $(grep 'libzip\|libxml2' to-publish); do
		echo nonsense >"s/wrong/$library"
		LD_LIBRARY_PATH=$PWD/s/wrong run export s --format docx --output nowhere
		status_is 1
		has err "$library is missing"
		absent nowhere
		rm "s/wrong/$library"
	done
	is "$(grep -c 'libzip\|libxml2' to-publish)" 2 'libraries that came late'
}

test_ 'a file, a folder, stdout or minutes/, as it was said' everything_goes_where_it_is_sent
test_ 'a place that cannot be written is a failure that changes nothing' cannot_be_written
test_ 'no file of a session is replaced by minutes' session_is_spared
test_ 'an old file is replaced whole' overwrites_whole
test_ 'a refused export leaves every old file and the journal as they were' refused_leaves_the_old
if has_strace; then
	test_ 'a disk that fails leaves every old file as it was' disk_fails
	test_ \
		'of two exports at once the second is tied by the first' two_at_once
else
	skip 'no strace' 'a disk that fails leaves every old file as it was'
	skip 'no strace' 'of two exports at once the second is tied by the first'
fi
if [ "$(id -u)" -eq 0 ] && unshare -m mount -t tmpfs none /mnt 2>/dev/null; then
	test_ 'a session that can only be read is not published' reading_alone_cannot_publish
else
	skip 'no disk can be mounted' 'a session that can only be read is not published'
fi
if [ "${MODE:-release}" = release ] && LD_DEBUG=help "$rt" --version 2>&1 | grep -q files; then
	test_ 'libraries that only publishing needs come when something is published' libraries_are_late
else
	skip 'they are linked like all others' 'libraries that only publishing needs come when something is published'
fi
test_ 'a private copy is marked, ties nothing and never lies in minutes/' private
test_ 'the gate finds what was written into a file afterwards' gate_reads_what_was_edited
test_ 'review lists and decides' review_decides
test_ 'nobody signs twice, nor what changed meanwhile' signatures
test_ 'blanks and Welsh letters in a path are letters' other_letters
test_ 'review says what a second person has checked' review_counts_readers
test_ 'somebody who joins the roster later is hidden all the same' roster_changes
test_ 'a verdict that was altered in the file decides nothing' altered_verdict
test_ 'no id, time, session or path is in what is published' nothing_of_the_session
test_ 'CSV is what a spreadsheet may open, text has 72 columns' csv_and_text
test_ 'a summary is one page, and says what it left out' summary
plan
