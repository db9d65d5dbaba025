#!/bin/sh
# test_mutants.sh: every fault that `make mutants` would plant still fits the source, and names a check that is there. TAP.
set -u

cd "$(dirname "$0")/../.." || exit 1
command -v patch >/dev/null 2>&1 || { echo '1..0 # SKIP no patch'; exit 0; }
count=0
failed=0

for fault in tests/torture/mutants/*.patch; do
	what=
	catch=$(sed -n 's/^catch: //p' "$fault")
	case $catch in
	build/*/tests/*) check=tests/unit/$(basename "$catch").c ;;
	*) check=$catch ;;
	esac
	[ -f "$check" ] || what="there is no $check to catch it"
	patch --dry-run -s -f -p1 <"$fault" >/dev/null 2>&1 || what='it fits the source no longer'
	count=$((count + 1))
	if [ -z "$what" ]; then
		echo "ok $count - $(basename "$fault" .patch)"
	else
		echo "not ok $count - $(basename "$fault" .patch): $what"
		failed=1
	fi
done
echo "1..$count"
exit $failed
