#!/bin/sh
# fuzz.sh: runs one fuzzer over its corpus for some seconds.
#
#   fuzz.sh PROGRAM SECONDS
#
# The corpus of fuzz_x is tests/fuzz/corpus/x/ and is only read; what libFuzzer finds on the way
# goes to a folder beside the program, and so does an input that crashes.
set -eu

program=$1
seconds=$2
name=$(basename "$program")
found=$program.found

mkdir -p "$found"
set -- "$found"
for folder in "tests/fuzz/corpus/${name#fuzz_}" "tests/fuzz/corpus/common"; do
	[ ! -d "$folder" ] || set -- "$@" "$folder"
done
exec "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
	-artifact_prefix="$program." -print_final_stats=1 "$@"
