#!/bin/sh
# torture.sh: everything under tests/torture at full length, and its figures at the end. `make torture`.
set -u

export TORTURE=long TEST_SECONDS="${TEST_SECONDS:-3600}"
T=tests/torture/ tests/run
status=$?
echo
echo 'Figures:'
cat "$BUILD"/tests/log/torture-*.log | sed -n 's/^# figure: /  /p'
exit $status
