#!/bin/sh
# test_run.sh: tests/run counts right, and takes nothing for a pass that is none. TAP.
#
# The runner is started in a temporary folder whose unit tests are small scripts.
set -eu

runner=$(cd "$(dirname "$0")/.." && pwd)/run
yard=$(mktemp -d "${TMPDIR:-/tmp}/test-run.XXXXXX")
trap 'rm -rf "$yard"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$yard/tests/unit" "$yard/build/tests"
: >"$yard/tests/unit/test_base.c"
count=0
failed=0

report() { # ok|"not ok" WHAT
	count=$((count + 1))
	echo "$1 $count - $2"
	[ "$1" = ok ] || failed=1
}

# A unit test that is this script ends in this status, and this is the last line about it.
claim() { # WHAT SCRIPT STATUS LAST-LINE
	printf '#!/bin/sh\n%s\n' "$2" >"$yard/build/tests/test_base"
	chmod +x "$yard/build/tests/test_base"
	status=0
	said=$(cd "$yard" && BUILD=build ONLY=base TEST_SECONDS=1 T="${pattern-}" "$runner" 2>&1) ||
		status=$?
	last=$(printf '%s\n' "$said" | tail -n 1)
	if [ "$status $last" = "$3 $4" ]; then
		report ok "$1"
	else
		report "not ok" "$1"
		printf 'status %s\n%s\n' "$status" "$said" | sed 's/^/# /'
	fi
}

claim "what passes is counted" 'echo 1..2; echo ok 1; echo ok 2' 0 "2 passed, 0 failed"
claim "what fails is counted" 'echo 1..2; echo ok 1; echo not ok 2; exit 1' 1 "1 passed, 1 failed"
claim "a crash is a failure" 'echo 1..2; echo ok 1; kill -SEGV $$' 1 "1 passed, 1 failed"
claim "a status that no line explains is a failure" 'echo 1..1; echo ok 1; exit 3' \
	1 "1 passed, 1 failed"
claim "a plan that is not kept is a failure" 'echo 1..3; echo ok 1' 1 "1 passed, 1 failed"
claim "a program that hangs is stopped" 'echo ok 1; sleep 60' 1 "1 passed, 1 failed"
claim "a program without a test is a failure" ':' 1 "0 passed, 1 failed"
claim "what is skipped is no pass" 'echo "ok 1 # SKIP no tmux"' 1 "0 passed, 0 failed"
claim "several plans add up" 'echo 1..1; echo ok 1; echo 1..1; echo ok 1' 0 "2 passed, 0 failed"
pattern=base
# shellcheck disable=SC2016 # the script expands its own words
claim "a pattern chooses programs by name" 'echo "ok 1 $T"' 0 "1 passed, 0 failed"
pattern=some_test
# shellcheck disable=SC2016
claim "a pattern that names no program is handed on" \
	'[ "$T" = some_test ] && echo ok 1' 0 "1 passed, 0 failed"

echo "1..$count"
exit $failed
