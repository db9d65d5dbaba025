#!/bin/sh
# tables: parallel tables become one session; each keeps its own fold, its own people and its own k.
. "$(dirname "$0")/lib"

plan_of_tables() {
	cat <<-'END'
		title: System accountability
		groups:
		  - {id: nhs, label: NHS leader, plural: NHS leaders}
		  - {id: provider, label: provider leader, plural: provider leaders, within: nhs}
		  - {id: council, label: local government leader, plural: local government leaders}
		dimensions:
		  - {id: internal, title: Internal accountability}
		  - {id: local, title: Local accountability}
		polls:
		  - {id: duty, dimension: internal, question: A shared duty?, options: [Agree, Neutral, Disagree]}
	END
}

# Seven at one table, six at the other; all providers have a label at both, all councils at one.
people_a() {
	cat <<-'END'
		people:
		  - {id: p1, name: Alma Thornquist, group: provider, role: medical director}
		  - {id: p2, name: Bertil Oakhanger, group: provider}
		  - {id: p3, name: Cressida Vane-Moxley, group: provider}
		  - {id: p4, name: Dorian Applegarth, group: council, part: co-chair}
		  - {id: p5, name: Edwina Sloe, group: council}
		  - {id: p6, name: Fenwick Harrowgate, group: council}
		  - {id: p7, name: Gisela Trumbold, part: staff}
	END
}

people_b() {
	cat <<-'END'
		people:
		  - {id: p1, name: Hildegard Quennell, group: provider, role: medical director}
		  - {id: p2, name: Ivo Lensbury, group: provider}
		  - {id: p3, name: Jorun Maddingley, group: provider, part: co-chair}
		  - {id: p4, name: Kester Wivelsome, group: nhs}
		  - {id: p5, name: Leonie Prestwold, group: nhs}
		  - {id: p6, name: Milo Underhay, group: nhs}
	END
}

new_table() { # DIR
	"$rt" new "$1" --agenda agenda.yaml --people "people_$1.yaml" --date 2019-10-08 2>new.err || fail "new $1: $(cat new.err)"
}

tables() { # makes the sessions a and b
	plan_of_tables >agenda.yaml
	people_a >people_a.yaml
	people_b >people_b.yaml
	new_table a
	new_table b
	type_in a ':go internal/present' 'We need one budget @p1' '" Nobody says what it is for @p2' ':support 1 =2' \
		'" The visits are too many @p5' '! Publish the plan to:"NHS England" owner:@p6'
	type_in b ':go internal/present' 'Budgets should be pooled @p1' '" The same numbers four times @p4' ':support 1 =3'
}

merged() { # the tables as m
	tables
	run merge a b --into m
	status_is 0
}

print_() { # DIR [OPTION...]: its minutes on standard output
	"$rt" export "$1" --format markdown --undecided hide --output - 2>export.err
}

become_one() {
	merged
	clean_output
	is "$(stat -c %a m)" 700 'mode'
	run check m
	status_is 0
	run show m
	has out 'We need one budget'
	has out 'Budgets should be pooled'
	has out 'said by Hildegard Quennell'
	run log m
	status_is 0
	is "$(lines out)" "$(($("$rt" log a | wc -l) + $("$rt" log b | wc -l)))" events
	run show m --format json
	is "$(grep -c '"key": "t' out)" 2 tables
}

