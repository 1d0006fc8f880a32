#ifndef REVIU_CLIBXML2_SHIM_H
#define REVIU_CLIBXML2_SHIM_H

/* Debian builds libxml2 with ICU; <libxml/encoding.h> would then pull in <unicode/ucnv.h>, which clashes
   with the ICU module inside Foundation as soon as both are visible in one target. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* LIBXML_TEST_VERSION and the library's set-up, which Swift cannot import; safe to call more than once,
   but the first call must finish before a second thread parses. */
static inline void reviu_initialize(void) {
  xmlInitParser();
  LIBXML_TEST_VERSION
}

/* A context that reads `count` bytes where they are, without a copy; `bytes[count]` must be NUL and both must
   outlive the context. Names are looked up in `names`, where those of a document stay until the dictionary is freed.
   NULL when out of memory. The context's own copies of "xml", "xmlns" and the XML namespace must come from that
   dictionary, because the parser compares them by address. */
static inline xmlParserCtxtPtr reviu_new_context(xmlDictPtr names, const xmlSAXHandler *handler, void *user,
                                                 const xmlChar *bytes, int count, int options) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL) return NULL;
  xmlDictFree(context->dict);
  xmlDictReference(names);
  context->dict = names;
  context->str_xml = xmlDictLookup(names, BAD_CAST "xml", 3);
  context->str_xmlns = xmlDictLookup(names, BAD_CAST "xmlns", 5);
  context->str_xml_ns = xmlDictLookup(names, XML_XML_NAMESPACE, 36);
  *context->sax = *handler;
  context->userData = user;
  xmlCtxtUseOptions(context, options);
  xmlParserInputPtr input = xmlNewInputStream(context);
  if (input == NULL) { xmlFreeParserCtxt(context); return NULL; }
  input->base = input->cur = bytes;
  input->end = bytes + count;
  input->length = count;
  inputPush(context, input);
  return context;
}

#endif
