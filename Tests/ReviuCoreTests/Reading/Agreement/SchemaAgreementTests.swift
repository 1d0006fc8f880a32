import Foundation
import Testing

@testable import ReviuCore
@testable import ReviuXML

/// The reader takes a document without complaint exactly when xmllint finds it valid under the schema.
struct SchemaAgreementTests {
  private static let examples = [
    ("kak", ExampleDocuments.kak, Vocabulary.kak), ("rab", ExampleDocuments.rab, Vocabulary.rab),
  ]

  private func expectAgreement(_ mutants: [Mutant], atLeast count: Int) throws {
    #expect(mutants.count >= count)
    var reader = DocumentReader()
    let verdicts = try Xmllint.validates(mutants.map(\.bytes))
    let disagreements = zip(mutants, verdicts).compactMap { mutant, isValid -> String? in
      let verdict = ReaderVerdict(mutant.bytes, with: &reader)
      if let exclusion = mutant.exclusion {
        return exclusion.isConfirmed(by: verdict)
          ? nil : "\(mutant.description): \(verdict), but \(exclusion) is to be refused"
      }
      let judgement = isValid ? "valid" : "invalid"
      return (verdict == .accepted) == isValid
        ? nil : "\(mutant.description): \(verdict), but xmllint says \(judgement)"
    }
    if !disagreements.isEmpty {
      let shown = disagreements.prefix(20).map(\.debugDescription).joined(separator: "\n")
      Issue.record("\(disagreements.count) of \(mutants.count) documents:\n\(shown)")
    }
  }

  private static func samples() throws -> [(name: String, text: String)] {
    let folder = ProjectFolder.url("Samples")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "xml" }
      .map { (String($0.path(percentEncoded: false).dropFirst(folder.path.count)), $0) }
      .sorted { $0.0 < $1.0 }
      .map { ($0.0, try String(contentsOf: $0.1, encoding: .utf8)) }
  }

  @Test func `agrees on the samples and the example pair`() throws {
    let texts =
      try Self.samples() + [
        ("kak", ExampleDocuments.kak), ("rab", ExampleDocuments.rab),
        ("usulan", ExampleDocuments.usulan),
      ]
    var reader = DocumentReader()
    let mutants = texts.map { Mutant($0.1, $0.0) }
    try expectAgreement(mutants, atLeast: 60)
    for mutant in mutants.suffix(3) {
      #expect(ReaderVerdict(mutant.bytes, with: &reader) == .accepted)
    }
  }

  @Test(arguments: examples.indices)
  func `agrees on every change of an element`(example: Int) throws {
    let mutants = SystematicMutants(of: Self.examples[example].1)
    try expectAgreement(mutants.elementChanges, atLeast: 200)
  }

  @Test(arguments: examples.indices)
  func `agrees on text, CDATA, and references in every element`(example: Int) throws {
    try expectAgreement(SystematicMutants(of: Self.examples[example].1).strays, atLeast: 1000)
  }

  @Test(arguments: examples.indices)
  func `agrees on every change of an attribute`(example: Int) throws {
    let mutants = SystematicMutants(of: Self.examples[example].1)
    try expectAgreement(mutants.attributeChanges + mutants.schemaTypes, atLeast: 500)
  }

  @Test(arguments: examples.indices)
  func `agrees on every spelling of every value`(example: Int) throws {
    try expectAgreement(
      SystematicMutants(of: Self.examples[example].1).values(Spellings.all), atLeast: 3000)
  }

  @Test(arguments: examples.indices)
  func `agrees on white space in every value`(example: Int) throws {
    try expectAgreement(SystematicMutants(of: Self.examples[example].1).spaces, atLeast: 1000)
  }

  @Test(arguments: examples.indices)
  func `agrees on how long a text may be`(example: Int) throws {
    let mutants = SystematicMutants(of: Self.examples[example].1)
    let places = mutants.places.filter { $0.value.contains(" ") || $0.value == "530/001/CONTOH" }
    try expectAgreement(
      places.flatMap { place in
        Spellings.longTexts.map { mutants.with($0, at: place, "\($0.count) letters") }
      }, atLeast: 50)
  }

  @Test(arguments: examples.indices)
  func `agrees on how often an element may stand`(example: Int) throws {
    let (_, text, declaration) = Self.examples[example]
    try expectAgreement(SystematicMutants(of: text).occurrences(of: declaration), atLeast: 40)
  }

  @Test(arguments: examples.indices)
  func `agrees on documents cut off at every tag`(example: Int) throws {
    try expectAgreement(SystematicMutants(of: Self.examples[example].1).truncations, atLeast: 200)
  }

  @Test(arguments: examples.indices)
  func `agrees on what stands before the root and how it is encoded`(example: Int) throws {
    try expectAgreement(PrologueMutants.all(of: Self.examples[example].1), atLeast: 100)
  }

  @Test(arguments: examples.indices)
  func `agrees on namespaces and prefixes`(example: Int) throws {
    try expectAgreement(NamespaceMutants.all(of: Self.examples[example].1), atLeast: 45)
  }

  @Test func `agrees on a file that holds both documents`() throws {
    let mutants = SystematicMutants(of: ExampleDocuments.usulan, depth: 1)
    try expectAgreement(
      mutants.elementChanges + mutants.strays + mutants.attributeChanges, atLeast: 300)
  }

  @Test(arguments: examples.indices)
  func `refuses what exceeds its limits, valid or not`(example: Int) throws {
    let text = Self.examples[example].1
    let long = String(repeating: "x", count: 1_000_000)
    let names = (0..<5000).map { "<?p\($0)?>" }.joined()
    let prefixes = (0..<5000).map { " xmlns:p\($0)=\"u\"" }.joined()
    let mutants = [
      Mutant("<!--\(long)-->" + text, "long comment", .limit(.markup)),
      Mutant("<?p \(long)?>" + text, "long instruction", .limit(.markup)),
      Mutant(names + text, "many names of instructions", .limit(.names)),
      Mutant(
        text.replacing("<identitas>", with: "<identitas\(prefixes)>"), "many prefixes",
        .limit(.names)),
      Mutant(
        text.replacing(
          "<identitas>",
          with: "<identitas>" + String(repeating: "<x>", count: 100)
            + String(repeating: "</x>", count: 100)), "deep nesting", .limit(.depth)),
    ]
    try expectAgreement(mutants, atLeast: 5)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `agrees on documents changed by lot`(seed: UInt64) throws {
    let sources =
      try Self.samples() + [
        ("kak", ExampleDocuments.kak), ("rab", ExampleDocuments.rab),
        ("usulan", ExampleDocuments.usulan),
      ]
    var random = RandomMutants(seed: seed, sources: sources)
    try expectAgreement((0..<500).map { random.next($0) }, atLeast: 500)
  }
}
