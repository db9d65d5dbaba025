#!/bin/sh
# seal: who said what is forgotten; what was published can still be had, to the byte.
. "$(dirname "$0")/lib"

formats=markdown,text,json,csv,html,docx,ics
title='System accountability'

talk() { # makes s, with something of everything that a seal takes away
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':go internal/wanted' \
		'" We answer for it together @p1' 'Bertil Oakhanger has a map of it #roles @p2' ':support last p3' \
		'A slip that was put better' ':edit last A view that was put better' 'Never mind this' ':drop last' \
		'Nor that' ':undo' '! Draw the map to:Councils owner:@p4 due:+6w' ':passage internal Linked by hand' \
		'> Begin with outcomes'
	run slips s --output asked
	printf '{}\n' >s/projector.json
	printf 'half a line of Alma Thornquist' >s/journal.torn
	printf 'half a view of Edwina Sloe' >s/drafts/one
	# Of a screen that died: a lock is what says that somebody is here.
	(umask 077 && : >s/.here)
}

sealed() {
	talk
	run seal s --confirm "$title" --undecided hide
	status_is 0
}

needs_the_title() {
	talk
	cp -R s kept
	run seal s
	refused 2 '--confirm "System accountability"'
	run seal s --confirm 'system accountability'
	refused 1 'nothing was sealed'
	run seal s --confirm ''
	refused 1 'nothing was sealed'
	diff -r s kept || fail 'something changed'
}

# What the co-chairs signed has changed since: nobody can sign it any more when it is sealed.
says_when_it_is_a_draft() {
	talk
	type_in s ':hide "Bertil Oakhanger"' ':sign p1' ':sign p2'
	run seal s
	refused 2 '--confirm'
	lacks err 'a draft'
	type_in s ':edit last Begin with what comes out'
	run seal s
	refused 2 '--confirm'
	has err 'the minutes are a draft: '
	has err 'nobody can sign what is sealed'
	run seal s --confirm "$title"
	status_is 0
	has s/receipt.txt 'Hash of the minutes, a draft that was not signed off:'
	lacks s/receipt.txt 'as they were signed'
}

needs_decisions() {
	session s
	type_in s ':here p1' ':here p2' ':here p3' 'We asked Walter Pemberton to draw it'
	cp -R s kept
	run seal s --confirm "$title"
	refused 3 ':print "Walter Pemberton"'
	diff -r s kept || fail 'something changed'
}

nobody_is_left() {
	sealed
	! grep -q "is not the session's" err || fail 'seal does not know what is its own'
	clean_output
	for gone in people.yaml journal.torn projector.json drafts/one slips.txt seal.intent seal.journal; do
		absent s/$gone
	done
	absent asked
	for word in Thornquist Oakhanger Vane Applegarth Sloe Wexcombe 'Never mind' 'Nor that' 'A slip' 'speaker:' 'person:'; do
		! grep -r -q -e "$word" s || fail "$(grep -r -l -e "$word" s) says $word"
	done
	has s/journal.yaml 'A view that was put better'
	has s/journal.yaml 'has a map of it'
	has s/receipt.txt 'Sealed on '
	is "$(find s -type f ! -perm 600)" '' 'files that others may read'
	is "$(ls -A s | tr '\n' ' ')" '.here .lock agenda.yaml drafts journal.yaml minutes receipt.txt sealed.json ' 'the folder'
}

leaves_the_list() {
	talk
	XDG_STATE_HOME=$PWD/state
	export XDG_STATE_HOME
	mkdir -p state/roundtable
	printf '1570526891003\t%s\tA title\n' "$PWD/s" "$PWD/t" >state/roundtable/recent
	run seal s --confirm "$title" --undecided hide
	status_is 0
	lacks state/roundtable/recent "$PWD/s"
	has state/roundtable/recent "$PWD/t"
}

says_what_it_cannot() {
	talk
	echo mine >s/notes.txt
	run seal s --confirm "$title" --undecided hide
	has err 'copies and backups'
	has err 's/notes.txt is not the session'
	has err 'slips were written to'
}

