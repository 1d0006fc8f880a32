/* The yardsticks: libxml2 alone over every document of a list.

   cc -O2 -o parse parse.c $(pkg-config --cflags --libs libxml-2.0)
   ./parse sax LIST          the SAX2 parser with callbacks that do nothing; LIST holds one path a line
   ./parse tree LIST         a tree of every document, freed again

   Pull parsing from memory is the fastest ordinary way through libxml2: a read callback or absent callbacks change
   nothing that can be measured; the push parser, the reader and a tree cost more. Exit status 1 if a document cannot
   be read or is not well formed, 2 for wrong usage. */

#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void startElement(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                         const xmlChar **declarations, int attributes, int defaulted, const xmlChar **values) {
  (void)context, (void)name, (void)prefix, (void)uri, (void)namespaces;
  (void)declarations, (void)attributes, (void)defaulted, (void)values;
}

static void endElement(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)context, (void)name, (void)prefix, (void)uri;
}

static void text(void *context, const xmlChar *bytes, int count) { (void)context, (void)bytes, (void)count; }

/* The two text handlers are the same function on purpose: where they differ, libxml2 examines every run of text to
   find out whether it is ignorable. */
static const xmlSAXHandler handlers = {
    .startElementNs = startElement,
    .endElementNs = endElement,
    .characters = text,
    .ignorableWhitespace = text,
    .cdataBlock = text,
    .initialized = XML_SAX2_MAGIC,
};

struct buffer {
  char *bytes;
  size_t count, capacity;
};

static int load(struct buffer *buffer, const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  buffer->count = 0;
  for (;;) {
    if (buffer->count == buffer->capacity) {
      size_t capacity = buffer->capacity * 2;
      char *bytes = realloc(buffer->bytes, capacity);
      if (bytes == NULL) break;
      buffer->bytes = bytes;
      buffer->capacity = capacity;
    }
    ssize_t got = read(file, buffer->bytes + buffer->count, buffer->capacity - buffer->count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    if (got == 0) return close(file);
    buffer->count += (size_t)got;
  }
  close(file);
  return -1;
}

typedef int (*parser)(const struct buffer *buffer);

static int events(const struct buffer *buffer) {
  if (buffer->count == 0 || buffer->count > INT_MAX) return 0;
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(buffer->bytes, (int)buffer->count);
  if (context == NULL) return 0;
  *context->sax = handlers;
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  int result = xmlParseDocument(context);
  /* A NUL byte after the root ends the document without an error; only the position tells. */
  int wellFormed = result == 0 && context->wellFormed && context->nsWellFormed &&
                   xmlByteConsumed(context) == (long)buffer->count;
  xmlFreeParserCtxt(context);
  return wellFormed;
}

static int tree(const struct buffer *buffer) {
  if (buffer->count == 0 || buffer->count > INT_MAX) return 0;
  /* With COMPACT a tree costs least. */
  xmlDocPtr document = xmlReadMemory(buffer->bytes, (int)buffer->count, NULL, NULL,
                                     XML_PARSE_COMPACT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL) return 0;
  xmlFreeDoc(document);
  return 1;
}

int main(int argc, char **argv) {
  parser parse = argc != 3 ? NULL : strcmp(argv[1], "sax") == 0 ? events : strcmp(argv[1], "tree") == 0 ? tree : NULL;
  if (parse == NULL) return fprintf(stderr, "usage: parse sax|tree LIST\n"), 2;
  FILE *list = fopen(argv[2], "r");
  if (list == NULL) return perror(argv[2]), 2;
  struct buffer buffer = {.bytes = malloc(1 << 20), .capacity = 1 << 20};
  if (buffer.bytes == NULL) return perror("parse"), 2;
  xmlInitParser();

  unsigned long documents = 0, bytes = 0;
  char *path = NULL;
  size_t capacity = 0;
  for (ssize_t length; (length = getline(&path, &capacity, list)) > 0;) {
    if (path[length - 1] == '\n') path[--length] = '\0';
    if (length == 0) continue;
    if (load(&buffer, path) != 0) return perror(path), 1;
    if (!parse(&buffer)) return fprintf(stderr, "%s: not well formed\n", path), 1;
    documents += 1;
    bytes += buffer.count;
  }
  if (ferror(list)) return perror(argv[2]), 1;
  printf("documents %lu bytes %lu\n", documents, bytes);
  free(path);
  free(buffer.bytes);
  fclose(list);
  return 0;
}
