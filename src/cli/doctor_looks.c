/* doctor_looks: the things that are looked at, from the terminal to the swap. What the program needs to keep its two
 * promises fails; what somebody should know, and can live with, is a note. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "base/say.h"
#include "base/time.h"
#include "desk/beginnings.h"
#include "desk/own.h"
#include "doctor.h"
#include "publish/publish.h"
#include "rule/phrase.h"
#include "store/disk.h"
#include "tui/tui.h"

enum { SYNCS = 8, MEGABYTE = 1 << 20, LEAST_MEGABYTES = 16, FEW_MEGABYTES = 100, FIRST_YEAR = 2025, LAST_YEAR = 2100 };
enum { COLOURS = 256, BEHIND_SECONDS = 60 };

static struct diagnosis found(enum doctor_state state, const char *says)
{
	return (struct diagnosis){ state, says };
}

/* ---- the terminal ---- */

static struct diagnosis look_locale(const struct visit *v)
{
	if (!v->io->utf8)
		return found(NOTE, _("the locale is not UTF-8: on the screen, letters other than English become “?”; on the disk they "
				   "are whole. Set LANG to C.UTF-8, or to your language with .UTF-8"));
	if (wcwidth(L'\u6f22') != 2 || wcwidth(L'\u00e9') != 1)
		return found(NOTE, _("UTF-8, but the system has no widths of letters: columns may be out of line"));
	return found(HOLDS, _("UTF-8; wide letters take two columns"));
}

static struct diagnosis look_terminal(const struct visit *v)
{
	const char *term = v->io->term;
	int colours = term && *term ? tui_colours(term) : 0;

	if (!colours)
		return found(NOTE, arena_printf(v->a, _("TERM is %s: nothing can be drawn there; roundtable --plain DIR works everywhere"),
						term && *term ? term : _("not set")));
	if (v->io->no_color)
		return found(HOLDS, arena_printf(v->a, _("%s; NO_COLOR is set, so without colours"), term));
	if (colours < COLOURS)
		return found(HOLDS, arena_printf(v->a, _("%s; shown without colours, which needs %d of them"), term, COLOURS));
	return found(HOLDS, arena_printf(v->a, _("%s; %d colours"), term, colours));
}

static struct diagnosis look_onlookers(const struct visit *v)
{
	if (v->io->inside)
		return found(NOTE, arena_printf(v->a, _("inside %s: it may keep or log what is shown, and show it to whoever attaches; "
						"see SECURITY in roundtable(1)"), v->io->inside));
	if (v->io->far)
		return found(NOTE, _("over SSH: the session lies on this computer, and both see the screen"));
	return found(HOLDS, _("no tmux, no SSH. Whether this display is mirrored, shared or recorded no program can tell: look"));
}

/* ---- the computer ---- */

static bool is_behind(const struct visit *v, int64_t now_ms)
{
	struct stat st;

	return stat(arena_printf(v->a, "%s/journal.yaml", v->dir), &st) == 0 && now_ms / 1000 + BEHIND_SECONDS < st.st_mtime;
}

static struct diagnosis look_clock(const struct visit *v)
{
	int64_t now_ms = v->io->now_ms();
	int zone = v->io->zone_minutes(now_ms), year;
	char text[TIME_TEXT_BYTES];
	const char *says;

	time_format(now_ms + (int64_t)zone * MINUTE_MS, text);
	year = date_of(now_ms).year;
	says = arena_printf(v->a, "%.10s %.5s, UTC%c%02d:%02d", text, text + 11, zone < 0 ? '-' : '+', abs(zone) / 60, abs(zone) % 60);
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return found(FAILS, arena_printf(v->a, _("%s: that cannot be; set the clock before you begin"), says));
	if (is_behind(v, now_ms))
		return found(FAILS, arena_printf(v->a, _("%s: before the last line of %s; set the clock"), says, v->dir));
	return found(HOLDS, says);
}

static struct diagnosis look_disk(const struct visit *v)
{
	struct err e = { 0 };
	struct disk d;
	int64_t began;
	const char *says;

	if (!disk_look(v->dir, &d, &e))
		return found(FAILS, arena_string(v->a, e.text));
	if (d.read_only)
		return found(FAILS, arena_printf(v->a, _("%s cannot be written to: its disk is read-only"), v->dir));
	began = v->io->now_ms();
	if (!disk_sync(v->dir, SYNCS, &e))
		return found(FAILS, arena_printf(v->a, _("nothing can be kept: %s"), e.text));
	says = arena_printf(v->a, _("%llu MB free; a sync takes %.1f ms"), (unsigned long long)(d.free_bytes / MEGABYTE),
			    (double)(v->io->now_ms() - began) / SYNCS);
	if (d.free_bytes < (uint64_t)LEAST_MEGABYTES * MEGABYTE)
		return found(FAILS, arena_printf(v->a, _("%s: make room"), says));
	if (d.kind == DISK_MEMORY)
		return found(NOTE, arena_printf(v->a, _("%s; but %s lies in memory, and is gone when the computer is switched off"), says,
						v->dir));
	if (d.kind == DISK_FAR)
		return found(NOTE, arena_printf(v->a, _("%s; but %s lies on another computer, on whose word for syncs and locks we depend"),
						says, v->dir));
	return found(d.free_bytes < (uint64_t)FEW_MEGABYTES * MEGABYTE ? NOTE : HOLDS, says);
}

static struct diagnosis look_others(const struct visit *v)
{
	struct err e = { 0 };
	struct disk d;

