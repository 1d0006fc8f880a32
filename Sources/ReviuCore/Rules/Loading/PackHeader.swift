internal import ReviuExpression

/// What `pack.yaml` says.
struct PackHeader {
  /// Nil where the file does not say; then a problem is reported.
  let id: String?
  let version: String?
  let title: Bilingual?
  let fiscalYear: String?
  let validity: Validity?
  /// The pack that this one extends.
  let base: (id: String, node: YAMLNode, keys: KeyReader)?
  let keys: KeyReader
  var node: YAMLNode { keys.node }
  private let declarations: [(name: String, reader: KeyReader)]
  private let sources: [String: TableLoader.Source]

  /// Nil, with a problem, when the file is no mapping at all.
  init?(_ files: PackFiles, _ problems: PackProblems) {
    let file = files.displayPath("pack.yaml")
    guard let node = YAMLNode(file: file, bytes: files.contents["pack.yaml"], problems),
      let keys = KeyReader(node, file: file, problems: problems)
    else { return nil }
    keys.allowOnly([
      "id", "version", "title", "fiscal-year", "valid", "languages", "extends", "changes",
      "constants", "sources", "tables",
    ])
    self.keys = keys
    id = keys.required("id").flatMap { Self.packId($0, keys) }
    version = keys.requiredText("version")
    title = keys.bilingual(keys.required("title"))
    fiscalYear = keys.requiredText("fiscal-year")
    validity = keys.validity(keys.required("valid"))
    Self.checkLanguages(keys)
    base = keys.optional("extends").flatMap { node in
      Self.packId(node, keys).map { ($0, node, keys) }
    }
    sources = Self.sources(keys)
    let tables = keys.mapping(keys.optional("tables"))
    declarations = (tables?.node.entries ?? []).compactMap { entry in
      keys.mapping(entry.value).map { (entry.key.text ?? "", $0) }
    }
  }

  /// The tables' names and what stands under them.
  var tableEntries: [YAMLEntry] { node["tables"]?.entries ?? [] }

  /// The tables, to be read.
  func tables(_ files: PackFiles, asOf: CivilDate) -> [DeclaredTable] {
    let loader = TableLoader(files: files, sources: sources, asOf: asOf)
    return declarations.map { name, reader in
      DeclaredTable(
        name: name, loader: loader, declaration: loader.declaration(name, reader))
    }
  }

  /// The constants of the pack.
  /// - Parameter known: those of the packs that it extends.
  func constants(after known: [PackConstant]) -> [PackConstant] {
    keys.constants(keys.optional("constants"), after: known)
  }

  /// What the pack treats otherwise than the files in which the rules stand, with the place of each rule's id.
  func changes() -> [(change: RuleChange, node: YAMLNode)] {
    let nodes = keys.optional("changes").flatMap { keys.list($0) } ?? []
    var lines: [String: Int] = [:]
    return nodes.compactMap { node in
      guard let reader = keys.mapping(node) else { return nil }
      reader.allowOnly(["rule", "active", "disposition", "reason"])
      let rule = reader.required("rule")
      let active = reader.optional("active").map { reader.choice($0, Activity.self) }
      let disposition = reader.optional("disposition").map { reader.choice($0, Disposition.self) }
      if active == nil, disposition == nil {
        reader.report(.atLeastOneOf(["active", "disposition"]), at: node)
      }
      guard let reason = reader.bilingual(reader.required("reason")), let rule,
        let id = reader.text(rule)
      else { return nil }
      if let line = lines.updateValue(rule.line, forKey: id) {
        reader.report(.duplicate(id, firstFile: reader.file, firstLine: line), at: rule)
      }
      let change = RuleChange(
        rule: id, isActive: active?.map { $0 == .yes }, disposition: disposition ?? nil,
        reason: reason)
      return (change, rule)
    }
  }

  /// The pack for reports; nil where something is not said.
  func part(digest: String, changes: [RuleChange]) -> RulePack.Part? {
    guard let id, let version, let title, let fiscalYear else { return nil }
    return RulePack.Part(
      id: id, version: version, title: title, fiscalYear: fiscalYear, digest: digest,
      changes: changes)
  }

  private static func packId(_ node: YAMLNode, _ keys: KeyReader) -> String? {
    guard let text = keys.text(node) else { return nil }
    let isSound = text.utf8.allSatisfy { byte in
      (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
    }
    if isSound { return text }
    keys.report(.badForm(text, form: .packId), at: node)
    return nil
  }

  /// Messages come in both languages, so a pack must have both.
  private static func checkLanguages(_ keys: KeyReader) {
    let node = keys.required("languages")
    let languages = keys.list(node)?.compactMap { keys.text($0) } ?? []
    for language in Language.allCases where node != nil && !languages.contains(language.rawValue) {
      keys.report(.missingKey(language.rawValue), at: node ?? keys.node)
    }
  }

  private static func sources(_ keys: KeyReader) -> [String: TableLoader.Source] {
    guard let reader = keys.mapping(keys.optional("sources")) else { return [:] }
    var sources: [String: TableLoader.Source] = [:]
    for entry in reader.node.entries ?? [] {
      guard let inner = reader.mapping(entry.value) else { continue }
      inner.allowOnly(["title", "url"])
      guard let title = inner.requiredText("title") else { continue }
      sources[entry.key.text ?? ""] = .init(title: title, url: inner.optionalText("url"))
    }
    return sources
  }
}

/// Whether a rule is applied, as rule files say it.
enum Activity: String, Sendable, CaseIterable {
  case yes = "true"
  case no = "false"
}
