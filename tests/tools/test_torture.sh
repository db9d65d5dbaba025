#!/bin/sh
# test_torture.sh: the long runs can be stopped and begun again, and run part by part. TAP.
#
# The parts are small scripts in a temporary folder; each writes its name into ./ran.
set -eu

tests=$(cd "$(dirname "$0")/.." && pwd)
yard=$(mktemp -d "${TMPDIR:-/tmp}/test-torture.XXXXXX")
trap 'rm -rf "$yard"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$yard/tests/torture" "$yard/tests/tools" "$yard/tests/unit" "$yard/build"
cp "$tests/run" "$yard/tests/run"
cp "$tests/tools/torture.sh" "$yard/tests/tools/torture.sh"
count=0
failed=0

part() { # NAME LINE...
	name=$1
	shift
	{
		printf '#!/bin/sh\necho %s >>ran\n' "$name"
		printf '%s\n' "$@" 'echo 1..1'
	} >"$yard/tests/torture/$name.sh"
	chmod +x "$yard/tests/torture/$name.sh"
	age "$yard/tests/torture/$name.sh"
}

age() { # FILE: so that what is written next is newer
	touch -d '1 minute ago' "$1"
}

claim() { # WHAT T STATUS RAN LINE
	: >"$yard/ran"
	status=0
	(cd "$yard" && BUILD=build T="$2" tests/tools/torture.sh >said 2>&1) || status=$?
	count=$((count + 1))
	if [ "$status" -eq "$3" ] && [ "$(tr '\n' ' ' <"$yard/ran")" = "$4" ] && grep -q -x -e "$5" "$yard/said"; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		echo "status $status" | cat - "$yard/ran" "$yard/said" | sed 's/^/# /'
		failed=1
	fi
}

: >"$yard/build/roundtable"
age "$yard/build/roundtable"
part death "echo ok 1" "echo \"# figure: \$TORTURE\""
part power "echo not ok 1"
claim 'every part is run at full length, and its figures are said at the end' '' 1 'death power ' '  death: long'
claim 'what failed is named' '' 1 'power ' '  power failed: build/torture.log/power.failed'
part power "echo ok 1" "echo '# figure: mended'"
claim 'begun again, only what has not passed is run' '' 0 'power ' '  power: mended'
claim 'the figures of what passed before are said as well' '' 0 '' '  death: long'
claim 'a part that is asked for is run again' death 0 'death ' '  death: long'
claim 'a part that there is not is said' nonsense 1 '' 'there is no part called nonsense'
touch -d '1 minute' "$yard/build/roundtable"
claim 'another program is tortured anew' '' 0 'death power ' '  power: mended'

echo "1..$count"
exit $failed
