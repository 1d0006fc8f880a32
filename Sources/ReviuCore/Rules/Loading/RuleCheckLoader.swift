internal import ReviuExpression

/// Compiles the keys that belong to a rule's kind.
struct RuleCheckLoader {
  let keys: KeyReader
  let expressions: ExpressionReader
  let tables: [String: LookupTable?]
  let schema: Schema
  let disposition: DispositionRule?

  func check(_ kind: RuleKindName) -> RuleCheck? {
    guard let demand = kind.demand, !keys.meets(demand) else { return soundCheck(kind) }
    // Whatever else is wrong with the rule is reported as well.
    _ = soundCheck(kind)
    return nil
  }

  /// Placeholders of messages that show what the table says, where a finding always has a row of it, unless something
  /// else is called so.
  func rowPlaceholders(_ kind: RuleKindName) -> [String] {
    guard kind == .eligibility, let name = keys.optional("table")?.text,
      case let table?? = tables[name],
      keys.optional("on-missing")?.text != TableLookup.OnMissing.fail.rawValue,
      !expressions.checker.knownNames.contains("row")
    else { return [] }
    return table.rowPlaceholders.map(\.name)
  }

  private func soundCheck(_ kind: RuleKindName) -> RuleCheck? {
    switch kind {
    case .ceiling: ceiling().map { .ceiling($0) }
    case .unitCost: unitCost().map { .unitCost($0) }
    case .eligibility: eligibility().map { .eligibility($0) }
    case .allowedValues: allowedValues().map { .allowedValues($0) }
    case .requiredDocuments: requiredDocuments().map { .requiredDocuments($0) }
    case .arithmetic: arithmetic().map { .arithmetic($0) }
    case .consistency: consistency().map { .consistency($0) }
    case .pattern: pattern().map { .pattern($0) }
    case .required: required().map { .required($0) }
    case .text: text().map { .text($0) }
    case .dates: dates().map { .dates($0) }
    case .ratio: ratio().map { .ratio($0) }
    case .unique: unique().map { .unique($0) }
    case .check:
      expressions.condition(keys.required("condition")).map { .condition(ConditionCheck($0)) }
    case .aggregate: aggregate().map { .batch($0) }
    case .duplicate: duplicate().map { .batch($0) }
    case .population: population().map { .batch($0) }
    }
  }

  private func ceiling() -> CeilingCheck? {
    let value = expressions.number(keys.required("value"))
    guard let node = keys.required("limit") else { return nil }
    let limit: Limit?
    if node.entries != nil {
      limit = tableNumber(node).map { .table($0) }
    } else {
      limit = expressions.number(node).map { .expression($0) }
    }
    let quantity = expressions.number(keys.optional("quantity"))
    guard let value, let limit else { return nil }
    return CeilingCheck(value: value, limit: limit, quantity: quantity)
  }

  private func unitCost() -> UnitCostCheck? {
    let price = expressions.number(keys.required("price"))
    let quantity = expressions.number(keys.optional("quantity"))
    let limit = keys.required("limit").flatMap { tableNumber($0) }
    var unit: (value: CheckedExpression, column: String)?
    if let reader = keys.mapping(keys.optional("unit")) {
      reader.allowOnly(["value", "column"])
      let value = expressions.string(reader.required("value"))
      let column = reader.required("column")
      if let limit, let column, let name = self.column(column, in: limit.lookup.table, [.text]),
        let value
      {
        unit = (value, name)
      }
    }
    var dispositions: (column: String, byValue: [String: Disposition])?
    if case .byColumn(let column, let byValue) = disposition, let limit,
      let node = keys.optional("disposition")?["column"],
      self.column(node, in: limit.lookup.table, [.text]) != nil
    {
      let table = limit.lookup.table
      var unknown: Set<String> = []
      let limits = table.textsOfAllDays(limit.column).map(\.text)
      // Of a row without a limit, nothing is found that would need a disposition.
      for ((value, line), limit) in zip(table.textsOfAllDays(column), limits)
      where !limit.isEmpty && byValue[value] == nil && unknown.insert(value).inserted {
        let place = "\(table.file):\(line)"
        keys.report(
          .valueWithoutDisposition(
            value, place: place, suggestion: nearest(value, among: byValue.keys.sorted())),
          at: keys.optional("disposition") ?? keys.node)
      }
      dispositions = (column, byValue)
    }
    guard let price, let limit else { return nil }
    return UnitCostCheck(
      price: price, quantity: quantity, unit: unit, limit: limit, dispositions: dispositions)
  }

  private func eligibility() -> EligibilityCheck? {
    guard let lookup = lookup(keys) else { return nil }
    let column = keys.optional("column")
    if let column, self.column(column, in: lookup.table, [.bool]) == nil { return nil }
    let value = keys.optional("value")
    let subject = expressions.string(value)
    if value != nil, subject == nil { return nil }
    return EligibilityCheck(lookup: lookup, column: column?.text, value: subject)
  }

