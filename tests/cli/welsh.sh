#!/bin/sh
# welsh.sh: the command line in Welsh: how it is chosen, what is said, and what stays as scripts read it. TAP.
set -u

program=${ROUNDTABLE:-build/roundtable}
yard=$(mktemp -d "${TMPDIR:-/tmp}/roundtable-welsh.XXXXXX") || exit 1
trap 'rm -rf "$yard"' EXIT
if [ ! -f build/locale/cy/LC_MESSAGES/roundtable.mo ]; then
	echo "1..1"
	echo "ok 1 - welsh # SKIP there is no msgfmt (package gettext), so no Welsh was built"
	exit 0
fi
export XDG_CONFIG_HOME="$yard/config" XDG_STATE_HOME="$yard/state"
unset LANG LC_ALL LC_MESSAGES LANGUAGE
mkdir -p "$yard/config/roundtable"

count=0
failed=0
is() { # NAME EXPECTED GOT
	count=$((count + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $count - $1"
	else
		failed=1
		echo "not ok $count - $1"
		printf 'expected: %s\ngot: %s\n' "$2" "$3" | sed 's/^/# /'
	fi
}
no_session() { # the message about a session that is not there, in the language of the environment given
	env "$@" "$program" show "$yard/none" 2>&1 | sed "s|$yard/||g"
}

english="roundtable: none: there is no such session; make it with: roundtable new none"
welsh="roundtable: none: nid oes sesiwn o'r fath; crëwch hi â: roundtable new none"
is "English where nothing is said" "$english" "$(no_session A=b)"
is "LANGUAGE chooses" "$welsh" "$(no_session LC_ALL=C.UTF-8 LANGUAGE=cy)"
is "so does a list, by its first known language" "$welsh" "$(no_session LC_ALL=C.UTF-8 LANGUAGE=de:cy:en)"
is "so does a locale, though the machine has not got it" "$welsh" "$(no_session LANG=cy_GB.UTF-8)"
is "the locale C is English whatever else is said" "$english" "$(no_session LC_ALL=C LANGUAGE=cy)"
is "LANGUAGE is no path" "$english" "$(no_session LC_ALL=C.UTF-8 LANGUAGE=../locale/cy)"
echo "language: cy" >"$yard/config/roundtable/config.yaml"
is "the configuration chooses" "$welsh" "$(no_session LC_ALL=C.UTF-8)"
is "and goes before LANGUAGE" "$welsh" "$(no_session LC_ALL=C.UTF-8 LANGUAGE=en)"
is "but not before the locale C" "$english" "$(no_session LC_ALL=C)"
echo "language: xx" >"$yard/config/roundtable/config.yaml"
is "a language that is none is said" "there is no language \"xx\" here; it can be en or cy" \
	"$(LC_ALL=C "$program" check "$yard/config/roundtable/config.yaml" 2>&1 | sed -n 's/.*:1:11: //p')"
rm "$yard/config/roundtable/config.yaml"

# A folder of catalogues that somebody else made is not believed because the environment names it.
mkdir -p "$yard/cy/LC_MESSAGES"
cp build/locale/cy/LC_MESSAGES/roundtable.mo "$yard/cy/LC_MESSAGES/"
is "no variable names the folder of catalogues" "$english" \
	"$(no_session TEXTDOMAINDIR="$yard" NLSPATH="$yard" LOCPATH="$yard" LC_ALL=C.UTF-8 LANGUAGE="$yard/cy")"

export LC_ALL=C.UTF-8 LANGUAGE=cy
"$program" new "$yard/s" --people agendas/demo/people.yaml >/dev/null 2>&1
printf '%s\n' "Un peth" ":go nowhere-at-all" ":record off" "dim" >"$yard/lines"
"$program" capture "$yard/s" <"$yard/lines" >"$yard/answers" 2>"$yard/said"
is "kept, done, off and refused: stay" "kept refused: done off" \
	"$(awk '{ printf "%s%s", (NR > 1 ? " " : ""), $1 }' "$yard/answers")"
is "what follows refused: is Welsh" "refused: nid oes lle o'r enw nowhere-at-all" "$(grep '^refused' "$yard/answers")"
is "one is kept, in Welsh" "roundtable: cadwyd 1 eitem" "$(cat "$yard/said")"
is "the journal is as it is in English" "" "$(grep -n 'eitem\|barn\|cadwyd' "$yard/s/journal.yaml")"
"$program" show "$yard/s" --format json >"$yard/cy.json"
LC_ALL=C "$program" show "$yard/s" --format json >"$yard/en.json"
is "json is the same" "" "$(cmp "$yard/cy.json" "$yard/en.json" 2>&1)"
"$program" log "$yard/s" >"$yard/cy.log"
LC_ALL=C "$program" log "$yard/s" >"$yard/en.log"
is "so is the log" "" "$(cmp "$yard/cy.log" "$yard/en.log" 2>&1)"
"$program" export "$yard/s" --format markdown --output - >"$yard/cy.md" 2>/dev/null
LC_ALL=C "$program" export "$yard/s" --format markdown --output - >"$yard/en.md" 2>/dev/null
is "a document has its own language, not the screen's" "" "$(cmp "$yard/cy.md" "$yard/en.md" 2>&1)"
is "help is Welsh" "defnydd: roundtable show DIR [--format text|json]" "$("$program" help show | head -n 1)"
is "and every subcommand has its line in Welsh" "" \
	"$("$program" help | grep -E '^  [a-z]+ +(Say|Print|List|Make|Keep|Write|Look|Unite|Show|Take|Forget|Ask|Bring) ')"
"$program" doctor >"$yard/doctor" 2>/dev/null
is "doctor's rows are Welsh" "" "$(LC_ALL=C "$program" doctor --format json | sed -n 's/.*"\(name\|state\)": "\(.*\)",*/\2/p' |
	grep -vx 'locale' | sort -u | while read -r word; do grep -E "^[^ ]+ +$word |^$word " "$yard/doctor"; done)"
is "and stand in columns" "" "$(grep '^[^ ]' "$yard/doctor" | grep -v '^.\{19\} [^ ]')"
is "but programs read it in English" "" "$("$program" doctor --format json | grep -E '"(nodyn|iawn|methu|cloc|disg)"')"
sed -n 's/.*id: p05, name: \([^,]*\),.*/\1 was here/p' agendas/demo/people.yaml >"$yard/edited.txt"
is "the gate says where in Welsh" "llinell 1" "$("$program" gate "$yard/s" "$yard/edited.txt" 2>&1 | grep -o 'llinell 1\|line 1' | head -n 1)"
"$program" capture "$yard/s" </dev/null >/dev/null 2>&1
is "exit statuses are the same" "2" "$("$program" export --fromat x >/dev/null 2>&1; echo $?)"

echo "1..$count"
exit $failed
