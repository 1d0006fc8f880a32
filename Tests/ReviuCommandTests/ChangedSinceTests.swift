import Foundation
import Testing

/// What may differ from a revision is never left out, be it that git does not know.
struct ChangedSinceTests {
  private static let faulty = Scenario.faulty
  private static let check = ["check", "--changed-since", "HEAD"] + Scenario.day

  /// A work tree in which everything is as in its only revision.
  private func committed() throws -> Workplace {
    let place = try Workplace()
    try place.git("init", "--quiet")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "usulan")
    return place
  }

  @Test func `a file that did not change is left out`() throws {
    #expect(try committed().run(Self.check + [Self.faulty]).status == 0)
  }

  @Test func `what proposals say together that did not change is left out, too`() throws {
    let place = try Workplace()
    let (folder, other) = ("dua", "dua/salinan")
    for file in ["kak.xml", "rab.xml"] {
      let text = try place.text("\(Scenario.clean)/\(file)")
      try place.write(text, to: "\(folder)/\(file)")
      try place.write(
        text.replacing("<ro kode=\"001\"", with: "<ro kode=\"003\""), to: "\(other)/\(file)")
    }
    let all = try place.run(["check", folder] + Scenario.day)
    #expect(all.output.contains("GANDA-001"), "\(all.output)")
    try place.git("init", "--quiet")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "usulan")
    let result = try place.run(Self.check + [folder])
    #expect(result.status == 0 && !result.output.contains("GANDA-001"), "\(result.output)")
  }

  @Test func `a proposal whose partner became another document counts as touched`() throws {
    let place = try committed()
    try place.write("<faktur/>", to: "\(Self.faulty)/kak.xml")
    let result = try place.run(Self.check + [Self.faulty])
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("PASANGAN"))
  }

  @Test func `a proposal whose partner is of another output now counts as touched`() throws {
    let place = try committed()
    try place.change(
      "\(Self.faulty)/kak.xml", "tahunAnggaran=\"2026\"", to: "tahunAnggaran=\"2027\"")
    let result = try place.run(Self.check + [Self.faulty, "--format", "json"])
    #expect(result.output.contains("\"rab\": \"\(Self.faulty)/rab.xml\""), "\(result.output)")
  }

  @Test func `a new document alone takes no partner away`() throws {
    let place = try committed()
    try place.write(try place.text("\(Self.faulty)/rab.xml"), to: "yatim/rab.xml")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "RAB tanpa KAK")
    try place.write("<faktur/>", to: "baru.xml")
    try place.git("add", ".")
    #expect(try place.run(Self.check + ["yatim"]).status == 0)
    try place.write("<faktur/>", to: "\(Self.faulty)/kak.xml")
    #expect(try place.run(Self.check + ["yatim"]).status == 1)
  }

  @Test func `standard input is no file that git knows`() throws {
    let place = try committed()
    let result = try place.run(Self.check + ["-"], input: "\(Self.faulty)/rab.xml")
    #expect(result.status == 1, "\(result.output)")
  }

  @Test func `a file of another work tree is none that git knows`() throws {
    let (place, other) = (try committed(), try Workplace())
    let result = try place.run(Self.check + [other.url.appending(path: Self.faulty).path])
    #expect(result.status == 1, "\(result.output)")
  }

  @Test func `a file that git ignores is none that it knows`() throws {
    let place = try committed()
    try place.write("kiriman/\n", to: ".gitignore")
    for name in ["kak.xml", "rab.xml"] {
      try place.write(try place.text("\(Self.faulty)/\(name)"), to: "kiriman/\(name)")
    }
    let result = try place.run(Self.check + ["kiriman"])
    #expect(result.status == 1, "\(result.output)")
  }

  @Test func `a name that is not UTF-8 is no obstacle`() throws {
    let place = try committed()
    let made = try place.shell(
      "mkdir kiriman && cp \(Self.faulty)/*.xml kiriman && printf x > $'kiriman/catat\\xa0n.txt'")
    #expect(made.status == 0, "\(made.errors)")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "kiriman")
    #expect(try place.run(Self.check + ["kiriman"]).status == 0)
  }

  @Test func `what is left of a doubled proposal counts as touched`() throws {
    let place = try Workplace()
    try place.write(try place.text("\(Self.faulty)/kak.xml"), to: "\(Self.faulty)/kak-lama.xml")
    try place.git("init", "--quiet")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "usulan")
    #expect(try place.run(Self.check + [Self.faulty]).status == 0)
    try place.remove("\(Self.faulty)/kak-lama.xml")
    let result = try place.run(Self.check + [Self.faulty])
    #expect(result.status == 1, "\(result.output)")
  }

  @Test func `what git keeps in another form may have been anybody's partner`() throws {
    let place = try Workplace()
    let made = try place.shell(
      "for d in kak rab; do iconv -f UTF-8 -t UTF-16 \(Self.faulty)/$d.xml | sed '' > $d && mv $d \(Self.faulty)/$d.xml; done"
    )
    #expect(made.status == 0, "\(made.errors)")
    try place.write("*.xml working-tree-encoding=UTF-16\n", to: "\(Self.faulty)/.gitattributes")
    try place.git("init", "--quiet")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "usulan")
    try place.remove("\(Self.faulty)/rab.xml")
    let result = try place.run(Self.check + [Self.faulty])
    #expect(result.status == 1, "\(result.output)")
  }

  @Test func `a link to a file tells nothing about the file`() throws {
    let place = try Workplace()
    try place.link("terbaru/rab.xml", to: "../\(Scenario.clean)/rab.xml")
    try place.git("init", "--quiet")
    try place.git("add", ".")
    try place.git("commit", "--quiet", "--message", "usulan")
    try place.change("\(Scenario.clean)/rab.xml", "<total>", to: "<total>1")
    for folder in [Scenario.clean, "terbaru"] {
      let result = try place.run(Self.check + [folder])
      #expect(result.status == 1, "\(folder): \(result.output)")
    }
  }

  @Test func `what has not arrived is told wherever the table of it stands`() throws {
    let place = try committed()
    let result = try place.run(Self.check + [Scenario.clean, "--complete"])
    #expect(result.output.contains("POPULASI-001"), "\(result.output)")
  }
}
