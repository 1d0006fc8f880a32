internal import ReviuExpression

/// What the files of a pack say, each taken by itself.
struct PackContents {
  /// In the order of their paths.
  private(set) var ruleFiles: [RuleFile] = []
  /// By name; nil for one that is not sound, so that rules which use it are not reported as well.
  private(set) var tables: [String: LookupTable?] = [:]
  private(set) var digest = ""
  /// Those of the tables.
  private(set) var problems = PackProblems.Report()

  /// Reads the files of several packs at a time: nothing else of loading takes as long.
  ///
  /// - Parameters:
  ///   - packs: with the tables that each declares.
  ///   - hasTests: false leaves the tests of rules out.
  static func read(
    _ packs: [(files: PackFiles, tables: [DeclaredTable])], hasTests: Bool
  ) -> [PackContents] {
    let ofPacks = packs.enumerated().flatMap { number, pack in
      pack.files.ruleFiles.map { Task(pack: number, work: .rules(path: $0.path, bytes: $0.bytes)) }
        + pack.tables.map { Task(pack: number, work: .table($0)) }
        + [Task(pack: number, work: .digest(pack.files))]
    }
    let tasks = ofPacks + [Task(pack: nil, work: .vocabulary)]
    let found = Threads.results(sizes: tasks.map(\.size)) { tasks[$0].result(hasTests: hasTests) }
    var contents = packs.map { _ in PackContents() }
    for (task, result) in zip(tasks, found) {
      if let pack = task.pack, let result { contents[pack].add(result) }
    }
    return contents
  }

  private mutating func add(_ result: Task.Result) {
    switch result {
    case .rules(let file): ruleFiles.append(file)
    case .table(let name, let table, let found):
      tables.updateValue(table, forKey: name)
      problems.add(found)
    case .digest(let text): digest = text
    }
  }

  /// A part of the reading that needs nothing of the others.
  private struct Task: Sendable {
    enum Work: Sendable {
      case rules(path: String, bytes: [UInt8])
      case table(DeclaredTable)
      case digest(PackFiles)
      /// Makes ready what the compiler of rules begins with, so that it need not wait for it.
      case vocabulary
    }

    enum Result: Sendable {
      case rules(RuleFile)
      case table(String, LookupTable?, PackProblems.Report)
      case digest(String)
    }

    /// Nil for what no pack says.
    var pack: Int?
    var work: Work

    /// How much there is to read; a digest, which takes little, fills up at the end, and nothing must wait for the
    /// vocabulary.
    var size: Int {
      switch work {
      case .rules(_, let bytes): bytes.count
      case .table(let table): table.size
      case .digest: 0
      case .vocabulary: .max
      }
    }

    func result(hasTests: Bool) -> Result? {
      let problems = PackProblems()
      switch work {
      case .rules(let path, let bytes):
        let node = YAMLNode(file: path, bytes: bytes, problems, hasTests: hasTests)
        return .rules(RuleFile(path: path, size: size, node: node, problems: problems.found))
      case .table(let table):
        let read = table.read(problems)
        return .table(table.name, read, problems.found)
      case .digest(let files): return .digest(files.digest)
      case .vocabulary:
        _ = VocabularyIndex.shared
        return nil
      }
    }
  }
}

/// A file of rules.
struct RuleFile: Sendable {
  var path: String
  /// In bytes.
  var size: Int
  /// Nil where it is not readable; then a problem is reported.
  var node: YAMLNode?
  var problems: PackProblems.Report
}

extension YAMLNode {
  /// - Parameter hasTests: false leaves the tests of rules out.
  init?(file: String, bytes: [UInt8]?, _ problems: PackProblems, hasTests: Bool = true) {
    guard let bytes, let text = String(textFile: bytes) else {
      problems.report(bytes == nil ? .unreadableFile : .notUTF8, file: file, line: 1, column: 1)
      return nil
    }
    problems.register(text, as: file)
    let attempt = PackProblems()
    if !hasTests,
      let node = YAMLNode(parsing: blankingTests(text), file: file, problems: attempt),
      attempt.all.isEmpty
    {
      self = node
      return
    }
    // With its tests, also where something in them is indented less than they are.
    self.init(parsing: text, file: file, problems: problems)
  }
}

extension String {
  /// A file without the byte order mark that some programs write; nil where it is not UTF-8.
  package init?(textFile bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.init(validating: bytes[(hasMark ? 3 : 0)...], as: UTF8.self)
  }
}
