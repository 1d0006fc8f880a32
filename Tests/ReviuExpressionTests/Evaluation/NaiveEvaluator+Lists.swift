@testable import ReviuExpression

/// Lists, and rows put together by a key.
extension NaiveEvaluator {
  /// Rows with equal keys, as they were asked for.
  struct Group {
    var receiver: Expression
    var name: Expression
    var keyText: Expression
    var key: PlainValue
  }

  struct List {
    var values: [PlainValue?]
    /// Of each value whether a filter lets it through; nil where there is no filter.
    var conditions: [Bool?]?
    /// Whether the list is written out value by value, so that all of them are needed to count.
    var isWrittenOut: Bool
  }

  /// The values of a list; nil for what is none.
  func list(_ expression: Expression) throws(GivesUp) -> List? {
    switch expression.kind {
    case .name(let name): return lists[name]
    case .call(let receiver?, "bind", _, let arguments) where receiver.sketch == "cel":
      return try bound(arguments[0], toValueOf: arguments[1]).list(arguments[2])
    case .list(let elements):
      var values: [PlainValue?] = []
      for element in elements { values.append(try value(element)) }
      return List(values: values, isWrittenOut: true)
    case .map: return try map(expression).map { List(values: $0.map(\.key), isWrittenOut: true) }
    case .binary(.add, let left, let right):
      guard let first = try list(left), let second = try list(right) else { return nil }
      return List(values: first.values + second.values, isWrittenOut: true)
    case .call(let receiver?, "filter", _, let arguments):
      guard var filtered = try list(receiver) else { return nil }
      var conditions: [Bool?] = []
      for (index, value) in filtered.values.enumerated() {
        let own = try bound(arguments[0], toValue: value).truth(arguments[1])
        let before = filtered.conditions?[index] ?? (filtered.conditions == nil ? true : nil)
        conditions.append(
          own == false || before == false ? false : own == nil || before == nil ? nil : true)
      }
      filtered.conditions = conditions
      return filtered
    case .call(let receiver?, "map", _, let arguments):
      if let list = try list(receiver) {
        var values: [PlainValue?] = []
        for value in list.values {
          values.append(try bound(arguments[0], toValue: value).value(arguments[1]))
        }
        return List(
          values: values, conditions: list.conditions, isWrittenOut: list.isWrittenOut)
      }
      return List(
        values: try values(receiver, arguments[0], arguments[1]), isWrittenOut: false)
    case .call(let receiver?, "sumBy", let span, let arguments):
      let groups = Expression(
        kind: .call(
          receiver: receiver, function: "groupBy", span, arguments: Array(arguments.prefix(2))),
        span: expression.span)
      let name = Expression(kind: .name("group of \(span)"), span: span)
      let sum = Expression(
        kind: .call(
          receiver: name, function: "sum", span, arguments: [arguments[0], arguments[2]]),
        span: expression.span)
      return List(values: try values(groups, name, sum), isWrittenOut: false)
    default: return nil
    }
  }

  /// What stands behind a name for each row, with one unknown value more where rows are not known.
  func values(
    _ receiver: Expression, _ name: Expression, _ body: Expression, position: Expression? = nil
  ) throws(GivesUp) -> [PlainValue?] {
    guard let candidates = try candidates(receiver) else { return [nil] }
    var values: [PlainValue?] = candidates.allSatisfy(\.isCertain) ? [] : [nil]
    for (index, (row, isCertain)) in candidates.enumerated() where isCertain {
      var inner = bound(name, to: row)
      if let position { inner = inner.bound(position, toValue: place(index)) }
      if case .call(let rows?, "groupBy", _, let arguments) = receiver.kind,
        case .name(let group) = name.kind,
        let key = try bound(arguments[0], to: row).value(arguments[1])
      {
        inner.groups[group] = Group(
          receiver: rows, name: arguments[0], keyText: arguments[1], key: key)
      }
      values.append(try inner.value(body))
    }
    return values
  }

