#!/bin/sh
# power: the power fails. A session lies on a disk of its own, an image in a loop device; at some moment the writer is
# stopped and what the disk has got by then is copied: whatever only the system's memory knew is lost. On the copy every
# entry that was acknowledged is there, and it goes on.
. "$(dirname "$0")/lib"

if long; then cuts=300; else cuts=4; fi

unmounted() { # FOLDER
	tries=0
	while mountpoint -q "$1" && ! umount "$1" 2>/dev/null && [ $tries -lt 50 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
}

off_with_it() {
	for mounted in "$work"/*/disk "$work"/*/after; do
		[ ! -d "$mounted" ] || unmounted "$mounted"
	done
	finish
}
trap off_with_it EXIT

a_disk() { # IMAGE
	truncate -s 24M "$1" && mkfs.ext4 -q -F -O ^metadata_csum_seed "$1" >"$1.said" 2>&1 || mkfs.ext4 -q -F "$1" >"$1.said" 2>&1
}

can_mount() {
	[ "$(id -u)" -eq 0 ] && command -v mkfs.ext4 >/dev/null 2>&1 || return 1
	mkdir -p "$work/try" && a_disk "$work/try.image" && mount -o loop "$work/try.image" "$work/try" 2>/dev/null || return 1
	umount "$work/try"
}

lines_for_ever() {
	said=0
	# A few at a time, so that each has a sync of its own.
	while [ $said -lt 2000 ] && echo "life $1, line $said"; do
		said=$((said + 1))
		sleep 0.002
	done 2>/dev/null
}

cut_at() { # N
	rm -f cut.image answers
	mkdir -p disk after
	mount -o loop one.image disk || fail 'the disk cannot be mounted'
	lines_for_ever "$1" | (cd disk && exec "${writes:-$rt}" capture s) >answers 2>/dev/null &
	until_true test -s answers
	writer=$(pgrep -f "^$rt capture s\$" -P "$$" | head -n 1)
	[ -n "$writer" ] || writer=$(pgrep -n -f "^$rt capture s\$")
	sleep "0.0$(((($1 * 7) % 9) + 1))"
	kill -STOP "$writer" 2>/dev/null
	cp answers acknowledged
	cp --sparse=always one.image cut.image
	kill -KILL "$writer" 2>/dev/null
	wait
	unmounted disk
	mount -o loop cut.image after || fail "cut $1: the disk cannot be mounted any more"
	(cd after && "$rt" log s) >log.out 2>log.err || grep -q -E 'pending|torn' log.err || fail "cut $1: $(cat log.err)"
	awk '$1 == "kept" && NF == 3 { print $2 }' acknowledged | sort >wanted
	sed -n 's/^event \([^ ]*\) .*/\1/p' log.out | sort >logged
	comm -23 wanted logged >lost
	[ ! -s lost ] || fail "cut $1: acknowledged and lost: $(lines lost), $(head -n 2 lost | tr '\n' ' ')"
	is "$(uniq -d logged | head -n 1)" '' "cut $1: an id twice"
	(cd after && printf 'and on it goes\n' | "$rt" capture s && "$rt" check s) >next.out 2>&1 || fail "cut $1: $(cat next.out)"
	unmounted after
	total=$((total + $(lines wanted)))
	mv cut.image one.image
}

power_fails() {
	a_disk one.image || fail "$(cat one.image.said)"
	mkdir disk
	mount -o loop one.image disk || fail 'no disk'
	(cd disk && session s)
	sync
	unmounted disk
	total=0 n=0
	while [ $n -lt $cuts ]; do
		n=$((n + 1))
		cut_at $n
	done
	[ $total -gt $cuts ] || fail "only $total entries were acknowledged"
	figure "$cuts power cuts: $total entries acknowledged, none lost, none doubled"
}

# The harness on itself: a system that does not sync loses what was acknowledged, and that has to be noticed.
a_lie_is_noticed() {
	printf '#!/bin/sh\nLD_PRELOAD=%s exec "%s" "$@"\n' "$tools/fail_sync.so" "$rt" >lying
	chmod +x lying
	writes=$PWD/lying
	(power_fails) >said 2>&1
	found=$?
	unmounted after
	unmounted disk
	[ $found -ne 0 ] || fail 'it lost nothing without a single sync'
	has said 'acknowledged and lost'
}

if can_mount; then
	test_ 'when the power fails, what was acknowledged is on the disk' power_fails
	if [ "${MODE-}" != asan ] && [ -f "$tools/fail_sync.so" ]; then
		test_ 'a system that only says that it syncs is found out' a_lie_is_noticed
	fi
else
	skip 'no disk can be mounted here: that takes root, loop devices and mkfs.ext4' \
		'when the power fails, what was acknowledged is on the disk'
fi
done_
