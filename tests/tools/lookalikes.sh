#!/bin/sh
# lookalikes.sh: makes src/base/folding_lookalikes.def from Unicode's confusables.txt.
#
#   tests/tools/lookalikes.sh confusables.txt >src/base/folding_lookalikes.def
#
# confusables.txt is part of UTS #39 (https://www.unicode.org/Public/security/); the sources of ICU have it, too:
# apt-get source icu, then icu/source/data/unidata/confusables.txt.
#
# Taken are letters that look like one ASCII letter, alone or with marks over it. Left out are those that normal forms
# make ASCII or Greek already, and those of folding_letters.def. What looks like a stroke is an I where it is a capital or is called one, else an l. The
# looser rows are no confusables of the standard: letters that people who want to be read, but not found, reach for.
set -eu

looser() {
	cat <<-'END'
		03b2 b greek small letter beta
		03b4 d greek small letter delta
		03b5 e greek small letter epsilon
		03ba k greek small letter kappa
		03bb l greek small letter lamda
		03bc u greek small letter mu
		03c2 c greek small letter final sigma
		03c4 t greek small letter tau
		03c7 x greek small letter chi
		03c9 w greek small letter omega
		0432 b cyrillic small letter ve
		0438 u cyrillic small letter i
		043a k cyrillic small letter ka
		043c m cyrillic small letter em
		043d h cyrillic small letter en
		043f n cyrillic small letter pe
		0442 t cyrillic small letter te
		044c b cyrillic small letter soft sign
		0454 e cyrillic small letter ukrainian ie
		0460 w cyrillic capital letter omega
		04ba h cyrillic capital letter shha
		04cf l cyrillic small letter palochka
		0500 d cyrillic capital letter komi de
		050d g cyrillic small letter komi sje
		051a q cyrillic capital letter qa
		053c l armenian capital letter liwn
		0540 h armenian capital letter ho
		0572 n armenian small letter ghad
		0575 j armenian small letter yi
		0584 p armenian small letter keh
		2c80 a coptic capital letter alfa
		2c82 b coptic capital letter vida
		2c88 e coptic capital letter eie
		2c8c z coptic capital letter zata
		2c92 i coptic capital letter iauda
		2cad x coptic small letter khi
	END
}

standard() { # FILE: "03bf o greek small letter omicron"
	tr -d '\r' <"$1" | awk -F '\t' '
		function is_mark(hex) { return hex ~ /^03[0-6]/ }
		# Only rows of letters: a star says that the source is no letter.
		!/^[0-9A-F]+ ;/ || $4 ~ /^#\*/ || $4 !~ / → / { next }
		{
			source = $1; sub(/ ;.*/, "", source)
			target = $2; sub(/ ;.*/, "", target)
			name = $4; sub(/^#[^)]*\) /, "", name); sub(/ → .*/, "", name)
			count = split(target, point, " ")
			if (point[1] !~ /^00[4-7][0-9A-F]$/) next
			for (i = 2; i <= count; i++) if (!is_mark(point[i])) next
			n = index("0123456789ABCDEF", substr(point[1], 4)) - 1
			row = substr(point[1], 3, 1)
			letter = (row == 4 || row == 6) && n ? substr("abcdefghijklmno", n, 1) : (row == 5 || row == 7) ? substr("pqrstuvwxyz", n + 1, 1) : ""
			if (letter == "" || source ~ /^00[0-7]/) next
			if (name ~ /MATHEMATICAL|FULLWIDTH|DOUBLE-STRUCK|BLACK-LETTER|SCRIPT (CAPITAL|SMALL)|(ISOLATED|FINAL|INITIAL|MEDIAL) FORM|NUMERAL|^MODIFIER|COMBINING|DIGIT|PLANCK|^ESTIMATED|YPOGEGRAMMENI|PROSGEGRAMMENI|WITH CEDILLA$|SMALL LETTER LONG S$/) next
			if (name !~ /LETTER|SYLLAB|TIRHUTA|CHARACTER|GREEK.*SYMBOL/) next
			if (letter == "l" && name ~ /CAPITAL|LETTER I$|ISAZ|IOTA/ && name !~ /CAPITAL LETTER L|ETH$/) letter = "i"
			while (length(source) < 4) source = "0" source
			print tolower(source), letter, tolower(name)
		}'
}

# What folding_letters.def folds already, whatever it looks like.
folded() {
	sed -n 's/^LETTER(0x\([0-9a-f]*\),.*/\1/p' "$(dirname "$0")/../../src/base/folding_letters.def"
}

version=$(sed -n 's/^# Version: *//p' "$1" | tr -d '\r')
cat <<END
/* folding_lookalikes: LOOKALIKE(code point, ASCII letter): letters of other scripts that a reader takes for Latin ones.
 * Made by tests/tools/lookalikes.sh from confusables.txt of Unicode $version (UTS #39), with looser ones that stand in
 * that script; do not edit. In order. */
END
{ folded; looser; standard "$1"; } | awk 'NF == 1 { seen[$1] = 1; next } !seen[$1]++ { printf "%6s %s\n", $1, $0 }' | LC_ALL=C sort | awk '{
	letter = $3; code = $2; sub(/^ *[^ ]* [^ ]* [^ ]* /, "")
	printf "LOOKALIKE(0x%s, '\''%s'\'') /* %s */\n", code, letter, $0
}'
