#!/bin/sh
# order: what strace sees of the order on the disk. No answer before the sync that covers it; a file is synced before
# it is renamed, and its folder afterwards; nothing is ever made that others may read, whatever the umask.
. "$(dirname "$0")/lib"

# Judges ./trace, which strace -y wrote: paths in full. $1: folders whose files are the session's.
judge() { # WHAT
	awk -v what="$1" -v here="$PWD/" '
		function bad(why) { print what ": " why ": " $0; failed = 1 }
		function path_of(quoted,   p) {   # "s/a" as the call names it
			p = quoted
			return substr(p, 1, 1) == "/" ? p : here p
		}
		function folder_of(p) { sub(/\/[^\/]*$/, "", p); return p }
		function check_folders(when,   p) {
			for (p in loose)
				if (index(p "/", here) == 1)
					bad(when " the folder " p " is not synced since " loose[p])
		}
		# the path between < and > of the first descriptor
		function fd_path(   s) { s = $0; sub(/^[^<]*</, "", s); sub(/>.*/, "", s); return s }
		function names(n,   parts) { split($0, parts, "\""); return path_of(parts[2 * n]) }
		/^(write|pwrite64)\(1[,<]/ {
			for (p in dirty) if (dirty[p]) bad("an answer before the sync of " p)
			if ($0 ~ /"(kept|done)/) check_folders("at an answer")
			next
		}
		/^write\(2[,<]/ { next }
		/^(write|pwrite64|ftruncate)\(/ && !/ = -1/ {
			if (fd_path() !~ /pipe:|\/dev\/|socket:/) dirty[fd_path()] = 1
			next
		}
		/^(fsync|fdatasync)\(/ && / = 0$/ { syncs++; delete dirty[fd_path()]; delete loose[fd_path()]; next }
		/^openat\(/ && /O_CREAT/ && !/ = -1/ {
			made++
			mode = $0
			sub(/ = [0-9]+<.*$/, "", mode); sub(/\)$/, "", mode); sub(/.*, /, "", mode)
			if (mode !~ /^0[0-7]00$/) bad("it may be read by others")
			next
		}
		/^mkdir(at)?\(/ && / = 0$/ {
			made++
			if ($0 !~ /0700\)/) bad("a folder may be read by others")
			loose[folder_of(names(1))] = "mkdir " names(1)
			next
		}
		/^rename(at2?)?\(/ && / = 0$/ {
			renames++
			if (dirty[names(1)]) bad("renamed before it was synced")
			loose[folder_of(names(2))] = "rename to " names(2)
			next
		}
		/^(chmod|fchmod|fchmodat)\(/ { if ($0 !~ /0[67]00/) bad("opened to others") }
		END {
			for (p in dirty) if (dirty[p] && p !~ /\/(\.here|drafts\/.*|messages|answers)$/) bad("never synced: " p)
			check_folders("at the end")
			print made + 0, renames + 0, syncs + 0 >"counts"
			exit failed
		}' trace >said || fail "$(cat said)"
	made=$(cut -d ' ' -f 1 counts) renames=$(cut -d ' ' -f 2 counts) syncs=$(cut -d ' ' -f 3 counts)
	figure "$1: $made made, $renames renamed, $syncs syncs, all in order"
}

# The answers go to a pipe, as to a program that listens.
traced() { # ARG...
	ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -y -s 64 -o trace.all "$rt" "$@" <"${input:-/dev/null}" 2>err |
		cat >out
	# Without the number of the process, and only what is ours.
	sed 's/^[0-9]* *//' trace.all >trace
	umask 022
}

new() {
	agenda >agenda.yaml
	people >people.yaml
	umask 000
	traced new s --agenda agenda.yaml --people people.yaml
	judge new
	[ "$syncs" -ge 5 ] || fail "only $syncs syncs"
	is "$(find s ! -perm 700 -type d; find s ! -perm 600 -type f)" '' 'what others may read'
}

lines_of_all_kinds() {
	session s
	type_in s 'Regretted Marmalade'
	printf -- '--- {id: aaaaaaaa-9, do: entry, ki' >>s/journal.yaml
	printf 'One view\n:person "Walter Pemberton" group:council\n:go local/wanted\n:forget 1\n! Do it\n:undo\n' >typed
	input=typed
	umask 000
	traced capture s
	is "$(grep -c -E '^(kept|done)' out)" 6 'answers'
	judge capture
	[ "$renames" -ge 2 ] || fail "only $renames renames"
	is "$(find s ! -perm 700 -type d; find s ! -perm 600 -type f)" '' 'what others may read'
}

exports() {
	session s
	type_in s 'One view' 'Another view' ':here p1'
	umask 000
	traced export s --format markdown,text,html,docx,json,csv,ics --undecided hide
	judge 'export to minutes/'
	[ "$renames" -ge 7 ] || fail "only $renames renames"
	umask 000
	traced export s --format markdown,json --output out.d/ --undecided hide
	judge 'export to a folder'
	umask 000
	traced export s --format text --private --output s.names.txt
	judge 'a private export'
	is "$(find s out.d s.names.txt ! -perm 700 -type d; find s out.d s.names.txt ! -perm 600 -type f)" '' 'what others may read'
}

decisions_and_slips() {
	session s
	type_in s '" We answer for it together @p1' 'Walter Pemberton was here'
	umask 000
	traced review s --hide 'Walter Pemberton'
	judge review
	umask 000
	traced slips s --output asked
	judge slips
	is "$(find s asked ! -perm 700 -type d; find s asked ! -perm 600 -type f)" '' 'what others may read'
}

seals() {
	session s
	type_in s ':here p1' 'One view @p1'
	printf 'half a line' >s/journal.torn
	umask 000
	traced seal s --confirm 'System accountability' --undecided hide
	judge seal
	is "$(find s ! -perm 700 -type d; find s ! -perm 600 -type f)" '' 'what others may read'
	has s/receipt.txt 'Sealed on'
}

merges() {
	session s
	cp -Rp s t
	type_in s 'One view'
	type_in t 'Another view'
	umask 000
	traced merge s t --into session-both
	judge merge
	is "$(find session-both ! -perm 700 -type d; find session-both ! -perm 600 -type f)" '' 'what others may read'
}

if has_strace; then
	test_ 'new: nothing is open to others, and all is synced before it has its name' new
	test_ 'capture: each answer after its sync, with a torn tail, a new person and a forgotten entry' lines_of_all_kinds
	test_ 'export: every format is synced before it is renamed, and its folder after' exports
	test_ 'review and slips: the same' decisions_and_slips
	test_ 'seal: the same' seals
	test_ 'merge: the same' merges
else
	skip 'no strace' 'the order on the disk'
fi
done_
