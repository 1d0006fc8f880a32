internal import ReviuExpression
internal import ReviuXML

/// What is written soundly, but hardly says what its author meant.
extension AuthoredPack {
  func slips(_ authored: AuthoredRule) -> [PackProblem] {
    columnNotAsked(authored) + leftFromTemplate(authored) + yearsBehindPack(authored)
      + commentsBehindTexts(authored.node, authored.file)
  }

  private func columnNotAsked(_ authored: AuthoredRule) -> [PackProblem] {
    guard case .eligibility(let check) = authored.rule.check, check.column == nil,
      let node = authored.node["table"]
    else { return [] }
    let table = check.lookup.table
    let columns = table.columnTypes.filter { $0.value == .bool }.keys.sorted()
    return columns.map { warning(.columnNotAsked($0, table: table.name), at: node, authored.file) }
  }

  /// A budget is proposed up to a year ahead; days and regulations may be of years before.
  private func yearsBehindPack(_ authored: AuthoredRule) -> [PackProblem] {
    guard let end = own(authored)?.header.validity?.through else { return [] }
    return authored.expressions.filter { $0.text == $0.node.text }.flatMap { declared in
      declared.expression.years.compactMap { year, span -> PackProblem? in
        if year <= end.year + 1 { return nil }
        let place = problems.place(of: span, in: declared.node, of: authored.file)
        return problems.warning(.yearBehindPack(year), at: place, of: authored.file)
      }
    }
  }

  private func leftFromTemplate(_ authored: AuthoredRule) -> [PackProblem] {
    let node = authored.node
    let bases = node["basis"].map { $0.elements ?? [$0] } ?? []
    let texts: [(YAMLNode?, [String])] =
      [
        (node["id"], [RuleSkeleton.id]), (node["title"]?["id"], [RuleSkeleton.title.id]),
        (node["title"]?["en"], [RuleSkeleton.title.en]),
      ] + bases.map { ($0["clause"], [RuleSkeleton.clause.id, RuleSkeleton.clause.en]) }
    return texts.compactMap { node, examples in
      guard let node, let text = node.text, examples.contains(text) else { return nil }
      return warning(.leftFromTemplate(text), at: node, authored.file)
    }
  }

  /// A `#` with a single space before it may have been meant as a part of the text; comments have more.
  private func commentsBehindTexts(_ node: YAMLNode, _ file: String) -> [PackProblem] {
    if let entries = node.entries {
      return entries.flatMap { commentsBehindTexts($0.value, file) }
    }
    if let elements = node.elements {
      return elements.flatMap { commentsBehindTexts($0, file) }
    }
    let text = Array((node.text ?? "").unicodeScalars)
    let source = problems.sourceLine(node.line, of: file).unicodeScalars.dropFirst(node.column - 1)
    let behind = source.dropFirst(text.count)
    // Quoted texts, and those of several lines, stand otherwise in the file.
    guard source.starts(with: text), behind.starts(with: " #".unicodeScalars) else { return [] }
    let comment = String(Substring.UnicodeScalarView(behind.dropFirst())).trimmingWhiteSpace()
    let place = TextPlace(
      line: node.line, column: node.column + text.count + 1, length: comment.unicodeScalars.count)
    return [problems.warning(.commentBehindText(comment), at: place, of: file)]
  }
}

extension CheckedExpression {
  /// The years that fiscal years are compared with, and those of days.
  fileprivate var years: [(year: Int, span: Expression.Span)] {
    let inside = kind.parts.flatMap(\.years)
    if case .date(let day) = kind { return [(day.year, span)] }
    return inside
      + compared.compactMap { value, text, span in
        guard case .field(let field) = value.kind, case .fiscalYear? = field.format,
          let year = Int(text)
        else { return nil }
        return (year, span)
      }
  }
}
