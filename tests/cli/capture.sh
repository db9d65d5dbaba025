#!/bin/sh
# capture: hostile lines, full and failing disks, kill -9, and two writers at once. What was
# answered `kept` is in the journal, and what was not is refused; never anything between.
. "$(dirname "$0")/lib"

# ---- lines ----

long_line() {
	session s
	{
		echo before
		head -c 1000000 /dev/zero | tr '\0' x
		printf '\nafter\n'
	} >lines
	run_with lines capture s
	[ "$(head -c 200 out | wc -l)" -ge 1 ] || fail 'the first answer is not short'
	is "$(cut -c 1-4 out | tr '\n' ' ')" 'kept refu kept ' 'the answers'
	[ "$(wc -c <out)" -lt 1000 ] || fail 'the refusal repeats the line'
	[ "$(wc -c <err)" -lt 1000 ] || fail 'stderr repeats the line'
	like out '^refused: .*(too long|long|65536|64)'
	status_is 0
	all_kept s out
	run log s
	has out 'text="before"'
	has out 'text="after"'
}

invalid_bytes() {
	session s
	printf 'good one\nbad \377\376 bytes\nlatin caf\351\nnul \000 inside\nover \300\257 long\nsurrogate \355\240\200 half\ngood two\n' >lines
	run_with lines capture s
	status_is 0
	is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" 'kept refused: refused: refused: refused: refused: kept ' 'the answers'
	clean_output
	all_kept s out
	grep '^refused' out | while read -r line; do
		echo "$line" >one
		like one '(UTF-8|NUL|byte|character)'
	done || exit 1
}

no_bytes_of_a_terminal() {
	session s
	printf 'red %s[31m text%s]0;title\007 bell\n:here "%s[2J"\n:tag last "%s[2J"\nrtl \342\200\256evil\n\302\233 csi\n:%s[2J\n@%s[2J\nDEL \177\n' \
		"$esc" "$esc" "$esc" "$esc" "$esc" "$esc" >lines
	run_with lines capture s
	clean_output
	no_terminal_bytes
	for sub in show log check; do
		run $sub s
		clean_output
		no_terminal_bytes
	done
	run show "$(printf 'no%s[31msuch' "$esc")"
	status_is 1
	clean_output
	run "$(printf 'sh%sow' "$esc")"
	status_is 2
	clean_output
	run show s "--$(printf '%s[31m' "$esc")"
	status_is 2
	clean_output
}

# C1 controls and what turns the direction of a line.
no_terminal_bytes() {
	for stream in out err; do
		for bytes in '\302\233' '\342\200\256' '\302\205'; do
			! grep -q -a -F "$(printf "$bytes")" $stream || fail "$stream has $bytes"
		done
	done
}

nobody_of_that_name() {
	session s
	printf 'A view @Zebedee\n:here Zebedee\n:speaker last Zebedee\n:floor Zebedee\nAn end\n' >lines
	run_with lines capture s
	status_is 0
	is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" 'kept refused: refused: refused: kept ' 'the answers'
	has out 'there is no person Zebedee'
	has err 'roundtable: stdin:1: there is no person Zebedee; kept in the text'
	run log s
	has out 'A view @Zebedee'
}

ambiguous() {
	session s
	type_in s ':person "Alma Wintergreen"'
	printf ':here Alma\n:here Thornquist\nA view @alma\n' >lines
	run_with lines capture s
	status_is 0
	like out '^refused: Alma could be Alma Thornquist \(p1\), Alma Wintergreen \([a-z0-9]+\); say which'
	has out 'done here'
	has err 'stdin:3: alma could be'
}

every_line_one_answer() {
	session s
	printf '\n   \n# a comment\nA view\n#tag only\n:nonsense\n:\n. \n\\# kept\n:go local/actions\nDo it\n! Do more\n:undo\n:next\n' >lines
	run_with lines capture s
	status_is 0
	is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" 'kept kept refused: refused: refused: kept done kept kept done done ' 'the answers'
	like out '^kept [a-z2-7]{8,}-[0-9]+ action$'
	like out '^done undo [a-z2-7]{8,}-[0-9]+$'
	like err '^roundtable: [0-9]+ entries kept$'
	printf '# no comment\n\n' >lines
	run_with lines capture s --no-comments
	is "$(lines out)" 1 'answers without comments'
	like out '^kept '
}

