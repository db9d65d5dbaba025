/* people_csv: a spreadsheet's list of people as the tree that people.yaml would have been. Private to store. */
#ifndef STORE_PEOPLE_CSV_H
#define STORE_PEOPLE_CSV_H

#include "yaml_tree.h"

/* A mapping with the one key people, whose items hold what is not empty in each row; NULL when there is
 * nothing to read on. All is complained of in r->c. */
const struct node *people_csv_parse(struct reading *r, const char *bytes, size_t len);

#endif
