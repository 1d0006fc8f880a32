import Foundation

/// A script of Vectors/ that prints what another implementation says.
struct VectorScript {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  var name: String

  /// The lines that the script prints.
  func lines() throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", url.path]
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
    case 127: throw Failure(description: "python3 is missing: apt-get install python3")
    default: throw Failure(description: "\(name) failed: python3 needs its standard library")
    }
  }

  private var url: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "Vectors", name)
  }
}
