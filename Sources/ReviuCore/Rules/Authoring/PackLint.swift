internal import ReviuExpression

extension AuthoredPack {
  /// What is suspicious about a sound pack, in the order of the files.
  package func lint() -> [PackProblem] {
    let usedConstants = Set(rules.flatMap(\.usedConstants).map(\.name))
    var warnings = firingWarnings
    for folder in folders {
      warnings += headerWarnings(folder) + periodWarnings(folder) + yearWarnings(folder)
      warnings += constantWarnings(folder, usedConstants) + TableLint(self, folder).warnings
    }
    for rule in rules {
      warnings += textWarnings(rule) + validityWarnings(rule) + codeWarnings(rule) + slips(rule)
    }
    return warnings.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  private func headerWarnings(_ folder: AuthoredFolder) -> [PackProblem] {
    let header = folder.header
    let titles = [header.node["title"]] + header.tableEntries.map { $0.value["title"] }
    return titles.flatMap { languageWarnings($0, folder.headerFile) }
  }

  /// A review needs every pack to be valid on its day.
  private func periodWarnings(_ folder: AuthoredFolder) -> [PackProblem] {
    guard let period = folder.header.validity else { return [] }
    // Those before it are the ones that it extends.
    let bases = folders.prefix { $0.headerFile != folder.headerFile }
    return bases.compactMap { base in
      guard let id = base.header.id, let its = base.header.validity, !its.covers(period) else {
        return nil
      }
      let days = [its.from, its.through].map { $0?.description ?? "…" }
      return warning(
        .longerThanBase(id, from: days[0], through: days[1]),
        at: folder.header.node["valid"] ?? folder.header.node, folder.headerFile)
    }
  }

  /// A budget is proposed up to a year ahead.
  private func yearWarnings(_ folder: AuthoredFolder) -> [PackProblem] {
    let header = folder.header
    guard let period = header.validity, let stated = header.fiscalYear else { return [] }
    let (first, last) = (period.from?.year ?? .min, period.through.map { $0.year + 1 } ?? .max)
    let years = stated.split { !$0.isNumber }
    let areSound = years.allSatisfy { text in
      text.utf8.count == 4 && Int(text).map { first <= $0 && $0 <= last } == true
    }
    if areSound, !years.isEmpty { return [] }
    return [
      warning(
        .otherFiscalYear(stated), at: header.node["fiscal-year"] ?? header.node, folder.headerFile)
    ]
  }

  private func constantWarnings(
    _ folder: AuthoredFolder, _ used: Set<String>
  ) -> [PackProblem] {
    (folder.header.node["constants"]?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, !used.contains(name) else { return nil }
      return warning(.unusedConstant(name), at: entry.key, folder.headerFile)
    }
  }

  private func textWarnings(_ authored: AuthoredRule) -> [PackProblem] {
    RuleLoader.keys(of: authored.rule.kind).flatMap { key -> [PackProblem] in
      switch key.form {
      case .bilingual, .template: languageWarnings(authored.node[key.name], authored.file)
      default: []
      }
    }
  }

  /// Compares a text in its two languages.
  private func languageWarnings(_ node: YAMLNode?, _ file: String) -> [PackProblem] {
    guard let indonesian = node?["id"], let english = node?["en"], let id = indonesian.text,
      let en = english.text
    else { return [] }
    if id == en, id.contains(where: \.isLetter) { return [warning(.sameText, at: english, file)] }
    let (own, other) = (Set(id.placeholders), Set(en.placeholders))
    if own == other { return [] }
    let difference = PackWarning.placeholdersDiffer(
      onlyIndonesian: own.subtracting(other).sorted(), onlyEnglish: other.subtracting(own).sorted())
    return [warning(difference, at: english, file)]
  }

  private func validityWarnings(_ authored: AuthoredRule) -> [PackProblem] {
    let keys = KeyReader(authored.node, file: authored.file, problems: PackProblems())
    let validity = keys?.validity(authored.node["valid"])
    var found: [PackProblem] = []
    if let end = validity?.through, end < pack.asOf {
      let node = authored.node["valid"]?["through"] ?? authored.node
      found.append(warning(.expired(through: end), at: node, authored.file))
    }
    guard let period = own(authored)?.header.validity else { return found }
    if let validity, !validity.overlaps(period) {
      let node = authored.node["valid"] ?? authored.node
      found.append(warning(.neverInForce, at: node, authored.file))
    }
    for phase in authored.node["disposition"]?.elements ?? [] {
      guard let node = phase["from"], let day = node.text.flatMap({ CivilDate($0) }),
        let end = period.through, day > end
      else { continue }
      found.append(warning(.phaseAfterPack(day), at: node, authored.file))
    }
    return found
  }

  /// The pack in whose folder a rule stands.
  func own(_ authored: AuthoredRule) -> AuthoredFolder? {
    folders.first { authored.file.hasPrefix($0.files.displayPath("")) }
  }

  /// Texts that a field is compared with, although no sound document holds them there.
  private func codeWarnings(_ authored: AuthoredRule) -> [PackProblem] {
    var found = authored.expressions.filter { $0.text == $0.node.text }.flatMap { declared in
      declared.expression.textsNeverHeld.map { text, span in
        let place = problems.place(of: span, in: declared.node, of: authored.file)
        return problems.warning(.neverHeld(text), at: place, of: authored.file)
      }
    }
    let listed: (value: CheckedExpression, key: String)? =
      switch authored.rule.check {
      case .allowedValues(let check): (check.value, "values")
      case .requiredDocuments(let check): (check.kind, "documents")
      default: nil
      }
    if let listed, case .field(let field) = listed.value.kind, let format = field.format {
      for node in authored.node[listed.key]?.elements ?? [] {
        guard let text = node.text, !format.mayHold(text) else { continue }
        found.append(warning(.neverHeld(text), at: node, authored.file))
      }
    }
    return found
  }

  /// Rules that find nothing, or always something, in their tests, whatever the tests expect.
  private var firingWarnings: [PackProblem] {
    var bench = RuleTestBench()
    return rules.flatMap { authored -> [PackProblem] in
      var outcomes: [Outcome] = []
      for test in authored.rule.tests {
        guard case .proposals(let proposals) = bench.read(test) else { continue }
        outcomes.append(authored.rule.trial(on: proposals).outcome)
      }
      let node = authored.node["id"] ?? authored.node
      if !outcomes.contains(.fail) { return [warning(.neverFires, at: node, authored.file)] }
      if outcomes.allSatisfy({ $0 == .fail }) {
        return [warning(.alwaysFires, at: node, authored.file)]
      }
      return []
    }
  }
}

extension CheckedExpression {
  /// The texts that something is said to be, or not to be, by the expression itself.
  var compared: [(value: CheckedExpression, text: String, span: Expression.Span)] {
    let pairs: [(CheckedExpression, CheckedExpression)] =
      switch kind {
      case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
        [(left, right), (right, left)]
      case .binary(.isIn, let element, let list):
        if case .list(let choices) = list.kind { choices.map { (element, $0) } } else { [] }
      default: []
      }
    return pairs.compactMap { value, text in
      if case .literal(.string(let literal)) = text.kind {
        (value, literal, text.span)
      } else {
        nil
      }
    }
  }

  /// The texts that are compared with what no sound document can make them.
  fileprivate var textsNeverHeld: [(text: String, span: Expression.Span)] {
    compared.filter { !$0.value.mayBe($0.text) }.map { ($0.text, $0.span) }
      + kind.parts.flatMap(\.textsNeverHeld)
  }

  /// Whether a sound document may make it the text.
  private func mayBe(_ text: String) -> Bool {
    switch kind {
    case .field(let access): access.format?.mayHold(text) ?? true
    case .textFunction(.upperAscii, _, _): !text.utf8.contains { (0x61...0x7A).contains($0) }
    case .textFunction(.lowerAscii, _, _): !text.utf8.contains { (0x41...0x5A).contains($0) }
    default: true
    }
  }
}
