/* session: the state of a roundtable = fold(events). Pure and replayable: no file, no clock, no screen.
 *
 * Everybody may read the members; only event_<name>.c files change them, in apply. Strings point into the
 * history, the agenda or the roster, which must outlive the session. */
#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H

#include "model/agenda.h"
#include "model/history.h"
#include "model/roster.h"

enum record_state { RECORD_RULE, RECORD_ON_RECORD, RECORD_OFF };

const char *record_state_name(enum record_state state);  /* "rule", "on-record", "off" */

enum consent { CONSENT_NONE, CONSENT_YES, CONSENT_LABEL, CONSENT_PARAPHRASE, CONSENT_NO };

struct objection {
	const struct person *person;  /* NULL: a hand */
	const char *reason;           /* "" when none was given */
};

/* What few entries have. Apart, so that a session of many entries is soon there. */
struct entry_more {
	const char **tags;
	size_t tag_count, tag_cap;
	const char **checkers;        /* who has read it as it will be published: id of a person, else a role; each once */
	size_t checker_count, checker_cap;
	size_t hands;                 /* voices without a name */
	const struct person **supporters;
	size_t supporter_count, supporter_cap;
	struct objection *objections;
	size_t objection_count, objection_cap;
	struct entry *merged;         /* the last that was merged into it, or NULL */
	struct entry *sibling;        /* of those merged into the same one, the one before */
	int64_t edited_ms;
	const char *edited_by;        /* writer of the last edit, "" when never */
};

struct entry {
	const char *id;               /* of the event that made it, "<writer>-<n>" */
	const char *writer;
	uint64_t n;
	size_t number;                /* small number shown on the screen, from 1 in order of capture; one that was undone keeps
	                               * its own, so that no number ever means another entry */
	const struct table *table;    /* where it was said; NULL: the session has no tables */
	const char *text;             /* as last edited; "" once forgotten */
	const struct person *speaker; /* NULL: nobody */
	const char *addressee;        /* "" when not set; so with level, horizon, due */
	const struct person *owner;
	const char *level, *horizon;
	const char *due;              /* "2026-12-01" or a relative "+6w", "+10d", "+3m" */
	const char *wording;          /* the published text, or NULL: none decided */
	struct entry *same_as;        /* merged into that one; NULL: stands for itself */
	const struct entry_more *more;  /* never NULL; changed through entry_more */
	int64_t at_ms;
	uint32_t step;                /* index into agenda->steps */
	enum entry_kind kind;
	enum record_state record;     /* when it was captured */
	enum consent consent;
	bool star;                    /* a key point */
	bool dropped, omitted, done, forgotten;
	bool agreed;                  /* the chair has let it onto the wall */
};

/* Gives a new entry at the end of s, with its number and nothing else. */
struct entry *session_add_entry(struct session *s);

/* What en has more, to be changed. */
struct entry_more *entry_more(struct session *s, struct entry *en);

/* Voices for an entry: the speaker, supporters counted once, hands, and those of the entries merged into it. */
size_t entry_support(const struct session *s, const struct entry *en);
size_t entry_objections(const struct session *s, const struct entry *en);

/* True when that person (an id), or somebody of that role, has read it. Whoever gives no name is one with all others of
 * the same role. */
bool entry_checked_by(const struct entry *en, const char *who);

/* Of the entries that stand: how many were read as they will be published, and how many of these by a second person. */
struct checks {
	size_t standing, checked, twice;
};
struct checks session_checks(const struct session *s);

/* A day ("2026-12-01") or a stretch from the meeting ("+6w", "+10d", "+3m"). */
bool due_is_valid(const char *due);

/* An entry that is printed: not dropped, omitted, forgotten or merged into another. */
bool entry_stands(const struct entry *en);

/* An action that an earlier roundtable left open, as it was published there. */
struct matter {
	const char *id;               /* of the event that brought it */
	const char *text;
	const char *addressee, *level;  /* "" when not said */
	const char *due;              /* a month, "2019-12", or "" */
	const char *number;           /* "2.3.4": as it was printed then, or "" */
	bool done;
};

struct presence {
	bool here, ever;
	int64_t floor_ms;             /* airtime so far */
	int64_t hand_ms;              /* when the hand went up that is up, or did last */
};