nearest_command() {
	session s
	printf ':suport last\n:recrod off\n' >lines
	run_with lines capture s
	has out 'support'
	has out 'record'
}

last_line_without_newline() {
	session s
	printf 'one\ntwo' >lines
	run_with lines capture s
	status_is 0
	is "$(lines out)" 2 'answers'
	all_kept s out
	printf 'three\r\nfour\r\n' >lines
	run_with lines capture s
	run log s
	has out 'text="three"'
	has out 'text="four"'
}

off_the_record() {
	session s
	printf 'before\n:record off\nSecret Marmalade\n:here p1\n" Secret Marmalade\n:edit last Marmalade\n:record rule\nafter\n' >lines
	cp -r s before
	run_with lines capture s
	status_is 0
	is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" 'kept done off off off off done kept ' 'the answers'
	! grep -r -q -a Marmalade s out err || fail "what was said off the record is in $(grep -r -l -a Marmalade s out err)"
	! grep -r -q -a 'Marmalade' "$HOME" || fail 'it is in the home folder'
}

off_for_others() {
	session s
	mkfifo in
	"$rt" capture s <in >one.out 2>one.err &
	pid=$!
	children="$children $pid"
	exec 3>in
	echo 'heard' >&3
	until_true grep -q kept one.out
	type_in s ':record off'
	echo 'Secret Marmalade' >&3
	until_true grep -q '^off$' one.out
	exec 3>&-
	wait $pid
	! grep -r -q -a Marmalade s || fail 'a process that had not heard of the switch wrote'
}

# ---- disks ----

# Lines until the limit; what was kept is there, the rest was refused, and it can go on afterwards.
fill_up() { # RUNNER
	session s
	i=0
	while [ $i -lt 60 ]; do
		i=$((i + 1))
		echo "view number $i, with some words behind it so that the disk fills while it is typed"
	done >lines
	"$1"
	is "$(lines out)" 60 'answers'
	like out '^kept '
	like out '^refused: .*(no room|No space left|File too large)'
	is "$(grep -c -v -e '^kept ' -e '^refused: ' out)" 0 'other answers'
	status_is 1
	clean_output
	all_kept s out
	is "$(wc -l <kept | tr -d ' ')" "$(($(wc -l <logged) - 1))" 'entries in the log'
	run check s
	status_is 0
	type_in s 'there is room again'
	run show s
	status_is 0
	has out 'there is room again'
}

# Ten lines at a time: what comes together is kept or refused together.
feed() { # ANSWERS
	sent=0
	while [ $sent -lt 60 ]; do
		sed -n "$((sent + 1)),$((sent + 10))p" lines
		sent=$((sent + 10))
		until_true has_lines "$1" $sent
	done
}

has_lines() { # FILE N
	[ "$(wc -l <"$1")" -ge "$2" ]
}

with_ulimit() {
	mkfifo answers messages one-by-one
	cat answers >out &
	cat messages >err &
	(
		trap '' XFSZ
		ulimit -f 16
		exec "$rt" capture s <one-by-one >answers 2>messages
	) &
	pid=$!
	feed out >one-by-one
	wait $pid
	status=$?
	wait
}

small_limit() {
	fill_up with_ulimit
}

small_disk() {
	mkdir disk
	session s
	cat >inside <<-'END'
		set -e
		mount -t tmpfs -o size=64k,mode=700 none disk
		cp -rp s disk/
		i=0
		while [ $i -lt 400 ]; do
			i=$((i + 1))
			echo "view number $i, with some words behind it so that the disk fills while it is typed"
		done >lines
		set +e
		: >out
		# Some on their own: what comes together is kept or refused together.
		{
			head -n 20 lines
			tries=0
			until [ "$(wc -l <out)" -ge 20 ] || [ $tries -gt 500 ]; do
				tries=$((tries + 1))
				sleep 0.02
			done
			tail -n +21 lines
		} | "$rt" capture disk/s >out 2>err
		echo $? >status
		rm -rf after
		cp -rp disk/s after
		mount -o remount,size=512k disk
		echo 'there is room again' | "$rt" capture disk/s >again.out 2>again.err
		"$rt" show disk/s >again.show 2>&1
	END
	rt=$rt unshare -m sh inside || fail 'the disk could not be made'
	status=$(cat status)
	is "$(wc -l <out | tr -d ' ')" 400 'answers'
	like out '^kept '
	like out '^refused: .*(no room|No space left)'
	status_is 1
	clean_output
	all_kept after out
	is "$(wc -l <kept | tr -d ' ')" "$(($(wc -l <logged) - 1))" 'entries in the log'
	run check after
	status_is 0
	like again.out '^kept '
	has again.show 'there is room again'
}