  private func allowedValues() -> AllowedValuesCheck? {
    let value = expressions.string(keys.required("value"))
    let values = keys.optional("values")
    let table = keys.optional("in")
    guard (values == nil) != (table == nil) else { return nil }
    var allowed: AllowedValuesCheck.Allowed?
    if let values {
      allowed = texts(values).map { .values($0) }
    } else if let reader = keys.mapping(table) {
      reader.allowOnly(RuleKey.lookup(column: []).names)
      if let lookup = lookup(reader) {
        if let node = reader.optional("column") {
          if let name = column(node, in: lookup.table, [.text, .textList]) {
            allowed = .column(
              lookup, name, isList: lookup.table.columnTypes[name] == .textList)
          }
        } else {
          allowed = .listed(lookup)
          if let node = keys.optional("ignore-case") {
            keys.report(.missingCompanion("column", of: "ignore-case"), at: node)
          }
        }
      }
    }
    guard let value, let allowed else { return nil }
    return AllowedValuesCheck(value: value, allowed: allowed, ignoresCase: ignoresCase)
  }

  private func requiredDocuments() -> RequiredDocumentsCheck? {
    let documents = texts(keys.required("documents"))
    let blocksNode = keys.optional("blocks")
    let blocks = expressions.number(blocksNode)
    guard let documents, blocksNode == nil || blocks != nil else { return nil }
    let checker = expressions.checker
    do throws(ExpressionError) {
      let rows = try checker.selectRows(Expression(parsing: "kak.dokumen"))
      guard case .rows(let record) = rows.rows.field.type else { return nil }
      let inner = checker.binding("dokumen", record: record)
      let kind = try inner.check(Expression(parsing: "dokumen.jenis"))
      return RequiredDocumentsCheck(
        rows: rows, kind: kind, documents: documents, blocks: blocks)
    } catch {
      preconditionFailure("the vocabulary has the supporting documents")
    }
  }

  /// At least one; nil, with a problem, where there is none.
  private func texts(_ node: YAMLNode?) -> [String]? {
    guard let node, let elements = keys.list(node) else { return nil }
    if elements.isEmpty { keys.report(.emptyList, at: node) }
    let texts = elements.compactMap { keys.text($0) }
    return texts.isEmpty ? nil : texts
  }

  private func arithmetic() -> ArithmeticCheck? {
    let value = expressions.number(keys.required("value"))
    let equals = expressions.number(keys.required("equals"))
    let rounding = keys.optional("rounding").map {
      keys.choice($0, ArithmeticCheck.Rounding.self)
    }
    let quantity = expressions.number(keys.optional("quantity"))
    guard let value, let equals else { return nil }
    if case .some(nil) = rounding { return nil }
    return ArithmeticCheck(
      value: value, equals: equals, rounding: rounding.flatMap { $0 } ?? .exact,
      quantity: quantity)
  }

  private var ignoresCase: Bool { keys.optional("ignore-case").map { keys.truth($0) } ?? false }

  private func consistency() -> ConsistencyCheck? {
    let values = keys.optional("values")
    let fields = keys.optional("fields")
    guard (values == nil) != (fields == nil) else { return nil }
    let ignoresCase = ignoresCase
    if let fields {
      guard let nodes = keys.list(fields) else { return nil }
      if nodes.isEmpty { keys.report(.emptyList, at: fields) }
      let pairs = nodes.map { pair(ofField: $0, ignoresCase) }
      return pairs.contains { $0 == nil }
        ? nil : ConsistencyCheck(pairs: pairs.compactMap { $0 })
    }
    guard let nodes = keys.list(values) else { return nil }
    guard nodes.count == 2, let left = expressions.expression(nodes[0]),
      let right = expressions.expression(nodes[1])
    else {
      if nodes.count != 2 { keys.report(.expectedList, at: keys.node) }
      return nil
    }
    return pair(left, right, ignoresCase, at: nodes[1]).map { ConsistencyCheck(pairs: [$0]) }
  }

  private func pair(ofField node: YAMLNode, _ ignoresCase: Bool) -> ConsistencyCheck.Pair? {
    guard let name = keys.text(node) else { return nil }
    let sides = ["kak", "rab"].map { side -> CheckedExpression? in
      do throws(ExpressionError) {
        return try expressions.checker.check(
          Expression(parsing: "\(side).\(name)"), facts: expressions.facts)
      } catch {
        keys.report(.expression(error.reason), at: node)
        return nil
      }
    }
    guard let left = sides[0], let right = sides[1] else { return nil }
    return pair(left, right, ignoresCase, at: node)
  }

