#!/bin/sh
# mutants.sh: plants the faults of tests/torture/mutants in a copy of the tree, one at a time, and runs the check that
# must catch each. Prints caught or MISSED; ends with 1 when one was missed or fits the source no longer.
#
#   T   only the faults whose name contains T. T=finder- switches off each part of the finder in turn; what must catch
#       it shares no code with it, and is named with the claim that went red.
set -u

tree=$PWD/build/mutants
mkdir -p "$tree" || exit 1
# What git would know, as it is now; times are kept, so that little is built again.
git ls-files -coz --exclude-standard | tar --null -T - -cf - 2>/dev/null | tar -xf - -C "$tree" || exit 1
cd "$tree" || exit 1
# But what was planted the last time may be in an object still.
sed -n 's|^+++ b/||p' tests/torture/mutants/*.patch | sort -u | xargs touch
export CMOCKA_MESSAGE_OUTPUT=TAP ROUNDTABLE="$tree/build/roundtable" BUILD=build/release MODE=release TZ=UTC LC_ALL=C.UTF-8
wanted=${T-}
# T would choose single tests in a check, too.
unset T TORTURE MAKEFLAGS MFLAGS MAKELEVEL

built() { # PROGRAM-OR-SCRIPT
	set -- "$1" all
	case $1 in
	build/*) ;;
	tests/torture/*) set -- $(ls tests/torture/*.c | sed -e '/fail_/d' -e 's|^tests/|build/release/|; s/\.c$//') \
		$(ls tests/torture/fail_*.c | sed 's|^tests/|build/release/|; s/\.c$/.so/') all ;;
	*) set -- all ;;
	esac
	make -s "$@" >build.log 2>&1
}

judge() { # NAME
	if ! built "$catch"; then
		echo "MISSED  $1: it does not build: $(grep -m 1 error build.log)"
		return 1
	fi
	timeout 300 "$catch" >"$1.log" 2>&1 </dev/null
	status=$?
	if [ $status -ne 0 ] || grep -q '^not ok' "$1.log"; then
		echo "caught  $1: $what ($catch: $(grep -m 1 -e '^not ok' "$1.log" | sed 's/^not ok [0-9]* - //'))"
		return 0
	fi
	echo "MISSED  $1: $what ($catch)"
	return 1
}

caught=0 missed=0
for fault in tests/torture/mutants/*"$wanted"*.patch; do
	[ -f "$fault" ] || { echo "there is no fault called $wanted"; exit 1; }
	name=$(basename "$fault" .patch)
	what=$(sed -n 's/^what: //p' "$fault")
	catch=$(sed -n 's/^catch: //p' "$fault")
	# The source as it was is kept apart: taking a patch back may fail, too.
	source=$(sed -n 's|^+++ b/||p' "$fault")
	cp -p "$source" kept
	if patch -s -p1 <"$fault" >patch.log 2>&1; then
		if judge "$name"; then caught=$((caught + 1)); else missed=$((missed + 1)); fi
	else
		echo "MISSED  $name: it fits $source no longer"
		missed=$((missed + 1))
	fi
	cp kept "$source"
	rm -f "$source.orig" "$source.rej"
done
echo "$caught caught, $missed missed"
[ $missed -eq 0 ]
