#!/bin/sh
# redact: a filter for any text. What it hides, what it refuses, and where it says something stood.
. "$(dirname "$0")/lib"

prepare() {
	people >people.yaml
	agenda >agenda.yaml
}

filter() {
	prepare
	printf 'Alma Thornquist met THORNQUIST and Dr. Oakhanger in Wexcombe.\n\nSecond paragraph, untouched.\n' >text
	run_with text redact --people people.yaml
	status_is 0
	empty err
	for word in Alma hornquist HORNQUIST Oakhanger Wexcombe; do
		lacks out $word
	done
	has out 'Second paragraph, untouched.'
	is "$(lines out)" 3 'lines'
	cp out once
	run_with once redact --people people.yaml
	status_is 0
	same once out
}

no_newline_added() {
	prepare
	printf 'nothing to hide, no newline' >text
	run_with text redact --people people.yaml
	status_is 0
	same text out
	: >text
	run_with text redact --people people.yaml
	status_is 0
	same text out
}

refuses() {
	prepare
	printf 'Then Margery Blenkinsop rose.\n' >text
	run_with text redact --people people.yaml
	status_is 3
	empty out
	has err 'Margery Blenkinsop'
	clean_output
	run_with text redact --people people.yaml --undecided hide
	status_is 0
	lacks out Blenkinsop
	run_with text redact --people people.yaml --undecided print
	status_is 0
	has out 'Margery Blenkinsop'
	printf 'Then Margery Blenkinsop and Alma Thornquist rose.\n' >text
	run_with text redact --people people.yaml --undecided print
	status_is 0
	lacks out Thornquist
}

nobody_to_hide() {
	prepare
	echo 'people: []' >nobody.yaml
	echo 'Alma Thornquist' >text
	run_with text redact --people nobody.yaml
	refused 3 'nobody.yaml'
	run_with text redact --people missing.yaml
	refused 1 'missing.yaml'
	run_with text redact
	refused 2 'needs --people FILE'
	echo 'people: {' >broken.yaml
	run_with text redact --people broken.yaml
	refused 1 'broken.yaml:'
}

offsets() {
	prepare
	# Eight characters in sixteen bytes stand before the name.
	printf 'a\303\251\342\202\254\360\237\230\200e\314\201, Alma Thornquist spoke.' >text
	run_with text redact --people people.yaml --format json
	status_is 0
	like out '^ *"start": 8,'
	like out '^ *"end": 23,'
	has out '"kind": "person"'
	has out '"certainty": "certain"'
	has out '"surface": "Alma Thornquist"'
	has out '"replacement": "'
	like out '^ *"text": "'
	# It answers with status 0 where text would be refused.
	echo 'Then Margery Blenkinsop rose.' >text
	run_with text redact --people people.yaml --format json
	status_is 0
	has out '"certainty": "possible"'
	like out '"start": 5,'
	like out '"end": 23,'
}

kinds() {
	prepare
	cat >>people.yaml <<-'END'
		withhold: [Project Heron]
	END
	sed -i 's/name: Dorian Applegarth/&, role: chief dragon keeper, email: d.a@example.org/' people.yaml
	echo 'Oakhanger of Wexcombe Vale NHS Trust in Wexcombe; the chief dragon keeper; d.a@example.org; Project Heron; Margery Blenkinsop' >text
	run_with text redact --people people.yaml --format json
	status_is 0
	for kind in person organisation role contact withheld unknown; do
		has out "\"kind\": \"$kind\""
	done
	sed -n 's/^ *"start": \([0-9]*\),/\1/p' out >starts
	sort -n starts | cmp -s - starts || fail 'findings are not in order'
}

bad_bytes() {
	prepare
	printf 'Alma \377 Thornquist' >text
	run_with text redact --people people.yaml
	refused 1 'UTF-8'
	printf 'Alma\0Thornquist' >text
	run_with text redact --people people.yaml
	status_is 1
	empty out
	clean_output
}

large() {
	prepare
	i=0
	while [ $i -lt 2000 ]; do
		i=$((i + 1))
		echo "Sentence $i says that the board, as Alma Thornquist put it, is an engine for the issues of us all."
	done >text
	"$rt" redact --people people.yaml <text >out 2>err
	status=$?
	status_is 0
	is "$(lines out)" 2000 'lines'
	lacks out Thornquist
	"$rt" redact --people people.yaml <text >/dev/full 2>err
	status=$?
	status_is 1
}

hidden_spellings() {
	prepare
	# Zero width, soft hyphen, full width, Cyrillic look-alikes, line breaks, decomposed accents.
	printf 'Thorn\342\200\213quist; Oak\302\255hanger; \357\274\241\357\275\214\357\275\215\357\275\201 Thornquist; Th\320\276rnquist; Vane-\nMoxley; Thorn-\nquist; Tho\314\201rnquist; thornquist_alma; AlmaThornquist.\n' >text
	run_with text redact --people people.yaml --undecided hide
	status_is 0
	LC_ALL=C tr -cd 'A-Za-z\n' <out | tr '[:upper:]' '[:lower:]' >letters
	for part in thornquist oakhanger vanemoxley moxley alma; do
		lacks letters $part
	done
}

nothing_raw() {
	prepare
	printf 'Margery \033[31m Blenkinsop\007 and Mort\302\233imer Quux\n' >text
	run_with text redact --people people.yaml
	[ "$status" -eq 3 ] || [ "$status" -eq 0 ] || fail "status $status"
	[ "$status" -eq 0 ] || empty out
	: >out
	clean_output
}

test_ 'names, titles, places and spellings go; the rest stays; twice is once' filter
test_ 'a text without findings comes out byte for byte' no_newline_added
test_ 'an undecided finding is status 3 with nothing on stdout' refuses
test_ 'without anybody to hide there is no text' nobody_to_hide
test_ 'offsets of JSON count code points, and JSON always answers' offsets
test_ 'every kind of finding has its name, in the order of the text' kinds
test_ 'what is no UTF-8 is refused' bad_bytes
test_ 'a long text goes through, and a full stdout is a failure' large
test_ 'spellings that look like a name are the name' hidden_spellings
test_ 'what it lists on a terminal is made visible' nothing_raw
plan
