/* desk: the one path in. A line is planned under the journal's lock on everything that is on the disk by then,
 * appended, synced, folded and only then answered. Keys, prompt, shell and peers all come through here.
 *
 *     desk_do(d, line, len, now_ms, &answer)         one line, on the disk when it returns
 *
 *     desk_begin(d, &e); desk_line(…)…; desk_end(d, &e);   many lines, one sync: none may be answered before
 *                                                          desk_end has returned true */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "command/line.h"
#include "model/session.h"

struct desk;
struct seal;                         /* store/seal.h and merge.h: screens need not see what they are made of */
struct merged;

struct desk_plan {
	const char *dir;
	const char *role;                /* "chair", "note-taker", "organiser" or "" */
	const char *writer;              /* random, at least 8 characters of base32, made by main.c */
	const struct services *services; /* kept; may be NULL */
};

enum answer_kind {
	ANSWER_NONE,     /* a blank line */
	ANSWER_KEPT,     /* an entry: id, what is its kind */
	ANSWER_DONE,     /* a command: id ("" when nothing was appended), what is its name */
	ANSWER_OFF,      /* the record is off: nothing was looked at or kept */
	ANSWER_REFUSED,  /* why; the session is as before */
	ANSWER_FAILED,   /* why; it could not be stored */
	ANSWER_SCREEN,   /* only a screen can do it: what is the command's name */
};

struct answer {
	enum answer_kind kind;
	const char *id, *what, *why;
	const char *say;                 /* sentences for the person, or NULL */
	const char *const *warnings;
	size_t warning_count;
	bool confirm;                    /* a screen should have asked before */
};

/* Opens the session folder for writing. Gives; closed by desk_close. Damage in the journal is no failure: it is
 * listed in desk_history(). */
bool desk_open(const struct desk_plan *plan, struct desk **out, struct err *e);
void desk_close(struct desk *d);

/* Borrowed; valid until the next call that takes a desk which is not const. */
const struct session *desk_session(const struct desk *d);
const struct history *desk_history(const struct desk *d);
size_t desk_writing(const struct desk *d);
bool desk_is_read_only(const struct desk *d);

/* While held, the writing place does not follow the room: a half-typed line stays where it was begun. */
void desk_hold(struct desk *d, bool hold);

/* Reads what others appended meanwhile; *changed says whether there was anything. */
bool desk_follow(struct desk *d, bool *changed, struct err *e);

/* Takes the lock and reads to the end. false: not locked, and nothing may be planned. */
bool desk_begin(struct desk *d, struct err *e);

/* Plans a line (without its newline) and stages its event. What out points to lives until the next desk_begin. */
void desk_line(struct desk *d, const char *line, size_t len, int64_t now_ms, struct answer *out);

/* Puts what was staged on the disk and lets go of the lock. false: none of the lines since desk_begin that
 * staged something is kept (answer_fail them), and the session is again what the disk says. */
bool desk_end(struct desk *d, struct err *e);

/* Turns an answer that claimed something was kept into a failure for that reason. */
void answer_fail(struct answer *a, const char *why);

/* The three in one. */
void desk_do(struct desk *d, const char *line, size_t len, int64_t now_ms, struct answer *out);

/* Seals the session for ever; between desk_begin and desk_end, with no line staged. Afterwards the desk has no roster and
 * takes nothing. On false either nothing has changed, or the seal has begun and the next opening finishes it. */
bool desk_seal(struct desk *d, const struct seal *seal, struct err *e);

/* Adds what copies of this session have and it has not; between desk_begin and desk_end, with no line staged. */
bool desk_unite(struct desk *d, const struct merged *m, struct err *e);

/* Puts everybody of news on the roster: known by id, else by name, they are brought up to date, and nobody stands there
 * twice. Written when it returns; between desk_begin and desk_end, with no line staged. */
bool desk_put_people(struct desk *d, const struct roster *news, struct err *e);

/* Appends one event that no command plans (an export's `published`). seen is how many events there were when it was
 * thought of: ERR_STALE when there are others by now, and nothing is appended. */
bool desk_append(struct desk *d, struct event *ev, size_t seen, int64_t now_ms, struct err *e);

#endif
