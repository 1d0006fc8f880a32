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

/* A context that pulls its bytes from `read` and looks names up in a dictionary below `vocabulary`: names
   of the vocabulary keep their addresses for ever, unknown ones are freed with the context. NULL when out
   of memory. The context's own copies of "xml", "xmlns" and the XML namespace must come from the new
   dictionary, because the parser compares them by address. */
static inline xmlParserCtxtPtr reviu_new_context(xmlDictPtr vocabulary, const xmlSAXHandler *handler,
                                                 void *user, xmlInputReadCallback read, int options) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL) return NULL;
  xmlDictPtr names = xmlDictCreateSub(vocabulary);
  if (names == NULL) { xmlFreeParserCtxt(context); return NULL; }
  xmlDictFree(context->dict);
  context->dict = names;
  xmlDictSetLimit(names, 1u << 24);
  context->str_xml = xmlDictLookup(names, BAD_CAST "xml", 3);
  context->str_xmlns = xmlDictLookup(names, BAD_CAST "xmlns", 5);
  context->str_xml_ns = xmlDictLookup(names, XML_XML_NAMESPACE, 36);
  *context->sax = *handler;
  context->userData = user;
  xmlCtxtUseOptions(context, options);
  xmlParserInputBufferPtr buffer =
      xmlParserInputBufferCreateIO(read, NULL, user, XML_CHAR_ENCODING_NONE);
  if (buffer == NULL) { xmlFreeParserCtxt(context); return NULL; }
  xmlParserInputPtr input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
  if (input == NULL) { xmlFreeParserInputBuffer(buffer); xmlFreeParserCtxt(context); return NULL; }
  inputPush(context, input);
  return context;
}

#endif
