#!/bin/sh
# manual.sh: the pages name everything that the tables hold, and their examples do what they say. TAP.
#
# Names come from the program (`roundtable help …`) and from the rows of the source, never from a list here.
# An example is a line `$ COMMAND` within .Bd -literal or a fence of the README; the lines up to the next one are its
# here-document, its continuations `> …`, and what it answers, on both channels. The examples of a page are run one after the other in one
# folder of their own, and each must end with status 0 (a page that wants to show another one shows `; echo $?`).
# Ids, times and checksums differ from run to run and are not compared; nor is the order of lines, because two
# channels meet in one file.
set -u

program=${ROUNDTABLE:-build/roundtable}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac
man=$PWD/man
readme=$PWD/README.md
count=0
failed=0

yard=$(mktemp -d "${TMPDIR:-/tmp}/manual.XXXXXX") || exit 1
trap 'rm -rf "$yard"' EXIT
trap 'exit 1' HUP INT TERM
unset ROUNDTABLE_AGENDAS XDG_CONFIG_HOME
export TZ=UTC LC_ALL=C.UTF-8
mkdir "$yard/bin" "$yard/home"
ln -s "$program" "$yard/bin/roundtable"

# One claim: it holds when nothing was written to $yard/wrong.
claim() { # WHAT
	count=$((count + 1))
	if [ -s "$yard/wrong" ]; then
		failed=1
		printf "not ok %d - %s\n" $count "$1"
		sed 's/^/# /' "$yard/wrong"
	else
		printf "ok %d - %s\n" $count "$1"
	fi
	: >"$yard/wrong"
}
: >"$yard/wrong"

wrong() { printf "%s\n" "$*" >>"$yard/wrong"; }

# roff's spellings as the characters they stand for.
plain() {
	sed -e 's/\\(dq/"/g' -e "s/\\\\(aq/'/g" -e 's/\\(ti/~/g' -e 's/\\(ga/`/g' -e 's/\\(ha/^/g' \
		-e 's/\\&//g' -e 's/\\-/-/g' -e 's/\\e/\\/g'
}

# The heads of list items: ".It Ic :go Ar DIMENSION[/STAGE]" is ":go DIMENSION[/STAGE]", ".It Fl -k Ar N" is "--k N".
items() { # PAGE
	sed -n 's/^\.It \(.*\)/\1/p' "$man/$1" | plain |
		sed -e 's/ Ar / /g' -e 's/^Ic //' -e 's/^Ev //' -e 's/^Cm //' -e 's/^Fl -/--/' -e 's/^"\(.*\)"$/\1/'
}

# What stands in a page between the head of one section or subsection and the next.
part() { # PAGE HEAD
	awk -v head="$2" '
		/^\.S[hs] / { on = ($0 == ".Ss " head || $0 == ".Sh " head) }
		on' "$man/$1"
}

rows() { # MACRO FILE
	sed -n "s/^$1(\(.*\))/\1/p" "$2"
}

# ---- what the tables hold stands in the pages ----