whatever_the_order() {
	tables
	people_b | sed 's/name: /name: Old /' >people_c.yaml
	new_table c
	type_in c 'Said at the third @p1'
	"$rt" merge a b c --into abc 2>err || fail abc
	"$rt" merge c a b --into cab 2>err || fail cab
	"$rt" merge a b --into ab 2>err || fail ab
	"$rt" merge ab c --into ab_c 2>err || fail ab_c
	"$rt" merge b c --into bc 2>err || fail bc
	"$rt" merge bc a ab --into bc_a 2>err || fail bc_a
	"$rt" merge abc a abc b --into again 2>err || fail again
	for dir in cab ab_c bc_a again; do
		diff -r -x .lock abc $dir || fail "$dir differs"
	done
	cp -R abc kept
	run merge b a c --into abc
	status_is 0
	has err '0 lines added'
	diff -r -x .lock kept abc || fail 'merging again changed something'
	# A table that has gone on.
	type_in b 'Said later @p2'
	run merge b --into abc
	status_is 0
	has err '1 line added'
	"$rt" merge b a c --into fresh 2>err || fail fresh
	"$rt" log abc >abc.log
	"$rt" log fresh >fresh.log
	same abc.log fresh.log
	# What was done to all of them together comes along.
	type_in abc ':wording 1 {who} want one budget'
	cp -R abc copy
	type_in copy ':omit 2'
	type_in abc ':star 3'
	"$rt" merge copy abc --into both 2>err || fail both
	"$rt" log both >both.log
	for what in wording omit star; do
		like both.log " $what of="
	done
}

one_id_at_both() {
	tables
	rm -r b
	cp -R a b
	# The same writer and the same numbers, and another session: somebody copied a folder to start from.
	sed -i 's/session: [a-z0-9]*/session: another/; s/We need one budget/We need two budgets/' b/journal.yaml
	people_b >b/people.yaml
	run merge a b --into m
	status_is 0
	run show m
	has out 'We need one budget'
	has out 'We need two budgets'
	has out 'said by Hildegard Quennell'
	has out 'said by Alma Thornquist'
	run log m
	lacks out conflict
}

what_is_printed() {
	merged
	print_ m >m.md
	has m.md 'Twelve people took part: three other NHS leaders, six provider leaders and three local government leaders.'
	has m.md 'Nobody says what it is for.” — a provider leader'
	has m.md 'The visits are too many.” — a local government leader'
	has m.md 'The same numbers four times.” — another NHS leader'
	# Three and four of twelve: most of one table are a few of all.
	has m.md 'We need one budget (a few participants).'
	has m.md 'Budgets should be pooled (a few participants).'
	# No byte of any format says which table an entry came from.
	run export m --format markdown,text,html,json,csv,docx,ics --undecided hide
	status_is 0
	run show m --format json
	sed -n 's/.*"\(key\|session\)": "\(.*\)",*/\2/p' out | sort -u >keys
	[ -s keys ] || fail 'there are no keys'
	unzip -qo m/minutes/minutes.docx -d m/minutes/docx
	while read -r key; do
		! grep -rqi -- "$key" m/minutes || fail "$key is printed"
	done <keys
	for name in Thornquist Quennell Applegarth Prestwold Trumbold; do
		! grep -rqi "$name" m/minutes || fail "$name is printed"
	done
}

swapped_within_a_class() {
	tables
	"$rt" merge a b --into m 2>err
	print_ m >before.md
	rm -r a b
	new_table a
	new_table b
	type_in a ':go internal/present' 'We need one budget @p3' '" Nobody says what it is for @p1' ':support 1 =2' \
		'" The visits are too many @p6' '! Publish the plan to:"NHS England" owner:@p5'
	type_in b ':go internal/present' 'Budgets should be pooled @p2' '" The same numbers four times @p6' ':support 1 =3'
	"$rt" merge a b --into other 2>err
	print_ other >after.md
	same before.md after.md
}

few_at_one_table() {
	tables
	# Two of three go from b: nobody there has a label, and no number may be told from which theirs could be taken.
	sed -i '/p2,/d; /p5,/d; /p6,/d; /p4,/d; /p3,/d' people_b.yaml
	rm -r b
	new_table b
	type_in b ':go internal/present' 'Budgets should be pooled @p1' '" The same numbers four times @p1' ':support 1 =1'
	run merge a b --into m
	status_is 0
	print_ m >m.md
	has m.md 'The same numbers four times.” — a participant'
	has m.md 'a provider leader'
	lacks m.md 'Budgets should be pooled ('
	# Three of the other six: a share of all would tell how many all are.
	has m.md 'We need one budget (a few participants).'
	lacks m.md 'took part:'
	lacks m.md 'people took part'
}

vote() { # DIR PROVIDER NHS COUNCIL
	type_in "$1" ':poll duty' "$2" "$3" ':close'
}

