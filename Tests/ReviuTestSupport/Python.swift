import Foundation

/// The judge of JSON that is not ours.
package enum Python {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs a script with a text as its standard input.
  /// - Returns: what it prints.
  package static func run(_ script: String, input: String, _ arguments: String...) throws -> String
  {
    let interpreter = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: interpreter) else {
      throw Failure(description: "python3 is missing: apt-get install python3 python3-jsonschema")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (inputFile, outputFile) = (folder.appending(path: "in"), folder.appending(path: "out"))
    let errorFile = folder.appending(path: "err")
    try Data(input.utf8).write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: interpreter)
    process.arguments = ["-I", "-X", "utf8", "-c", script] + arguments
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let error = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
      let hint =
        error.contains("No module named 'jsonschema'")
        ? "jsonschema is missing: apt-get install python3-jsonschema\n" : ""
      throw Failure(description: hint + error)
    }
    return String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
  }
}