items roundtable.1 >"$yard/items"
"$program" help commands | grep '^  :' >"$yard/commands"
while IFS= read -r line; do
	name=${line#  :}
	name=${name%% *}
	grep "^:$name\( \|\$\)" "$yard/items" >"$yard/heads"
	ok=no
	while IFS= read -r head; do
		rest=${line#"  $head"}
		[ "$rest" != "$line" ] && echo "$rest" | grep -q '^ *[A-Z][a-z]' && ok=yes
	done <"$yard/heads"
	[ $ok = yes ] || wrong "roundtable.1 lacks:$line"
done <"$yard/commands"
[ -s "$yard/commands" ] || wrong "roundtable help commands lists nothing"
claim "every command stands in roundtable.1 with its arguments"

grep '^:' "$yard/items" | sed -e 's/^://' -e 's/ .*//' | sort >"$yard/named"
sed -e 's/^  ://' -e 's/ .*//' "$yard/commands" | sort >"$yard/known"
comm -23 "$yard/named" "$yard/known" | sed 's/$/ is no command/' >"$yard/wrong"
claim "roundtable.1 has no command that the program lacks, and none twice"

for family in $("$program" help commands | grep '^[A-Z]' | tr ' ' _); do
	grep -q "^\.Ss $(echo "$family" | tr _ ' ')\$" "$man/roundtable.1" || wrong "no .Ss $family"
done
claim "commands stand in roundtable.1 by family"

"$program" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' >"$yard/subcommands"
[ -s "$yard/subcommands" ] || wrong "roundtable help lists nothing"
while read -r name; do
	part roundtable.1 "$name" >"$yard/part"
	[ -s "$yard/part" ] || wrong "roundtable.1 has no .Ss $name"
	usage=$("$program" help "$name" | awk '/^usage:/ { on = 1 } /^[A-Z]/ { on = 0 } on { printf "%s ", $0 }')
	"$program" help "$name" | sed -n 's/^  \(--[a-z-]*\( [^ ]*\)\{0,1\}\) .*/\1/p' | while read -r option value; do
		# A flag has no value; what follows it then is its help.
		sed -n "s/^\.It Fl -//p" "$yard/part" | sed -e 's/ Ar / /' >"$yard/options"
		if echo "$usage" | grep -q "^usage:.*$option [A-Z]\|^usage:.*$option [a-z]*|"; then
			grep -qx -e "${option#--} .*" "$yard/options" || wrong "$name: no .It Fl -$option Ar $value"
		else
			grep -qx -e "${option#--}" "$yard/options" || wrong "$name: no .It Fl -$option"
		fi
	done
done <"$yard/subcommands"
claim "every subcommand and option stands in roundtable.1"

part roundtable.1 SYNOPSIS | sed -n 's/^\.Cm \([a-z]*\).*/\1/p' | sort -u >"$yard/named"
sort "$yard/subcommands" | comm -23 - "$yard/named" | sed 's/$/ is not in the synopsis/' >"$yard/wrong"
claim "every subcommand stands in the synopsis of roundtable.1"

part roundtable.1 "THE SCREEN" | sed -n 's/^\.It Fl -\([a-z]*\).*/\1/p' | sort >"$yard/named"
sed -n '/struct option_row options\[\] = {/,/^};/s/^\t{ "\([a-z]*\)".*/\1/p' src/cli/screen.c | sort >"$yard/known"
[ -s "$yard/known" ] || wrong "screen.c has no options"
diff "$yard/known" "$yard/named" >>"$yard/wrong"
claim "the options of the screen stand in roundtable.1"

for page in "$man"/*.[1-9]; do
	for other in "$man"/*.[1-9]; do
		name=$(basename "$other")
		[ "$page" = "$other" ] || [ "$(basename "$page")" != roundtable.1 ] ||
			grep -q "^\.Xr ${name%.*} ${name##*.}" "$page" || wrong "roundtable.1 does not name $name"
	done
	sed -n 's/^\.Xr \(roundtable[a-z-]*\) \([1-9]\).*/\1.\2/p' "$page" | sort -u | while read -r other; do
		[ -f "$man/$other" ] || echo "$(basename "$page") names $other, which is not there" >>"$yard/wrong"
	done
	name=$(basename "$page")
	[ "$name" = roundtable.1 ] || grep -q "${name%.*}\`" "$readme" || wrong "README.md does not name ${name%.*}"
done
claim "the pages that are named are there, and roundtable.1 and README.md name all of them"

for name in $(rows FORMAT src/export/formats.def); do
	part roundtable.1 export | grep -q "^\.It Ic $name\$" || wrong "roundtable.1 lacks the format $name"
done
claim "every export format stands in roundtable.1"

sed -n 's/.*getenv("\([A-Z_]*\)").*/\1/p' src/main.c | sort -u | while read -r name; do
	grep -qx "$name" "$yard/items" || wrong "roundtable.1 lacks $name"
done
claim "every variable of the environment stands in roundtable.1"

items roundtable-session.5 >"$yard/items"
# The fields of a kind, "NAME TYPE NEED" each: those of its file, or the array that several kinds share.
fields_of() { # KIND
	file=src/model/event_$1.c
	array=$(sed -n 's/.*\.fields = \([a-z_]*\).*/\1/p' "$file")
	[ "$array" = fields ] || file=$(grep -l "^const struct field $array\[\] = {" src/model/*.c)
	awk -v array="$array" '
		index($0, "struct field " array "[] = {") { on = 1 }
		on && match($0, /\{ "[a-z_]*", FIELD_[A-Z]*, [A-Z]*, [A-Z]* \}/) {
			split(substr($0, RSTART, RLENGTH), row, /[^A-Za-z_]+/)
			print row[2], tolower(substr(row[3], 7)), row[5]
		}
		on && /};$/ { on = 0 }' "$file"
}

for kind in $(rows KIND src/model/event_kinds.def); do
	fields_of "$kind" |
		awk -v kind="$kind" '{ kind = kind ($3 == "REQUIRED" ? " " $1 : " [" $1 "]") } END { print kind }'
done >"$yard/kinds"
while IFS= read -r row; do
	grep -qxF -e "$row" "$yard/items" || wrong ".It Ic $row"
done <"$yard/kinds"
[ -s "$yard/kinds" ] || wrong "there are no kinds"
claim "every kind of event stands in roundtable-session.5 with its fields"

for kind in $(rows KIND src/model/event_kinds.def); do
	fields_of "$kind"
done | cut -d ' ' -f 1,2 | sort -u >"$yard/fields"
awk '/^\.It / { type = $2; next } /^[a-z_, ]*\.$|^[a-z_, ]*,$/ { gsub(/[,.]/, ""); for (i = 1; i <= NF; i++) print $i, type }' \
	<<-END | sort >"$yard/named"
	$(part roundtable-session.5 Fields)
	END
comm -3 "$yard/fields" "$yard/named" | sed 's/^/differs: /' >"$yard/wrong"
claim "every field stands in roundtable-session.5 with its type"

for flag in guarded lasting; do
	grep -l "\.$flag = true" src/model/event_*.c | sed 's/.*event_\(.*\)\.c/\1/' | sort >"$yard/known"
	part roundtable-session.5 Kinds | sed -n "/^\.It $flag/{n;s/:.*//;s/, /\n/gp;}" | sort >"$yard/named"
	comm -3 "$yard/known" "$yard/named" | sed "s/^/$flag differs: /" >>"$yard/wrong"
done
claim "the guarded and the lasting kinds in roundtable-session.5 are those of the model"

# The lists of keys are printed from the rows of the source: page and rows may not differ.
tests/tools/keys.sh >"$yard/keys"
awk '/^\.\\" begin /  { on = 1 } on; /^\.\\" end / { on = 0 }' "$man/roundtable-keys.7" >"$yard/printed"
[ -s "$yard/keys" ] || wrong "keys.sh prints nothing"
diff "$yard/printed" "$yard/keys" >>"$yard/wrong" || wrong "tests/tools/keys.sh --write mends it"
claim "the lists in roundtable-keys.7 are those of the tables"

# The page spells keys as the screen shows them: C-a is Ctrl-A, M-b is Alt-b.
{
	sed -n '/} edits\[\] = {/,/^};/p' src/tui/editor.c
	sed -n '/moves\[\] = {/,/};/p' src/tui/list.c
} | grep -o '{ "[^"]*"' | sed 's/^{ "\(.*\)"$/\1/' | while read -r key; do
	case $key in
	C-?) shown=Ctrl-$(echo "${key#C-}" | tr a-z A-Z) ;;
	C-*) shown=Ctrl-${key#C-} ;;
	M-*) shown=Alt-${key#M-} ;;
	*) shown=$key ;;
	esac
	grep '^\.It Li ' "$man/roundtable-keys.7" | tr ' ' '\n' | grep -qxF -e "$shown" || echo "roundtable-keys.7 lacks $shown"
done >"$yard/wrong"
[ "$(sed -n '/} edits\[\] = {/,/^};/p' src/tui/editor.c | wc -l)" -gt 5 ] || wrong "the keys of editor.c are not found"
[ "$(sed -n '/moves\[\] = {/,/};/p' src/tui/list.c | wc -l)" -gt 5 ] || wrong "the keys of list.c are not found"
claim "every key that edits a line or moves in a list stands in roundtable-keys.7"

sed -n '/struct node_key rows\[\] = {/,/^};/s/^\t{ "\([a-z_]*\)".*/\1/p' src/store/config.c >"$yard/known"
part roundtable-config.5 KEYS | sed -n 's/^\.It Ic //p' >"$yard/named"
[ -s "$yard/known" ] || wrong "config.c has no rows"
diff "$yard/known" "$yard/named" >>"$yard/wrong"
claim "the keys of config.yaml in roundtable-config.5 are those that are read"

part roundtable-config.5 KEYS | sed -n 's/^\.Cm \([a-z]*\).*/\1/p' >"$yard/named"
sed -n '/struct theme themes\[\] = {/,/^};/s/^\t{ "\([a-z]*\)", {$/\1/p' src/tui/style.c | while read -r theme; do
	grep -qx "$theme" "$yard/named" || echo "roundtable-config.5 lacks the theme $theme"
done >"$yard/wrong"
claim "every theme stands in roundtable-config.5"

part roundtable-config.5 "NAMES OF KEYS" | sed -n 's/^\.Li //p' | tr -d ',' | tr ' ' '\n' >"$yard/named"
sed -n '/names\[\] = {/,/^};/p' src/command/key.c | grep -o '"[^"]*"' | tr -d '"' | while read -r key; do
	grep -qxF -e "$key" "$yard/named" || echo "roundtable-config.5 lacks the key $key"
done >"$yard/wrong"
claim "every named key stands in roundtable-config.5"

# Every key that the readers of agendas and rosters know.
sed -n 's/^\t{ "\([a-z_]*\)", read_.*/\1/p' src/store/agenda_file*.c src/store/people_file.c | sort -u |
	while read -r key; do
		grep -q "^\.\(It \)\{0,1\}Ic $key\( \|\$\)" "$man/roundtable-agenda.5" || echo "roundtable-agenda.5 lacks $key"
	done >"$yard/wrong"
claim "every key of agenda and roster stands in roundtable-agenda.5"

awk '$1 == "library" || $1 == "tool" { print $3 }' src/LIBRARIES | while read -r name; do
	grep -qF -e "\`$name\`" "$readme" || echo "README.md lacks $name"
done >"$yard/wrong"
claim "every library and tool of src/LIBRARIES stands in README.md"

awk '!/^#/ && $2 == "->" { print $1 }' src/ROOMS | while read -r name; do
	[ "$name" = main ] || grep -q "\`$name\`" "$readme" || echo "README.md lacks the room $name"
done >"$yard/wrong"
claim "every room of src/ROOMS stands in README.md"

[ "$(wc -l <"$readme")" -lt 330 ] || wrong "it has $(wc -l <"$readme") lines"
claim "README.md has fewer than 330 lines"

# ---- the examples ----

# The literal text of a page, a form feed between two blocks.
literal() { # PAGE
	case $1 in
	*.md) awk '/^```/ { on = !on; print "\f"; next } on' "$1" ;;
	*) awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0; print "\f" } on' "$1" | plain ;;
	esac
}

