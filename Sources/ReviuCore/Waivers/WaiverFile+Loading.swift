internal import ReviuExpression

extension WaiverFile {
  /// Reads a file of waivers, or says everything that is wrong with it.
  ///
  /// - Parameter pack: knows the rules that may be waived.
  package init(file: String, bytes: [UInt8], pack: RulePack) throws(PackFailure) {
    let problems = PackProblems()
    var waivers: [Waiver] = []
    if let root = YAMLNode(file: file, bytes: bytes, problems) {
      if let nodes = root.elements {
        waivers = nodes.compactMap { WaiverReader($0, file: file, problems, pack)?.waiver() }
      } else {
        problems.report(.expectedList, file: file, line: root.line, column: root.column)
      }
    }
    guard problems.all.isEmpty else { throw .problems(problems.sorted) }
    self.init(file: file, digest: ContentDigest(of: bytes[...]).description, waivers: waivers)
  }
}

private struct WaiverReader {
  private let keys: KeyReader
  private let pack: RulePack

  /// Nil, with a problem, when the node is no mapping.
  init?(_ node: YAMLNode, file: String, _ problems: PackProblems, _ pack: RulePack) {
    guard let keys = KeyReader(node, file: file, problems: problems) else { return nil }
    self.keys = keys
    self.pack = pack
  }

  /// Nil, with a problem, where anything is missing or not in order; nothing has a default.
  func waiver() -> Waiver? {
    keys.allowOnly(["rule", "scope", "reason", "letter", "approved-by", "valid", "value"])
    let rule = rule()
    let scope = scope()
    let reason = keys.requiredText("reason")
    let letter = letter()
    let approvers = approvers()
    let valid = period()
    let value = keys.optionalText("value")
    guard let rule, let scope, let reason, let letter, let approvers, let valid else { return nil }
    return Waiver(
      rule: rule, satker: scope.satker, proposal: scope.proposal, item: scope.item,
      reason: reason, letterNumber: letter.number, letterDate: letter.date, approvers: approvers,
      from: valid.from, through: valid.through, value: value, line: keys.node.line,
      column: keys.node.column)
  }

  private func rule() -> String? {
    guard let node = keys.required("rule"), let id = keys.text(node) else { return nil }
    if DocumentRule(rawValue: id) != nil {
      keys.report(.notWaivable(id), at: node)
      return nil
    }
    let known = pack.rules.map(\.id)
    if let rule = pack.rules.first(where: { $0.id == id }) {
      guard rule.check.batch != nil else { return id }
      keys.report(.aboutSeveralProposals(id), at: node)
      return nil
    }
    keys.report(.unknownRule(id, suggestion: nearest(id, among: known)), at: node)
    return nil
  }

  private func scope() -> (satker: String?, proposal: String?, item: String?)? {
    guard let reader = keys.mapping(keys.required("scope")) else { return nil }
    reader.allowOnly(["satker", "proposal", "item"])
    if reader.optional("satker") == nil, reader.optional("proposal") == nil {
      reader.report(.atLeastOneOf(["satker", "proposal"]), at: reader.node)
      return nil
    }
    return (
      reader.optionalText("satker"), reader.optionalText("proposal"), reader.optionalText("item")
    )
  }

  private func letter() -> (number: String, date: CivilDate)? {
    guard let reader = keys.mapping(keys.required("letter")) else { return nil }
    reader.allowOnly(["number", "date"])
    let number = reader.requiredText("number")
    let date = reader.date(reader.required("date"))
    guard let number, let date else { return nil }
    return (number, date)
  }

  private func approvers() -> [String]? {
    guard let node = keys.required("approved-by"), let nodes = keys.list(node) else { return nil }
    let names = nodes.compactMap { keys.text($0) }
    let different = Set(names.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } })
    guard nodes.count == 2, names.count == 2, different.count == 2 else {
      keys.report(.twoPeople, at: node)
      return nil
    }
    return names
  }

  private func period() -> (from: CivilDate, through: CivilDate)? {
    guard let reader = keys.mapping(keys.required("valid")) else { return nil }
    // Without an end it would hold for ever, so both days are mandatory.
    _ = (reader.required("from"), reader.required("through"))
    guard let valid = keys.validity(reader.node), let from = valid.from,
      let through = valid.through, from <= through
    else { return nil }
    return (from, through)
  }
}
