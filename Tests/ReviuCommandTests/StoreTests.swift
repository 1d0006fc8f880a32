import Foundation
import Testing

/// Results that outlive the command.
struct StoreTests {
  private static let options = Scenario.day + ["--lang", "en", "--format", "json"]

  /// Two proposals, and a pipe that nobody writes to behind them.
  private static func place() throws -> Workplace {
    let place = try Workplace()
    for (name, sample) in [("a", Scenario.clean), ("b", Scenario.faulty)] {
      for document in ["kak", "rab"] {
        try place.write(
          try place.text("\(sample)/\(document).xml"), to: "masuk/\(name)/\(document).xml")
      }
    }
    try place.makePipe("masuk/zz.xml")
    return place
  }

  /// Ends the command when it has come to the pipe, and puts a document in the pipe's place.
  private static func kill(_ command: RunningCommand, in place: Workplace) throws {
    let pipe = place.url.appending(path: "masuk/zz.xml")
    let end = try FileHandle(forWritingTo: pipe)
    command.send(signal: SIGKILL)
    #expect(try command.result().status == nil)
    try end.close()
    try FileManager.default.removeItem(at: pipe)
    try place.write("<rab", to: "masuk/zz.xml")
  }

  @Test(arguments: ["--resume", "--cache"], [[], ["--isolate"]])
  func `a run that was killed is continued, with the same report`(
    option: String, isolation: [String]
  ) throws {
    let place = try Self.place()
    let arguments = ["check", "masuk"] + Self.options
    let kept = [option, "jurnal", "--jobs", "1"] + isolation
    let command = try place.start(arguments + kept)
    try Self.kill(command, in: place)
    let known = try place.names(in: "jurnal")
    if isolation.isEmpty { #expect(known.count >= 2) }
    let continued = try place.run(arguments + kept)
    let reference = try place.run(arguments)
    #expect(continued.status == 1, "\(continued.errors)")
    #expect(continued.output == reference.output)
    #expect(Set(try place.names(in: "jurnal")).isSuperset(of: known))
    try place.change("masuk/a/rab.xml", "582606000</total>", to: "1</total>")
    let changed = try place.run(arguments + kept)
    #expect(changed.output != reference.output)
    #expect(changed.output == (try place.run(arguments)).output)
  }

  @Test func `a journal is not continued on another day`() throws {
    let place = try Workplace()
    let arguments = ["check", Scenario.clean, "--resume", "jurnal", "--lang", "en", "--as-of"]
    #expect(try place.run(arguments + ["2025-10-10"]).status == 0)
    #expect(try place.run(arguments + ["2025-10-10"]).status == 0)
    let other = try place.run(arguments + ["2025-10-11"])
    #expect(other.status == 2)
    #expect(other.errors.contains("2025-10-10") && other.errors.contains("2025-10-11"))
  }

  /// - Parameter fileBlocks: room for some results, or for none.
  @Test(
    .disabled(if: Workplace.isSanitized, "a sanitizer cannot start where files have a limit"),
    arguments: [1, 5], [[], ["--isolate"]])
  func `a cache on a full disk changes no report and keeps nothing by halves`(
    fileBlocks: Int, isolation: [String]
  ) throws {
    let place = try Workplace()
    let arguments = ["check", Scenario.clean, Scenario.faulty] + Self.options
    let reference = try place.run(arguments).output
    // A pipe is never full.
    try place.makePipe("laporan")
    let kept = ["--cache", "hasil"] + isolation
    let command = try place.start(
      arguments + kept + ["--report", "json=laporan"], output: "/dev/null",
      fileBlocks: fileBlocks)
    let report = try FileHandle(forReadingFrom: place.url.appending(path: "laporan")).readToEnd()
    let result = try command.result()
    #expect(result.status == 1, "\(result.errors)")
    #expect(report == Data(reference.utf8))
    #expect(try place.names(in: "hasil").count == (fileBlocks == 1 ? 0 : 1))
    #expect(try place.run(arguments + kept).output == reference)
    #expect(try place.names(in: "hasil").count == 2)
  }

  @Test(.disabled(if: Workplace.isSanitized, "a sanitizer cannot start where files have a limit"))
  func `without a journal there is no review that could be continued`() throws {
    let place = try Workplace()
    let arguments = ["check", Scenario.clean, "--resume", "jurnal"] + Self.options
    // Nothing can be written to files any more, neither the journal nor why there is none.
    let result = try place.run(arguments, output: "/dev/null", fileBlocks: 0)
    #expect(result.status == 2)
    #expect(try place.names(in: "jurnal").isEmpty)
  }

  @Test func `a store that cannot be written is told before the review`() throws {
    let place = try Workplace()
    try place.write("", to: "berkas")
    for option in ["--resume", "--cache"] {
      let result = try place.run(["check", Scenario.clean, option, "berkas"] + Self.options)
      #expect(result.status == 2)
      #expect(result.errors.contains("berkas"))
    }
  }
}