polls_of_both() {
	tables
	vote a ':tally provider Agree=3' ':tally council Neutral=3'
	vote b ':tally provider Agree=3' ':tally nhs Disagree=3'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	# At each table a row would say how each of a group answered, so there is the total alone.
	like m.md '^\| Total \| 6 \| 3 \| 3 \|'
	lacks m.md '| Provider leaders'
	# One table answers as one: taken from all, the other could tell.
	rm -r a m
	new_table a
	vote a ':tally provider Agree=3' ':tally council Agree=3'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	has m.md 'A shared duty?'
	lacks m.md '| Total'
	lacks m.md 'general agreement'
	# Both answer as one, alike.
	rm -r b m
	new_table b
	vote b ':tally provider Agree=3' ':tally nhs Agree=1'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	has m.md 'general agreement'
	lacks m.md '| Total'
	# Too few answer at one table.
	rm -r a b m
	new_table a
	new_table b
	vote a ':tally provider Agree=3' ':tally council Neutral=3'
	vote b ':tally provider Agree=1' ':tally nhs Disagree=1'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	lacks m.md '| Total'
}

polls_made_up_at_a_table() {
	tables
	type_in a ':poll new "Who goes first?" We They' ':tally provider We=3' ':tally council They=3' ':close'
	type_in b ':poll new "Who pays?" Us Them' ':tally provider Us=3' ':tally nhs Them=3' ':close'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	has m.md 'Who goes first?'
	has m.md 'Who pays?'
	like m.md '^\| Total \| 3 \| 3 \|'
	run check m
	status_is 0
}

# Twice the same words, and twice the same options as well: what is printed of them decides, not when it was asked.
asked_in_the_same_words() {
	plan_of_tables >agenda.yaml
	people_a >people_a.yaml
	set -- ':poll new "Who goes first?" We They' ':tally provider We=3' ':tally council They=3' ':close'
	set -- "$@" ':poll new "Who goes first?" Us Them' ':tally provider Us=3' ':tally council Them=3' ':close'
	set -- "$@" ':poll new "Who goes first?" Us Them' ':tally provider Us=2 Them=1' ':tally council Them=3' ':close'
	new_table a
	type_in a ':go internal/present' "$@"
	mv a before
	new_table a
	shift 4
	type_in a ':go internal/present' "$5" "$6" "$7" "$8" "$1" "$2" "$3" "$4" \
		':poll new "Who goes first?" We They' ':tally provider We=3' ':tally council They=3' ':close'
	print_ before >before.md
	print_ a >after.md
	is "$(grep -c 'Who goes first?' after.md)" 3 polls
	like after.md '^\| Total \| 2 \| 4 \|'
	same before.md after.md
}

asks_about_names() {
	tables
	sed -i 's/Ivo Lensbury/Alma Thornquist/' b/people.yaml
	run merge a b --into m
	refused 1 'Alma Thornquist is on the lists of two tables'
	absent m
	run merge a b --into two --different 'alma thornquist'
	status_is 0
	print_ two >two.md
	has two.md 'Twelve people took part'
	run merge a b --into one --same 'Alma Thornquist'
	status_is 0
	has one/people.yaml 'also: t'
	# Who sat where is not known: one of them may hide nobody.
	run export one --format markdown --undecided hide --output -
	refused 3 'nobody was marked as here'
	type_in a ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6'
	run merge a --into one
	status_is 0
	type_in b ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6'
	run merge b --into one
	status_is 0
	print_ one >one.md
	# Eleven of them, less the six and six that their own minutes count, would be one who sat at both.
	lacks one.md 'took part:'
	lacks one.md 'people took part'
	"$rt" export one --format json --undecided hide --output - >one.json 2>err
	lacks one.json '"participants"'
	lacks one.json '"count"'
	# It was asked once; the answer stays.
	run merge one a b --into again
	status_is 0
	same one/people.yaml again/people.yaml
	"$rt" merge a b --into names --same-names 2>err || fail names
	same one/people.yaml names/people.yaml
	# One voice, however many chairs.
	type_in one ':same 2 1' ':support 1 "Alma Thornquist"'
	run show one --format json
	has out '"support": 7'
}

