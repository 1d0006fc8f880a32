import Foundation
import Testing

@testable import ReviuCore
@testable import ReviuXML

struct HostileInputTests {
  private static func outcome(of document: HostileDocument) -> HostileDocument.Outcome {
    var reader = DocumentReader()
    switch reader.read(document.bytes()) {
    case .document(let read):
      guard case .defects(let kinds) = document.outcome else {
        return .defects(read.defects.map(\.kind))
      }
      return .defects(Array(read.defects.map(\.kind).prefix(kinds.count)))
    case .foreign(let root): return .foreign(root: root)
    case .unreadable(let refusal):
      if case .malformed(let code, _) = refusal.reason { return .malformed(code: code) }
      return .refused(refusal.reason)
    }
  }

  @Test(arguments: HostileDocument.documentTypes)
  func `reads no document type and follows no address`(document: HostileDocument) {
    #expect(Self.outcome(of: document) == document.outcome)
  }

  @Test(arguments: HostileDocument.structures)
  func `stops at documents without measure`(document: HostileDocument) {
    #expect(Self.outcome(of: document) == document.outcome)
  }

  @Test(arguments: HostileDocument.forms)
  func `says what is wrong with documents of the wrong form`(document: HostileDocument) {
    #expect(Self.outcome(of: document) == document.outcome)
  }

  @Test func `refuses a file larger than the limit without looking into it`() {
    var reader = DocumentReader()
    let limit = DocumentReader.byteLimit
    guard case .unreadable(let refusal) = reader.read([UInt8](repeating: 0x20, count: limit + 1))
    else {
      Issue.record("the file is read")
      return
    }
    #expect(refusal.reason == .tooLarge(limit: limit))
    #expect(refusal.source.isEmpty)
  }

  @Test func `reads a sound document after each hostile one`() {
    var reader = DocumentReader()
    let documents =
      HostileDocument.documentTypes + HostileDocument.structures + HostileDocument.forms
    for document in documents {
      _ = reader.read(document.bytes())
      #expect(
        ReaderVerdict(Array(ExampleDocuments.rab.utf8), with: &reader) == .accepted,
        "after \(document.name)")
    }
  }

  /// Ways to make a parser read a file; `FILE` stands for its address.
  private static let thefts = [
    "<!DOCTYPE rab [<!ENTITY x SYSTEM \"FILE\">]><rab xmlns=\"urn:reviu:usulan:1\"><total>&x;</total></rab>",
    "<!DOCTYPE rab [<!ENTITY x SYSTEM \"FILE\">]><rab xmlns=\"urn:reviu:usulan:1\" revisi=\"&x;\"/>",
    "<!DOCTYPE rab SYSTEM \"FILE\"><rab xmlns=\"urn:reviu:usulan:1\">&ext;</rab>",
    "<!DOCTYPE rab PUBLIC \"x\" \"FILE\"><rab xmlns=\"urn:reviu:usulan:1\">&ext;</rab>",
    "<!DOCTYPE rab [<!ENTITY % p SYSTEM \"FILE\"> %p;]><rab xmlns=\"urn:reviu:usulan:1\">&ext;</rab>",
    "<?xml-stylesheet href=\"FILE\"?><rab xmlns=\"urn:reviu:usulan:1\"/>",
    "<rab xmlns=\"urn:reviu:usulan:1\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
      + "<xi:include href=\"FILE\" parse=\"text\"/><total><xi:include href=\"FILE\"/></total></rab>",
    "<rab xmlns=\"urn:reviu:usulan:1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      + " xsi:schemaLocation=\"urn:reviu:usulan:1 FILE\"/>",
  ]

  @Test(arguments: thefts)
  func `never shows anything of another file`(theft: String) throws {
    let marker = "TOP-SECRET-MARKER"
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "reviu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "secret.dtd")
    try Data("<!ENTITY ext \"\(marker)\">\(marker)".utf8).write(to: file)

    var reader = DocumentReader()
    for address in [file.absoluteString, file.path(percentEncoded: false)] {
      let result = reader.read(Array(theft.replacing("FILE", with: address).utf8))
      #expect(!String(describing: result).contains(marker))
      switch result {
      case .document(let document):
        #expect(!String(decoding: document.bytes, as: UTF8.self).contains(marker))
      case .unreadable(let refusal):
        #expect(refusal.reason == .doctype)
        #expect(!String(decoding: refusal.source, as: UTF8.self).contains(marker))
        #expect(!refusal.message.id.contains(marker) && !refusal.message.en.contains(marker))
      case .foreign: Issue.record("the root is one of ours")
      }
    }
  }
}
