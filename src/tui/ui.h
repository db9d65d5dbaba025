/* ui: the pure state of one process's screen. Keys come in as text, what to type into the desk comes out as lines,
 * and drawing is a function of this state, the session and the size. No curses, no file, no clock: so a test
 * presses keys and reads the screen. Private to tui.
 *
 *     ui_key(ui, "C-o");                        a key
 *     while (ui_next_line(ui, &line))           what it asks the desk to do
 *         desk_do(…line.text…), ui_answered(ui, &line, &answer);
 *     ui_draw(ui, &frame);                      what is to be seen
 *
 * The same lines come from a key, the palette and the entry line, so all three reach the same command row. */
#ifndef UI_H
#define UI_H

#include "batch.h"
#include "desk/desk.h"
#include "editor.h"
#include "frame.h"
#include "list.h"
#include "screen.h"

enum { MESSAGES_KEPT = 100, SCREENS_MOST = 16 };
enum { IDLE_VEIL_MS = 5 * MINUTE_MS, ESC_ALT_MS = 1000, KEY_BYTES = 32 };

enum focus { FOCUS_ENTRY, FOCUS_LIST };

/* Who typed a line: where its text goes when it was not kept, and what is said when it was. FROM_ITSELF: nobody did;
 * nothing is said. FROM_BATCH: one of many, see batch.h. */
enum line_from { FROM_ENTRY, FROM_KEY, FROM_PALETTE, FROM_PASTE, FROM_CONFIRMED, FROM_ITSELF, FROM_BATCH };

struct ui_line {
	enum line_from from;
	char *text;         /* gives: freed by ui_answered */
};

struct message {
	int64_t at_ms;
	enum style style;
	char *text;
};

/* What a task may use: the running program's desk and its folder (NULL on the start screen), the world. */
struct tui_plan;
struct publish_progress;
struct ui_world {
	struct desk *desk;
	const char *dir;
	const struct tui_plan *plan;
	const struct publish_progress *progress;  /* shows how far long work is, and hears Esc; or NULL */
};

struct binding;
struct facts;
struct overlay;
struct views;

/* What the user has configured, as read by desk/config.h; all members may be NULL or 0. */
struct ui_plan {
	const char *role;                /* "chair", "note-taker", "organiser" or "" */
	const struct services *services; /* kept; may be NULL */
	const struct strings *glossary;  /* the user's own public names; may be NULL */
	const struct strings *keys;      /* "floor g": the command and its key instead, one per item; may be NULL */
	bool ascii;                      /* the locale is not UTF-8 */
	bool lines;                      /* there is no screen: commands are named where it would name a key */
};

struct ui {
	/* What the app renews before each key and each drawing, by ui_look_at. Borrowed. session is NULL on the start
	 * screen, before anything was opened. */
	const struct session *session;
	const struct history *history;
	size_t writing;              /* the step where the next line goes */
	bool read_only;
	int64_t now_ms;
	int zone_minutes;            /* local time minus UTC, now */
	const char *dir;             /* the session's folder, or NULL where nobody said */
	const char *others;          /* who else is here, in words; "" for nobody */

	struct ui_plan plan;
	int rows, cols;
	uint64_t version;            /* another number whenever the session may be another */
	struct arena drawing;        /* from one drawing to the next */

	const struct screen *screen;
	enum focus focus;
	struct list lists[SCREENS_MOST];  /* by the screen's place in screens[]; see ui_list */
	struct editor filter[SCREENS_MOST];
	bool found_from_entry;       /* the filter that is typed was asked for in the entry line: Esc goes back there */

	/* The entry line (entry.c). */
	struct editor entry;
	char editing[LIST_ID_BYTES]; /* id of the entry being edited, or "" */
	enum entry_kind editing_kind;/* the kind it will have */
	bool editing_gone;           /* that it was taken out meanwhile was told */
	struct buffer editing_from;  /* its text when editing began, to notice another's edit */
	struct buffer set_aside;     /* what was being typed when editing began */
	char edited[LIST_ID_BYTES];  /* the entry that was edited here last, and what was made of it */
	struct buffer edited_to;
	struct buffer edit_warning;  /* what is to be said once the edit is kept: a token that stays in the text */
	struct buffer offered;       /* candidates of the last Tab, for the hint line */
	size_t prompt;               /* which of the stage's prompts is asked next */
	int64_t typed_ms;            /* when the entry line last changed */
	unsigned typed;              /* how often it did */
	bool was_off;                /* the record was off when last looked at */
	unsigned typed_before_off;   /* typed, when it went off */
	struct buffer before_off;    /* one's own line as it was then, under the Rule */
	bool off_was_typed;          /* a line was taken away when it came back, and that is to be said */
	bool follow_after;           /* once the line is empty, the writing place goes to where the room is */

	/* What lies over the screen (overlay.h). */
	const struct overlay *overlay;
	struct editor asked;         /* what is typed into an overlay */
	struct list overlay_list;
	struct buffer pasted;        /* lines that wait for "3 entries or one?" */
	struct buffer to_confirm;    /* a line that waits for a yes */
	bool veiled, lifting, blank;

