#!/bin/sh
# calls: system calls and allocations that fail, one after the other and from one on. No crash, no silence, what was
# acknowledged is there, old files are whole, and it goes on afterwards.
. "$(dirname "$0")/lib"

calls='write fsync fdatasync rename link unlink openat ftruncate close mkdir rmdir flock'

# Which faults each call meets: "ERROR" once, "ERROR+" from there on.
faults() { # NTH-OF-THE-POINT
	if long; then
		echo 'EIO EIO+ ENOSPC ENOSPC+ EINTR EINTR+ EMFILE EMFILE+ EACCES EACCES+ EDQUOT'
	else
		set -- $(($1 % 5))
		case $1 in 0) echo EIO ;; 1) echo ENOSPC+ ;; 2) echo EINTR ;; 3) echo EACCES ;; 4) echo EINTR+ ;; esac
	fi
}

# $1 prepares s, $2 judges, the rest is the command.
whatever_fails() { # PREPARE JUDGE NTH ARG...
	prepare=$1 judge=$2 nth=$3
	shift 3
	input=
	$prepare
	rm -rf s.whole
	cp -Rp s s.whole 2>/dev/null || mkdir s.whole
	recorded "$@"
	status_is 0
	rm -rf s.done
	cp -Rp s s.done
	points '"s' >all.points
	for call in $calls; do
		grep "^$call " all.points
	done | some "$nth" >sampled
	# Every rename, always: only there some of several files can be new and some old.
	grep '^rename ' all.points | cat sampled - | awk '!seen[$0]++' >failing
	count=0 tried=0
	while read -r call n <&3; do
		tried=$((tried + 1))
		for fault in $(faults $tried); do
			rm -rf s && cp -Rp s.whole s
			case $fault in *+) when=$n+ ;; *) when=$n ;; esac
			before="$call $when fails with ${fault%+}: "
			meets "$call" "$when" "error=${fault%+}" "$@"
			count=$((count + 1))
			[ "$status" -lt 124 ] || says "status $status"
			grep -q INJECTED hit || continue
			! grep -q -a -v '^roundtable: ' err || says "it says $(grep -a -v '^roundtable: ' err)"
			[ "$status" -eq 0 ] || [ -s err ] || case $call in write) ;; *) says "status $status and no word" ;; esac
			$judge
		done
	done 3<failing
	[ "$count" -gt 3 ] || fail "only $count calls failed"
	figure "$1 met $count failing calls: no crash, no silence, nothing lost"
}

# What the folder holds; a lock and drafts are nobody's notes.
state_of_s() {
	(cd s && find . -type f ! -name .lock ! -path './drafts/*' -exec cksum {} + 2>/dev/null | sort) | cksum | cut -d ' ' -f 1
}

# Where nothing became another than at an earlier failure, it goes on as it did then: most calls fail before anything
# is written.
goes_on() {
	after=went_on.$(state_of_s)
	if [ -f "$after" ]; then
		cp "$after" log.out
		return
	fi
	"$rt" log s >log.out 2>log.err || grep -q -E 'pending' log.err || says "log says $(cat log.err)"
	printf 'and on it goes\n' | "$rt" capture s >next.out 2>next.err || says "capture says $(cat next.err)"
	"$rt" check s >check.out 2>check.err || says "check says $(cat check.err)"
	"$rt" log s >log.out 2>log.err || says "log says $(cat log.err)"
	cp log.out "$after"
}

prepare_lines() {
	lines_and_a_tail ':person "Walter Pemberton" group:council'
}

judge_lines() {
	cp out answers
	cp err messages
	answered=$(grep -c -E '^(kept|done|refused: .)' answers)
	[ "$answered" -eq "$(lines answers)" ] || says "an answer that is none: $(cat answers)"
	[ "$status" -ne 0 ] || [ "$answered" -eq 3 ] || says "status 0, and $answered answers"
	[ "$status" -ne 0 ] || ! grep -q '^refused' answers || grep -q ':person' messages || grep -q 'refused: .*people' answers ||
		says "status 0, and refused: $(grep refused answers)"
	goes_on
	the_kept_are_logged
	for text in 'was here before' 'line one' 'line three'; do
		[ "$(grep -c "text=\"$text\"" log.out)" -le 1 ] || says "twice: $text"
	done
	grep -q 'was here before' log.out || says 'what was there before is lost'
	[ "$(grep -c -e Alma -e Bertil -e Cressida -e Dorian -e Edwina s/people.yaml)" -eq 5 ] || says 'somebody is lost'
	! grep -q '^done person' answers || grep -q Pemberton s/people.yaml || says 'the guest was acknowledged and is lost'
}