same_minutes() {
	talk
	run export s --format $formats --output before/ --undecided hide --lang en,cy
	has before/minutes.cy.html '<span lang="en">'
	run export s --format $formats --summary --output before-summary/ --undecided hide
	run seal s --confirm "$title" --undecided hide
	status_is 0
	run export s --format $formats --output after/ --lang en,cy
	status_is 0
	run export s --format $formats --summary --output after-summary/
	status_is 0
	diff -r before after || fail 'the minutes differ'
	diff -r before-summary after-summary || fail 'the summaries differ'
	run export s --format markdown
	status_is 0
	same s/minutes/minutes.md before/minutes.md
	run export s --format text --private --output names.txt
	status_is 1
	absent names.txt
	run export s --format text --k 5 --output -
	status_is 1
	empty out
}

takes_nothing() {
	sealed
	cp s/journal.yaml kept
	printf 'One more\n:here p1\n' >typed
	run_with typed capture s
	status_is 1
	like out '^refused: this session is sealed'
	same kept s/journal.yaml
	run seal s --confirm "$title"
	refused 1 'sealed already'
	run review s
	status_is 0
	has err 'the session is sealed: what was published stands, and nothing can be decided any more'
	lacks err 'to decide'
	run review s --hide Map
	status_is 1
	same kept s/journal.yaml
}

still_reads() {
	sealed
	for sub in show log check; do
		run $sub s
		status_is 0
	done
	run log s
	like out ' sealed '
}

receipt_guards() {
	sealed
	cp -R s kept
	sed -i 's/has a map of it/has a plan of it/' s/sealed.json
	run export s --format text --output -
	refused 3 'is not what was sealed'
	cp kept/sealed.json s/sealed.json
	sed -i 's/tree_hash: ./tree_hash: 0/' s/journal.yaml
	run export s --format text --output -
	refused 3 'is not what was sealed'
	cp kept/journal.yaml s/journal.yaml
	rm s/receipt.txt
	run export s --format text --output -
	refused 3 'receipt.txt'
	cp kept/receipt.txt s/receipt.txt
	rm s/sealed.json
	run export s --format text --output -
	refused 3 'sealed.json'
}

vouches() {
	sealed
	run export s --format text,docx --output given/
	run gate s given/minutes.txt given/minutes.docx
	status_is 0
	echo 'Alma Thornquist was there.' >>given/minutes.txt
	run gate s given/minutes.txt
	status_is 3
}

# A capture that holds the folder open while it is sealed.
writers_race() {
	talk
	mkfifo pipe
	"$rt" capture s <pipe >raced.out 2>raced.err &
	children="$children $!"
	exec 3>pipe
	echo 'Before the seal' >&3
	until_true grep -q kept raced.out
	run seal s --confirm "$title" --undecided hide
	status_is 0
	cp s/journal.yaml kept
	echo 'After the seal' >&3
	until_true grep -q refused raced.out
	exec 3>&-
	wait
	same kept s/journal.yaml
	has kept 'Before the seal'
	lacks kept 'After the seal'
}

killed() {
	for call in rename unlink fsync; do
		for n in 1 2 3 5 8; do
			rm -rf s asked
			talk
			watched -e trace=$call -e inject=$call:signal=KILL:when=$n -- seal s --confirm "$title" \
				--undecided hide >killed.out 2>&1 </dev/null
			run check s
			status_is 0
			absent s/seal.intent
			absent s/seal.journal
			if [ -e s/people.yaml ]; then
				absent s/sealed.json
				type_in s 'It goes on'
			else
				lacks s/journal.yaml Oakhanger
				run export s --format text --output -
				status_is 0
			fi
		done
	done
}

follows() {
	sealed
	run new t --after s
	status_is 0
	has t/journal.yaml 'Draw the map.'
	lacks t/people.yaml Thornquist
}

test_ 'nothing is sealed until its title is said' needs_the_title
test_ 'it says first when the minutes are not signed as they are' says_when_it_is_a_draft
test_ 'what nobody decided refuses a seal like an export' needs_decisions
test_ 'nobody is left, in no file of the folder, nor their slips' nobody_is_left
test_ 'the list of recent sessions forgets it' leaves_the_list
test_ 'it says what it could not do' says_what_it_cannot
test_ 'minutes and summary are the same before and after, in every format' same_minutes
test_ 'a sealed session takes nothing' takes_nothing
test_ 'a sealed session can still be read' still_reads
test_ 'a tree or a receipt that somebody changed is not published' receipt_guards
test_ 'of a file only what was sealed is vouched for' vouches
test_ 'a writer that was there before is refused' writers_race
test_ 'a sealed session can be followed' follows
if has_strace; then
	test_ 'a seal that is killed is finished or taken back' killed
else
	skip 'no strace' 'a seal that is killed is finished or taken back'
fi
plan
