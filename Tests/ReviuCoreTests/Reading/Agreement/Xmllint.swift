import Foundation

/// The judge that the reader is held against: libxml2's own validator.
enum Xmllint {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private static let program = "/usr/bin/xmllint"
  private static let filesAtOnce = 400

  /// Whether each document is well-formed and valid.
  static func validates(_ documents: [[UInt8]]) throws -> [Bool] {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Failure(description: "\(program) is missing: install the package libxml2-utils")
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "reviu-agreement-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let names = documents.indices.map { "d\($0).xml" }
    for (name, bytes) in zip(names, documents) {
      try Data(bytes).write(to: folder.appending(path: name))
    }
    var valid: Set<Substring> = []
    for start in stride(from: 0, to: names.count, by: filesAtOnce) {
      let part = Array(names[start..<min(start + filesAtOnce, names.count)])
      let output = try run(part, in: folder)
      let verdicts = output.split(separator: "\n").filter { $0.hasSuffix(" validates") }
      valid.formUnion(verdicts.map { $0.dropLast(" validates".count) })
    }
    return names.map { valid.contains($0[...]) }
  }

  /// Everything that xmllint prints; its exit status only says whether all files are valid.
  private static func run(_ files: [String], in folder: URL) throws -> String {
    let output = folder.appending(path: "output.txt")
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    defer { try? handle.close() }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments =
      [
        "--noout", "--nonet", "--schema",
        ProjectFolder.path("Sources/ReviuCore/Proposal/usulan-1.xsd"),
      ]
      + files
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      throw Failure(description: "xmllint crashed on one of \(files[0]) and the following")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}

/// Files of the project, found from where this one stands.
enum ProjectFolder {
  static func path(_ relative: String) -> String {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    return folder.appending(path: relative).path(percentEncoded: false)
  }

  static func url(_ relative: String) -> URL { URL(filePath: path(relative)) }
}
