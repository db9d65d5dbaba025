#!/bin/sh
# torture.sh: everything under tests/torture at full length, part after part, and the figures at the end. `make torture`.
#
#   T       only the parts whose name contains T: `make torture T=death`
#   CLAIM   of these, only the claims that contain it: `make torture T=calls CLAIM=export:`
#
# It may be stopped and begun again: what a part said stays in $BUILD/torture.log/, and a part that passed since the
# program was built is not run a second time, unless T asks for it.
set -u

wanted=${T-}
kept=$BUILD/torture.log
export TORTURE=long TEST_SECONDS="${TEST_SECONDS:-21600}"
mkdir -p "$kept" || exit 1

passed_already() { # NAME
	[ -z "$wanted" ] && [ "$kept/$1.log" -nt "$BUILD/roundtable" ] && [ "$kept/$1.log" -nt "tests/torture/$1.sh" ]
}

# How the disk does is asked by three parts, and one lets another write as fast as it can; the rest would only wait for it.
place_of() { # NAME
	case $1 in
	death | fire | order | power) ;;
	*) [ ! -d /dev/shm ] || [ ! -w /dev/shm ] || { echo /dev/shm; return; } ;;
	esac
	echo "${TMPDIR:-/tmp}"
}

failed=0 run=
for script in tests/torture/*"$wanted"*.sh; do
	[ -f "$script" ] || { echo "there is no part called $wanted"; exit 1; }
	name=$(basename "$script" .sh)
	as=$name${CLAIM:+.claim}
	run="$run $as"
	if passed_already "$name"; then
		echo "$name passed already"
		continue
	fi
	T=$script TMPDIR=$(place_of "$name") tests/run
	status=$?
	mv "$BUILD/tests/log/torture-$name.log" "$kept/$as.log"
	rm -f "$kept/$as.failed"
	[ $status -eq 0 ] || { failed=1; mv "$kept/$as.log" "$kept/$as.failed"; }
done

echo
echo 'Figures:'
for name in $run; do
	[ ! -f "$kept/$name.log" ] || sed -n "s/^# figure: /  $name: /p" "$kept/$name.log"
	[ ! -f "$kept/$name.failed" ] || echo "  $name failed: $kept/$name.failed"
done
exit $failed