# Writes 01.sh and 01.out, 02.sh and 02.out, … into a folder: each example and what it answers.
examples() { # FOLDER
	awk -v folder="$1" '
		/^\f/ { on = 0; doc = ""; next }
		doc != "" { print >script; if ($0 == doc) doc = ""; next }
		/^\$ / {
			on = 1
			base = sprintf("%s/%02d", folder, ++n)
			script = base ".sh"
			answer = base ".out"
			print substr($0, 3) >script
			printf "" >answer
			if (match($0, /<<.?[A-Z]+/)) {
				doc = substr($0, RSTART, RLENGTH)
				gsub(/[^A-Z]/, "", doc)
			}
			next
		}
		/^> / && on { print substr($0, 3) >script; next }
		on { print >answer }'
}

# What differs from run to run, and blanks at the end, taken out; sorted.
settled() {
	sed -e 's/[a-z2-7]\{8\}-\([0-9][0-9]*\)/ID-\1/g' -e 's/ # [0-9a-f]\{8\}$/ # CRC/' -e 's/session: [a-z2-7]\{16\}/session: ID/' \
		-e 's/session=[a-z2-7]\{16\}/session=ID/' -e 's/20[0-9-]*T[0-9:.]*Z/TIME/g' -e 's/[ \t]*$//' | grep -v '^$' | sort
}

