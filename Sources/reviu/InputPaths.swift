internal import ReviuCore
internal import ReviuXML

/// The files that a command line names.
struct InputPaths {
  struct Input: Hashable {
    var path: String
    /// False for a file that was found below a folder.
    var isNamed: Bool
  }

  static let standardInput = "-"

  private(set) var inputs: [Input] = []
  /// Paths without links and detours, as bytes: names that only look alike are different files.
  private var seen: Set<[UInt8]> = []
  private var resolver = PathResolver()
  private let options: PackOptions
  private let hasOneSource: Bool

  /// - Throws: ``Failure`` when something named does not exist or nothing is left.
  init(_ arguments: [String], _ options: PackOptions) throws {
    self.options = options
    hasOneSource = arguments.count == 1 && !arguments[0].hasPrefix("@")
    for argument in arguments { try add(argument) }
    if inputs.isEmpty {
      let places = arguments.joined(separator: ", ")
      throw Failure(
        message: options.say(
          "reviu: tidak ada berkas .xml di \(places)", "reviu: there is no .xml file in \(places)"))
    }
  }

  private mutating func add(_ argument: String) throws {
    if argument == Self.standardInput { return append(argument, isNamed: true) }
    if argument.hasPrefix("@") { return try addList(String(argument.dropFirst())) }
    try addPath(argument)
  }

  private mutating func addPath(_ argument: String) throws {
    guard let kind = FilePaths.kind(argument) else {
      throw Failure(
        message: options.say(
          "reviu: \(argument): tidak ada berkas atau folder itu",
          "reviu: \(argument): there is no such file or folder"))
    }
    if kind == .folder { try addFolder(argument) } else { append(argument, isNamed: true) }
  }

  /// A file with one path a line.
  private mutating func addList(_ path: String) throws {
    guard let bytes = try? FileBytes.read(path, limit: .max),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw Failure(
        message: options.say(
          "reviu: \(path): daftar tidak dapat dibaca", "reviu: \(path): the list cannot be read"))
    }
    let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    for line in text.utf8.split(whereSeparator: ends.contains) {
      try addPath(String(Substring(line)))
    }
  }

  /// All files below a folder whose names end in `.xml`, sorted; hidden ones and links to folders are left out.
  private mutating func addFolder(_ folder: String) throws {
    let entries: [FilePaths.Entry]
    do throws(FileBytes.Unreadable) {
      entries = try FilePaths.entries(of: folder)
    } catch {
      throw Failure(
        message: options.say(
          "reviu: \(folder): folder tidak dapat dibaca",
          "reviu: \(folder): the folder cannot be read"))
    }
    // What is here is named as repositories name it.
    let start = folder == "." || folder == "./" ? "" : folder.hasSuffix("/") ? folder : "\(folder)/"
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = "\(start)\(entry.name)"
      if entry.name.lowercased().hasSuffix(".xml") {
        append(path, isNamed: false)
      } else if entry.kind == .folder {
        try addFolder(path)
      }
    }
  }

  private mutating func append(_ path: String, isNamed: Bool) {
    // One folder holds every file once; looking up each of thousands takes time.
    if hasOneSource { return inputs.append(Input(path: path, isNamed: isNamed)) }
    let key = path == Self.standardInput ? Array(path.utf8) : resolver.resolved(path)
    if seen.insert(key).inserted {
      inputs.append(Input(path: path, isNamed: isNamed))
    }
  }
}

extension InputPaths {
  /// All files, as a run reads them.
  var sources: [BatchRun.Source] {
    inputs.map { input in
      input.path == Self.standardInput
        ? .init(name: "<stdin>", path: nil) : .init(name: input.path, path: input.path)
    }
  }

  /// Whether everything is in files, not in standard input or pipes, which have their content only once.
  var canBeReadAgain: Bool {
    inputs.allSatisfy { $0.path != Self.standardInput && FilePaths.kind($0.path) == .file }
  }

  /// The proposals of all files, in the order of their ids; says which files cannot be used.
  /// - Throws: ``Failure`` when there is none.
  func proposals(reviewedBy pack: RulePack) throws -> [Proposal] {
    let batch = BatchRun(
      Reviewer(pack: pack), sources, jobs: 1, digestsInputs: false, keepsDocuments: true
    ).batch(gate: .defaultGate)
    for input in batch.inputs where input.status != .read {
      Console.writeError(
        options.say(
          "reviu: \(input.file): tidak dapat dipakai; lihat \"reviu check\"",
          "reviu: \(input.file): cannot be used; see \"reviu check\""))
    }
    if batch.proposals.isEmpty {
      let places = inputs.map(\.path).joined(separator: ", ")
      throw Failure(
        message: options.say(
          "reviu: tidak ada usulan di \(places)", "reviu: there is no submission in \(places)"))
    }
    return batch.proposals.values.sorted { $0.id < $1.id }
  }

  /// The files that were named and are no submissions, with their roots.
  func strangers(in batch: Batch) -> [(path: String, root: String)] {
    let named = Set(zip(inputs, sources).filter(\.0.isNamed).map { Array($0.1.name.utf8) })
    return batch.inputs.compactMap { input in
      guard let root = input.foreignRoot, named.contains(Array(input.file.utf8)) else { return nil }
      return (input.file, root)
    }
  }
}