full_at_every_write() {
	session s
	type_in s 'already here'
	printf 'one\ntwo\n' >lines
	for call in write fdatasync; do
		for error in ENOSPC EIO EDQUOT; do
			cp -rp s t
			watched -P "$PWD/t/journal.yaml" -e trace=$call -e inject=$call:error=$error:when=1+ -- \
				capture t <lines >out 2>err
			status=$?
			status_is 1
			is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" 'refused: refused: ' "answers when $call fails with $error"
			grep -q INJECTED trace || fail "no $call was made to fail"
			clean_output
			run log t
			status_is 0
			has out 'already here'
			[ $call = fdatasync ] || lacks out 'text="one"'
			type_in t 'later'
			run show t
			status_is 0
			has out later
			rm -rf t
		done
	done
}

# A failed fdatasync is never believed on a retry: the line is written and synced once more.
failed_sync_once() {
	session s
	echo one >lines
	watched -P "$PWD/s/journal.yaml" -e trace=fdatasync,write -e inject=fdatasync:error=EIO:when=1 -- \
		capture s <lines >out 2>err
	status=$?
	if grep -q '^kept' out; then
		is "$(grep -c 'fdatasync' trace)" 2 'syncs'
		is "$(grep -c 'write(.*do: entry' trace)" 2 'writes of the line'
		all_kept s out
	else
		status_is 1
		lacks out kept
	fi
	run show s
	status_is 0
}

read_only_folder() {
	session s
	type_in s 'before'
	echo 'A view' >lines
	cat >inside <<-'END'
		mount --bind s s && mount -o remount,ro,bind s || exit 9
		"$rt" capture s <lines >out 2>err
		echo $? >status
		"$rt" show s >show.out 2>&1
		echo $? >show.status
	END
	rt=$rt unshare -m sh inside || fail 'it could not be mounted read-only'
	status=$(cat status)
	status_is 1
	lacks out kept
	has out 'Read-only file system'
	clean_output
	is "$(cat show.status)" 0 'show'
	has show.out before
}

