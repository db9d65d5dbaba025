#!/bin/sh
# slips: each person is asked about their own quotes and nobody else's; what comes back is believed line by line.
. "$(dirname "$0")/lib"

quotes() { # makes s: two quotes of p1, one of p2, one of nobody
	session s
	type_in s ':here p1' ':here p2' ':here p3' ':here p4' ':go internal/wanted' \
		'" We answer for it together @p1' '" Nobody drew the map for us @p1' \
		'" I asked Alma Thornquist and heard nothing @p2' '" Somebody in the room said this' '. A view of another kind @p4'
	run slips s --output asked
	status_is 0
}

tick() { # WORD FILE: an x into the first box of that name
	awk -v word="$1" '!done && sub("\\[ \\] " word, "[x] " word) { done = 1 } { print }' "$2" >ticked
	mv ticked "$2"
}

own_quotes() {
	quotes
	clean_output
	is "$(ls asked | tr '\n' ' ')" 'slip-01.txt slip-02.txt ' 'slips'
	has asked/slip-01.txt 'For: Alma Thornquist (p1)'
	has asked/slip-01.txt 'We answer for it together'
	has asked/slip-01.txt 'Nobody drew the map for us'
	lacks asked/slip-01.txt 'heard nothing'
	lacks asked/slip-01.txt 'Oakhanger'
	has asked/slip-02.txt 'heard nothing'
	lacks asked/slip-02.txt 'Alma Thornquist'
	is "$(grep -c '\[ \] yes *\[ \] label *\[ \] paraphrase *\[ \] no' asked/slip-01.txt)" 2 'lines of boxes'
	lacks asked/slip-02.txt 'said this'
	has err "nobody's to ask: Somebody in the room said this"
}

closed_to_others() {
	quotes
	is "$(stat -c %a asked)" 700 'mode of the folder'
	is "$(stat -c %a asked/slip-01.txt)" 600 'mode of a slip'
	run slips s --output s/minutes
	refused 2 'may not go into minutes/'
	run slips s --output s/minutes/deeper/still
	refused 2 'may not go into minutes/'
	is "$(ls s/minutes)" '' 'minutes'
}

answers() {
	quotes
	tick yes asked/slip-01.txt
	tick label asked/slip-01.txt
	tick paraphrase asked/slip-02.txt
	# The first quote has yes and label now: the label belongs to the second.
	awk '/Quote/ { n++ } n == 1 { sub("\\[x\\] label", "[ ] label") } n == 2 { sub("\\[ \\] label", "[x] label") } { print }' \
		asked/slip-01.txt >one && mv one asked/slip-01.txt
	run slips s --read asked/slip-01.txt asked/slip-02.txt
	status_is 0
	has err '3 answers kept'
	run log s
	is "$(grep -c ' consent ' out)" 3 'consents'
	like out 'consent=yes'
	like out 'consent=label'
	like out 'consent=paraphrase'
	run slips s --read asked/slip-01.txt asked/slip-02.txt
	status_is 0
	has err '0 answers kept, 3 known already'
	run log s
	is "$(grep -c ' consent ' out)" 3 'consents, the slips read twice'
}

asked_for() {
	agenda >agenda.yaml
	echo 'rule: {quotes: ask}' >>agenda.yaml
	people >people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml 2>new.err || fail 'new'
	type_in s ':go internal/wanted' '" We answer for it together @p1' '" Nobody drew the map for us @p1'
	run slips s --output asked
	tick yes asked/slip-01.txt
	run slips s --read asked/slip-01.txt
	has err '1 answer kept, 0 known already, 1 quote left open'
	run export s --format text --output - --undecided hide
	has out 'We answer for it together'
	has out '— a participant'
	lacks out 'Nobody drew the map'
}

through_mail() {
	quotes
	tick no asked/slip-02.txt
	sed 's/$/\r/; s/^/> /; s/\[x\]/[ X ]/' asked/slip-02.txt >back.txt
	run slips s --read back.txt
	status_is 0
	run log s
	like out 'consent=no'
}

unknown() {
	quotes
	sed 's/(p1)/(p9)/; s/\[ \] yes/[x] yes/' asked/slip-01.txt >nobody.txt
	run slips s --read nobody.txt
	status_is 1
	has err 'nobody.txt:4: p9 is nobody on the roster'
	sed '/^Quote/s/-[0-9]*/-99/; s/\[ \] yes/[x] yes/' asked/slip-02.txt >lost.txt
	run slips s --read lost.txt
	status_is 1
	like err 'lost.txt:[0-9]*: quote .*-99 is not known'
	sed 's/(p1)/(p3)/; s/\[ \] yes/[x] yes/' asked/slip-01.txt >theirs.txt
	run slips s --read theirs.txt
	status_is 1
	like err 'theirs.txt:[0-9]*: quote .* is not of this person'
	sed 's/\[ \] label/[x] perhaps/' asked/slip-02.txt >perhaps.txt
	run slips s --read perhaps.txt
	status_is 1
	like err 'perhaps.txt:[0-9]*: "perhaps" is no answer'
	sed 's/\[ \]/[x]/g' asked/slip-02.txt >all.txt
	run slips s --read all.txt
	status_is 1
	like err 'all.txt:[0-9]*: quote .* has two answers'
	sed 's/^Session: ./Session: zz/; s/\[ \] yes/[x] yes/' asked/slip-02.txt >other.txt
	run slips s --read other.txt
	status_is 1
	has err 'other.txt:2: this slip is from another session'
	echo 'Dear all' >letter.txt
	run slips s --read letter.txt
	status_is 1
	has err 'letter.txt:1: this is no slip'
	run log s
	lacks out ' consent '
}

good_beside_bad() {
	quotes
	tick yes asked/slip-02.txt
	echo 'Dear all' >letter.txt
	run slips s --read letter.txt asked/slip-02.txt
	status_is 1
	has err '1 answer kept'
	run log s
	like out 'consent=yes'
}

changed_since() {
	quotes
	tick yes asked/slip-02.txt
	type_in s ':wording 3 Nobody answered when they were asked'
	run slips s --read asked/slip-02.txt
	status_is 1
	like err 'slip-02.txt:[0-9]*: quote .* has been put in other words'
	run log s
	lacks out ' consent '
}

answered_stays() {
	quotes
	run slips s --output asked
	status_is 0
	tick yes asked/slip-02.txt
	cp asked/slip-02.txt kept.txt
	run slips s --output asked
	refused 1 'slip-02.txt has been answered'
	same kept.txt asked/slip-02.txt
	type_in s ':omit 3'
	tick yes asked/slip-02.txt
	run slips s --output elsewhere
	status_is 0
	absent elsewhere/slip-02.txt
}

one_or_the_other() {
	session s
	run slips s
	refused 2 'slips needs --output FOLDER or --read FILE'
	run slips s --output x --read y
	refused 2 'slips needs --output FOLDER or --read FILE'
	run slips s --output x
	status_is 0
	has err 'no slip was written'
	absent x
}

test_ 'everybody is asked about their own quotes, as they would be printed' own_quotes
test_ 'slips are for their readers alone, and never in minutes/' closed_to_others
test_ 'answers become consents, and a slip read twice says nothing new' answers
test_ 'with quotes: ask only what was agreed to is printed word for word' asked_for
test_ 'a slip survives mail and editors' through_mail
test_ 'unknown people, quotes and answers are refused by file and line' unknown
test_ 'what is wrong in one slip keeps nothing from the next' good_beside_bad
test_ 'a yes to other words is no yes' changed_since
test_ 'a slip that was answered is not written over' answered_stays
test_ 'slips are written or read, not both' one_or_the_other
plan
