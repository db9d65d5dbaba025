/* services: what commands ask rooms that they cannot see. */
#include "services.h"

#include "desk/look.h"
#include "publish/publish.h"
#include "rule/redactor.h"

static bool may_print(void *self, const struct session *s, const char *string, const char *in, struct err *e)
{
	struct redactor_plan plan = { .session = s, .lang = s->agenda->language };
	struct redactor *r = redactor_new(&plan);
	bool may = redactor_may_print(r, string, in, e);

	(void)self;
	redactor_free(r);
	return may;
}

static const struct entry *numbered(void *self, const struct session *s, const char *number)
{
	(void)self;
	return publish_numbered(s, NULL, number);
}

static const char *content(void *self, const struct session *s, struct arena *a, struct err *e)
{
	(void)self;
	return publish_content_hash(s, NULL, a, e);
}

struct services cli_services(const struct cli_io *io)
{
	(void)io;
	return (struct services){ .may_print = may_print, .numbered = numbered, .content = content };
}

size_t say_troubles(const struct cli_io *io, const char *dir, const struct history *h)
{
	static const char *const names[] = {
		[TROUBLE_ALTERED] = "altered",   [TROUBLE_DAMAGED] = "damaged", [TROUBLE_PENDING] = "pending",
		[TROUBLE_CONFLICT] = "conflict", [TROUBLE_NEWER] = "newer",
	};

	for (size_t i = 0; i < h->trouble_count; i++) {
		const struct trouble *t = &h->troubles[i];

		cli_say(io, "%s/journal.yaml:%zu: %s%s%s: %s", dir, t->line, names[t->kind], *t->id ? " " : "", t->id, t->what);
	}
	return h->trouble_count;
}

bool look_and_print(const struct cli_io *io, const struct options *o,
		    bool (*print)(const struct cli_io *io, const struct options *o, const struct look *l,
				  struct err *e),
		    struct err *e)
{
	struct look l;
	bool ok = look_open(o->word[0], &l, e) && print(io, o, &l, e);
	size_t troubles = ok ? say_troubles(io, o->word[0], &l.history) : 0;

	if (troubles)
		ok = err_set(e, ERR_SYNTAX, "%s: the journal is not sound in %zu place%s; everything else is above",
			     o->word[0], troubles, troubles == 1 ? "" : "s");
	look_close(&l);
	return ok;
}