not_ours() {
	session s
	type_in s before
	chmod 755 "$work" . s
	chmod 644 s/*.yaml s/.lock
	echo 'A view' >lines
	setpriv --reuid=65534 --regid=65534 --clear-groups "$rt" capture s <lines >out 2>err
	status=$?
	without_counters
	status_is 1
	lacks out kept
	has out 'Permission denied'
	clean_output
	run_as_nobody show s
	status_is 0
	has out before
	run log s
	lacks out 'A view'
}

nobody_listens() {
	session s
	printf 'one\ntwo\n' >lines
	"$rt" capture s <lines >/dev/full 2>err
	status=$?
	: >out
	status_is 1
	has err 'standard output'
	clean_output
	run check s
	status_is 0
}

# ---- kill -9 ----

killed() {
	session s
	for round in 1 2 3 4 5 6; do
		mkfifo in.$round
		"$rt" capture s <in.$round >out.$round 2>/dev/null &
		pid=$!
		(
			i=0
			while echo "round $round, view $i"; do
				i=$((i + 1))
			done
		) >in.$round 2>/dev/null &
		until_true test -s out.$round
		# Somewhere in the middle of a write, a sync or an answer.
		sleep 0.0$round
		kill -9 $pid
		wait 2>/dev/null
	done
	# An answer that was cut off in the middle is no answer.
	for answers in out.*; do
		grep -a -E '^kept [a-z2-7]+-[0-9]+ view$' $answers >whole.$answers
	done
	all_kept s whole.out.*
	run show s
	[ "$status" -eq 0 ] || has err pending
	type_in s 'and on it goes'
	run check s
	status_is 0
}

two_writers() {
	session s
	for n in 1 2; do
		i=0
		while [ $i -lt 200 ]; do
			i=$((i + 1))
			echo "writer $n says $i"
		done >lines.$n
	done
	# Line by line, so that they take turns.
	for n in 1 2; do
		(while read -r line; do
			echo "$line"
		done <lines.$n) | "$rt" capture s >out.$n 2>err.$n &
	done
	wait
	for n in 1 2; do
		is "$(grep -c '^kept ' out.$n)" 200 "kept by writer $n"
	done
	all_kept s out.1 out.2
	is "$(sort -u kept | wc -l | tr -d ' ')" 400 'different ids'
	run log s
	status_is 0
	is "$(grep -c ' entry ' out)" 400 'entries in the log'
	for n in 1 2; do
		grep -o "writer $n says [0-9]*" out >said.$n
		same said.$n lines.$n
	done
	is "$(awk '{ sub(/.*-/, "", $2); print $2 }' out | sort -n | uniq -d | wc -l | tr -d ' ')" 0 'numbers given twice'
}

roster_of_two() {
	session s
	for n in 1 2; do
		i=0
		while [ $i -lt 15 ]; do
			i=$((i + 1))
			echo ":person \"Guest $n-$i\" group:council"
		done >lines.$n
		(while read -r line; do
			echo "$line"
		done <lines.$n) | "$rt" capture s >out.$n 2>err.$n &
	done
	wait
	is "$(cat out.1 out.2 | grep -c '^done person ')" 30 'answers'
	is "$(cat out.1 out.2 | sort -u | wc -l | tr -d ' ')" 30 'different people'
	is "$(grep -c 'Guest' s/people.yaml)" 30 'guests on the roster'
	is "$(grep -c -e Alma -e Bertil -e Cressida -e Dorian -e Edwina s/people.yaml)" 5 'people who were there before'
	run check s
	status_is 0
}

# forget replaces the journal's file; a process that has the old one open must not write into it.
journal_replaced() {
	session s
	mkfifo in
	"$rt" capture s <in >one.out 2>one.err &
	pid=$!
	children="$children $pid"
	exec 3>in
	echo 'Regretted Marmalade' >&3
	until_true grep -q kept one.out
	type_in s ':forget 1'
	echo 'said afterwards' >&3
	until_true has_lines one.out 2
	exec 3>&-
	wait $pid
	all_kept s one.out
	! grep -r -q Marmalade s || fail 'it was not forgotten'
	run show s
	has out 'said afterwards'
	run check s
	status_is 0
}

exports_meanwhile() {
	session s
	mkfifo in
	"$rt" capture s <in >one.out 2>one.err &
	pid=$!
	children="$children $pid"
	exec 3>in
	for n in 1 2 3 4; do
		echo "view $n.1" >&3
		echo "view $n.2" >&3
		run export s --format markdown,json --output minutes.d/
		status_is 0
	done
	exec 3>&-
	wait $pid
	is "$(grep -c '^kept ' one.out)" 8 'kept'
	all_kept s one.out
	run log s
	is "$(grep -c ' published ' out)" 4 'publications'
}

# ---- the sync before the answer ----

# Reads ./trace: each answer on stdout comes after a sync that follows the write of its line.
sync_first() {
	awk '
		/write\([0-9]+, "--- \{/ { writes++; dirty = 1 }
		/fdatasync\(/ && / = 0$/ { syncs++; dirty = 0 }
		/write\(1, "/ {
			answers++
			if (dirty) { print "an answer before its sync: " $0; bad = 1 }
			if (answers > writes) { print "an answer without a write: " $0; bad = 1 }
		}
		END {
			print writes + 0, syncs + 0, answers + 0
			exit bad
		}' trace >counts || fail "$(cat counts)"
}

kept_after_sync() {
	session s
	mkfifo in
	ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" \
		strace -f -o trace -e trace=write,pwrite64,writev,fdatasync,fsync "$rt" capture s <in >out 2>err &
	exec 3>in
	for n in 1 2 3 4 5 6 7 8 9 10; do
		echo "view number $n" >&3
		until_true grep -q -c "^kept .*-$((n + 1)) view" out
	done
	exec 3>&-
	wait
	sync_first
	is "$(tail -n 1 counts)" '10 10 10' 'writes, syncs and answers of ten entries'
	is "$(grep -c -e 'pwrite64(' -e 'writev(' -e ' fsync(' trace)" 0 'other writes and syncs'
}

shared_sync() {
	session s
	i=0
	while [ $i -lt 100 ]; do
		i=$((i + 1))
		echo "view number $i"
	done >lines
	watched -e trace=write,fdatasync -- capture s <lines >out 2>err
	sync_first
	read -r writes syncs answers <counts
	is "$(lines out)" 100 'answers'
	[ "$writes" -le 2 ] && [ "$syncs" -le 2 ] || fail "$writes writes and $syncs syncs of a hundred lines at once"
}

# What replaces a file is on the disk at once: lines before it have been answered by then, however it is spelled.
shares_no_sync() {
	for line in ':forget 1' ': forget 1' ':"forget" 1' '	:forget 1' ':person "Rhun Ebbw"' ':	person "Rhun Ebbw"'; do
		rm -rf s
		session s
		printf 'First\n%s\nSecond\n' "$line" >lines
		watched -e trace=write,rename,renameat,renameat2 -- capture s <lines >out 2>err
		is "$(sed 's/ .*//' out | tr '\n' ' ')" 'kept done kept ' "answers around $line"
		awk '
			/write\(1, "kept/ { kept++ }
			/rename.*(journal|people)\.yaml/ && !replaced++ { before = kept + 0 }
			END { exit !replaced || before != 1 }' trace || fail "$line is on the disk before the line above it is answered"
	done
}

test_ 'a line of 1 MB is refused in few words, and those around it are kept' long_line
test_ 'invalid UTF-8 and NUL are refused, one answer each' invalid_bytes
test_ 'no escape, control or direction byte reaches a terminal' no_bytes_of_a_terminal
test_ 'a person who does not exist is refused, or warned of and kept in the text' nobody_of_that_name
test_ 'a name of two people is refused, and both are named' ambiguous
test_ 'every line gets one answer, blank lines and comments none' every_line_one_answer
test_ 'an unknown command names the nearest' nearest_command
test_ 'the last line needs no newline, and CRLF is a line end' last_line_without_newline
test_ 'what is said off the record is nowhere' off_the_record
test_ 'a process that has not heard that the record is off writes nothing' off_for_others
test_ 'a file that may not grow: all that was kept is there, the rest was refused' small_limit
if [ "$(id -u)" -eq 0 ] && unshare -m mount -t tmpfs none /mnt 2>/dev/null; then
	test_ 'a disk that fills: all that was kept is there, the rest was refused' small_disk
	test_ 'a read-only folder can be read and says why it cannot be written' read_only_folder
else
	skip 'no disk can be mounted' 'a disk that fills: all that was kept is there, the rest was refused'
	skip 'no disk can be mounted' 'a read-only folder can be read and says why it cannot be written'
fi
if [ "$(id -u)" -eq 0 ] && nobody_can; then
	test_ 'files that somebody else owns can be read and are not written' not_ours
else
	skip 'no other user to be' 'files that somebody else owns can be read and are not written'
fi
test_ 'answers that nobody can read end it with status 1' nobody_listens
test_ 'kill -9 in the middle loses nothing that was kept' killed
test_ 'two writers at once lose nothing and share no id' two_writers
test_ 'two writers of the roster lose nobody' roster_of_two
test_ 'a journal that another process replaced is followed' journal_replaced
test_ 'exports in the middle of a capture disturb nothing' exports_meanwhile
if has_strace; then
	test_ 'kept is never said before the sync; one write and one sync per entry' kept_after_sync
	test_ 'lines that come together share a sync, and still wait for it' shared_sync
	test_ 'what goes to the disk by itself shares no sync with the lines before it' shares_no_sync
	test_ 'a write or sync that fails keeps nothing and breaks nothing' full_at_every_write
	test_ 'a sync that failed once is not believed' failed_sync_once
else
	for claim in 'kept is never said before the sync; one write and one sync per entry' \
		'lines that come together share a sync, and still wait for it' \
		'what goes to the disk by itself shares no sync with the lines before it' \
		'a write or sync that fails keeps nothing and breaks nothing' \
		'a sync that failed once is not believed'; do
		skip 'no strace' "$claim"
	done
fi
plan
