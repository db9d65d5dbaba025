#!/bin/sh
# deps.sh: are the libraries and tools of src/LIBRARIES here, and if not, fetch them.
#
#   deps.sh                         install what is missing through the package manager
#   deps.sh --need program|tests    install nothing; name the missing libraries and fail
#
# When nothing is missing it needs no privileges, no network and hardly any time.
# A missing test tool is a warning, a missing part of the program an error.
set -eu

pkg_config=${PKG_CONFIG:-pkg-config}
table=src/LIBRARIES

# The package manager, and the column of src/LIBRARIES that speaks its language.
manager=none
column=4
for candidate in apt-get:4 dnf:5 pacman:6 apk:7 brew:8; do
	if command -v "${candidate%:*}" >/dev/null 2>&1; then
		manager=${candidate%:*}
		column=${candidate#*:}
		break
	fi
done

present() { # KIND NAME
	case $1 in
	library) "$pkg_config" --exists "$2" 2>/dev/null ;;
	*) command -v "$2" >/dev/null 2>&1 ;;
	esac
}

# missing program|tests library|tool|any: "name packages" per row that is not here
missing() {
	awk -v who="$1" -v kind="$2" -v column="$column" '
		/^#/ || NF < 8 { next }
		$2 == who && (kind == "any" || kind == $1) { print $1, $3, $column }' "$table" |
	while read -r kind name packages; do
		present "$kind" "$name" || echo "$name $packages"
	done
}

packages() { # of lines "name packages" on stdin: the packages, one per word
	awk '$2 != "-" { gsub(/,/, " ", $2); print $2 }' | tr '\n' ' '
}

say() {
	echo "roundtable: $*" >&2
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		say "installing needs root and there is no sudo; as root, run: $*"
		return 1
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q "$@"
}

install_packages() {
	case $manager in
	apt-get)
		# The lists may be absent (a fresh container) or too old for what the mirror holds.
		if apt-cache show "$@" >/dev/null 2>&1; then
			apt install --no-install-recommends "$@" && return 0
		fi
		apt update && apt install --no-install-recommends "$@"
		;;
	dnf) as_root dnf -y install "$@" ;;
	pacman) as_root pacman -Sy --noconfirm --needed "$@" ;;
	apk) as_root apk add --no-cache "$@" ;;
	brew) brew install "$@" ;;
	esac
}

if [ "${1-}" = --need ]; then
	lines=$(missing "$2" library)
	[ -n "$lines" ] || exit 0
	if ! command -v "$pkg_config" >/dev/null 2>&1; then
		say "$pkg_config is missing, so no library can be found; run \`make deps\`"
		exit 1
	fi
	echo "$lines" | while read -r name packages; do
		say "the library $name is missing (package $packages); run \`make deps\`"
	done
	exit 1
fi

program=$(missing program any)
tests=$(missing tests any)
if [ -z "$program$tests" ]; then
	echo "deps: nothing is missing"
	exit 0
fi
wanted=$(printf '%s\n%s\n' "$program" "$tests" | packages)
if [ "$manager" = none ]; then
	say "there is no package manager known here (apt-get, dnf, pacman, apk, brew)"
	say "please install what Debian calls: $wanted"
	[ -z "$program" ]
	exit
fi

echo "deps: installing with $manager: $wanted"
# All at once; when that fails, the program's own first and the test tools one by one, so
# that a single package which is not to be had does not keep the others away.
# shellcheck disable=SC2046,SC2086 # words are meant to be split
if [ -n "$wanted" ] && ! install_packages $wanted; then
	[ -z "$program" ] || install_packages $(echo "$program" | packages) || true
	for package in $(echo "$tests" | packages); do
		install_packages "$package" || true
	done
fi

status=0
for who in program tests; do
	lines=$(missing "$who" any)
	[ -n "$lines" ] || continue
	[ "$who" = tests ] || status=1
	say "still missing for the $who: $(echo "$lines" | packages)"
done
exit $status
