#!/bin/sh
# pages: finished documents as a reader gets them: in a browser, a word processor and on paper, in both languages. What
# this machine has no tool for is skipped and says so. AXE=/path/to/axe.min.js names axe-core, which is not shipped.
. "$(dirname "$0")/lib"

has_tool() { # NAME...
	for tool; do
		command -v "$tool" >/dev/null 2>&1 || return 1
	done
}

needs() { # TOOLS CLAIM FUNCTION
	# shellcheck disable=SC2086
	if has_tool $1; then
		test_ "$2" "$3"
	else
		skip "not all of these are here: $1" "$2"
	fi
}

demo() { # DIR
	"$rt" new "$1" --agenda "$top/agendas/demo/agenda.yaml" --people "$top/agendas/demo/people.yaml" \
		--date 2019-10-08 2>new.err || fail "new: $(cat new.err)"
	"$rt" capture "$1" <"$top/agendas/demo/capture.txt" >captured 2>&1
}

export_demo() { # DIR OPTION...
	into=$1
	shift
	run export "$into" --undecided hide --output out.d/ "$@"
	status_is 0
}

browse() { # OPTION...
	root=
	[ "$(id -u)" -ne 0 ] || root=--no-sandbox
	timeout 60 chromium --headless $root --disable-gpu --user-data-dir="$PWD/profile" "$@" 2>/dev/null
}

# ---- html ----

well_formed() {
	demo s
	export_demo s --format html --lang en,cy
	for page in out.d/minutes.html out.d/minutes.cy.html; do
		sed 's/<!DOCTYPE html>//' $page | xmllint --noout - 2>xml.err || fail "$(head -n 4 xml.err)"
		is "$(grep -c '<h1' $page)" 1 "h1 in $page"
		lacks $page '<script'
		like $page '<html lang="(en|cy)"'
	done
}

# Whoever hears the page gets all of it: by the rules of axe-core, on a screen of either width.
accessible() {
	demo s
	export_demo s --format html
	{
		sed -e 's/http-equiv="Content-Security-Policy"/name="policy"/' -e 's/<\/body><\/html>.*//' out.d/minutes.html
		echo '<script>'
		cat "$AXE"
		echo '</script><script>axe.run().then(function (r) { document.title = "violations: " +'
		echo 'r.violations.map(function (v) { return v.id + " " + v.nodes[0].html; }).join("; ") + "."; });</script>'
		echo '</body></html>'
	} >axe.html
	for width in 1280 500; do
		browse --window-size=$width,900 --virtual-time-budget=30000 --dump-dom "file://$PWD/axe.html" >dom
		is "$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' dom | head -n 1)" 'violations: .' "axe at $width"
	done
}

# A page that is wider than a telephone has to be pushed to and fro.
fits_a_telephone() {
	demo s
	export_demo s --format html
	cat >frame.html <<-'END'
		<iframe id="f" style="width:320px;height:600px;border:0" src="out.d/minutes.html"></iframe><script>
		onload = function () { document.title = "width " + document.getElementById("f").contentDocument.documentElement.scrollWidth + "."; };
		</script>
	END
	browse --allow-file-access-from-files --dump-dom "file://$PWD/frame.html" >dom
	like dom '<title>width (320|305)\.'
}

draft_on_every_page() {
	demo s
	type_in s 'A view that came after the signatures'
	export_demo s --format html
	browse --no-pdf-header-footer --print-to-pdf="$PWD/page.pdf" "file://$PWD/out.d/minutes.html"
	pdfinfo page.pdf >info
	like info '^Page size:.*A4'
	pages=$(sed -n 's/^Pages: *//p' info)
	[ "$pages" -gt 3 ] || fail "$pages pages"
	page=0
	while [ $page -lt "$pages" ]; do
		page=$((page + 1))
		pdftotext -f $page -l $page page.pdf text
		tr -s '\n\f ' ' ' <text | grep -q 'DRAFT' || fail "page $page does not say that it is a draft"
	done
}

# ---- docx ----

round_trips() {
	demo s
	export_demo s --format docx,markdown
	pandoc out.d/minutes.docx -t commonmark+pipe_tables --wrap=none >back.md || fail 'pandoc cannot read it'
	grep -E '^#{2,} ' out.d/minutes.md | sed 's/^#//' >headings
	grep -E '^#+ ' back.md | sed 's/\\//g' >headings.back
	same headings headings.back
	is "$(grep -c -E '^\|( *:?-+:? *\|)+$' back.md)" "$(grep -c -E '^\|( *:?-+:? *\|)+$' out.d/minutes.md)" 'tables'
	pandoc out.d/minutes.docx -t json >back.json
	[ "$(grep -o '"OrderedList"' back.json | wc -l)" -gt 9 ] || fail 'the numbered items are no lists'
	has back.json '"BulletList"'
	pandoc out.d/minutes.docx -t native -s | grep -q '"title"' || fail 'it has no title'
}

