import Foundation

/// The command while it runs.
final class RunningCommand {
  private let process = Process()
  private let streams: URL
  private let output: URL
  private let errors: URL

  /// - Parameters:
  ///   - command: path of the executable, and its arguments.
  ///   - input: file that is its standard input.
  ///   - device: path of a device that takes its standard output; nil gathers it.
  init(_ command: [String], in folder: URL, input: URL?, output device: String?) throws {
    streams = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID())")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    (output, errors) = (streams.appending(path: "out"), streams.appending(path: "err"))
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = "80"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(
      forWritingTo: device.map { URL(fileURLWithPath: $0) } ?? output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: streams) }

  var identifier: Int32 { process.processIdentifier }

  /// Processes that it has started.
  var children: [Int32] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap { Int32($0) }.filter { process in
      // The name of the executable in parentheses, the state, and the parent's number come before the rest.
      let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 1 && Int32(fields[1]) == identifier
    }
  }

  var isRunning: Bool { process.isRunning }

  func send(signal: Int32) { kill(identifier, signal) }

  /// Waits until it ends.
  func result() throws -> CommandResult {
    process.waitUntilExit()
    return CommandResult(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
