internal import ReviuExpression

/// What becomes of the tests beside the rules.
enum TestReading {
  /// They are left out, as a review needs none.
  case none
  /// They must be sound, but their documents are not built.
  case checked
  case built
}

/// What the rules of a pack are compiled with.
struct RuleSettings: Sendable {
  /// Tables by name; nil for one that is declared but not sound.
  let tables: [String: LookupTable?]
  let constants: [PackConstant]
  let asOf: CivilDate
  var testReading: TestReading
  /// What packs change in the rules, by rule.
  let changes: [String: RuleChange]
  /// Knows the vocabulary and the constants.
  let checker: Checker
}

/// Compiles the rules of one file.
struct RuleLoader {
  let file: String
  let problems: PackProblems
  let settings: RuleSettings

  private var schema: Schema { VocabularyIndex.shared.schema }

  /// Keys that rules of every kind have, in the order in which they are written.
  private static func leadingKeys(_ kind: RuleKindName) -> [RuleKey] {
    [
      RuleKey(
        "id", .ruleId, id: "HURUF-ANGKA, tidak pernah berubah", en: "LETTERS-DIGITS, never changes"),
      RuleKey(
        "kind", .choice(RuleKindName.allCases.map(\.rawValue)), id: "jenis aturan",
        en: "kind of rule"),
      RuleKey(
        "aspect", .choice(Aspect.allCases.map(\.rawValue)), id: "aspek reviu a sampai f",
        en: "aspect of the review, a to f"),
      RuleKey("title", .bilingual, id: "nama aturan", en: "what the rule is called"),
      RuleKey(
        "basis", .either([.keys(basisKeys), .list(.keys(basisKeys))]), id: "dasar hukum",
        en: "legal basis"),
      RuleKey(
        "disposition", .either(dispositionForms(kind)), id: "apa yang dilakukan dengan temuan",
        en: "what the review does with a finding"),
      RuleKey(
        "active", .choice(Activity.allCases.map(\.rawValue)), optional: true,
        id: "false mematikan aturan", en: "false switches the rule off"),
      RuleKey(
        "valid", .keys(validityKeys), optional: true, id: "masa berlaku",
        en: "when the rule is in force"),
    ] + applicabilityKeys.filter { $0.name != "concerns" || !kind.isBatch }
  }

  /// Keys that say to what a rule is applied.
  static let applicabilityKeys: [RuleKey] = [
    RuleKey(
      "for", .rows, optional: true, id: "baris yang diperiksa satu per satu",
      en: "rows that the rule is applied to one by one"),
    RuleKey(
      "when", .expression(.condition), optional: true, id: "syarat supaya aturan berlaku",
      en: "the condition on which the rule applies"),
    RuleKey(
      "concerns", .keys(concernKeys), optional: true, with: "for",
      id: "kata yang membuat aturan berlaku bagi suatu baris",
      en: "the words by which the rule applies to a row"),
  ]

  static let concernKeys: [RuleKey] = [
    RuleKey(
      "text", .expression(.rowText), id: "teks baris tempat kata itu dicari",
      en: "the text of the rows in which the words are looked for"),
    RuleKey(
      "words", .list(.text), id: "kata atau frasa; salah satunya harus ada",
      en: "words or phrases, of which one must occur"),
    RuleKey(
      "unless", .list(.text), optional: true,
      id: "frasa yang memuat kata itu tanpa memaksudkannya",
      en: "phrases that hold a word without meaning it"),
  ]

  /// One disposition, others that follow on days of their own, or for some kinds that of a table row.
  private static func dispositionForms(_ kind: RuleKindName) -> [RuleKey.Form] {
    let one = RuleKey.Form.choice(Disposition.allCases.map(\.rawValue))
    return [one, .list(.either([one, .keys(phaseKeys)]))]
      + (kind == .unitCost ? [.dispositionByColumn] : [])
  }

  private static let phaseKeys: [RuleKey] = [
    RuleKey("from", .date, id: "hari pertama", en: "first day"),
    RuleKey(
      "is", .choice(Disposition.allCases.map(\.rawValue)), id: "sejak hari itu",
      en: "from that day on"),
  ]