several_at_both() {
	tables
	sed -i 's/Hildegard Quennell/Alma Thornquist/; s/Ivo Lensbury/Bertil Oakhanger/; s/Jorun Maddingley/Cressida Vane-Moxley/' b/people.yaml
	type_in a ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6'
	type_in b ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6'
	run merge a b --into m --same-names
	status_is 0
	print_ m >m.md
	has m.md 'Nine people took part: '
	has m.md 'three provider leaders'
}

gone_from_a_table() {
	merged
	sed -i '/Milo Underhay/d' b/people.yaml
	run merge b --into m
	status_is 0
	has err 'Milo Underhay'
	has err 'is on the list of their table no more'
	has m/people.yaml 'Milo Underhay'
	run merge a --into m
	lacks err 'no more'
}

on_the_record_at_one() {
	tables
	sed -i 's/Ivo Lensbury/Alma Thornquist/; /Alma/s/group: provider/group: provider, on_record: true/' b/people.yaml
	type_in a ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6' 'Ask Alma Thornquist'
	type_in b ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6' 'Alma Thornquist said so'
	run merge a b --into one --same-names
	status_is 0
	has err 'kept off the record'
	print_ one >one.md
	lacks one.md Alma
	run merge a b --into two --different 'Alma Thornquist'
	status_is 0
	print_ two >two.md
	lacks two.md Alma
}

what_one_table_decided() {
	tables
	type_in a 'Ask Wilbur Penhallow' ':print Wilbur Penhallow'
	type_in b 'Then ask Wilbur Penhallow again'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	has m.md 'Ask Wilbur Penhallow.'
	lacks m.md 'Then ask Wilbur'
	type_in m ':print Wilbur Penhallow'
	print_ m >m.md
	has m.md 'Then ask Wilbur Penhallow again.'
}

what_one_table_allowed() {
	tables
	echo 'allow: [Quennell pie]' >>a/people.yaml
	type_in a 'They ate Quennell pie'
	run merge a b --into m
	status_is 0
	has err '"Quennell pie" is allowed at one table and not at another'
	print_ m >m.md
	lacks m.md Quennell
	echo 'allow: [Quennell pie]' >>b/people.yaml
	run merge a b --into n
	status_is 0
	has n/people.yaml 'Quennell pie'
}

a_role_of_one_there() {
	tables
	type_in a 'The medical director would know'
	run review a
	has out 'medical director'
	# Two have it, and each is alone at their table.
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	lacks m.md 'medical director'
}

other_agendas() {
	tables
	cp -R b c
	sed -i 's/id: local,/id: other,/' c/agenda.yaml
	run merge a c --into m
	refused 1 'are sessions of different agendas'
	has err 'dimension 2 is local in one and other in the other'
	absent m
	rm -r c
	cp -R b c
	sed -i 's/title: Local accountability/title: To local people/' c/agenda.yaml
	run merge a c --into m
	status_is 0
	has err 'the agendas differ in their words'
	"$rt" merge c a --into n 2>err
	diff -r -x .lock m n || fail 'the order shows'
	sed -i 's/date: "2019-10-08"/date: "2019-10-09"/' b/journal.yaml
	run merge a b --into o
	refused 1 'met on different days'
}

other_places() {
	tables
	cp -R a kept
	run merge b --into a
	refused 1 'a is the folder of one table'
	diff -r kept a || fail 'a changed'
	run merge a b --into a/m
	refused 1 'lies within the session folder'
	absent a/m
	mkdir a/minutes
	run merge a b --into a/minutes/m
	refused 1 'lies within the session folder'
	"$rt" seal b --confirm 'System accountability' --undecided hide 2>err || fail seal
	run merge a b --into m
	refused 1 'b is sealed'
	absent m
}

