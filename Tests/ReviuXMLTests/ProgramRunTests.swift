import Testing

@testable import ReviuXML

struct ProgramRunTests {
  private func run(_ script: String) throws -> ProgramRun {
    try ProgramRun(["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin", "KATA": "halo"])
  }

  @Test func `takes what a program writes, and how it ends`() throws {
    let run = try run("echo $KATA; echo gagal >&2; exit 3")
    #expect(String(decoding: run.output, as: UTF8.self) == "halo\n")
    #expect(String(decoding: run.errors, as: UTF8.self) == "gagal\n")
    #expect(run.end == .status(3))
  }

  /// More than the system keeps for a reader, on whichever stream comes first.
  @Test(arguments: ["1>&2", ""])
  func `takes much on one stream while the other is silent`(redirection: String) throws {
    let run = try run(
      "yes | head -c 3000000 \(redirection); yes | head -c 3000000; yes | head -c 10 >&2")
    #expect(run.output.count + run.errors.count == 6_000_010)
    #expect(run.end == .status(0))
  }

  @Test func `tells the signal that ended it`() throws {
    #expect(try run("kill -9 $$").end == .signal(9))
  }

  @Test func `gives it nothing to read`() throws {
    #expect(try run("cat; echo habis").output == Array("habis\n".utf8))
  }

  @Test func `refuses a program that is not there`() {
    #expect(throws: ChildProcess.Unstartable(code: 2)) {
      try ProgramRun(["reviu-yang-tidak-ada"], environment: [:])
    }
  }

  @Test(arguments: [0, 1, ProgramRun.inputLimit])
  func `gives it what it is to read`(count: Int) throws {
    let bytes = [UInt8](repeating: 0x61, count: count)
    let run = try ProgramRun(["cat"], environment: ["PATH": "/usr/bin:/bin"], input: bytes)
    #expect(run.output == bytes)
    let deaf = try ProgramRun(["true"], environment: ["PATH": "/usr/bin:/bin"], input: bytes)
    #expect(deaf.end == .status(0))
  }
}