  private func pair(
    _ left: CheckedExpression, _ right: CheckedExpression, _ ignoresCase: Bool, at node: YAMLNode
  ) -> ConsistencyCheck.Pair? {
    do throws(ExpressionError) {
      let equality = try expressions.checker.combine(.equal, left, right)
      return ConsistencyCheck.Pair(
        equality: equality, label: label(of: left), ignoresCase: ignoresCase)
    } catch {
      keys.report(.expression(error.reason), at: node)
      return nil
    }
  }

  private func label(of expression: CheckedExpression) -> Bilingual {
    if case .field(let access) = expression.kind { return label(of: access) }
    return Bilingual(id: "nilai", en: "value")
  }

  func label(of access: FieldAccess) -> Bilingual {
    let place = access.field.place
    let index = VocabularyIndex.shared
    if place.rowTable >= 0 { return index.tables[place.rowTable].label }
    return index.info(table: place.table, column: place.column)?.label
      ?? Bilingual(verbatim: access.field.name)
  }

  private func pattern() -> PatternCheck? {
    let value = expressions.string(keys.required("value"))
    guard let node = keys.required("pattern"), let source = keys.text(node) else { return nil }
    do throws(Pattern.Problem) {
      let pattern = try expressions.checker.patterns.pattern(source)
      return value.map { PatternCheck(value: $0, pattern: pattern) }
    } catch {
      keys.report(.badForm(source, form: .pattern(error)), at: node)
      return nil
    }
  }
}

extension RuleCheckLoader {
  /// `{table, key, column, on-missing}` with a column of numbers, and `share`.
  func tableNumber(_ node: YAMLNode) -> TableNumber? {
    guard let reader = keys.mapping(node) else { return nil }
    reader.allowOnly(RuleKey.tableNumber.names)
    let shareNode = reader.optional("share")
    let share = shareNode.flatMap { self.share($0) }
    if shareNode != nil, share == nil { return nil }
    let node = reader.required("column")
    guard let lookup = lookup(reader), let node,
      let column = column(node, in: lookup.table, [.rupiah, .int, .decimal])
    else { return nil }
    return TableNumber(lookup: lookup, column: column, share: share)
  }

  /// `table`, `key`, and `on-missing`.
  func lookup(_ reader: KeyReader) -> TableLookup? {
    let onMissing = reader.choice(reader.required("on-missing"), TableLookup.OnMissing.self)
    let keyReader = reader.mapping(reader.required("key"))
    guard let node = reader.required("table"), let name = reader.text(node) else { return nil }
    guard let declared = tables[name] else {
      reader.report(
        .unknownTable(name, suggestion: nearest(name, among: Array(tables.keys))), at: node)
      return nil
    }
    guard let table = declared, let keyReader else { return nil }
    let known = table.keyColumns.map(\.name)
    for entry in keyReader.node.entries ?? [] where !known.contains(entry.key.text ?? "") {
      let wrong = entry.key.text ?? ""
      reader.report(
        .unknownColumn(wrong, table: name, suggestion: nearest(wrong, among: known)),
        at: entry.key)
    }
    var key: [CheckedExpression] = []
    for column in known {
      guard let node = keyReader.optional(column) else {
        reader.report(.keyColumnNotGiven(column), at: keyReader.node)
        return nil
      }
      guard let expression = expressions.string(node) else { return nil }
      key.append(expression)
    }
    return onMissing.map { TableLookup(table: table, key: key, onMissing: $0) }
  }

  func column(
    _ node: YAMLNode, in table: LookupTable, _ types: [ColumnType]
  ) -> String? {
    guard let name = keys.text(node) else { return nil }
    guard let type = table.columnTypes[name] else {
      let known = Array(table.columnTypes.keys)
      keys.report(
        .unknownColumn(name, table: table.name, suggestion: nearest(name, among: known)), at: node)
      return nil
    }
    guard types.contains(type) else {
      keys.report(
        .wrongColumnType(name, expected: types.map(\.rawValue).joined(separator: ", ")), at: node)
      return nil
    }
    return name
  }
}

extension KeyReader {
  /// Whether one of the keys is there, or exactly one of them; reports it otherwise.
  fileprivate func meets(_ demand: KeyDemand) -> Bool {
    let count = demand.names.count { optional($0) != nil }
    switch demand {
    case .exactlyOne(let names):
      if count == 1 { return true }
      report(.oneOf(names), at: node)
    case .atLeastOne(let names):
      if count > 0 { return true }
      report(.atLeastOneOf(names), at: node)
    }
    return false
  }

  /// `true` or `false`.
  fileprivate func truth(_ node: YAMLNode) -> Bool {
    switch node.text {
    case "true": return true
    case "false": return false
    default:
      report(
        .unexpectedValue(node.text ?? "", allowed: ["true", "false"], suggestion: nil), at: node)
      return false
    }
  }
}