nobody_on_a_roster() {
	tables
	echo 'people: []' >b/people.yaml
	run merge a b --into m
	refused 3 'there is nobody on the roster of b'
	absent m
	people_b >b/people.yaml
	"$rt" merge a b --into m 2>err || fail merge
	cp -R m n
	key=$(sed -n '/Quennell/s/.*table: \(t[0-9a-f]*\).*/\1/p' m/people.yaml)
	sed -i "/table: $key/d" m/people.yaml
	run export m --format markdown --undecided hide --output -
	refused 3 "there is nobody on the roster for the table $key"
	sed -i "/{id: $key-.* do: begin/d" n/journal.yaml
	run export n --format markdown --undecided hide --output -
	refused 3 'the journal has no beginning of it'
}

no_room_of_its_own() {
	merged
	printf '%s\n' ':go local' 'A view' ':here "Edwina Sloe"' ':poll duty' ':record off' ':undo' ':star 1' ':undo' \
		':passage background Two tables met' ':checked 1' ':sign "Dorian Applegarth"' ':person Ada Newcomer' >lines
	run_with lines capture m --role note-taker
	is "$(grep -c '^refused: these are tables that were merged' out)" 5 'refused'
	like out '^refused: there is nothing to undo'
	like out '^done star'
	like out '^done undo'
	like out '^done sign'
	# Whoever sits at no table hides nobody.
	print_ m >m.md
	has m.md 'Twelve people took part'
	has m.md 'Two tables met.'
}

both_chairs_sign() {
	merged
	type_in m ':sign "Dorian Applegarth"'
	print_ m >m.md
	has m.md DRAFT
	type_in m ':sign "Jorun Maddingley"'
	print_ m >m.md
	lacks m.md DRAFT
	# What a table signs is its own.
	type_in b ':sign "Jorun Maddingley"'
	run merge b --into m
	status_is 0
	print_ m >m.md
	lacks m.md DRAFT
}

passages_of_both() {
	tables
	type_in a ':passage background We met in the north'
	type_in b ':passage background We met in the south'
	"$rt" merge a b --into m 2>err
	print_ m >m.md
	has m.md 'We met in the north.'
	has m.md 'We met in the south.'
	type_in m ':passage background Two tables met'
	print_ m >m.md
	lacks m.md 'We met in the north.'
	has m.md 'Two tables met.'
}

broken_lines_come_along() {
	tables
	echo 'no event at all' >>b/journal.yaml
	sed -i 's/The same numbers four/The same numbers five/' b/journal.yaml
	printf -- '--- {id: abc, do' >>b/journal.yaml
	run merge a b --into m
	status_is 0
	has m/journal.yaml 'no event at all'
	has m/journal.torn '--- {id: abc, do'
	run log m
	status_is 1
	like out '^altered t.*The same numbers five'
	run merge b a --into n
	diff -r -x .lock m n || fail 'the order shows'
	sed -i 's/roundtable: 1/roundtable: 9/' a/journal.yaml
	run merge a b --into o
	status_is 1
	absent o
}

stays_forgotten() {
	tables
	"$rt" merge a b --into m 2>err
	number=$("$rt" show m | sed -n 's/^ *\([0-9]*\)  quote  *Nobody says.*/\1/p')
	type_in m ":forget $number"
	lacks m/journal.yaml 'Nobody says what'
	run merge a --into m
	status_is 0
	lacks m/journal.yaml 'Nobody says what'
	run merge a m b --into n
	status_is 0
	lacks n/journal.yaml 'Nobody says what'
	run check n
	status_is 0
	# Asked for at the table, after its lines went out.
	type_in b ':forget 2'
	run merge b --into m
	refused 1 'still has an entry that was forgotten elsewhere'
	id=$(sed -n 's/.*(:forget \([^)]*\)).*/\1/p' err)
	type_in m ":forget $id"
	run merge b --into m
	status_is 0
	lacks m/journal.yaml 'same numbers four'
	run merge b n a --into o
	status_is 0
	lacks o/journal.yaml 'same numbers four'
}