opens_in_a_word_processor() {
	demo s
	export_demo s --format docx
	timeout 90 soffice --headless "-env:UserInstallation=file://$PWD/profile" --convert-to txt:Text out.d/minutes.docx \
		>/dev/null 2>&1 || fail 'it does not open'
	has minutes.txt 'How is the system working at present?'
	# Among the contents, and where it stands.
	is "$(grep -c -x -F 'How these minutes were made' minutes.txt)" 2 'contents'
	like minutes.txt '^ *1\.2\.1'
}

# ---- pdf ----

pdf_is_steady() {
	demo s
	export_demo s --format pdf
	mv out.d/minutes.pdf first.pdf
	sleep 1
	export_demo s --format pdf
	same first.pdf out.d/minutes.pdf
	is "$(stat -c %a out.d/minutes.pdf)" 600 'mode'
	! grep -q -a -E '\(D:20' first.pdf || fail 'it has a time'
	for word in Mozilla LibreOffice "$HOME" "$PWD" roundtable-; do
		lacks first.pdf "$word"
	done
	run export s --undecided hide --format pdf --output -
	status_is 0
	same first.pdf out
}

pdf_says_what_the_page_says() {
	demo s
	export_demo s --format pdf,text --lang en,cy
	pdftotext out.d/minutes.pdf text
	has text 'How these minutes were made'
	pdftotext out.d/minutes.cy.pdf text
	has text 'Sut y lluniwyd y cofnodion hyn'
	lacks text 'Name withheld knows'
}

private_is_no_pdf() {
	demo s
	run export s --format pdf --private --output p.pdf
	refused 2 pdf
}

without_a_converter() {
	demo s
	cat >inside <<-'END'
		for program in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome-stable /usr/bin/soffice \
			/usr/bin/libreoffice /usr/local/bin/chromium /usr/local/bin/soffice; do
			[ ! -e $program ] || mount --bind /dev/null $program || exit 9
		done
		"$rt" export s --undecided hide --format markdown,pdf --output out.d/ >out 2>err </dev/null
		echo $? >status
	END
	rt=$rt unshare -m sh inside || fail 'they could not be hidden'
	status=$(cat status)
	status_is 1
	has err 'no converter found; install libreoffice-writer or chromium, or print the HTML'
	absent out.d
}

# ---- languages and the summary ----

both_languages_or_none() {
	demo s
	export_demo s --format markdown,csv,ics,json,text,html --lang cy,en
	is "$(ls out.d | tr '\n' ' ')" \
		'actions.csv actions.cy.csv actions.cy.ics actions.ics minutes.cy.html minutes.cy.json minutes.cy.md minutes.cy.txt minutes.html minutes.json minutes.md minutes.txt ' \
		'files'
	has out.d/minutes.md 'How is the system working at present?'
	has out.d/minutes.cy.md "Sut mae'r system yn gweithio ar hyn o bryd?"
	lacks out.d/minutes.cy.md 'How is the system working at present?'
	has out.d/minutes.cy.json '"language": "cy"'
	# What was typed in the other language says which, and the program's own words beside it do not.
	lacks out.d/minutes.html '<span lang'
	has out.d/minutes.cy.html '<span lang="en">Answering together</span>'
	has out.d/minutes.cy.html '</span> (sawl cyfranogwr).'
	run export s --undecided hide --format markdown --lang cy --output single.d/
	status_is 0
	same out.d/minutes.cy.md single.d/minutes.cy.md
	for wrong in de cy,de en,en '' ,; do
		run export s --undecided hide --format markdown --lang "$wrong" --output none.d/
		refused 2 ''
		absent none.d
	done
	type_in s 'Then Margery Blenkinsop rose.'
	run export s --format markdown --lang en,cy --output none.d/
	status_is 3
	absent none.d
}