  /// The rows of a group.
  func candidates(of group: Group) throws(GivesUp) -> [(row: Row, isCertain: Bool)]? {
    guard let candidates = try candidates(group.receiver) else { return nil }
    var result: [(row: Row, isCertain: Bool)] = []
    for (row, isCertain) in candidates {
      let key = try bound(group.name, to: row).value(group.keyText)
      if key == nil || key == group.key { result.append((row, isCertain && key != nil)) }
    }
    return result
  }

  /// The rows whose key no earlier row has, or those whose key one has.
  func candidates(
    _ expression: Expression, _ arguments: [Expression], areFirst: Bool
  ) throws(GivesUp) -> [(row: Row, isCertain: Bool)]? {
    guard let candidates = try candidates(expression) else { return nil }
    var seen: [PlainValue] = []
    var result: [(row: Row, isCertain: Bool)] = []
    for (row, isCertain) in candidates {
      guard isCertain, let key = try bound(arguments[0], to: row).value(arguments[1]) else {
        result.append((row, false))
        continue
      }
      if seen.contains(key) != areFirst { result.append((row, true)) }
      seen.append(key)
    }
    return result
  }

  private func joined(_ list: List, by separator: Expression?) throws(GivesUp) -> PlainValue? {
    var texts: [[Unicode.Scalar]] = []
    for case .text(let text)? in list.values { texts.append(text) }
    let separator = try separator.map { separator throws(GivesUp) in try value(separator) }
    guard texts.count == list.values.count else { return nil }
    guard case .text(let between) = separator ?? .text([]) else {
      // Where nothing is between, nothing is missing.
      return texts.count < 2 ? .text(texts.first ?? []) : nil
    }
    return .text(Array(texts.joined(separator: between)))
  }

  private func bound(_ name: Expression, toValue value: PlainValue?) -> NaiveEvaluator {
    var inner = self
    if case .name(let name) = name.kind { inner.values[name] = .some(value) }
    return inner
  }

  /// With a name for a value, for a list, or for a map.
  func bound(_ name: Expression, toValueOf value: Expression) throws(GivesUp) -> NaiveEvaluator {
    guard case .name(let text) = name.kind, let list = try list(value) else {
      return bound(name, toValue: try self.value(value))
    }
    var inner = self
    inner.lists[text] = list
    inner.maps[text] = try map(value)
    return inner
  }

  private func place(_ index: Int) -> PlainValue { .number(Int128(index) * RandomDocument.one) }

  /// A function of the values of a list.
  /// - Parameter places: what a name for the place of each value stands for.
  func aggregate(
    _ list: List, _ function: String, _ arguments: [Expression], places: [PlainValue]? = nil
  ) throws(GivesUp) -> PlainValue? {
    if function == "join" { return try joined(list, by: arguments.first) }
    if arguments.isEmpty, let conditions = list.conditions {
      let values = zip(conditions, list.values).map { condition, value in
        condition.flatMap { $0 ? value : .number(0) }
      }
      return try combine(values, function)
    }
    if arguments.isEmpty { return try combine(list.values, function) }
    var results: [PlainValue?] = []
    for (index, value) in list.values.enumerated() {
      var inner = bound(arguments[arguments.count - 2], toValue: value)
      if arguments.count == 3 {
        inner = inner.bound(arguments[0], toValue: places?[index] ?? place(index))
      }
      results.append(try inner.value(arguments[arguments.count - 1]))
    }
    // What a filter leaves out changes nothing; what it may leave out matters only where it would.
    let neutral = PlainValue.truth(function == "all")
    for (index, condition) in (list.conditions ?? []).enumerated() where condition != true {
      if condition == false || results[index] == neutral {
        results[index] = neutral
      } else {
        results[index] = nil
      }
    }
    if list.isWrittenOut, function == "exists_one", results.contains(nil) { return nil }
    return try combine(results, function)
  }
}
