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
  /// The day of the review, and the constants of the packs read so far.
  private var constants: [PackConstant] = []
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
    let layers = layers(from: files)
    constants = [.hariReviu(day)]
    add(layers)
    if places.isEmpty, problems.all.isEmpty {
      problems.report(
        .missingFile("rules/*.yaml"), file: files.displayPath("pack.yaml"), line: 1, column: 1)
    }
    guard problems.all.isEmpty else { throw .problems(problems.sorted) }
    // All of them are needed, so the day must be one of all.
    let common = validities.map(\.validity).reduce(Validity()) { $0.intersection($1) }
    guard let own = validities.last, !common.contains(day) else { return }
    if let from = common.from, let through = common.through, through < from,
      let other = validities.first(where: { !$0.validity.contains(day) })
    {
      throw .notValid(
        id: other.id, from: other.validity.from, through: other.validity.through)
    }
    throw .notValid(id: own.id, from: common.from, through: common.through)
  }

  /// A pack as one of those that extend each other.
  private struct Layer {
    var files: PackFiles
    var header: PackHeader
    /// What the pack changes.
    var ownChanges: [(change: RuleChange, node: YAMLNode)]
    /// The same with what the packs that extend this one change, by rule.
    var changes: [String: RuleChange]
  }

  /// The pack and those that it extends, the innermost first.
  private mutating func layers(from files: PackFiles) -> [Layer] {
    var layers: [Layer] = []
    var changes: [String: RuleChange] = [:]
    var next: PackFiles? = files
    while let files = next, let header = PackHeader(files, problems) {
      next = nil
      if asOf == nil { asOf = header.validity?.from }
      report(files)
      let ownChanges = header.changes()
      for (change, _) in ownChanges {
        changes[change.rule] = changes[change.rule]?.over(change) ?? change
      }
      layers.append(Layer(files: files, header: header, ownChanges: ownChanges, changes: changes))
      guard let (id, node, keys) = header.base else { break }
      let base = files.base(id)
      // A pack may call itself otherwise than its folder is called.
      if layers.contains(where: { $0.header.id == id || $0.files.folder == base?.folder }) {
        keys.report(.extendsItself(id), at: node)
      } else if let base {
        next = base
      } else {
        keys.report(.missingPack(id), at: node)
      }
    }
    return layers.reversed()
  }

  private mutating func add(_ layers: [Layer]) {
    let day = day
    let contents = PackContents.read(
      layers.map { ($0.files, $0.header.tables($0.files, asOf: day)) }, hasTests: readsTests)
    let files = uncompiledFiles(layers, contents)
    let compiled = Threads.results(sizes: files.map(\.file.size)) { files[$0].compiled() }
    for (number, layer) in layers.enumerated() {
      for (file, compiled) in zip(files, compiled) where file.layer == number {
        problems.add(compiled.problems)
        add(compiled.rules, of: file)
      }
      close(layer, digest: contents[number].digest)
    }
  }

  /// The rule files of all packs; their rules look up the tables of their own pack and of those that it extends.
  private mutating func uncompiledFiles(
    _ layers: [Layer], _ contents: [PackContents]
  ) -> [UncompiledFile] {
    let patterns = KnownPatterns()
    return layers.indices.flatMap { number in
      let (layer, contents) = (layers[number], contents[number])
      problems.add(contents.problems)
      let folder = AuthoredFolder(
        files: layer.files, header: layer.header, tables: contents.tables,
        constants: layer.header.constants(after: constants))
      folders.append(folder)
      offer(folder)
      let settings = RuleSettings(
        tables: tables, constants: constants, asOf: day, testReading: readsTests ? .built : .none,
        changes: layer.changes,
        checker: Checker(
          schema: VocabularyIndex.shared.schema, constants: constants.values, patterns: patterns))
      return contents.ruleFiles.map { UncompiledFile(layer: number, file: $0, settings: settings) }
    }
  }

  private mutating func close(_ layer: Layer, digest: String) {
    let header = layer.header
    for (change, node) in layer.ownChanges where places[change.rule] == nil {
      header.keys.report(
        .unknownRule(change.rule, suggestion: nearest(change.rule, among: places.keys.sorted())),
        at: node)
    }
    let changes = layer.ownChanges.map(\.change)
    if let part = header.part(digest: digest, changes: changes) { parts.append(part) }
    if let id = header.id, let validity = header.validity { validities.append((id, validity)) }
  }

  /// Lets rules use the tables and constants of a folder.
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
    constants += folder.constants
  }

  private func report(_ files: PackFiles) {
    for (path, reason) in files.problems {
      problems.report(reason, file: files.displayPath(path), line: 1, column: 1)
    }
  }

  /// A file of rules, and what they are compiled with.
  private struct UncompiledFile: Sendable {
    var layer: Int
    var file: RuleFile
    var settings: RuleSettings

    func loader(_ problems: PackProblems) -> RuleLoader {
      RuleLoader(file: file.path, problems: problems, settings: settings)
    }

    /// One rule for each element of the file; nil for one that is not sound.
    func compiled() -> (rules: [Rule?], problems: PackProblems.Report) {
      let problems = PackProblems()
      problems.add(file.problems)
      let loader = loader(problems)
      return (file.node?.elements?.map { loader.rule($0) } ?? [], problems.found)
    }
  }

  private mutating func add(_ compiled: [Rule?], of uncompiled: UncompiledFile) {
    let file = uncompiled.file
    guard let node = file.node else { return }
    guard let nodes = node.elements else {
      problems.report(.expectedList, file: file.path, line: node.line, column: node.column)
      return
    }
    let loader = uncompiled.loader(problems)
    for (node, rule) in zip(nodes, compiled) {
      if let id = node["id"], let text = id.text {
        if let first = places[text] {
          problems.report(
            .duplicate(text, firstFile: first.file, firstLine: first.line), file: file.path,
            line: id.line, column: id.column, length: text.count)
        }
        places[text] = (file.path, id.line)
      }
      if let rule { rules.append(AuthoredRule(rule: rule, node: node, loader: loader)) }
    }
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
