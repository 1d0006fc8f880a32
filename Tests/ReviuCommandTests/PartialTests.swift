import Foundation
import ReviuTestSupport
import Testing

struct PartialTests {
  private static let formats = [
    "text", "json", "ndjson", "sarif", "junit", "gitlab", "github", "csv", "markdown", "html",
  ]

  private static func reports(_ name: String) -> [String] {
    formats.flatMap { ["--report", "\($0)=\(name).\($0)"] }
  }

  /// The small samples, and what is alone, doubled, or unreadable.
  private static func inputs(_ place: Workplace) throws -> [String] {
    let pair = Scenario.clean
    try place.write(try place.text("\(pair)/kak.xml"), to: "masuk/salinan.xml")
    try place.write("", to: "masuk/kosong.xml")
    try place.write(
      try place.text("\(pair)/rab.xml").replacing("<ro kode=\"001\">", with: "<ro kode=\"009\">"),
      to: "masuk/sendiri.xml")
    return try place.files(in: ["Samples/lulus", "Samples/temuan", "masuk"], endingIn: ".xml")
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `partials of any split merge into the reports of one run`(seed: UInt64) throws {
    let place = try Workplace()
    var generator = SplitMix64(seed: seed)
    let options = Scenario.day + ["--lang", "en"]
    // What is no submission may only be there when nobody named it.
    try place.write("<faktur/>", to: "asing/faktur.xml")
    let inputs = try Self.inputs(place) + ["asing"]
    let one = try place.run(["check"] + inputs + options + Self.reports("one"))
    #expect(one.status == 1)
    var lists = [[String]](repeating: [], count: 7)
    for input in inputs.shuffled(using: &generator) { lists[generator.below(7)].append(input) }
    for (number, list) in lists.enumerated() {
      try place.write(list.joined(separator: "\n"), to: "\(number).daftar")
      let jobs = ["--jobs", "\(1 + number % 2)", "--with-documents"]
      let result = try place.run(
        ["check", "@\(number).daftar", "--partial", "\(number).bagian"] + options + jobs)
      #expect(result.status == 0, "\(result.errors)")
    }
    let partials = lists.indices.map { "\($0).bagian" }.shuffled(using: &generator)
    let merged = try place.run(["merge"] + partials + ["--lang", "en"] + Self.reports("merged"))
    #expect(merged.status == 1, "\(merged.errors)")
    #expect(merged.output == one.output)
    for format in Self.formats {
      let isSame = try place.bytes("one.\(format)") == place.bytes("merged.\(format)")
      #expect(isSame, "\(format)")
    }
  }

  @Test func `partials of a pack that is not valid on this command's days name the pack`() throws {
    let place = try Workplace()
    let result = try place.shell(
      """
      "$0" check Samples/2024 --rules Rules/ikma-2024 --as-of 2023-10-12 --partial bagian &&
      "$0" merge bagian --lang en
      """)
    #expect(result.status == 2)
    #expect(result.errors.contains("the rule pack of bagian is ikma-2024"), "\(result.errors)")
    #expect(result.errors.contains("--rules") && !result.errors.contains("--as-of"))
  }
}
