/* late_xml: what we call of libxml2. */
#ifdef LATE_XML

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include "late_call.h"

#define LIBRARY LATE_LIBXML

/* ---- writing ---- */

CALL(xmlOutputBuffer *, xmlOutputBufferCreateIO,
     (xmlOutputWriteCallback write, xmlOutputCloseCallback close, void *context, xmlCharEncodingHandler *encoder),
     (write, close, context, encoder))
CALL(int, xmlOutputBufferClose, (xmlOutputBuffer *b), (b))
CALL(xmlTextWriter *, xmlNewTextWriter, (xmlOutputBuffer *b), (b))
CALL(int, xmlTextWriterStartElement, (xmlTextWriter *w, const xmlChar *name), (w, name))
CALL(int, xmlTextWriterEndElement, (xmlTextWriter *w), (w))
CALL(int, xmlTextWriterFullEndElement, (xmlTextWriter *w), (w))
CALL(int, xmlTextWriterWriteAttribute, (xmlTextWriter *w, const xmlChar *name, const xmlChar *value), (w, name, value))
CALL(int, xmlTextWriterWriteRaw, (xmlTextWriter *w, const xmlChar *s), (w, s))
CALL(int, xmlTextWriterWriteString, (xmlTextWriter *w, const xmlChar *s), (w, s))
CALL(int, xmlTextWriterFlush, (xmlTextWriter *w), (w))
DO(xmlFreeTextWriter, (xmlTextWriter *w), (w))

/* ---- reading ---- */

CALL(int, xmlSAXUserParseMemory, (xmlSAXHandler *handlers, void *context, const char *s, int len), (handlers, context, s, len))
CALL(const htmlEntityDesc *, htmlEntityLookup, (const xmlChar *name), (name))

/* ---- both ---- */

/* What it points to is constant since libxml2 2.12. */
CALL(__typeof__(xmlGetLastError()), xmlGetLastError, (void), ())
DO(xmlResetLastError, (void), ())
DO(xmlSetGenericErrorFunc, (void *context, xmlGenericErrorFunc handler), (context, handler))

#else

typedef int late_xml_is_linked;

#endif