	/* What is told. */
	struct message messages[MESSAGES_KEPT];
	size_t message_count;
	bool message_shows;          /* one stands on the message line: the last but message_behind */
	size_t message_behind;       /* what others did waits until the next key, while a caution is to be read */
	bool bell;                   /* ring once */
	struct buffer at_work;       /* what is being done and how far it is, in place of a message; "" for nothing */

	/* What was last seen, to tell what changed. */
	size_t seen_step;
	bool seen_started;
	enum record_state seen_record;
	size_t seen_forgotten;
	int64_t over_since_ms;       /* when taking minutes was first offered; 0: not offered */
	size_t over_step;            /* the step it was offered or refused at */

	/* What is asked of the app. */
	struct ui_line *queue;
	size_t queue_count, queue_cap, queue_at;
	struct batch batch;          /* many lines of one key */
	bool quit, suspend, editor, redraw;
	void (*task)(struct ui *ui, const struct ui_world *w);  /* needs the desk or the disk: done after the key; or NULL */
	bool mouse;                  /* the mouse is on */
	int64_t clicked_ms;          /* when it was last pressed, for two quick clicks; 0: that was the second */
	int clicked_row;
	char *practice;              /* folder of the session to practise on, taken away at the end; or NULL */
	char *open;                  /* folder of a session to open now, or NULL */
	int64_t last_key_ms, esc_ms;

	struct facts *facts;         /* counted from the session at facts_version; see facts.h */
	uint64_t facts_version;
	struct views *views;         /* what the screens remember; see views.h */
	struct rows rows_cache;      /* of the screen's list; see ui_rows */
	struct arena rows_arena;
	uint64_t rows_version;
	const struct screen *rows_of;
};

/* Starts on the room for a chair and a note-taker, on the review for an organiser (when there is one). */
void ui_init(struct ui *ui, const struct ui_plan *plan);
void ui_free(struct ui *ui);

/* Looks at a desk (NULL: none is open) at a time. changed: the session may be another than before. */
void ui_look_at(struct ui *ui, const struct desk *d, int64_t now_ms, bool changed);

/* Others changed the session: what matters of it is said. */
void ui_followed(struct ui *ui);

void ui_resize(struct ui *ui, int rows, int cols);
void ui_key(struct ui *ui, const char *key);
void ui_paste(struct ui *ui, const char *text, size_t len);

/* Nothing was typed for a while; minutes pass. true when the screen is another. */
bool ui_tick(struct ui *ui);

void ui_draw(struct ui *ui, struct frame *f);

/* ---- what screens, overlays and bindings do ---- */

/* Asks for a line to be typed into the desk. One that is not simply taken back is asked about first. */
void ui_type(struct ui *ui, enum line_from from, const char *line);
void ui_typef(struct ui *ui, enum line_from from, const char *format, ...) PRINTF_LIKE(3, 4);

/* True for a command that is not simply taken back, by its own plan. */
bool ui_asks_first(const struct ui *ui, const char *line);

/* The question that is asked then; in a. */
const char *ui_question(const struct ui *ui, const char *line, struct arena *a);

/* The next such line, or false. ui_answered frees it. */
bool ui_next_line(struct ui *ui, struct ui_line *out);
void ui_answered(struct ui *ui, struct ui_line *line, const struct answer *a);

/* Drops what is still queued. */
void ui_forget_lines(struct ui *ui);

/* Whoever moves the room goes with it, once their line is empty. */
void ui_follow_room(struct ui *ui);

/* Does the task that a key asked for, if any. The app calls it once the lines are answered. */
void ui_run_task(struct ui *ui, const struct ui_world *w);

/* Shows a sentence on the message line and keeps it among the last hundred. */
void ui_say(struct ui *ui, enum style style, const char *format, ...) PRINTF_LIKE(3, 4);

/* The message that shows, or NULL. */
const struct message *ui_message(const struct ui *ui);

/* True at a seat that moves the room: everybody's but a note-taker's. */
bool ui_steers(const struct ui *ui);

/* Goes to a screen; its focus is the entry line when it has one. */
void ui_go(struct ui *ui, const struct screen *screen);

/* Carries out a command that only a screen can: help, messages, veil, blank, mouse, suspend, quit. */
void ui_screen_command(struct ui *ui, const char *name);

/* The list and the filter of the screen that is shown, its rows, and the id of the chosen one ("" for none). */
struct list *ui_list(struct ui *ui);
struct editor *ui_filter(struct ui *ui);
const struct rows *ui_rows(struct ui *ui);
const char *ui_chosen(struct ui *ui);

/* The list shows all again. */
void ui_end_filter(struct ui *ui);

/* True when text answers to the filter of the screen, ignoring case and marks; always when there is none. */
bool ui_matches(struct ui *ui, const char *text);

/* "10:33" local time, in ui->drawing. */
const char *ui_clock_text(struct ui *ui, int64_t at_ms);

/* A text of the agenda in the agenda's language. */
const char *ui_text(const struct ui *ui, const struct text *t);

#endif
