/* consent: what whoever said a quote agreed to. */
#include <string.h>

#include "fold.h"

enum { CONSENT = OF + 1 };

static const char *const names[] = {
	[CONSENT_YES] = "yes", [CONSENT_LABEL] = "label", [CONSENT_PARAPHRASE] = "paraphrase", [CONSENT_NO] = "no",
};

static enum consent consent_of(const char *name)
{
	for (int i = CONSENT_YES; i <= CONSENT_NO; i++)
		if (strcmp(names[i], name) == 0)
			return (enum consent)i;
	return CONSENT_NONE;
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (consent_of(ev->field[CONSENT].text) == CONSENT_NONE)
		return err_set(e, ERR_RULE, "%s is no consent; say yes, label, paraphrase or no",
			       ev->field[CONSENT].text);
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->consent = consent_of(ev->field[CONSENT].text);
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[CONSENT] = { "consent", FIELD_WORD, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_consent = {
	.name = "consent", .fields = fields, .check = check, .apply = apply, .guarded = true,
};
