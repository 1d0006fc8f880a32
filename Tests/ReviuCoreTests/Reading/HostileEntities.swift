@testable import ReviuXML

extension HostileDocument {
  /// Document type declarations, which are refused before anything in them is read.
  static let documentTypes: [HostileDocument] = [
    HostileDocument("plain", .refused(.doctype), declaration + "<!DOCTYPE rab><rab/>"),
    HostileDocument(
      "on a sound document", .refused(.doctype), "<!DOCTYPE kak>" + ExampleDocuments.kak),
    HostileDocument(
      "billion laughs", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY a0 \"ha\">"
        + series(10) { "<!ENTITY a\($0 + 1) \"\(String(repeating: "&a\($0);", count: 10))\">" }
        + "]><rab>&a10;</rab>"),
    HostileDocument(
      "quadratic blow-up", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY a \"\(letters(100_000))\">]><rab>"
        + String(repeating: "&a;", count: 30_000) + "</rab>"),
    HostileDocument(
      "quadratic blow-up of an attribute", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY a \"\(letters(100_000))\">]><rab x=\""
        + String(repeating: "&a;", count: 3000) + "\"/>"),
    HostileDocument(
      "external DTD of another machine", .refused(.doctype),
      declaration + "<!DOCTYPE rab SYSTEM \"http://127.0.0.1:1/evil.dtd\"><rab/>"),
    HostileDocument(
      "parameter entities", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY % a0 \"<!-- x -->\">"
        + series(8) {
          "<!ENTITY % a\($0 + 1) \"\(String(repeating: "&#37;a\($0);", count: 10))\">"
        }
        + " %a8;]><rab/>"),
    HostileDocument(
      "entity loop", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><rab>&a;</rab>"),
    HostileDocument(
      "default attributes", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ATTLIST jumlah nilai CDATA \"999\">]><rab><jumlah/></rab>"),
    HostileDocument(
      "huge internal subset", .refused(.doctype),
      declaration + "<!DOCTYPE rab [" + series(100_000) { "<!ENTITY e\($0) \"v\">" } + "]><rab/>"),
    HostileDocument(
      "unfinished internal subset", .refused(.doctype),
      declaration + "<!DOCTYPE rab [<!ENTITY a \"" + letters(1_000_000)),
    HostileDocument(
      "behind an instruction that breaks namespaces", .malformed(code: 205),
      declaration + "<?a:b?><!DOCTYPE rab [<!ENTITY a \"b\">]><rab>&a;</rab>"),
    HostileDocument(
      "without a name", .malformed(code: 68), declaration + "<!DOCTYPE [<!ENTITY a \"b\">]><rab/>"),
    HostileDocument(
      "inside the root", .malformed(code: 68), rab + "<!DOCTYPE rab [<!ENTITY a \"b\">]>&a;</rab>"),
    HostileDocument("entity without declaration", .malformed(code: 26), rab + "&a;</rab>"),
    HostileDocument(
      "100,000 entities without declaration", .malformed(code: 26),
      rab + String(repeating: "&undefined;", count: 100_000) + "</rab>"),
    HostileDocument(
      "inclusion", .defects([.missingAttribute("tahunAnggaran"), .unknownElement("include")]),
      rab + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"x\"/></rab>"),
    HostileDocument(
      "stylesheet", .defects([.missingAttribute("tahunAnggaran")]),
      "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\" type=\"text/xsl\"?>"
        + rab.dropFirst(declaration.count) + "</rab>"),
    HostileDocument(
      "schema of another machine", .defects([.missingAttribute("tahunAnggaran")]),
      declaration + "<rab xmlns=\"urn:reviu:usulan:1\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        + " xsi:schemaLocation=\"urn:reviu:usulan:1 http://127.0.0.1:1/x.xsd\"/>"),
  ]
}
