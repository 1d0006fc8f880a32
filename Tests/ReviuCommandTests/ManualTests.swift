import Foundation
import Testing

/// What is made of the declarations of commands and options.
struct ManualTests {
  @Test(arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
  func `the completion script is sound in its shell`(shell: String, option: String) throws {
    let place = try Workplace()
    let script = try place.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    for word in ["check", "new", "fail-on", "watch"] { #expect(script.output.contains(word)) }
    try place.write(script.output, to: "completion")
    let file = place.url.appending(path: "completion").path
    #expect(try Self.run("/usr/bin/\(shell)", option, file) == "")
    try place.write(script.output + "\nfor ((", to: "completion")
    #expect(try Self.run("/usr/bin/\(shell)", option, file) != "", "the judge refuses nothing")
  }

  @Test func `the manual is sound and has every command and option`() throws {
    let place = try Workplace()
    let command = try Workplace.executable()
    let generator = command.deletingLastPathComponent().appending(path: "generate-manual").path
    let complaints = try Self.run(
      generator, command.path, "--date", "2025-10-10", "--output-directory", place.url.path)
    #expect(complaints == "")
    #expect(
      try Self.run("/usr/bin/mandoc", "-Tlint", "-W", "error", place.url.path + "/reviu.1") == "")

    let manual = try place.text("reviu.1")
    let dump = try place.run(["--experimental-dump-help"]).output
    let all = try #require(
      JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
    let root = try #require(all["command"] as? [String: Any])
    let commands = manual.matches(of: #/\n\.It Em (\S+)/#).map { String($0.1) }
    #expect(commands.sorted() == Self.names(below: root).sorted())
    let options = Set(manual.matches(of: #/-([a-z][a-z-]+)/#).map { String($0.1) })
    for name in Self.options(of: root) { #expect(options.contains(name)) }
  }

  private static func subcommands(_ command: [String: Any]) -> [[String: Any]] {
    command["subcommands"] as? [[String: Any]] ?? []
  }

  private static func names(below command: [String: Any]) -> [String] {
    subcommands(command).flatMap { [$0["commandName"] as? String ?? ""] + names(below: $0) }
  }

  private static func options(of command: [String: Any]) -> Set<String> {
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let own = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
      .filter { $0["kind"] as? String == "long" }.compactMap { $0["name"] as? String }
    return subcommands(command).reduce(into: Set(own)) { $0.formUnion(options(of: $1)) }
  }

  /// - Returns: what the program says, and its status where that is not 0.
  private static func run(_ program: String, _ arguments: String...) throws -> String {
    try #require(
      FileManager.default.isExecutableFile(atPath: program),
      "\(program) is missing; make test installs it")
    let output = FileManager.default.temporaryDirectory.appending(path: "said-\(UUID())")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let said = try Data(contentsOf: output)
    let status = process.terminationStatus
    return String(decoding: said, as: UTF8.self) + (status == 0 ? "" : "status \(status)")
  }
}