  private static func trailingKeys(_ kind: RuleKindName) -> [RuleKey] {
    [
      RuleKey(
        "message", .template, optional: true, id: "bunyi temuan", en: "what a finding says"),
      RuleKey(
        "remedy", .template, optional: true, id: "apa yang membuatnya sesuai",
        en: "what would make it pass"),
      RuleKey(
        "tests", .list(.keys(RuleTestLoader.keys(of: kind))),
        id: "sedikitnya satu yang pass dan satu yang fail",
        en: "at least one that passes and one that fails"),
    ]
  }

  static let basisKeys: [RuleKey] = [
    RuleKey("instrument", .text, id: "peraturan", en: "regulation"),
    RuleKey("clause", .text, id: "pasal atau bagian", en: "article or section"),
    RuleKey("url", .text, optional: true, id: "alamat sumber", en: "address of the source"),
  ]

  static let validityKeys: [RuleKey] = [
    RuleKey("from", .date, optional: true, id: "hari pertama", en: "first day"),
    RuleKey("through", .date, optional: true, id: "hari terakhir", en: "last day"),
  ]

  /// All keys of a rule of a kind, in the order in which they are written.
  static func keys(of kind: RuleKindName) -> [RuleKey] {
    keysByKind.first { $0.kind == kind }?.keys ?? []
  }

  private static let keysByKind = RuleKindName.allCases.map { kind in
    (kind: kind, keys: leadingKeys(kind) + kind.keys + trailingKeys(kind))
  }

  /// The same with a list of problems of its own.
  func reporting(to problems: PackProblems) -> RuleLoader {
    var settings = settings
    settings.testReading = .checked
    return RuleLoader(file: file, problems: problems, settings: settings)
  }

  /// The rule; nil, with problems, when it is not sound.
  func rule(_ node: YAMLNode) -> Rule? {
    guard let keys = KeyReader(node, file: file, problems: problems) else { return nil }
    let before = problems.all.count
    let id = ruleId(keys)
    let kind = keys.choice(keys.required("kind"), RuleKindName.self)
    let aspect = keys.choice(keys.required("aspect"), Aspect.self)
    let title = keys.bilingual(keys.required("title"))
    let basis = basis(keys)
    let validity = keys.validity(keys.optional("valid")) ?? Validity()
    let change = id.flatMap { settings.changes[$0] }
    let stated = disposition(keys, kind)
    let disposition = change?.disposition.map { .fixed($0) } ?? stated
    let isActive = keys.optional("active").flatMap { keys.choice($0, Activity.self) } != .no
    let (expressions, scope, when) = applicability(keys)
    let concern = ConcernLoader(keys: keys, expressions: expressions, scope: scope).concern()
    guard let kind else { return nil }
    let known = Self.keys(of: kind)
    keys.allowOnly(known.names)
    for key in known where keys.optional(key.name) != nil {
      if let companion = key.companion, keys.optional(companion) == nil {
        keys.report(.missingCompanion(companion, of: key.name), at: keys.node)
      }
    }
    let checkLoader = RuleCheckLoader(
      keys: keys, expressions: expressions, tables: settings.tables, schema: schema,
      disposition: disposition)
    let check = checkLoader.check(kind)
    let evidence =
      kind.evidence + (keys.optional("concerns") == nil ? [] : ["word"])
      + checkLoader.rowPlaceholders(kind)
    var texts = expressions
    // What all proposals say together is no value of one of them.
    if kind.isBatch {
      texts.checker = settings.checker.withoutDocuments
    }
    let message =
      keys.optional("message").map { texts.template($0, evidence: evidence) }
      ?? kind.defaultMessage
    let remedy =
      keys.optional("remedy").map { texts.template($0, evidence: evidence) }
      ?? kind.defaultRemedy
    // What a review does not read it still wants to be there.
    let hasTests = keys.required("tests") != nil
    let tests =
      settings.testReading == .none || !hasTests
      ? []
      : RuleTestLoader(
        keys: keys, kind: kind, buildsDocuments: settings.testReading == .built
      ).tests()
    guard problems.all.count == before else { return nil }
    guard let id, let aspect, let title, let basis, let disposition, let check, let message else {
      // What looks up a table that is not sound has no problem of its own.
      precondition(
        settings.tables.contains { $0.value == nil }, "a rule that is not sound has a problem")
      return nil
    }
    return Rule(
      id: id, kind: kind, aspect: aspect, title: title, basis: basis, tests: tests,
      disposition: disposition, isActive: change?.isActive ?? isActive,
      isInForce: validity.contains(settings.asOf), scope: scope, when: when, concern: concern,
      check: check, message: message, remedy: remedy)
  }

