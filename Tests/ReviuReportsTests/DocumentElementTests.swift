import Foundation
import ReviuCore
import ReviuExpression
import ReviuTestSupport
import ReviuXML
import Testing

/// The documents that reports show.
struct DocumentElementTests {
  private static let reader = #"""
    import json, sys, xml.etree.ElementTree as tree
    def walk(element, path):
        path = path + "/" + element.tag.split("}")[1]
        for name, value in element.attrib.items():
            print(json.dumps([path + "@" + name, " ".join(value.split())]))
        if element.text and element.text.strip():
            print(json.dumps([path, " ".join(element.text.split())]))
        for child in element:
            walk(child, path)
    root = tree.fromstring(sys.stdin.buffer.read())
    for root in root if root.tag.endswith("}usulan") else [root]:
        walk(root, "")
    """#

  private static func values(_ element: DocumentElement, _ path: String) -> [[String]] {
    let path = "\(path)/\(element.name)"
    let own = element.values.map { name, value in
      guard case .readable(let quantity) = value else { return [path, "?"] }
      // A number that was written with fewer digits is the same.
      let text = Decimal(quantity.plain).map { $0.reduced.description } ?? quantity.plain
      return [name.isEmpty ? path : "\(path)@\(name)", text]
    }
    return own + element.children.flatMap { values($0, path) }
  }

  @Test(arguments: [
    "aceh-minyak-nilam", "bali-perhiasan-perak", "kalimantan-utara-upl-rumput-laut",
    "nusa-tenggara-timur-tenun-ikat", "papua-selatan-wirausaha-sagu",
  ])
  func `has all values of a document and no others`(sample: String) throws {
    let folder = "\(ReportBench.repository)/Samples/lulus/\(sample)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let documents = try files.map {
      ReportBench.Document($0, try ReportBench.text("Samples/lulus/\(sample)/\($0)"))
    }
    let expected = try documents.flatMap { document in
      try Python.run(Self.reader, input: String(decoding: document.bytes, as: UTF8.self))
        .split(separator: "\n").map { line in
          let pair = try #require(
            JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String])
          return [pair[0], Decimal(pair[1]).map { $0.reduced.description } ?? pair[1]]
        }
    }
    let batch = try ReportBench.plainBatch(documents)
    let proposal = try #require(batch.proposals.values.first)
    let found = Proposal.Side.allCases.flatMap { side in
      proposal.element(side).map { Self.values($0, "") } ?? []
    }.filter { $0[0].hasSuffix("@revisi") == false || expected.contains($0) }
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }

  @Test func `every place that a finding names is that of an element`() throws {
    let batch = try ReportBench.plainBatch(try ReportBench.everything())
    func positions(_ element: DocumentElement) -> [SourcePosition] {
      [element.position] + element.children.flatMap(positions)
    }
    for review in batch.reviews {
      guard let proposal = batch.proposal(of: review) else { continue }
      for side in Proposal.Side.allCases {
        // One file may hold both.
        guard let root = proposal.element(side), let file = proposal.document(side)?.file,
          proposal.kak?.file != proposal.rab?.file
        else { continue }
        let known = Set(positions(root))
        for finding in review.findings where finding.rule != "STRUKTUR" {
          for place in finding.locations where place.file == file {
            #expect(known.contains(SourcePosition(line: place.line, column: place.column)))
          }
        }
      }
    }
  }
}
