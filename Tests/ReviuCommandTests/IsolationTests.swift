import Foundation
import Testing

/// Files that end, or would end, the process that reviews them.
struct IsolationTests {
  private static let options = Scenario.day + ["--lang", "en", "--format", "json"]
  private static let pipe = "masuk/zz.xml"

  /// A proposal beside whose file a pipe stands that somebody has to write to.
  private static func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(try place.text("\(Scenario.clean)/kak.xml"), to: "masuk/kak.xml")
    try place.write(try place.text("\(Scenario.clean)/rab.xml"), to: "masuk/rab.xml")
    return place
  }

  /// What the command says with the document in a file, where it reviews by itself.
  private static func reference(_ document: String) throws -> CommandResult {
    let place = try place()
    try place.write(document, to: pipe)
    return try place.run(["check", "masuk"] + options)
  }

  private static func document(_ place: Workplace) throws -> String {
    try place.text("\(Scenario.clean)/rab.xml")
      .replacing("<ro kode=\"001\">", with: "<ro kode=\"009\">")
  }

  /// Opens the pipe as soon as a process waits for what comes out of it, and ends that process.
  private static func kill(readerOf pipe: URL, startedBy command: RunningCommand) throws {
    let end = try FileHandle(forWritingTo: pipe)
    let worker = try #require(command.children.first)
    Foundation.kill(worker, SIGKILL)
    // Until the command has taken note of it.
    while Foundation.kill(worker, 0) == 0 { sched_yield() }
    try end.close()
  }

  @Test(.timeLimit(.minutes(5)))
  func `a process that is killed is replaced, and nothing is lost`() throws {
    let place = try Self.place()
    try place.makePipe(Self.pipe)
    let pipe = place.url.appending(path: Self.pipe)
    let command = try place.start(["check", "masuk", "--isolate", "--jobs", "1"] + Self.options)
    try Self.kill(readerOf: pipe, startedBy: command)
    // A KAK and a RAB in one: of a document without partner the pipe would have to be read twice.
    let document = try place.text("Samples/lulus/kalimantan-utara-upl-rumput-laut/usulan.xml")
    let end = try FileHandle(forWritingTo: pipe)
    try end.write(contentsOf: Data(document.utf8))
    try end.close()
    let result = try command.result()
    let reference = try Self.reference(document)
    #expect(result.status == reference.status)
    #expect(result.output == reference.output)
    #expect(result.errors == "reviu: 1 process ended before its time and was replaced\n")
  }

  @Test(.timeLimit(.minutes(5)))
  func `a file whose processes are killed costs only itself`() throws {
    let place = try Self.place()
    try place.makePipe(Self.pipe)
    let pipe = place.url.appending(path: Self.pipe)
    let command = try place.start(["check", "masuk", "--isolate", "--jobs", "1"] + Self.options)
    for _ in 1...2 { try Self.kill(readerOf: pipe, startedBy: command) }
    try Self.expectOneLost(try command.result(), "ended with signal 9")
  }

  @Test(.timeLimit(.minutes(5)), arguments: [[], ["--cache", "hasil"], ["--resume", "hasil"]])
  func `a file whose review never ends costs only itself`(store: [String]) throws {
    let place = try Self.place()
    try place.makePipe(Self.pipe)
    let result = try place.run(
      ["check", "masuk", "--isolate", "--time-limit", "5"] + store + Self.options)
    try Self.expectOneLost(result, "takes longer than the limit of 5 seconds")
  }

  @Test(.timeLimit(.minutes(5)))
  func `a process that is stopped, whose own clock cannot end it, is not waited for`() throws {
    let place = try Self.place()
    try place.makePipe(Self.pipe)
    let command = try place.start(
      ["check", "masuk", "--isolate", "--jobs", "1", "--time-limit", "5"] + Self.options)
    // As long as this end is open, those who read the pipe wait for what never comes.
    let end = try FileHandle(forWritingTo: place.url.appending(path: Self.pipe))
    Foundation.kill(try #require(command.children.first), SIGSTOP)
    try Self.expectOneLost(try command.result(), "takes longer than the limit of 5 seconds")
    try end.close()
  }

  @Test(
    .disabled(
      if: Workplace.isSanitized, "a sanitizer ends a process without memory in its own way"))
  func `a file that takes all memory costs only itself`() throws {
    let place = try Self.place()
    let padding = String(repeating: " ", count: 60 << 20)
    try place.write(try Self.document(place) + padding, to: Self.pipe)
    let result = try place.run(
      ["check", "masuk", "--isolate", "--memory-limit", "32"] + Self.options)
    try Self.expectOneLost(result, "the limit of 32 MB")
    let enough = try place.run(["check", "masuk", "--isolate"] + Self.options)
    #expect(enough.output == (try place.run(["check", "masuk"] + Self.options)).output)
  }

  /// The file at the pipe's place is a finding and says why; the proposal beside it passes.
  private static func expectOneLost(_ result: CommandResult, _ reason: String) throws {
    #expect(result.status == 1)
    #expect(result.output.contains(reason), "\(result.output)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let inputs = try #require(report["inputs"] as? [[String: Any]])
    #expect(inputs.count == 3)
    #expect(
      inputs.filter { $0["status"] as? String == "unreadable" }.map { $0["file"] as? String }
        == [pipe])
    let proposals = try #require(report["proposals"] as? [[String: Any]])
    #expect(proposals.map { $0["gate"] as? String } == ["pass"])
    // What needs all proposals cannot be told.
    let findings = try #require(report["findings"] as? [[String: Any]]).filter {
      $0["outcome"] as? String == "fail"
    }
    #expect(findings.map { $0["rule"] as? String } == ["DOK-BACA"])
    #expect(result.errors == "reviu: 2 processes ended before their time and were replaced\n")
  }

  @Test(arguments: ["1", "3"])
  func `reviewing in processes of their own changes no report`(jobs: String) throws {
    let place = try Workplace()
    let formats = ["json", "html", "text"]
    func reports(_ name: String) -> [String] {
      formats.flatMap { ["--report", "\($0)=\(name).\($0)"] }
    }
    // Partners that nothing but their content tells, one of two, and what is no document.
    try place.write(try place.text("\(Scenario.clean)/rab.xml"), to: "b/masuk.xml")
    try place.write(try place.text("\(Scenario.clean)/kak.xml"), to: "a/kirim.xml")
    try place.write(try Self.document(place), to: "c.xml")
    try place.write("<rab", to: "d.xml")
    let inputs = ["a", "b", "c.xml", "d.xml", "Samples/temuan"]
    let options = ["--waivers", "izin.yaml"] + Scenario.day
    try place.write("[]\n", to: "izin.yaml")
    let one = try place.run(["check"] + inputs + reports("one") + options)
    let other = try place.run(
      ["check"] + inputs + reports("other") + options + ["--isolate", "--jobs", jobs])
    #expect(one.status == 1)
    #expect(other.status == 1, "\(other.errors)")
    #expect(one.output == other.output)
    for format in formats {
      #expect(try place.text("one.\(format)") == place.text("other.\(format)"))
    }
    #expect(other.errors.isEmpty)
  }

  @Test func `a document on standard input is reviewed by another process as well`() throws {
    let place = try Workplace()
    let arguments = ["check", "-", "--format", "json"] + Scenario.day
    let input = "\(Scenario.clean)/kak.xml"
    let one = try place.run(arguments, input: input)
    let other = try place.run(arguments + ["--isolate"], input: input)
    #expect(other.status == 1)
    #expect(one.output == other.output)
  }
}
