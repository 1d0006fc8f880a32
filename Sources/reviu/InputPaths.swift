internal import ReviuCore
internal import ReviuXML

/// The files that a command line names.
struct InputPaths {
  struct Input: Hashable {
    var path: String
    /// False for a file that was found below a folder.
    var isNamed: Bool
    /// False for what is called otherwise than its path can say.
    var canBeOpened = true
  }

  static let standardInput = "-"

  private(set) var inputs: [Input] = []
  /// Where each file is among the inputs, by its path without links and detours, as bytes: names that only look alike
  /// are different files.
  private var numbers: [[UInt8]: Int] = [:]
  private var resolver = PathResolver()
  private let options: PackOptions
  /// What the command writes itself, as bytes, without links and detours.
  private let outputs: Set<[UInt8]>

  /// - Parameter outputs: paths that the command writes to; below a folder they are no inputs.
  /// - Throws: ``Failure`` when something named does not exist or nothing is left.
  init(_ arguments: [String], writing outputs: [String] = [], _ options: PackOptions) throws {
    self.options = options
    self.outputs = Set(outputs.map(FilePaths.resolved))
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
    let bytes = try Console.contents(
      of: path, Bilingual(id: "daftar", en: "the list"), in: options.lang)
    guard let text = String(textFile: bytes) else {
      throw Failure(
        message: options.say(
          "reviu: \(path): daftar bukan UTF-8", "reviu: \(path): the list is not UTF-8"))
    }
    let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    let lines = text.utf8.split(whereSeparator: ends.contains)
    if lines.isEmpty {
      throw Failure(
        message: options.say(
          "reviu: \(path): daftar kosong; tulis satu jalur per baris",
          "reviu: \(path): the list is empty; write one path a line"))
    }
    for line in lines { try addPath(String(Substring(line))) }
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
    for entry in entries where entry.name.utf8.first != UInt8(ascii: ".") {
      let path = "\(start)\(entry.name)"
      let kind = entry.isLink ? FilePaths.kind(path) : entry.kind
      if kind == .folder {
        if !entry.isLink { addSubfolder(path, entry) }
      } else if FilePaths.isXML(entry.name.utf8) {
        if entry.isNamedInUTF8 {
          append(path, isNamed: false, isNoLink: !entry.isLink)
        } else {
          inputs.append(Input(path: path, isNamed: false, canBeOpened: false))
        }
      }
    }
  }

  /// One that cannot be read is an input that cannot, so that it is told and the others go on.
  private mutating func addSubfolder(_ path: String, _ entry: FilePaths.Entry) {
    do {
      if entry.isNamedInUTF8 { return try addFolder(path) }
    } catch {}
    inputs.append(Input(path: path, isNamed: false, canBeOpened: entry.isNamedInUTF8))
  }

  /// Every file once, whatever links lead to it and in whatever order they come.
  private mutating func append(_ path: String, isNamed: Bool, isNoLink: Bool? = nil) {
    let key =
      path == Self.standardInput
      ? Array(path.utf8) : resolver.resolved(path, isNoLink: isNoLink)
    if let number = numbers[key] {
      if isNamed { inputs[number].isNamed = true }
      if path.utf8.lexicographicallyPrecedes(inputs[number].path.utf8) {
        inputs[number].path = path
      }
    } else if isNamed || !outputs.contains(key) {
      numbers[key] = inputs.count
      inputs.append(Input(path: path, isNamed: isNamed))
    }
  }
}

extension InputPaths {
  /// All files, as a run reads them.
  var sources: [BatchRun.Source] {
    inputs.map { input in
      input.path == Self.standardInput
        ? .init(name: "<stdin>", path: nil, isNamed: true)
        : .init(
          name: input.path, path: input.canBeOpened ? input.path : "\(input.path)\0",
          isNamed: input.isNamed)
    }
  }

  /// Whether everything is in files, not in standard input or pipes, which have their content only once.
  var canBeReadAgain: Bool {
    inputs.allSatisfy {
      $0.path != Self.standardInput && (FilePaths.kind($0.path) == .file || !$0.canBeOpened)
    }
  }

  /// The proposals of all files, in the order of their ids, and the run that they are part of; says which files cannot
  /// be used.
  /// - Throws: ``Failure`` when there is none.
  func proposals(reviewedBy pack: RulePack) throws -> (all: [Proposal], batch: Batch) {
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
    return (batch.proposals.values.sorted { $0.id < $1.id }, batch)
  }
}
