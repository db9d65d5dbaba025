#!/bin/sh
# man_lint.sh: no manual page draws a warning from mandoc. One TAP line per page.
set -u

count=0
status=0
for page in man/*.[1-9]; do
	[ -f "$page" ] || continue
	count=$((count + 1))
	if ! command -v mandoc >/dev/null 2>&1; then
		echo "ok $count - $page # SKIP mandoc is not installed"
	elif said=$(mandoc -T lint -W warning "$page" 2>&1); then
		echo "ok $count - $page"
	else
		status=1
		echo "not ok $count - $page"
		echo "$said" | sed 's/^/# /'
	fi
done
if [ $count -eq 0 ]; then
	count=1
	echo "ok 1 - manual pages # SKIP there are none yet"
fi
echo "1..$count"
exit $status
