#!/bin/sh
# screen: the screen at a real terminal while calls and allocations fail under it. What it says is kept is kept; what is
# not kept stands in the entry line; it says which; the terminal is given back.
. "$(dirname "$0")/../term/lib"
# shellcheck source=tests/torture/lib
. "$(dirname "$0")/lib"
trap close_terminals EXIT
program=$rt

says() {
	screen
	cat screen
	fail "$before$1"
}

# The program behind strace or with another allocator. Where it ends, its terminal is looked at by restored.
behind() { # COMMAND...
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$*" "$program" >behind
	chmod +x behind
	rt=$PWD/behind
}

restored() {
	is "$(mux display-message -t "$pane" -p '#{alternate_on}')" 0 "${before}the alternate screen is still on"
	tty=$(mux display-message -t "$pane" -p '#{pane_tty}')
	stty -F "$tty" -a >modes
	grep -q '[^-]icanon' modes && grep -q '[^-]echo ' modes || fail "${before}the terminal is not given back: $(cat modes)"
}

answered() {
	screen
	has_status || grep -q -e '^  Kept' -e 'NOT kept' -e 'reading only' screen
}

sound() {
	rt=$program
	"$rt" log s >log.out 2>log.err || grep -q pending log.err || says "log says $(cat log.err)"
	printf 'and on it goes\n' | "$rt" capture s >next.out 2>next.err || says "capture says $(cat next.err)"
	"$rt" check s >check.out 2>check.err || says "check says $(cat check.err)"
	"$rt" log s >log.out
	grep -q 'was here before' log.out || says 'what was there before is lost'
	[ "$(grep -c 'typed while it failed' log.out)" -le 1 ] || says 'kept twice'
}

whole_session() {
	[ -d s.whole ] || { session s && type_in s 'was here before' && mv s s.whole; }
	rm -rf s && cp -Rp s.whole s
}

# One life: a line is typed and entered, the fault comes at some time, F10.
lives() {
	kept=no typed=no
	term 80 24 s
	until_ 200 shows 'F1 help\|roundtable: \|lost\|Out of memory' || says 'it neither begins nor says why not'
	if ! has_status; then
		typed=yes
		types 'typed while it failed'
		keys Enter
		until_ 200 answered || says 'no answer'
		if grep -q '^  Kept' screen; then kept=yes; fi
		if grep -q 'NOT kept' screen; then
			grep -q '▸ typed while it failed' screen || says 'not kept, and no longer in the entry line'
			kept=in-the-line
		fi
		has_status || keys F10
	fi
	# Where ncurses had no memory for the name of F10, it is typed in letters: no key.
	until_ 60 has_status || { keys C-u && types ':quit' && keys Enter; }
	until_ 200 has_status || says 'it does not end'
	screen
	restored
	life=$(cat "status.$pane")
	[ "$life" -lt 124 ] || says "it ended with $life"
	# Without memory to read terminfo ncurses says so in its own words and leaves (_nc_err_abort).
	[ "$life" -eq 0 ] || grep -q -a -e 'roundtable: ' -e 'line 0, col 0: Out of memory' screen || says "it ended with $life and no word"
}

judge() {
	case $kept in
	yes) grep -q 'typed while it failed' s/journal.yaml || says 'it said Kept, and it is not on the disk' ;;
	in-the-line)
		grep -r -q 'typed while it failed' s/drafts s/journal.yaml || says 'the line that was not kept is gone'
		;;
	esac
	sound
}

# "CALL WHEN ERROR [PATH]": with a path only calls on it are counted.
faults() {
	cat <<-'END'
		write 1 EIO s/journal.yaml
		write 1+ ENOSPC s/journal.yaml
		write 1+ EINTR s/journal.yaml
		fdatasync 1 EIO s/journal.yaml
		fdatasync 1+ EIO s/journal.yaml
		openat 1 EACCES s/journal.yaml
		openat 1 EMFILE s/.lock
		flock 1 EINTR s/.lock
		rename 1 EIO
		fsync 1 ENOSPC
		inotify_init1 1 EMFILE
		inotify_add_watch 1 ENOSPC
	END
	long || return 0
	for call in write fdatasync openat flock fcntl; do
		for when in 1 2 3 4 5 6 1+ 2+ 3+; do
			for error in EIO ENOSPC EDQUOT EINTR EMFILE EACCES; do
				echo "$call $when $error s/journal.yaml"
			done
		done
	done
	for call in fsync rename unlink unlinkat ftruncate mkdir pipe2 ioctl; do
		for when in 1 2 3 4 1+ 2+; do
			echo "$call $when EIO"
			echo "$call $when ENOSPC"
		done
	done
}

calls_fail() {
	faults >all
	not_kept=0
	while read -r call when error path <&3; do
		before="$call $when fails with $error${path:+ on $path}: "
		whole_session
		behind strace -o "'$PWD/hit'" ${path:+-P $path} -e trace="$call" -e inject="$call:error=$error:when=$when"
		lives
		[ "$kept" != in-the-line ] || not_kept=$((not_kept + 1))
		judge
	done 3<all
	[ "$not_kept" -gt 1 ] || fail "the line was refused only $not_kept times"
	figure "the screen met $(lines all) failing calls: $not_kept lines not kept, all still there"
}

allocations_fail() {
	whole_session
	behind env FAIL_AT=0 FAIL_COUNT="'$PWD/count'" LD_PRELOAD="$tools/fail_malloc.so"
	before='nothing fails: '
	lives
	[ "$kept" = yes ] || says 'it does not even work when nothing fails'
	judge
	count=$(cat count)
	[ "$count" -gt 100 ] || fail "only $count allocations"
	if long; then parts=200; else parts=7; fi
	tried=0
	while [ $tried -lt $parts ]; do
		at=$((count * tried / parts + 1 + tried % 7))
		tried=$((tried + 1))
		before="allocation $at fails: "
		whole_session
		behind env FAIL_AT=$at LD_PRELOAD="$tools/fail_malloc.so"
		lives
		judge
	done
	figure "the screen met $parts of $count allocations that fail: a sentence, the terminal given back"
}

if [ "${MODE-}" = asan ]; then
	skip 'sanitizers and strace cannot be had together' 'the screen while calls fail'
elif ! has_strace; then
	skip 'no strace' 'the screen while calls fail'
else
	test_ 'whatever call fails, what was said to be kept is, and the rest is in the entry line' calls_fail
fi
if [ "${MODE-}" != asan ] && [ -f "$tools/fail_malloc.so" ]; then
	test_ 'whatever allocation fails, one sentence, and the terminal is given back' allocations_fail
else
	skip 'allocations are another library'"'"'s here' 'the screen while allocations fail'
fi
done_
