internal import ReviuExpression

/// A limit of a rule: what is measured, what it is held against, and how.
struct Boundary {
  enum Measure {
    case number(CheckedExpression)
    case date(CheckedExpression)
    /// In characters.
    case length(CheckedExpression)
  }

  enum Bound {
    case limit(Limit)
    case date(CheckedExpression)
    case constant(Decimal)
  }

  enum Relation {
    case atMost
    case atLeast
    case equal
    /// Less than one rupiah apart.
    case withinRupiah
  }

  /// The key of the rule that states the limit.
  var key: String
  var measure: Measure
  var bound: Bound
  var relation: Relation
  /// Words that a text must keep when it gets another length.
  var words: [String] = []

  /// The kind's definition, apart from the code that the rule runs.
  func holds(_ state: BoundaryState) -> Bool {
    guard let difference = try? state.value - state.bound else { return false }
    let isZero = difference == Decimal(0)
    switch relation {
    case .atMost: return isZero || difference.isNegative
    case .atLeast: return !difference.isNegative
    case .equal: return isZero
    case .withinRupiah:
      let amount = difference.isNegative ? try? -difference : difference
      return amount.map { $0 < Decimal(1) } ?? false
    }
  }

  /// The least steps in which the value may be written, finest first.
  var units: [Decimal] {
    if case .number(let expression) = measure, case .decimal = expression.type {
      return [Decimal(coefficient: 1, scale: 3), Decimal(1)]
    }
    return [Decimal(1)]
  }

  /// What is measured and what it is held against; nil where one of them is not known.
  func state(_ frame: Frame) -> BoundaryState? {
    var explanation = Explanation(frame)
    let value: Decimal?
    switch measure {
    case .number(let expression): value = explanation.number(expression)
    case .date(let expression): value = explanation.dayNumber(expression)
    case .length(let expression):
      guard case .text(let text) = explanation.evaluate(expression) else { return nil }
      value = Decimal(Int64(text.unicodeScalars.count))
    }
    let limit: Decimal?
    switch bound {
    case .constant(let constant): limit = constant
    case .date(let expression): limit = explanation.dayNumber(expression)
    case .limit(let source): limit = source.value(&explanation)
    }
    guard let value, let limit else { return nil }
    return BoundaryState(value: value, bound: limit)
  }
}

/// A value and what it is held against; days count from the first of year 1.
struct BoundaryState: Equatable {
  var value: Decimal
  var bound: Decimal

  /// The values around the limit: one unit below, the limit itself, one above. Where the limit cannot be
  /// written in units, the two nearest that can be and their neighbours.
  func targets(unit: Decimal) -> [Decimal] {
    guard let below = try? bound.rounded(toDigits: unit.scale, mode: .floor) else { return [] }
    let steps = below == bound ? -1...1 : -1...2
    return steps.compactMap { step in
      guard let offset = try? unit * Decimal(Int64(step)) else { return nil }
      return try? below + offset
    }
  }
}

extension Explanation {
  fileprivate mutating func dayNumber(_ expression: CheckedExpression) -> Decimal? {
    guard case .date(let date) = evaluate(expression) else { return nil }
    return Decimal(Int64(date.dayNumber))
  }
}

extension RuleCheck {
  /// The limits that the check holds values against; none for kinds that know no limit.
  var boundaries: [Boundary] {
    switch self {
    case .ceiling(let check):
      return [
        Boundary(
          key: "limit", measure: .number(check.value), bound: .limit(check.limit),
          relation: .atMost)
      ]
    case .unitCost(let check):
      return [
        Boundary(
          key: "limit", measure: .number(check.price),
          bound: .limit(.table(check.limit)), relation: .atMost)
      ]
    case .arithmetic(let check):
      return [
        Boundary(
          key: "equals", measure: .number(check.value), bound: .limit(.expression(check.equals)),
          relation: check.rounding == .rupiah ? .withinRupiah : .equal)
      ]
    case .ratio(let check):
      return check.bounds.map { bound in
        Boundary(
          key: bound.side.rawValue, measure: .number(check.value),
          bound: .limit(.expression(bound.limit)),
          relation: bound.side == .atMost ? .atMost : .atLeast)
      }
    case .dates(let check):
      let first = check.from.map {
        Boundary(key: "from", measure: .date(check.value), bound: .date($0), relation: .atLeast)
      }
      let last = check.through.map {
        Boundary(key: "through", measure: .date(check.value), bound: .date($0), relation: .atMost)
      }
      return [first, last].compactMap { $0 }
    case .text(let check):
      let words = check.mentions.map(\.text)
      let (least, most) = (check.length.lowerBound, check.length.upperBound)
      func boundary(_ key: String, _ count: Int, _ relation: Boundary.Relation) -> Boundary {
        Boundary(
          key: key, measure: .length(check.value), bound: .constant(Decimal(Int64(count))),
          relation: relation, words: words)
      }
      return (least > 0 ? [boundary("at-least", least, .atLeast)] : [])
        + (most < Int.max ? [boundary("at-most", most, .atMost)] : [])
    case .eligibility, .allowedValues, .requiredDocuments, .consistency, .pattern, .required,
      .unique, .condition, .batch:
      return []
    }
  }
}