struct tally {
	size_t group;                 /* index into agenda->groups */
	int64_t *votes;               /* one per option of the poll */
};

struct poll {
	const char *id;               /* of the agenda, or the event's for a new one */
	const struct dimension *dimension;
	const struct text *question;
	struct texts options;
	bool opened, open, closed;
	struct tally *tallies;
	size_t tally_count, tally_cap;
};

struct passage {
	const char *place;            /* "background", "conclusion", "internal", "internal/present" */
	const char *text;
	bool of_tables;               /* put together from what the tables say there; nobody has said it for all */
};

enum decision { DECIDE_HIDE, DECIDE_PRINT };

struct verdict {
	const char *string;           /* as it was typed */
	enum decision decision;
	const char *in;               /* id of an entry, or "": holds for the whole session */
	const char *event;            /* id of the event that decided it */
	const struct table *table;    /* it was decided at that table, so `print` holds for its entries alone; or NULL */
};

struct move_order {               /* "order ID before|after ID" */
	const struct entry *entry, *other;
	bool after;
};

struct signature {
	const struct person *person;
	const char *content;          /* hash of the document tree that was signed */
	const char *on_behalf;        /* role or name of who signed for them; "" when they did it themselves */
};

/* What an export fixed for all later ones (RULE.md section 4). */
struct publication {
	int k;
	const struct event_list *classes;  /* one text per class: "label-group: p01 p02 p03" */
	const struct event_list *blocks;   /* one text per printed row: "poll: council+voluntary" */
	const char *content;               /* hash of the published document tree */
	const struct event_list *texts;    /* what was made of each text: src/publish/alone.c; NULL: it was not noted */
	const struct table *table;         /* whose own minutes they were; NULL: the session's */
};

struct clock {
	size_t step;                  /* where the room is; 0, the opening, at first */
	bool started;                 /* somebody has begun (first go, next or entry) */
	bool paused;
	int64_t since_ms;             /* when the present stretch began: entered or resumed */
	int64_t *spent_ms;            /* per step, without the present stretch */
	int *extra_minutes;           /* per dimension in agenda order, closing last: extended and lent */
};

/* What belongs to one room: who is in it and what it is at. The members of a session of the same names are those of
 * the room itself; a session of merged tables has one of these for each table. */
struct room_state {
	struct clock clock;
	enum record_state record;
	const struct person *floor;
	int64_t floor_since_ms;
	const struct person **hands;
	size_t hand_count, hand_cap;
	struct poll *polls;
	size_t poll_count, poll_cap;
	struct passage *passages;
	size_t passage_count, passage_cap;
	struct signature *signatures;
	size_t signature_count, signature_cap;
};

/* A table: a session of its own that was merged with others of the same agenda (DESIGN.md section 7). Its events keep
 * their own fold; ids of its events and people begin with its key and a dash. */
struct table {
	const char *key;
	const char *id, *title, *date, *after;  /* of its session, as in struct session */
	int64_t begun_ms;
	struct room_state room;
};

struct moot {
	const struct event *event;
	const char *why;
};

