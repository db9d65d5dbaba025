#!/bin/sh
# test_top.sh: at the top of the tree lies what belongs there and nothing that a run left behind. TAP.
set -eu

cd "$(dirname "$0")/../.."
echo 1..1
if ! kept=$(git ls-files 2>/dev/null); then
	echo 'ok 1 - nothing else was committed # SKIP this is no checkout'
	exit 0
fi
stray=$(printf '%s\n' "$kept" | sed 's|/.*||' | sort -u |
	grep -v -x -e '\..*' -e Makefile -e README.md -e LICENSE -e src -e include -e agendas -e tests -e man || true)
if [ -z "$stray" ]; then
	echo 'ok 1 - nothing else was committed'
else
	echo 'not ok 1 - nothing else was committed'
	printf '%s\n' "$stray" | sed 's/^/# /'
	exit 1
fi