  /// Rows and condition of a rule, and a reader that knows what follows from them.
  func applicability(
    _ keys: KeyReader
  ) -> (expressions: ExpressionReader, scope: RowSelection?, when: CheckedExpression?) {
    var expressions = ExpressionReader(keys: keys, checker: settings.checker)
    let scope = scope(keys, &expressions)
    let when = expressions.condition(keys.optional("when"))
    if let when { expressions.facts.formUnion(Checker.facts(whenTrue: when)) }
    return (expressions, scope, when)
  }

  private func ruleId(_ keys: KeyReader) -> String? {
    guard let node = keys.required("id"), let text = keys.text(node) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isSound =
      parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      && parts[1].utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    if isSound { return text }
    keys.report(.badForm(text, form: .ruleId), at: node)
    return nil
  }

  private func basis(_ keys: KeyReader) -> [Basis]? {
    guard let node = keys.required("basis") else { return nil }
    let nodes = node.elements ?? [node]
    var all: [Basis] = []
    for node in nodes {
      guard let reader = keys.mapping(node) else { return nil }
      reader.allowOnly(Self.basisKeys.names)
      guard let instrument = reader.requiredText("instrument"),
        let clause = reader.requiredText("clause")
      else { return nil }
      all.append(
        Basis(instrument: instrument, clause: clause, url: reader.optionalText("url")))
    }
    if all.isEmpty {
      keys.report(.missingKey("instrument"), at: node)
      return nil
    }
    return all
  }

  private func disposition(_ keys: KeyReader, _ kind: RuleKindName?) -> DispositionRule? {
    guard let node = keys.required("disposition") else { return nil }
    if let phases = node.elements { return phasedIn(phases, keys).map { .fixed($0) } }
    guard kind == .unitCost, node.entries != nil, let reader = keys.mapping(node) else {
      return keys.choice(node, Disposition.self).map { .fixed($0) }
    }
    guard let column = reader.requiredText("column") else { return nil }
    var byValue: [String: Disposition] = [:]
    for entry in reader.node.entries ?? [] where entry.key.text != "column" {
      byValue[entry.key.text ?? ""] = reader.choice(entry.value, Disposition.self)
    }
    return .byColumn(column, byValue)
  }

  /// The disposition of the day: a first one, and others that begin on a day of their own, in order.
  private func phasedIn(_ phases: [YAMLNode], _ keys: KeyReader) -> Disposition? {
    guard let first = phases.first else {
      keys.report(.expectedList, at: keys.node)
      return nil
    }
    var current = keys.choice(first, Disposition.self)
    var latest: CivilDate?
    for phase in phases.dropFirst() {
      guard let reader = keys.mapping(phase) else { return nil }
      reader.allowOnly(Self.phaseKeys.names)
      let from = reader.required("from")
      let next = reader.choice(reader.required("is"), Disposition.self)
      guard let day = reader.date(from), let next else { return nil }
      if let from, let latest, day <= latest {
        keys.report(.badForm(from.text ?? "", form: .laterDate), at: from)
        return nil
      }
      latest = day
      if day <= settings.asOf { current = next }
    }
    return current
  }

  private func scope(
    _ keys: KeyReader, _ expressions: inout ExpressionReader
  ) -> RowSelection? {
    guard let node = keys.optional("for"), let (rows, inner) = expressions.rows(node) else {
      return nil
    }
    expressions = inner
    return rows
  }
}