struct session {
	struct arena arena;           /* owns what the members below point to, but for strings */
	const struct agenda *agenda;
	const struct roster *roster;
	const char *id;               /* of the session, from begin; "" before; of merged tables: made from theirs */
	const char *title;            /* given at `new`, or NULL: the agenda's */
	const char *date;             /* "2019-10-08" the meeting's day, or "" */
	const char *after;            /* id of the earlier roundtable's session, or "" */
	int64_t begun_ms;
	struct table **tables;        /* in a session of merged tables, by key; their own state is in their rooms */
	size_t table_count, table_cap;
	const struct table *at;       /* the table whose event is being folded, or NULL */
	struct clock clock;
	enum record_state record;
	struct entry **entries;       /* in order of capture, which is the order of events: (n, writer) */
	size_t entry_count, entry_cap;
	size_t numbered;              /* entries given a number so far, those that were undone with them */
	struct {                      /* of the newest entry, as it was captured; for event_entry.c */
		const struct event *event;
		enum entry_kind kind;
		uint32_t step;
	} newest;
	struct presence *presence;    /* one per roster->people */
	const struct person *floor;   /* who is speaking, or NULL */
	int64_t floor_since_ms;
	const struct person **hands;  /* waiting, in order */
	size_t hand_count, hand_cap;
	struct poll *polls;           /* agenda's first, then new ones */
	size_t poll_count, poll_cap;
	struct passage *passages;     /* one per place, the latest text */
	size_t passage_count, passage_cap;
	struct verdict *verdicts;     /* in order; for one string and place the last counts */
	size_t verdict_count, verdict_cap;
	struct matter *matters;       /* as they were brought */
	size_t matter_count, matter_cap;
	struct move_order *orders;
	size_t order_count, order_cap;
	struct signature *signatures;
	size_t signature_count, signature_cap;
	struct publication *publications;
	size_t publication_count, publication_cap;
	struct moot *moots;
	size_t moot_count, moot_cap;
	const struct event **undecided;  /* altered guarded events that nobody has accepted */
	size_t undecided_count, undecided_cap;
	const bool *undone;           /* per event of the history replayed; see session_effective */
	bool sealed;                  /* nothing may follow; the roster is empty */
	const char *seal_minutes;     /* minutes_hash of what was sealed */
	const char *seal_tree;        /* SHA-256 of sealed.json, "" when somebody altered the receipt; NULL: not sealed */
};

/* Starts an empty session on them; both are kept. Freed with session_free. */
void session_init(struct session *s, const struct agenda *agenda, const struct roster *roster);
void session_free(struct session *s);

/* Whether ev, which has no id yet, could be folded now. */
bool session_takes(const struct session *s, const struct event *ev, struct err *e) MUST_USE;

/* Checks ev and applies it. false: its check refused, e says why, s is as before. */
bool session_fold(struct session *s, const struct event *ev, struct err *e) MUST_USE;

/* Makes s the fold of all effective events of h, from nothing: undone ones are passed over, moot ones
 * listed. s must be initialised; its agenda and roster stay. */
void session_replay(struct session *s, const struct history *h);

/* True unless an effective undo names the event; and the same for all of them at once, true where one is
 * undone, by position in h->events, in a. */
bool event_effective(const struct history *h, const struct event *ev);
const bool *history_undone(const struct history *h, struct arena *a);

/* NULL when there is none. */
const struct person *session_person(const struct session *s, const char *id);
struct entry *session_entry(const struct session *s, const char *id);
struct entry *session_entry_numbered(const struct session *s, size_t number);
struct matter *session_matter(const struct session *s, const char *id);
struct poll *session_poll(const struct session *s, const char *id);
const struct poll *session_open_poll(const struct session *s);
const char *session_passage(const struct session *s, const char *place);
const struct step *session_step(const struct session *s);

size_t session_person_index(const struct session *s, const struct person *p);

/* The table of that key or of that session, or NULL. */
const struct table *session_table(const struct session *s, const char *key);
const struct table *session_table_of(const struct session *s, const char *session);
/* The table whose event it is: what was done there; NULL: of none, as what is done to all of them together. */
const struct table *session_event_table(const struct session *s, const struct event *ev);

/* Somebody was ever marked as here at that table. */
bool session_marked_at(const struct session *s, const struct table *t);

/* Counted people (RULE.md section 2): part participant or co-chair, ever here (everybody when nobody was
 * ever marked), not on the record. Of merged tables each is asked for itself, and who is at no table does not count. */
bool session_counts(const struct session *s, const struct person *p);
/* Whoever sat at several tables is one person here. */
size_t session_counted(const struct session *s);
/* Those whose group is exactly that one; only those of the table whose event is being folded. */
size_t session_counted_in(const struct session *s, size_t group);

/* The group of a person as an index; a group that the agenda does not have is the root. */
size_t session_group_of(const struct session *s, const struct person *p);

/* The day of the meeting: as it was said, else when it was begun. False: not known. */
bool session_day(const struct session *s, struct date *out);

/* Milliseconds that the room has spent at a step by now_ms; minutes planned for a dimension with what was
 * extended and lent. index: agenda order, dimension_count for the closing. */
int64_t session_spent_ms(const struct session *s, size_t step, int64_t now_ms);
int session_minutes(const struct session *s, size_t index);

#endif
