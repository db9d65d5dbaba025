/* pdf: minutes as a PDF, through a converter that is found on the machine. Private to publish.
 *
 * The gate cannot read a PDF, so nobody relies on that: what is converted is HTML or DOCX that has passed the gate, made
 * by us from the same tree; the converter gets no network, no time, no name of a user or a folder that it could write
 * down; what it writes down all the same is settled or refused (pdf_settle.c); and where pdftotext is found, the text of
 * the finished file goes through the gate as well. */
#ifndef PDF_H
#define PDF_H

#include "base/buffer.h"
#include "base/error.h"
#include "minutes/document.h"
#include "rule/gate.h"

/* Asked about ten times a second while a program works; by: "chromium". false: pdf_make gives up with ERR_STOPPED. */
struct pdf_wait {
	bool (*goes_on)(void *self, const char *by);
	void *self;
};

/* Appends the file to out. gate: NULL when d has passed it before (a sealed session). When the gate has hits, nothing is
 * converted, out stays as it was and the answer is true: the caller looks at the hits anyway. false (ERR_IO): there is no
 * converter, or none that works; (ERR_IDENTITY): it wrote down what it should not know. */
bool pdf_make(const struct document *d, struct gate *gate, const struct pdf_wait *wait, struct buffer *out,
	      struct err *e) MUST_USE;

/* Gives times, makers and checksums of a PDF fixed values of the same length, so that one tree gives one file. false
 * (ERR_IDENTITY): it holds what cannot be settled, or `private`, the folder it was made in. */
bool pdf_settle(struct buffer *pdf, const char *private, struct err *e) MUST_USE;

#endif
