#!/bin/sh
# confine: what each subcommand has given up, tried from within: no network, no other program, no path that it was not
# asked about, no core, no memory for others to read. Every subcommand has to be here.
. "$(dirname "$0")/lib"

reach=$tools/fail_reach.so

tried() { # ARG...
	rm -f tried outside/made
	LD_PRELOAD=$reach REACH_TO=$PWD/tried REACH_READ=$PWD/outside/letter REACH_MAKE=$PWD/outside/made \
		"$rt" "$@" >out 2>err <"${input:-/dev/null}"
	status=$?
}

gave_up() { # WHAT...
	for what in "$@"; do
		grep -q "^$what no\$" tried || fail "$command: $(grep "^$what " tried)"
	done
}

# What is tried with each subcommand: a session at s, slips at asked/, minutes at s/minutes.
calls() {
	cat <<-'END'
		agendas
		capture s
		check s people.yaml
		completion bash
		export s --format text --output made.txt
		export s --format json
		gate s s/minutes/minutes.json
		help
		log s
		merge s copy --into both
		new fresh --agenda agenda.yaml --people people.yaml
		new after --after s
		people s people.yaml
		projector s
		redact --people people.yaml
		review s
		show s
		slips s --output asked
		slips s --read asked/slip-01.txt
		synthesis s/minutes/minutes.json --format text --output report.txt
	END
}

ready() {
	mkdir outside
	echo 'a letter' >outside/letter
	session s
	type_in s ':here p1' ':here p2' ':here p3' '" We answer for it together @p1'
	cp -Rp s copy
	mkdir room
	mv s copy agenda.yaml people.yaml room
}

each_subcommand() {
	ready
	calls >all
	while IFS= read -r command <&3; do
		(
			cd room || exit 1
			ln -sfn ../outside outside
			# shellcheck disable=SC2086
			tried $command
			[ "$status" -eq 0 ] || fail "$command: status $status"
			gave_up socket program core memory
			gave_up read make
			[ ! -e outside/made ] || fail "$command: it made a file outside"
		) || exit 1
	done 3<all
	figure "$(lines all) command lines: no network, no program, no other path"
}

# Which paths seal needs stands in the journal: where slips were written.
seals() {
	ready
	mv room/s s
	command=seal
	tried seal s --confirm 'System accountability' --undecided hide
	status_is 0
	gave_up socket program core memory
}

# Whoever adds a subcommand says here what it gives up.
no_subcommand_is_missing() {
	"$rt" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' | grep -v -x -e seal -e doctor | sort >known
	calls | sed 's/ .*//' | sort -u >tried
	[ -s known ] || fail 'help lists nothing'
	is "$(comm -23 known tried | tr '\n' ' ')" '' 'not tried'
}

# A folder of the session that leads out of it.
led_astray() {
	session s
	type_in s 'One view'
	mkdir elsewhere
	rmdir s/minutes
	ln -s ../elsewhere s/minutes
	run export s --format text --undecided hide
	[ "$status" -eq 1 ] || fail "status $status"
	is "$(ls elsewhere)" '' 'what was written elsewhere'
	has err 'Permission denied'
}

converter_is_let_out() {
	session s
	type_in s 'One view'
	command='export to pdf'
	mkdir outside
	tried export s --format pdf --undecided hide --output made.pdf
	[ "$status" -eq 0 ] || fail "status $status"
	gave_up socket program core memory
	head -c 5 made.pdf | grep -q '%PDF-' || fail 'that is no PDF'
	is "$(ls -d /tmp/roundtable-?????? 2>/dev/null | wc -l)" "$before" 'folders left in /tmp'
}

what_is_mistrusted() {
	mkdir -p home/.config/roundtable run
	chmod 777 home/.config/roundtable
	chmod 755 run
	printf 'k: 1\n' >home/.config/roundtable/config.yaml
	session s
	HOME=$PWD/home XDG_RUNTIME_DIR=$PWD/run "$rt" export s --format text >out 2>err
	lacks err config.yaml
	chmod 700 home/.config/roundtable
	HOME=$PWD/home "$rt" export s --format text >out 2>err
	has err config.yaml
}

others_cannot_look() {
	session s
	chmod 755 . "$work"
	mkfifo typed
	"$rt" capture s <typed >answers 2>&1 &
	child=$!
	exec 9>typed
	printf 'One view\n' >&9
	until_true grep -q kept answers
	grep -q '^Seccomp:[[:space:]]2$' "/proc/$child/status" || fail 'no filter'
	grep -q '^NoNewPrivs:[[:space:]]1$' "/proc/$child/status" || fail 'it may gain rights'
	grep -q '^Max core file size *0 ' "/proc/$child/limits" || fail 'it may leave a core'
	is "$(stat -c %u "/proc/$child/mem")" 0 'the owner of its memory'
	kill -SEGV "$child"
	exec 9>&-
	wait "$child"
	is "$(find . -name 'core*' | wc -l)" 0 'cores'
}

if [ "${MODE-release}" = asan ] || [ "${MODE-release}" = coverage ]; then
	skip 'the walls are left out of a program that is measured' 'confinement'
elif [ ! -f "$reach" ]; then
	skip 'fail_reach.so is not built' 'confinement'
elif ! "$rt" doctor | grep -q "^holds paths "; then
	skip 'this kernel has no landlock' 'confinement of paths'
else
	test_ 'no subcommand is forgotten here' no_subcommand_is_missing
	test_ 'each subcommand has given up network, programs, other paths, cores and its memory' each_subcommand
	test_ 'seal: the same, but for paths' seals
	test_ 'a folder of a session that leads out of it is not followed' led_astray
	if [ -x /usr/bin/chromium ] || [ -x /usr/bin/soffice ]; then
		before=$(ls -d /tmp/roundtable-?????? 2>/dev/null | wc -l)
		test_ 'a converter is started outside of the walls' converter_is_let_out
	else
		skip 'there is no converter' 'a converter is started outside of the walls'
	fi
	test_ 'a configuration that others may write is not read' what_is_mistrusted
	test_ 'no other process looks into it, and a crash leaves no core' others_cannot_look
fi
done_
