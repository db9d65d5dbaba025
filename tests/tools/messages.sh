#!/bin/sh
# messages.sh: every message of the program for people, out of the sources.
#
#   messages.sh POT            write them to POT, a template without translations
#   messages.sh POT PO…        and bring each PO up to date: new messages come without a translation, old ones go
#
# How a message is marked stands in include/base/say.h. The names below are the functions that take one.
set -eu
export LC_ALL=C.UTF-8

pot=$1
shift
mkdir -p "$(dirname "$pot")"

# Formats without a word, "%s: %s", are nothing to translate.
find src include -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort |
	xgettext --files-from=- --language=C --from-code=UTF-8 --output=- --package-name=roundtable --add-location=file --sort-by-file \
		--no-wrap --keyword=_:1 --keyword=N_:1 --keyword=P_:1,2 --keyword=C_:1c,2 --keyword=NC_:1c,2 \
		--keyword=err_set:3 --keyword=err_within:2 --keyword=complain:5 --keyword=complain_softly:5 \
		--keyword=wrong_at:4 --keyword=node_wrong:3 --keyword=node_odd:3 --keyword=ui_say:3 --keyword=frame_putf:6 \
		--keyword=cli_say:2 --keyword=report_note:2 --keyword=file_error:3 --keyword=past_wrong:4 \
		--keyword=wrong:2 --keyword=expect:3 --keyword=node_mapping:3 --keyword=node_number:3 --keyword=node_list:3 \
		--keyword=node_unique:5 \
		--flag=err_set:3:c-format --flag=err_within:2:c-format --flag=complain:5:c-format \
		--flag=complain_softly:5:c-format --flag=wrong_at:4:c-format --flag=node_wrong:3:c-format \
		--flag=node_odd:3:c-format --flag=ui_say:3:c-format --flag=frame_putf:6:c-format --flag=cli_say:2:c-format \
		--flag=report_note:2:c-format --flag=arena_printf:2:c-format --flag=buffer_addf:2:c-format \
		--flag=_:1:pass-c-format --flag=P_:1:pass-c-format --flag=P_:2:pass-c-format |
	sed 's/charset=CHARSET/charset=UTF-8/' |
	msggrep --no-wrap --msgid --regexp='\(^\|[^%A-Za-z0-9.*-]\)[A-Za-z][A-Za-z]' - >"$pot"

for po; do
	msgmerge --quiet --no-wrap --no-fuzzy-matching --add-location=file --sort-by-file -o "$po.new" "$po" "$pot"
	msgattrib --no-wrap --no-obsolete --add-location=file --sort-by-file -o "$po" "$po.new"
	rm -f "$po.new"
	echo "$po: $(msgattrib --untranslated --no-obsolete --no-wrap "$po" | grep -c '^msgid [^"]*"[^"]' || true) to translate"
done
