internal import ReviuExpression

/// Reads a pack and those that it extends, and gathers the problems of all of them.
struct PackLoader {
  private(set) var parts: [RulePack.Part] = []
  /// The folders of the parts, in their order.
  private(set) var folders: [AuthoredFolder] = []
  private(set) var rules: [AuthoredRule] = []
  /// The day of the review; known once a header was read.
  var day: CivilDate { asOf ?? earliest }

  private var asOf: CivilDate?
  private let readsTests: Bool
  let problems = PackProblems()
  /// Where each rule stands.
  private var places: [String: (file: String, line: Int)] = [:]
  /// The tables of the packs read so far, which all rules read from then on may look up.
  private var tables: [String: LookupTable?] = [:]
  private var tablePlaces: [String: (file: String, line: Int)] = [:]
  private var validities: [(id: String, validity: Validity)] = []
  private let earliest: CivilDate

  init(asOf: CivilDate?, readsTests: Bool) {
    guard let earliest = CivilDate(year: 2000, month: 1, day: 1) else {
      preconditionFailure("the first day of 2000 exists")
    }
    self.asOf = asOf
    self.earliest = earliest
    self.readsTests = readsTests
  }

  mutating func load(_ files: PackFiles) throws(PackFailure) {
    read(files, changes: [:], extenders: [])
    if places.isEmpty, problems.all.isEmpty {
      problems.report(
        .missingFile("rules/*.yaml"), file: files.displayPath("pack.yaml"), line: 1, column: 1)
    }
    guard problems.all.isEmpty else { throw .problems(problems.sorted) }
    for (id, validity) in validities where !validity.contains(day) {
      throw .notValid(id: id, from: validity.from, through: validity.through)
    }
  }

  /// - Parameters:
  ///   - changes: what the packs that extend this one change, by rule.
  ///   - extenders: ids of these packs.
  private mutating func read(
    _ files: PackFiles, changes: [String: RuleChange], extenders: [String]
  ) {
    guard let header = PackHeader(files, problems) else { return }
    if asOf == nil { asOf = header.validity?.from }
    report(files)
    let ownChanges = header.changes()
    var merged = changes
    for (change, _) in ownChanges {
      merged[change.rule] = merged[change.rule]?.over(change) ?? change
    }
    let extenders = extenders + [header.id ?? ""]
    if let (id, node, keys) = header.base {
      if extenders.contains(id) {
        keys.report(.extendsItself(id), at: node)
      } else if let base = files.base(id) {
        read(base, changes: merged, extenders: extenders)
      } else {
        keys.report(.missingPack(id), at: node)
      }
    }
    let folder = AuthoredFolder(
      files: files, header: header, tables: header.tables(files, asOf: day, problems))
    offer(folder)
    for file in ruleFiles(files, merged) { add(file, merged) }
    for (change, node) in ownChanges where places[change.rule] == nil {
      header.keys.report(
        .unknownRule(change.rule, suggestion: nearest(change.rule, among: places.keys.sorted())),
        at: node)
    }
    if let part = header.part(files, changes: ownChanges.map(\.change)) { parts.append(part) }
    folders.append(folder)
    if let id = header.id, let validity = header.validity { validities.append((id, validity)) }
  }

  /// Lets rules look up the tables of a folder.
  private mutating func offer(_ folder: AuthoredFolder) {
    let keys = folder.header.keys
    for entry in folder.header.tableEntries {
      guard let name = entry.key.text else { continue }
      if let first = tablePlaces[name] {
        keys.report(
          .duplicate(name, firstFile: first.file, firstLine: first.line), at: entry.key)
      }
      tablePlaces[name] = (folder.headerFile, entry.key.line)
    }
    tables.merge(folder.tables) { first, _ in first }
  }

  private func report(_ files: PackFiles) {
    for path in files.unreadable {
      problems.report(.unreadableFile, file: files.displayPath(path), line: 1, column: 1)
    }
    for path in files.misnamed {
      problems.report(
        .badForm(path, form: .ruleFileName), file: files.displayPath(path), line: 1, column: 1)
    }
  }

  /// A rule file, read by itself.
  private struct RuleFile: Sendable {
    var path: String
    /// Nil where it is not readable; then a problem is reported.
    var node: YAMLNode?
    /// One for each element of the node; nil for one that is not sound.
    var rules: [Rule?] = []
    var problems: PackProblems.Report
  }

  /// Reads the rule files of a folder, several at a time: nothing else of loading takes as long.
  private func ruleFiles(_ files: PackFiles, _ changes: [String: RuleChange]) -> [RuleFile] {
    let paths = files.contents.keys.filter { $0.hasPrefix("rules/") }.sorted()
    let (tables, day, readsTests) = (tables, day, readsTests)
    return Threads.results(paths.count, threads: paths.count) { number in
      let problems = PackProblems()
      let path = files.displayPath(paths[number])
      let node = YAMLNode(
        file: path, bytes: files.contents[paths[number]], problems, hasTests: readsTests)
      let loader = RuleLoader(
        file: path, problems: problems, tables: tables, asOf: day, readsTests: readsTests,
        changes: changes)
      let rules = node?.elements?.map { loader.rule($0) } ?? []
      return RuleFile(path: path, node: node, rules: rules, problems: problems.found)
    }
  }

  private mutating func add(_ ruleFile: RuleFile, _ changes: [String: RuleChange]) {
    problems.add(ruleFile.problems)
    let file = ruleFile.path
    guard let node = ruleFile.node else { return }
    guard let nodes = node.elements else {
      problems.report(.expectedList, file: file, line: node.line, column: node.column)
      return
    }
    let loader = RuleLoader(
      file: file, problems: problems, tables: tables, asOf: day, readsTests: readsTests,
      changes: changes)
    for (node, rule) in zip(nodes, ruleFile.rules) {
      if let id = node["id"], let text = id.text {
        if let first = places[text] {
          problems.report(
            .duplicate(text, firstFile: first.file, firstLine: first.line), file: file,
            line: id.line, column: id.column, length: text.count)
        }
        places[text] = (file, id.line)
      }
      if let rule { rules.append(AuthoredRule(rule: rule, node: node, loader: loader)) }
    }
  }
}

extension RuleLoader {
  fileprivate init(
    file: String, problems: PackProblems, tables: [String: LookupTable?], asOf day: CivilDate,
    readsTests: Bool, changes: [String: RuleChange]
  ) {
    self.init(
      file: file, problems: problems, schema: VocabularyIndex.shared.schema, tables: tables,
      asOf: day, testReading: readsTests ? .built : .none, changes: changes)
  }
}

extension RuleChange {
  /// This change where it says something, and an inner pack's where it does not.
  fileprivate func over(_ inner: RuleChange) -> RuleChange {
    RuleChange(
      rule: rule, isActive: isActive ?? inner.isActive,
      disposition: disposition ?? inner.disposition, reason: reason)
  }
}

extension YAMLNode {
  /// - Parameter hasTests: false leaves the tests of rules out.
  init?(file: String, bytes: [UInt8]?, _ problems: PackProblems, hasTests: Bool = true) {
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
      problems.report(bytes == nil ? .unreadableFile : .notUTF8, file: file, line: 1, column: 1)
      return nil
    }
    problems.register(text, as: file)
    self.init(parsing: hasTests ? text : blankingTests(text), file: file, problems: problems)
  }
}
