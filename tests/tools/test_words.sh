#!/bin/sh
# test_words.sh: what the program says to people is said in every language. TAP.
#
# Every message that the sources mark (include/base/say.h says how) has a translation in src/po/*.po: none is empty or
# fuzzy, none asks printf for other arguments, none holds a control character. And no sentence in the sources goes
# around gettext, but for those that tests/tools/words_allowed lists, each with its reason.
set -u
export LC_ALL=C.UTF-8

count=0
failed=0
claim() { # NAME, with what is wrong in $yard/wrong
	count=$((count + 1))
	if [ -s "$yard/wrong" ]; then
		failed=1
		echo "not ok $count - $1"
		sed 's/^/# /' "$yard/wrong" | head -n 400
	else
		echo "ok $count - $1"
	fi
	: >"$yard/wrong"
}

for tool in xgettext msgfmt msgmerge msgattrib msggrep; do
	if ! command -v $tool >/dev/null 2>&1; then
		echo "1..1"
		echo "ok 1 - words # SKIP $tool is not here (package gettext)"
		exit 0
	fi
done

yard=$(mktemp -d "${TMPDIR:-/tmp}/roundtable-words.XXXXXX") || exit 1
trap 'rm -rf "$yard"' EXIT
: >"$yard/wrong"

tests/tools/messages.sh "$yard/messages.pot" 2>"$yard/said" || cat "$yard/said" >>"$yard/wrong"
[ "$(grep -c '^msgid ' "$yard/messages.pot")" -gt 1000 ] || echo "only few messages were found" >>"$yard/wrong"
claim "the messages can be taken out of the sources"

for po in src/po/*.po; do
	lang=$(basename "$po" .po)
	msgmerge --quiet --no-wrap --no-fuzzy-matching -o "$yard/$lang.po" "$po" "$yard/messages.pot" 2>>"$yard/wrong"
	msgattrib --no-wrap --no-obsolete --untranslated "$yard/$lang.po" | grep '^msgid "..*"' >>"$yard/wrong"
	claim "$lang: every message has a translation (make pot adds what is new to $po)"

	grep -n '^#.*fuzzy' "$po" >>"$yard/wrong"
	claim "$lang: no translation is a guess"

	msgfmt --check -o /dev/null "$po" 2>>"$yard/wrong"
	claim "$lang: formats, plural forms and header are sound"

	msgattrib --no-wrap --no-obsolete "$po" | grep -n '^msgstr.*\\[abefrtv0-9x]' >>"$yard/wrong"
	grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$po" >>"$yard/wrong"
	claim "$lang: no translation holds a control character"
done

# What stands in quotes and reads like a sentence: three words, or a capital and another word. The same strings, one a
# line, out of all strings and out of those that are marked; the lists of the finder and the phrases of documents
# (src/rule, include/rule) are data.
strings() { # of a catalogue on stdin, one a line
	awk '
		/^msgid / { on = 1; text = "" }
		/^msgid_plural / { if (text != "") print text; text = ""; on = 1 }
		/^msgstr/ { if (on && text != "") print text; on = 0 }
		on { sub(/^msgid(_plural)? /, ""); sub(/^"/, ""); sub(/"$/, ""); text = text $0 }'
}
find src -name '*.c' | grep -v '^src/rule/' | sort |
	xgettext --files-from=- --language=C --from-code=UTF-8 --extract-all --no-location --no-wrap --output=- 2>/dev/null |
	strings | sort -u >"$yard/all"
strings <"$yard/messages.pot" | sort -u >"$yard/marked"
# A context is not said.
sed -n 's/^msgctxt "\(.*\)"$/\1/p' "$yard/messages.pot" | sort -u >"$yard/contexts"
comm -23 "$yard/all" "$yard/marked" | comm -23 - "$yard/contexts" |
	grep -E '([A-Za-z]{2,}[,;:.]? ){2}[A-Za-z]{2,}|^[A-Z][a-z]+[,:]? [a-z]{2,}' >"$yard/around"
grep -v '^#' tests/tools/words_allowed | grep -v '^$' >"$yard/allowed"
grep -v -F -x -f "$yard/allowed" "$yard/around" >>"$yard/wrong"
claim "no sentence goes around gettext"

grep -v -F -x -f "$yard/all" "$yard/allowed" >>"$yard/wrong"
claim "all that is allowed to go around it still exists"

echo "1..$count"
exit $failed
