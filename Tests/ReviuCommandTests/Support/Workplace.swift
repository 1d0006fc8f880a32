import Foundation
import Testing

/// What a run of the command leaves behind.
struct CommandResult {
  /// Nil when it did not end by itself.
  var status: Int32?
  var output: String
  var errors: String
}

/// A folder of its own with copies of the samples and the rule pack, in which the command is run.
final class Workplace {
  let url: URL

  static let repository: URL = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }()

  /// The command, which is built into the folder of the test bundle.
  static func executable() throws -> URL {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let candidates = [CommandLine.arguments[0], own].map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appending(path: "reviu")
    }
    return try #require(
      candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "there is no executable at \(candidates.map(\.path))")
  }

  /// Whether the command runs under a sanitizer, as `make sanitize` starts it.
  static var isSanitized: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["ASAN_OPTIONS"] != nil || environment["TSAN_OPTIONS"] != nil
  }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for name in ["Rules", "Samples"] {
      try FileManager.default.copyItem(
        at: Self.repository.appending(path: name), to: url.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try makeFolder(file.deletingLastPathComponent())
    try Data(text.utf8).write(to: file)
  }

  func makeFolder(named path: String) throws { try makeFolder(url.appending(path: path)) }

  /// Makes a symbolic link, and the folder that it stands in.
  func link(_ path: String, to destination: String) throws {
    let link = url.appending(path: path)
    try makeFolder(link.deletingLastPathComponent())
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: destination)
  }

  private func makeFolder(_ url: URL) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  /// A file with the first occurrence of a text replaced.
  func change(_ path: String, _ old: String, to new: String) throws {
    let text = try text(path)
    try #require(text.contains(old), "\(path) has no \"\(old)\"")
    try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: path)))
  }

  /// A file with other bytes.
  func change(bytesOf path: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try bytes(path)
    change(&bytes)
    try Data(bytes).write(to: url.appending(path: path))
  }

  func move(_ path: String, to other: String) throws {
    try makeFolder(url.appending(path: other).deletingLastPathComponent())
    try FileManager.default.moveItem(
      at: url.appending(path: path), to: url.appending(path: other))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: path))
  }

  /// All files below some folders, by their paths.
  func files(in folders: [String], endingIn suffix: String) throws -> [String] {
    try folders.flatMap { folder in
      let paths = try #require(
        FileManager.default.subpaths(atPath: url.appending(path: folder).path))
      return paths.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
    }
  }

  /// Puts a file in the place of another, as editors do.
  func rename(_ path: String, to other: String) throws {
    let status = Foundation.rename(
      url.appending(path: path).path, url.appending(path: other).path)
    try #require(status == 0)
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path).sorted()
  }

  /// Runs git in the folder.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    let author = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid"]
    process.arguments = ["-C", url.path] + author + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments) failed")
  }

  /// Names of all files below the folder, without what was copied.
  var newFiles: [String] {
    let own = ["Rules", "Samples", ".git"]
    let all = FileManager.default.subpaths(atPath: url.path) ?? []
    return all.filter { path in !own.contains { path.hasPrefix($0) } }.sorted()
  }

  /// Runs the command in the folder.
  /// - Parameters:
  ///   - input: path of the file that is its standard input.
  ///   - output: path of a device that takes its standard output; nil gathers it.
  ///   - fileBlocks: how many blocks of 512 bytes a file may have that it writes.
  func run(
    _ arguments: [String], input: String? = nil, output device: String? = nil,
    fileBlocks: Int? = nil
  ) throws -> CommandResult {
    try start(arguments, input: input, output: device, fileBlocks: fileBlocks).result()
  }

  /// Starts the command in the folder; what it does meanwhile is up to the test.
  /// - Parameter signal: name of one that it is started with as ignored.
  func start(
    _ arguments: [String], input: String? = nil, output device: String? = nil,
    fileBlocks: Int? = nil, ignoring signal: String? = nil
  ) throws -> RunningCommand {
    var command = [try Self.executable().path] + arguments
    let settings = [fileBlocks.map { "ulimit -f \($0)" }, signal.map { "trap '' \($0)" }]
    for setting in settings.compactMap({ $0 }) {
      command = ["/bin/sh", "-c", "\(setting); exec \"$0\" \"$@\""] + command
    }
    let input = input.map { url.appending(path: $0) }
    return try RunningCommand(command, in: url, input: input, output: device)
  }

  /// Runs a script of a shell in the folder, to which the command is "$0".
  func shell(_ script: String) throws -> CommandResult {
    let command = ["/bin/bash", "-c", script, try Self.executable().path]
    return try RunningCommand(command, in: url, input: nil, output: nil).result()
  }

  /// Makes a pipe that a process can open by its name.
  func makePipe(_ path: String) throws {
    let file = url.appending(path: path)
    try makeFolder(file.deletingLastPathComponent())
    try #require(mkfifo(file.path, 0o600) == 0)
  }
}