published_again() {
	tables
	# One by itself, then both, then a third: each may be taken from the rest.
	print_ a >a.md
	has a.md DRAFT
	"$rt" merge a b --into m 2>err
	has err 'a was published by itself'
	lacks err 'b was published by itself'
	print_ m >m.md
	has m.md 'Twelve people'
	people_b | sed 's/name: /name: Old /' >people_c.yaml
	new_table c
	type_in c 'Said at the third @p1'
	run merge c --into m
	status_is 0
	print_ m >m.md
	has m.md 'Eighteen people'
	# But nobody alone comes to a table that was published.
	type_in a ':person "Nanna Overcliffe" group:provider'
	run merge a --into m
	status_is 0
	run export m --format markdown --undecided hide --output -
	refused 3 'was not counted when these minutes were first published'
	run export a --format markdown --undecided hide --output -
	refused 3 'was not counted'
}

beside_its_own() { # POLICY LINE...: a with these lines is published by itself, and merged as m
	policy=$1
	shift
	tables
	type_in a "$@"
	"$rt" export a --format markdown --undecided "$policy" --output - >a.md 2>err || fail 'export a'
	"$rt" merge a b --into m 2>err || fail merge
}

somebody_elsewhere() {
	# Nobody of that name is at a, so its minutes print it; at b somebody is.
	beside_its_own print 'Hildegard Quennell would know @p2'
	has a.md 'Hildegard Quennell would know'
	run export m --format markdown,json --undecided hide
	refused 3 'was published by itself'
	has err 'stood in other words than now ("'
	lacks err Quennell
	absent m/minutes/minutes.md
	run export m --format markdown --undecided print --output -
	refused 3 'was published by itself'
	run export m --format markdown --summary --undecided print --output -
	refused 3 'was published by itself'
	id=$(sed -n 's/.*(:omit \([^)]*\)).*/\1/p' err)
	type_in m ":omit $id"
	print_ m >m.md || fail "omitted: $(cat export.err)"
	lacks m.md 'would know'
	# Hidden at both, but as somebody of the room at one of them alone.
	rm -r a b m
	beside_its_own hide 'Hildegard Quennell would know @p2'
	lacks a.md Quennell
	run export m --format markdown --undecided hide --output -
	refused 3 'was published by itself'
	# Where a was not published, they are hidden as everybody is.
	rm -r a b m
	tables
	type_in a 'Hildegard Quennell would know @p2'
	"$rt" merge a b --into m 2>err
	print_ m >m.md || fail 'not published'
	lacks m.md Quennell
	has m.md 'would know'
}

verdicts_of_two() {
	beside_its_own hide 'Ask Wilbur Penhallow' ':print Wilbur Penhallow'
	has a.md 'Ask Wilbur Penhallow'
	print_ m >m.md || fail 'alike'
	has m.md 'Ask Wilbur Penhallow'
	# Whoever decides last does so for all: a later event than any of a.
	type_in b 'One' 'Two' 'Three' 'Four' ':hide Wilbur Penhallow'
	"$rt" merge b --into m 2>err || fail 'merge b'
	run export m --format markdown --undecided hide --output -
	refused 3 'undo what decided it otherwise'
	# And the other way round: what a hid is not printed of all.
	rm -r a b m
	beside_its_own hide 'Ask Wilbur Penhallow'
	lacks a.md Wilbur
	print_ m >m.md || fail 'hidden at both'
	type_in m ':print Wilbur Penhallow'
	run export m --format markdown --undecided hide --output -
	refused 3 'undo what decided it otherwise'
	# Words of the agenda, too: they stand in the minutes of every table.
	rm -r a b m
	tables
	echo 'withhold: [accountability]' >>b/people.yaml
	"$rt" export a --format markdown --undecided hide --output - >a.md 2>err || fail 'export a'
	"$rt" merge a b --into m 2>err || fail merge
	run export m --format markdown --undecided hide --output -
	refused 3 'put it in other words, or'
}