# What the agenda says in the language of the page is in that language, whatever the room typed in.
translated_agenda() {
	cat >agenda.yaml <<-'END'
		title: {en: Answering together, cy: Ateb gyda'n gilydd}
		groups:
		  - {id: provider, label: provider leader, plural: provider leaders}
		  - {id: council, label: council leader, plural: council leaders}
		dimensions:
		  - id: local
		    title: Local accountability
		    stages:
		      - {id: meaning, title: Meaning here, kind: view, brief: {en: To whom we answer., cy: I bwy yr atebwn.}}
	END
	people >people.yaml
	"$rt" new s --agenda agenda.yaml --people people.yaml --date 2019-10-08 2>err || fail new
	type_in s ':go local/meaning' 'A view of it'
	run export s --undecided hide --format html --lang cy --output cy.html
	status_is 0
	has cy.html "<h1>Ateb gyda'n gilydd</h1>"
	has cy.html '<p>I bwy yr atebwn.</p>'
	has cy.html '<span lang="en">Meaning here</span>'
	has cy.html '<span lang="en">A view of it.</span>'
}

summary_everywhere() {
	demo s
	export_demo s --summary --format markdown,text,csv,ics,json,html,docx --lang en,cy
	for file in out.d/minutes.md out.d/minutes.cy.md out.d/minutes.txt out.d/minutes.cy.txt; do
		[ "$(wc -w <$file)" -lt 450 ] || fail "$file has $(wc -w <$file) words"
	done
	for file in out.d/*.html; do
		words=$(sed -e '/<style>/,/<\/style>/d' -e 's/<nav.*<\/nav>//' -e 's/<[^>]*>/ /g' $file | wc -w)
		[ "$words" -lt 480 ] || fail "$file has $words words"
	done
	like out.d/actions.csv '^1\.5\.1,'
	has out.d/actions.ics 'BEGIN:VTODO'
}

# A page is a sheet of paper, whatever has to stand on it; what has no place there is named.
many_parts() { # COUNT KEY_POINT
	printf 'name,part\nDana Whitlock,\nRuth Ambler,\nOwen Tveit,\nHelen Abara,co-chair\n' >people.csv
	echo 'title: What is there to say about so many things?' >agenda.yaml
	echo 'dimensions:' >>agenda.yaml
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		echo "  - {id: d$i, title: Part $i of the whole}" >>agenda.yaml
		printf ':go d%d/present\n%s %d, one *\n%s %d, two *\n' $i "$2" $i "$2" $i
	done >lines
	printf ':go closing\nDo one thing\nDo another\n' >>lines
	rm -rf s out.d
	"$rt" new s --agenda agenda.yaml --people people.csv --date 2026-03-03 2>new.err || fail "$(cat new.err)"
	"$rt" capture s <lines >captured 2>&1
	run export s --undecided print --summary --format docx,html,pdf --output out.d/
	status_is 0
	has err 'has no place in the summary'
	is "$(pdfinfo out.d/minutes.pdf | sed -n 's/^Pages: *//p')" 1 "pages of the PDF with $1 parts"
	timeout 90 soffice --headless "-env:UserInstallation=file://$PWD/profile" --convert-to pdf out.d/minutes.docx \
		>/dev/null 2>&1 || fail 'it does not open'
	is "$(pdfinfo minutes.pdf | sed -n 's/^Pages: *//p')" 1 "pages of the Word file with $1 parts"
}

summary_is_one_sheet() {
	many_parts 15 'Short'
	many_parts 9 'WE OUGHT TO MAKE WHOLE WARDS WORK AND MANAGE MORE MONEY'
}

needs xmllint 'the page is well-formed, in both languages' well_formed
if [ -f "${AXE:-}" ]; then
	needs chromium 'axe-core finds nothing to say about the page' accessible
else
	skip 'AXE names no axe-core' 'axe-core finds nothing to say about the page'
fi
needs chromium 'the page fits a telephone' fits_a_telephone
needs 'chromium pdftotext pdfinfo' 'on paper every page says that it is a draft' draft_on_every_page
needs pandoc 'a Word file comes back with headings, tables and lists' round_trips
needs soffice 'a Word file opens with its numbers' opens_in_a_word_processor
if has_tool chromium || has_tool soffice; then
	test_ 'a PDF is the same twice, and does not say when, where and by what it was made' pdf_is_steady
	needs pdftotext 'a PDF says what the page says, in both languages' pdf_says_what_the_page_says
else
	skip 'no converter' 'a PDF is the same twice, and does not say when, where and by what it was made'
	skip 'no converter' 'a PDF says what the page says, in both languages'
fi
test_ 'a private copy is no PDF' private_is_no_pdf
if [ "$(id -u)" -eq 0 ] && unshare -m mount -t tmpfs none /mnt 2>/dev/null; then
	test_ 'without a converter nothing is written, and it says what to install' without_a_converter
else
	skip 'programs cannot be hidden here' 'without a converter nothing is written, and it says what to install'
fi
test_ 'two languages go out together or not at all' both_languages_or_none
test_ 'a page says nothing is foreign that the agenda says in its language' translated_agenda
test_ 'the summary is one page in every format' summary_everywhere
needs 'chromium soffice pdfinfo' 'a summary of many parts is one sheet of paper' summary_is_one_sheet
plan