capture_fails() {
	whatever_fails prepare_lines judge_lines 4 capture s
}

nothing_yet() {
	agenda >agenda.yaml
	people >people.yaml
	rm -rf s
}

# What cannot be removed stays, and nobody is to blame.
judge_new() {
	if [ "$status" -eq 0 ]; then
		goes_on
	else
		[ ! -e s ] || [ -z "$(ls -A s)" ] || [ -e s/journal.yaml ] || says "half a session: $(ls -A s)"
		case $call in
		unlink* | rmdir | close | openat) ;;
		*) [ -z "$(ls -d s.tmp-* 2>/dev/null)" ] || says "left: $(ls -d s.tmp-*)" ;;
		esac
	fi
	rm -rf s.tmp-*
}

new_fails() {
	whatever_fails nothing_yet judge_new 4 new s --agenda agenda.yaml --people people.yaml
}

published() {
	session s
	type_in s 'One view' 'Another view'
	run export s --format markdown,json,docx --undecided hide
	status_is 0
	cp -R s/minutes old
	type_in s 'A third view'
}

judge_minutes() {
	for file in minutes.md minutes.json minutes.docx; do
		if [ "$status" -eq 0 ]; then
			cmp -s s/minutes/$file s.done/minutes/$file || says "status 0, and $file is not the new one"
		else
			cmp -s s/minutes/$file old/$file || [ "$call" = close ] || [ "$call" = write ] ||
				grep -q "$file is the new file already" err || says "$file was changed"
			cmp -s s/minutes/$file old/$file || cmp -s s/minutes/$file s.done/minutes/$file || says "$file is neither old nor new"
		fi
	done
	case $call in unlink*) ;; *)
		left=$(ls -A s/minutes | grep -v -x -e minutes.md -e minutes.json -e minutes.docx)
		[ -z "$left" ] || says "left in minutes/: $left"
		;;
	esac
	goes_on
}

export_fails() {
	whatever_fails published judge_minutes 9 export s --format markdown,json,docx --undecided hide
}

to_be_decided() {
	session s
	type_in s 'Walter Pemberton was here'
}

judge_review() {
	answer=$status
	goes_on
	if grep -q 'verdict.*Walter Pemberton' log.out; then
		:
	else
		[ "$answer" -ne 0 ] || says 'status 0, and nothing was decided'
	fi
}

review_fails() {
	whatever_fails to_be_decided judge_review 3 review s --hide 'Walter Pemberton'
}

to_be_sealed() {
	session s
	type_in s ':here p1' ':here p2' ':here p3' 'Bertil Oakhanger has a map @p2' 'Never mind this' ':drop last'
	printf 'half a line of Alma Thornquist' >s/journal.torn
	chmod 600 s/journal.torn
}

judge_sealed() {
	answer=$status
	"$rt" check s >check.out 2>check.err || says "check says $(cat check.err)"
	if [ -e s/people.yaml ]; then
		[ "$answer" -ne 0 ] || says 'status 0, and nothing was sealed'
		goes_on
		grep -q 'Never mind this' s/journal.yaml || says 'half sealed'
	else
		for word in Thornquist Oakhanger Edwina 'Never mind'; do
			! grep -r -q -e "$word" s || says "$word is in $(grep -r -l -e "$word" s)"
		done
		"$rt" export s --format text --output - >text.out 2>text.err || says "export says $(cat text.err)"
	fi
}

seal_fails() {
	whatever_fails to_be_sealed judge_sealed 9 seal s --confirm 'System accountability' --undecided hide
}

two_copies() {
	rm -rf s t both s.copy
	session s
	cp -Rp s s.copy
	type_in s 'One view'
	type_in s.copy 'Another view'
}