# What the minutes of all hide in their second language was printed in it, too.
in_every_language() {
	tables
	for dir in a b; do
		sed -i 's/title: Local accountability/title: {en: Local accountability, cy: Atebolrwydd lleol Gwynfryn}/' $dir/agenda.yaml
		type_in $dir ':go local/present' 'A view of it'
	done
	echo 'withhold: [Gwynfryn]' >>b/people.yaml
	"$rt" export a --format markdown --lang en,cy --undecided print --output a.out/ 2>err || fail 'export a'
	has a.out/minutes.cy.md 'Atebolrwydd lleol Gwynfryn'
	"$rt" merge a b --into m 2>err || fail merge
	run export m --format markdown --lang en,cy --undecided print --output m.out/
	refused 3 'put it in other words, or'
	absent m.out
	run export m --format markdown --lang cy --undecided print --output -
	refused 3 'put it in other words, or'
}

not_noted() {
	beside_its_own hide 'A harmless view'
	print_ m >m.md || fail 'alike'
	# Put in other words, where nothing is hidden before and after.
	id=$("$rt" log m | awk '/A harmless view/ { print $2 }')
	type_in m ":wording $id A view that harms nobody"
	print_ m >m.md || fail "reworded: $(cat export.err)"
	has m.md 'A view that harms nobody'
	# An earlier program noted no texts.
	rm -r m
	sed -i '/do: published/s/, texts: \[.*\]//' a/journal.yaml
	"$rt" merge a b --into m 2>err || fail merge
	run export m --format markdown --undecided hide --output -
	refused 3 'its journal does not say what was printed'
}

noted() { # N: what the N-th publication of a keeps of texts that are no entry's
	grep 'do: published' a/journal.yaml | sed -n "$1p" | grep -o '=[0-9a-f]*/[0-9a-f]*' | sort
}

# A tag is known by its entry: no checksum of it is left to try a guess on.
tags_are_forgotten_there() {
	beside_its_own hide 'A word too many #vane-moxley #loose-talk'
	number=$("$rt" show a | sed -n 's/^ *\([0-9]*\)  view  *A word too many.*/\1/p')
	type_in a ":forget $number"
	print_ a >a.md
	noted 1 >first
	noted 2 >second
	test -s second || fail 'nothing is noted'
	diff first second || fail 'of what was forgotten a checksum is left'
}

# One tag heads something at a, where it is nobody; at b it is somebody.
a_tag_somebody_elsewhere() {
	beside_its_own print 'A harmless view #quennell'
	has a.md 'Quennell'
	run export m --format markdown --undecided hide --output -
	refused 3 'was published by itself'
	has err 'a text (theme) stood in other words'
	number=$("$rt" show m | sed -n 's/^ *\([0-9]*\)  view  *A harmless view.*/\1/p')
	type_in m ":omit $number"
	print_ m >m.md || fail 'left out'
}

forgotten_there() {
	beside_its_own hide 'A word too many'
	id=$("$rt" log a | awk '/A word too many/ { print $2 }')
	has a/journal.yaml "$id/"
	has m/journal.yaml "$id/"
	for dir in a m; do
		number=$("$rt" show $dir | sed -n 's/^ *\([0-9]*\)  view  *A word too many.*/\1/p')
		type_in $dir ":forget $number"
		lacks $dir/journal.yaml "$id/"
		lacks $dir/journal.yaml 'A word'
		run check $dir
		status_is 0
		run log $dir
		lacks out altered
	done
	print_ m >m.md || fail 'forgotten'
}

