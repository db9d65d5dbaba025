#!/bin/sh
# demo.sh: plays the shipped demo through the program: its minutes are written under build/demo/, and on a terminal the
# screen opens on it.
set -eu

program=${ROUNDTABLE:-build/roundtable}
demo=build/demo
session=$demo/session
minutes=$demo/minutes

rm -rf "$demo"
mkdir -p "$demo"

"$program" new "$session" --agenda agendas/demo/agenda.yaml --people agendas/demo/people.yaml \
	--date 2019-10-08

status=0
"$program" capture "$session" <agendas/demo/capture.txt >"$demo/answers.txt" || status=$?
# A refused line is answered and passed over; in the demo it means that demo and program differ.
if grep -n '^refused: ' "$demo/answers.txt"; then
	echo "demo: these lines were refused; all answers are in $demo/answers.txt" >&2
	exit 1
fi
[ $status -eq 0 ] || exit $status

"$program" export "$session" --format markdown,text,html,docx,json,csv,ics --output "$minutes/"

echo "demo: $(grep -c '^kept ' "$demo/answers.txt") entries kept in $session"
echo "demo: the minutes are in $minutes:"
for file in "$minutes"/*; do
	echo "  $file"
done

if [ -t 0 ] && [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
	exec "$program" "$session"
fi
