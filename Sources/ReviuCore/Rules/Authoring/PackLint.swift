internal import ReviuExpression

extension AuthoredPack {
  /// What is suspicious about a sound pack, in the order of the files.
  package func lint() -> [PackProblem] {
    let warnings =
      folders.flatMap { headerWarnings($0) + TableLint(self, $0).warnings }
      + rules.flatMap { textWarnings($0) + validityWarnings($0) }
      + firingWarnings
    return warnings.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  private func headerWarnings(_ folder: AuthoredFolder) -> [PackProblem] {
    let header = folder.header
    let titles = [header.node["title"]] + header.tableEntries.map { $0.value["title"] }
    return titles.flatMap { languageWarnings($0, folder.headerFile) }
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
    let (own, other) = (placeholders(in: id), placeholders(in: en))
    if own == other { return [] }
    let difference = PackWarning.placeholdersDiffer(
      onlyIndonesian: own.subtracting(other).sorted(), onlyEnglish: other.subtracting(own).sorted())
    return [warning(difference, at: english, file)]
  }

  private func placeholders(in text: String) -> Set<String> {
    let parts = MessagePart.parts(of: text) ?? []
    return Set(
      parts.compactMap { part in
        if case .placeholder(let inside, _) = part { inside } else { nil }
      })
  }

  private func validityWarnings(_ authored: AuthoredRule) -> [PackProblem] {
    let keys = KeyReader(authored.node, file: authored.file, problems: PackProblems())
    guard let end = keys?.validity(authored.node["valid"])?.through, end < pack.asOf else {
      return []
    }
    let node = authored.node["valid"]?["through"] ?? authored.node
    return [warning(.expired(through: end), at: node, authored.file)]
  }

  /// Rules that find nothing, or always something, in their tests, whatever the tests expect.
  private var firingWarnings: [PackProblem] {
    var bench = RuleTestBench()
    return rules.flatMap { authored -> [PackProblem] in
      guard authored.rule.isInForce else { return [] }
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