one_slip_each() {
	tables
	sed -i 's/Ivo Lensbury/Alma Thornquist/' b/people.yaml
	type_in a ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6' '" We drew no map of it @p1'
	type_in b ':here p1' ':here p2' ':here p3' ':here p4' ':here p5' ':here p6' '" Somebody has to draw one @p2'
	"$rt" merge a b --into m --same-names 2>err || fail merge
	run slips m --output asked
	status_is 0
	is "$(grep -l 'Alma Thornquist' asked/* | wc -l)" 1 'slips for one person'
	slip=$(grep -l 'Alma Thornquist' asked/*)
	has "$slip" 'We drew no map of it'
	has "$slip" 'Somebody has to draw one'
	sed -i 's/\[ \] yes/[x] yes/' "$slip"
	run slips m --read "$slip"
	status_is 0
	has err '2 answers kept'
	run log m
	is "$(grep -c ' consent .*consent=yes' out)" 2 consents
	# What is somebody else's stays so.
	other=$(grep -L 'Alma Thornquist' asked/* | head -n 1)
	sed -n '/^Quote/,$p' "$other" >>"$slip"
	sed -i 's/\[ \] no/[x] no/; s/\[x\] yes/[ ] yes/' "$slip"
	run slips m --read "$slip"
	has err 'is not of this person'
}

the_next_roundtable() {
	tables
	sed -i 's/Ivo Lensbury/Alma Thornquist/' b/people.yaml
	"$rt" merge a b --into m --same-names 2>err || fail merge
	run new n --after m
	status_is 0
	has err '12 people'
	lacks n/people.yaml table
	lacks n/people.yaml also
	run show n
	has out 'Publish the plan'
	print_ n >n.md
	has n.md 'A roundtable held'
}

sealed_like_any_other() {
	merged
	print_ m >before.md
	run seal m --confirm 'System accountability' --undecided hide
	status_is 0
	print_ m >after.md
	same before.md after.md
	absent m/people.yaml
	! grep -q 'Thornquist\|Quennell' m/journal.yaml || fail 'a name is left'
	! grep -q ' table:\|[ {]t[0-9a-f]\{8\}-' m/journal.yaml || fail 'the tables are left'
	run merge a --into m
	refused 1 'sealed'
}

test_ 'two tables become one session that everything can read' become_one
test_ 'the order of tables, and how often they are merged, does not show' whatever_the_order
test_ 'one id at two tables is two events and two people' one_id_at_both
test_ 'labels are of each table, shares of all, and no table is told from another' what_is_printed
test_ 'who said it within a class of a table changes no byte' swapped_within_a_class
test_ 'a table of few has no label, and no number is given' few_at_one_table
test_ 'figures of polls are of tables that could each show theirs' polls_of_both
test_ 'polls made up at two tables stay two' polls_made_up_at_a_table
test_ 'polls of the same words stand in no order of the meeting' asked_in_the_same_words
test_ 'whoever is called alike at two tables is asked about, and counts once' asks_about_names
test_ 'where as many as the Rule asks for sat at both, numbers say so' several_at_both
test_ 'whom a table took off its list is said, and dropped nowhere' gone_from_a_table
test_ 'on the record is who is so at every table' on_the_record_at_one
test_ 'what one table decided to print holds for its own words' what_one_table_decided
test_ 'what one table allows is hidden where another does not' what_one_table_allowed
test_ 'a role that one person at a table has is hidden' a_role_of_one_there
test_ 'other agendas and other days are refused in words, other titles are not' other_agendas
test_ 'into a table, into a folder of one, with a sealed one: refused' other_places
test_ 'a table without people, or without its beginning, is not published' nobody_on_a_roster
test_ 'merged tables take what is about the minutes, and nothing of a room' no_room_of_its_own
test_ 'the co-chairs of all tables sign, and what a table signs is its own' both_chairs_sign
test_ 'passages of all tables stand until there is one for all' passages_of_both
test_ 'altered, damaged and torn lines come along as what they are, and newer ones do not' broken_lines_come_along
test_ 'what one folder has forgotten no other brings back' stays_forgotten
test_ 'a table may be added to what was published, a person may not' published_again
test_ 'a name that one table printed of another is not hidden beside it' somebody_elsewhere
test_ 'what verdicts and lists make of one text is alike in its own minutes and in those of all' verdicts_of_two
test_ 'so it is in every language that they are printed in' in_every_language
test_ 'a harmless correction stands; what nobody noted is not published beside' not_noted
test_ 'nothing of a forgotten entry is left of what was published' forgotten_there
test_ 'nor of its tags' tags_are_forgotten_there
test_ 'a tag that one table printed of another is not hidden beside it' a_tag_somebody_elsewhere
test_ 'whoever sat at two tables has one slip, with all they said' one_slip_each
test_ 'the next roundtable of merged tables is one room' the_next_roundtable
test_ 'merged tables are sealed like any other session' sealed_like_any_other
plan