for page in "$readme" "$man"/roundtable*.[1-9]; do
	[ -f "$page" ] || continue
	name=$(basename "$page")
	mkdir "$yard/$name" "$yard/$name/here"
	literal "$page" | examples "$yard/$name"
	case $name in
	README.md | roundtable.1 | roundtable-agenda.5 | roundtable-config.5 | roundtable-session.5)
		[ -f "$yard/$name/01.sh" ] || wrong "there is none"
		claim "$name has examples"
		;;
	esac
	for script in "$yard/$name"/*.sh; do
		[ -f "$script" ] || continue
		said=$(cd "$yard/$name/here" && PATH="$yard/bin:$PATH" HOME="$yard/home" sh "$script" 2>&1 </dev/null)
		status=$?
		printf "%s\n" "$said" | settled >"$yard/said"
		settled <"${script%.sh}.out" >"$yard/expected"
		[ $status -eq 0 ] || wrong "status $status"
		cmp -s "$yard/said" "$yard/expected" || {
			wrong "it says:"
			printf "%s\n" "$said" >>"$yard/wrong"
			wrong "and not:"
			cat "${script%.sh}.out" >>"$yard/wrong"
		}
		claim "$name, example $(basename "$script" .sh): $(head -n 1 "$script")"
	done
done

echo "1..$count"
exit $failed
