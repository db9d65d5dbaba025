/* say: the program's words for people, in the language that was chosen: the one place that knows gettext.
 *
 * The English stands where it is said and is the message id; the Welsh stands in src/po/cy.po. To say something new:
 *
 *     frame_put(f, row, col, width, style, _("No entry has that in it"));
 *     err_set(e, ERR_RULE, "there is no person %s", id);      marks itself, as do err_within, complain,
 *     ui_say(ui, STYLE_QUIET, "Left as it was");               complain_softly, ui_say, cli_say, frame_putf and the
 *                                                              others that tests/tools/messages.sh lists
 *     { "Tab", N_("complete"), NULL }                          in a table: marked here, and _(row->what) where printed
 *     printf(P_("%zu entry", "%zu entries", count), count);    a noun behind a number: every language has its own forms
 *     C_("kind of entry", "view")                              one word, two meanings: the first tells them apart
 *
 * then `make pot`, which adds it to src/po/cy.po with an empty translation; fill that in. `make check` fails on a
 * message without Welsh, and on words for people that go around gettext (tests/tools/test_words.sh tells how to say
 * that some are none). Rules:
 *
 * - A message is a whole sentence or a label that stands alone. No "s" for the plural, no sentence of pieces: Welsh
 *   orders words differently and bends their beginnings. What is put in stands after a colon, in brackets or at an end.
 * - Where two choices are meant, both are marked: _(yes ? N_("set") : N_("none")), or _() around each.
 * - What machines read is never translated: names of commands, options, formats and kinds on disk, `kept`, `refused:`
 *   and the like of capture, json, the journal; and nothing that is translated is ever stored or compared.
 * - Published documents do not speak through here but through rule/phrase.h, in the language of the export.
 *
 * English is said until say_in has found a catalogue. A catalogue is read whole and checked before gettext sees it: one
 * that is cut short, damaged or wrong in a format is not used, so none can break the program. */
#ifndef BASE_SAY_H
#define BASE_SAY_H

#include <stdbool.h>
#include <stddef.h>

#define SAY_FORMAT(text) __attribute__((format_arg(text)))

#define _(english) say_words(english)
#define N_(english) english
#define P_(one, other, number) say_counted(one, other, number)
#define C_(context, english) say_apart(context "\004" english)
#define NC_(context, english) context "\004" english

/* In the language that is spoken; english itself where nothing is known. "" and NULL stay. */
const char *say_words(const char *english) SAY_FORMAT(1);

/* The form that goes with number. */
const char *say_counted(const char *one, const char *other, size_t number) SAY_FORMAT(1) SAY_FORMAT(2);

/* What C_ or NC_ gave: "context\004english". */
const char *say_apart(const char *both);

/* What strerror says, in the language that is spoken for what happens to files. */
const char *say_errno(int number);

/* Languages that can be spoken, English first; ended by NULL. */
extern const char *const say_languages[];

/* Who wishes what: each as the environment or config.yaml has it, or NULL. */
struct say_wish {
	const char *locale;  /* LC_ALL, else LC_MESSAGES, else LANG */
	const char *own;     /* config.yaml's language */
	const char *list;    /* LANGUAGE: "cy:en" */
};

/* The language to speak, one of say_languages: English where the locale is C or POSIX (so that scripts can ask for it);
 * else what the user's own configuration says; else the first of the list that is known; else the locale's. */
const char *say_choose(const struct say_wish *wish);

/* Speaks lang from now on, with the catalogue <folder>/<lang>/LC_MESSAGES/roundtable.mo. false when there is none that
 * can be used, or the system has no locale to hang it on: then English is spoken. The caller sees to it that LANGUAGE
 * in the environment is lang, and that only the user or the system can write in folder. */
bool say_in(const char *lang, const char *folder);

/* The language that is spoken: "en", "cy". */
const char *say_language(void);

#endif