judge_merge() {
	answer=$status
	for text in 'One view' 'Another view'; do
		grep -q "$text" s/journal.yaml s.copy/journal.yaml || says "lost: $text"
	done
	if [ "$answer" -eq 0 ]; then
		"$rt" check both >check.out 2>check.err || says "check says $(cat check.err)"
		[ "$(grep -c -e 'One view' -e 'Another view' both/journal.yaml)" -eq 2 ] || says 'not all of both'
	else
		[ ! -e both ] || [ -z "$(ls -A both)" ] || [ -e both/journal.yaml ] || says 'half a session'
	fi
	rm -rf both both.tmp-*
	goes_on
}

merge_fails() {
	two_copies
	recorded merge s s.copy --into both
	rm -rf both
	whatever_fails two_copies judge_merge 8 merge s s.copy --into both
}

# ---- allocations ----

# One allocation that fails, and all from there on: the end comes with a sentence, and what was answered is there.
short_of_memory() { # NAME JUDGE ARG...
	name=$1 judge=$2 call=malloc
	shift 2
	rm -rf s.whole
	cp -Rp s s.whole
	FAIL_AT=0 FAIL_COUNT=$PWD/allocations LD_PRELOAD=$tools/fail_malloc.so "$rt" "$@" >out 2>err <"${input:-/dev/null}" ||
		fail 'it does not even work when nothing fails'
	total=$(cat allocations)
	[ "$total" -gt 50 ] || fail "only $total allocations"
	count=0
	step=$((total / 12 + 1))
	! long || step=1
	at=1
	while [ "$at" -le "$total" ]; do
		for on in '' 1; do
			[ "$on" = "" ] || long || [ $((at / step % 3)) -eq 0 ] || continue
			rm -rf s && cp -Rp s.whole s
			before="allocation $at${on:+ and all behind it} of $total fails: "
			FAIL_AT=$at FAIL_ON=$on LD_PRELOAD=$tools/fail_malloc.so "$rt" "$@" >out 2>err <"${input:-/dev/null}"
			status=$?
			count=$((count + 1))
			[ "$status" -lt 124 ] || says "status $status"
			# What libxml2 says by itself, and partly without a newline.
			sed -i -e 's/^Cannot initialize memory for new link//' -e '/^error : xmlTextWriter/d' err
			! grep -q -a -v '^roundtable: ' err || says "it says $(grep -a -v '^roundtable: ' err)"
			[ "$status" -eq 0 ] || [ -s err ] || says "status $status and no word"
			$judge
		done
		at=$((at + step))
	done
	figure "$name met $count of its $total allocations failing: one sentence, no crash, nothing lost"
}

capture_without_memory() {
	prepare_lines
	short_of_memory capture judge_short_lines capture s
}

judge_short_lines() {
	[ "$status" -ne 0 ] || [ "$(grep -c -E '^(kept|done|refused: .)' out)" -eq 3 ] || says 'status 0, and not all was answered'
	cp out answers
	goes_on
	the_kept_are_logged
}

export_without_memory() {
	published
	cp -R s/minutes old
	cp -Rp s s.done
	"$rt" export s.done --format markdown,json,docx --undecided hide 2>/dev/null || fail 'no export'
	short_of_memory export judge_minutes export s --format markdown,json,docx --undecided hide
}

if has_strace; then
	test_ 'capture: whatever call fails, each line gets its answer or a message, and the answer is true' capture_fails
	test_ 'new: whatever call fails, a session or none' new_fails
	test_ 'export: whatever call fails, the old files or the new ones' export_fails
	test_ 'review: whatever call fails, decided or a message' review_fails
	test_ 'seal: whatever call fails, sealed, or whole and a message' seal_fails
	test_ 'merge: whatever call fails, the copies are whole' merge_fails
else
	skip 'no strace' 'calls that fail'
fi
# In coverage the counters' own memory would run out with the program's, and theirs ends in a crash.
if [ "${MODE-}" != asan ] && [ "${MODE-}" != coverage ] && [ -f "$tools/fail_malloc.so" ]; then
	test_ 'capture: whatever allocation fails, one sentence, and the answers are true' capture_without_memory
	test_ 'export: whatever allocation fails, one sentence, and the old files or the new ones' export_without_memory
else
	skip 'allocations are another library'"'"'s here' 'allocations that fail'
fi
done_