	if (!disk_look(v->dir, &d, &e))
		return found(FAILS, arena_string(v->a, e.text));
	if (!d.notices)
		return found(NOTE, _("what others write is seen within a second, by asking; this disk does not tell"));
	return found(HOLDS, _("what others write is seen at once"));
}

static struct diagnosis look_permissions(const struct visit *v)
{
	struct err e = { 0 };
	struct disk d;

	for (size_t i = 0; v->io->mistrusted && v->io->mistrusted[i]; i++)
		if (!v->named)
			return found(NOTE, _(v->io->mistrusted[i]));
	if (!disk_look(v->dir, &d, &e))
		return found(FAILS, arena_string(v->a, e.text));
	if (d.opened_by_others)
		return found(FAILS, arena_printf(v->a, _("others may open %s; chmod -R go= %s"), d.open, v->dir));
	return found(HOLDS, v->named ? _("nobody else may open the session") : _("what is made here only you can open"));
}

static struct diagnosis look_swap(const struct visit *v)
{
	char device[64];

	switch (disk_swap(device)) {
	case SWAP_NONE:
		return found(HOLDS, _("none: memory never lies on a disk"));
	case SWAP_ENCRYPTED:
		return found(HOLDS, _("encrypted"));
	case SWAP_PLAIN:
		break;
	}
	return found(NOTE, arena_printf(v->a, _("%s is not known to be encrypted: names may come to lie there"), device));
}

/* ---- the walls ---- */

static struct diagnosis wall(const struct visit *v, bool stands, enum doctor_state otherwise, const char *says, const char *not)
{
	if (stands)
		return found(HOLDS, says);
	if (v->proof.loose)
		return found(NOTE, _("left out: this program was built to be measured"));
	return found(otherwise, not);
}

static struct diagnosis look_paths(const struct visit *v)
{
	return wall(v, v->proof.paths, NOTE,
		    arena_printf(v->a, _("a command opens nothing but what it was asked about (landlock %d)"), v->proof.landlock),
		    _("this kernel has no landlock: a command may open all that you may"));
}

static struct diagnosis look_network(const struct visit *v)
{
	return wall(v, v->proof.network, NOTE, _("closed: no connection can be made"),
		    _("open: this kernel has no seccomp. The program makes no connections, but nothing would stop it"));
}

static struct diagnosis look_programs(const struct visit *v)
{
	return wall(v, v->proof.programs, NOTE, _("none can be started, but for your editor and the PDF converter"),
		    _("may be started: this kernel has neither landlock nor seccomp"));
}

static struct diagnosis look_memory(const struct visit *v)
{
	return wall(v, v->proof.memory, FAILS, _("no other program of yours can read it"),
		    _("other programs of yours can read it: this one is being traced"));
}

static struct diagnosis look_cores(const struct visit *v)
{
	return wall(v, v->proof.cores, FAILS, _("none, whatever happens"), _("a crash could leave one, with names in it"));
}

/* ---- what belongs to it ---- */

static struct diagnosis look_agendas(const struct visit *v)
{
	size_t count;

	(void)beginnings(v->io->agenda_dirs, v->a, &count);
	if (!count)
		return found(FAILS, _("none found; ROUNDTABLE_AGENDAS names the folder they are in"));
	return found(HOLDS, arena_printf(v->a, _("%zu to begin from"), count));
}

static struct diagnosis look_configuration(const struct visit *v)
{
	struct complaints c = { .arena = v->a };
	struct own_config own;
	struct err e = { 0 };

	if (!own_config_read(v->io->config, v->a, &c, &own, &e))
		return found(NOTE, arena_printf(v->a, _("%s; the defaults hold"), e.text));
	return found(HOLDS, v->io->config && access(v->io->config, F_OK) == 0 ? v->io->config : _("none; the defaults hold"));
}

static struct diagnosis look_editor(const struct visit *v)
{
	if (!v->io->editor)
		return found(HOLDS, _("none: neither VISUAL nor EDITOR is set; Alt-e will say so"));
	if (!v->io->runtime)
		return found(NOTE, _("XDG_RUNTIME_DIR is no folder of yours alone, so no text is given to an editor"));
	return found(HOLDS, arena_printf(v->a, _("%s; what it keeps of a text, and where, is its own affair"), v->io->editor));
}

static struct diagnosis look_converter(const struct visit *v)
{
	const char *path = publish_converter();

	(void)v;
	return path ? found(HOLDS, path) : found(NOTE, _("none found; install libreoffice-writer or chromium, or print the HTML"));
}

static struct diagnosis look_languages(const struct visit *v)
{
	const char *list = "";

	for (size_t i = 0; phrase_languages[i]; i++)
		list = arena_printf(v->a, "%s%s%s", list, i ? ", " : "", phrase_languages[i]);
	return found(HOLDS, arena_printf(v->a, _("minutes can be made in %s"), list));
}

const struct look_at doctor_looks[] = {
	{ N_("locale"), look_locale },
	{ N_("terminal"), look_terminal },
	{ N_("onlookers"), look_onlookers },
	{ N_("clock"), look_clock },
	{ N_("disk"), look_disk },
	{ N_("others"), look_others },
	{ N_("permissions"), look_permissions },
	{ N_("paths"), look_paths },
	{ N_("network"), look_network },
	{ N_("programs"), look_programs },
	{ N_("memory"), look_memory },
	{ N_("cores"), look_cores },
	{ N_("swap"), look_swap },
	{ N_("agendas"), look_agendas },
	{ N_("configuration"), look_configuration },
	{ N_("editor"), look_editor },
	{ N_("converter"), look_converter },
	{ N_("languages"), look_languages },
	{ NULL, NULL },
};
