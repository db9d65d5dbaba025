#!/bin/sh
# test_rooms.sh: rooms.sh lets a lawful tree pass and names each trespass. TAP.
#
# Every case starts from the same small lawful house in a temporary folder, under the real law,
# and breaks it in one way.
set -eu

tools=$(cd "$(dirname "$0")" && pwd)
law=$tools/../../src/ROOMS
house=$(mktemp -d "${TMPDIR:-/tmp}/test-rooms.XXXXXX")
trap 'rm -rf "$house"' EXIT
trap 'exit 1' HUP INT TERM
count=0
failed=0

build_house() {
	rm -rf "$house/src" "$house/include"
	for room in base model store rule minutes export command desk tui cli; do
		mkdir -p "$house/src/$room" "$house/include/$room"
	done
	cp "$law" "$house/src/ROOMS"
	file include/base/buf.h
	file include/model/session.h '#include "base/buf.h"'
	file include/minutes/tree.h '#include "base/buf.h"'
	file include/store/append.h '#include "base/buf.h"'
	file src/model/private.h
	file src/model/event_floor.c '#include "private.h"' '#include "model/session.h"'
	file src/model/event_hand.c '#include "model/session.h"'
	file src/model/event_kinds.def 'KIND(floor)' 'KIND(hand)'
	file src/export/export_text.c '#include <stdio.h>' '#include "minutes/tree.h"'
	file src/export/formats.def 'FORMAT(text)'
	file src/desk/desk.c '#include "store/append.h"'
	file include/cli/cli.h
	file src/main.c '#include "cli/cli.h"'
}

file() { # PATH LINE...
	path=$house/$1
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" >"$path"
	[ $# -ne 0 ] || : >"$path"
}

report() { # ok|"not ok" WHAT
	count=$((count + 1))
	echo "$1 $count - $2"
	[ "$1" = ok ] || failed=1
}

# After the breakage, rooms.sh fails and says exactly this among its lines.
refuses() { # WHAT SAYS
	if said=$("$tools/rooms.sh" "$house" 2>&1); then
		report "not ok" "$1"
		echo "# it was let through"
	elif printf '%s\n' "$said" | grep -q -F -e "$2"; then
		report ok "$1"
	else
		report "not ok" "$1"
		printf 'expected: %s\n%s\n' "$2" "$said" | sed 's/^/# /'
	fi
	build_house
}

accepts() { # WHAT
	if said=$("$tools/rooms.sh" "$house" 2>&1); then
		report ok "$1"
	else
		report "not ok" "$1"
		printf '%s\n' "$said" | sed 's/^/# /'
	fi
	build_house
}

build_house
accepts "a lawful house passes"

file src/export/export_text.c '#include "model/session.h"'
refuses "export may not include model" \
	"src/export/export_text.c: the room export may not see model (include/model/session.h)"

file include/minutes/tree.h '#include "model/session.h"'
refuses "a header cannot smuggle another room in" \
	"src/export/export_text.c: the room export may not see model (include/model/session.h)"

file src/export/export_text.c '#ifdef __NEVER__' '#include "model/session.h"' '#endif'
refuses "an include that is switched off today counts too" \
	"src/export/export_text.c:2: the room export may not see model"

file include/command/unused.h '#include "tui/screen.h"'
file include/tui/screen.h
refuses "a header that nobody includes is judged as well" \
	"include/command/unused.h:1: the room command may not see tui"

file src/rule/finder.c '#include "../model/private.h"'
refuses "another room's private header is out of reach" \
	"src/rule/finder.c: src/model/private.h is private to the room model"

file src/rule/finder.c '#include "../rule/x.h"'
file src/rule/x.h
refuses "a path is no name of a room" 'src/rule/finder.c:1: "../rule/x.h" is a path'

file src/cli/cli_log.c '#include "store/append.h"'
refuses "store/append.h is for the desk alone" \
	"src/cli/cli_log.c: store/append.h is for desk alone"

file include/desk/desk.h '#include "store/append.h"'
file src/cli/cli_log.c '#include "desk/desk.h"'
refuses "not even through a header of the desk" \
	"src/cli/cli_log.c: store/append.h is for desk alone"

file src/main.c '#include "model/session.h"'
refuses "main.c sees base and cli" "src/main.c: the room main may not see model"

file src/model/yaml.c '#include <yaml.h>'
refuses "a library stays in its room" 'src/model/yaml.c:1: <yaml.h> is for store alone'

file src/cli/cli_gate.c '#include <libxml/parser.h>'
refuses "a library's folder is known too" \
	'src/cli/cli_gate.c:1: <libxml/parser.h> is for export rule base/late_xml.c alone'

file src/tui/curses.c '#include <curses.h>'
accepts "one file includes curses"

file src/tui/frame.c '#include <curses.h>'
refuses "and no other one of its room" \
	'src/tui/frame.c:1: <curses.h> is for tui/curses.c tui/curses_keys.c tui/terminfo.c alone'

file src/model/event_kinds.def 'KIND(floor)' 'KIND(hand)' 'KIND(yield)'
refuses "a row needs its file" "src/model/event_kinds.def:3: there is no file for the row yield"

file src/model/event_kinds.def 'KIND(floor)'
refuses "a file needs its row" \
	"src/model/event_hand.c: there is no row for it in src/model/event_kinds.def"

file src/model/event_kinds.def 'KIND(hand)' 'KIND(floor)'
refuses "rows are alphabetical" "src/model/event_kinds.def:2: floor stands after hand"

file src/model/event_kinds.def 'KIND(floor)' 'KIND(hand)' 'KIND(hand)'
refuses "no row stands twice" "src/model/event_kinds.def:3: hand stands after hand"

rm "$house/src/export/formats.def"
accepts "a table that does not exist yet is passed over"

mkdir "$house/src/attic"
refuses "a room has its line in the law" "src/attic/: src/ROOMS has no room of that name"

file src/model/event_hand.c '#include "model/nothing.h"'
refuses "a file that cannot be read is no pass" "src/model/event_hand.c: cannot be preprocessed"

echo 'lobby -> attic' >>"$house/src/ROOMS"
refuses "the law itself names only rooms above" \
	"lobby names attic, which does not stand above it"

echo "1..$count"
exit $failed
