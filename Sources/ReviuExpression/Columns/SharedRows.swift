internal import ReviuXML

/// Rows in groups that have the same texts in some columns.
struct SharedRows: Sendable {
  /// Which of the groups each row is in.
  private(set) var numbers: [UInt8]
  /// A row of each group.
  private(set) var firstRows = [0]

  /// As many as ``RowTruths`` has truths in one word.
  private static let most = 64

  /// Nil where rows do not share the texts of a column, or there are many groups.
  init?(_ parts: [TextColumn.Texts], count: Int) {
    if count == 0 { return nil }
    numbers = [UInt8](filledWith: 0, count: count)
    for part in parts where !part.isCommon {
      guard part.areShared, combine(with: part.numbers, of: part.cells.count) else { return nil }
    }
  }

  /// - Returns: false where there are many groups.
  private mutating func combine(with others: ArraySlice<UInt8>, of otherCount: Int) -> Bool {
    // Numbers of groups by those of their texts, plus one; 0 where there is none yet.
    var known = [UInt8](filledWith: 0, count: firstRows.count * otherCount)
    var first: [Int] = []
    first.reserveCapacity(Self.most)
    let others = others.span
    var groups = known.mutableSpan
    var rows = numbers.mutableSpan
    for row in rows.indices {
      let pair = Int(rows[row]) &* otherCount &+ Int(others[row])
      var group = groups[pair]
      if group == 0 {
        if first.count == Self.most { return false }
        first.append(row)
        group = UInt8(truncatingIfNeeded: first.count)
        groups[pair] = group
      }
      rows[row] = group &- 1
    }
    firstRows = first
    return true
  }
}

/// What an expression reads of the row that a variable is bound to, where these are texts and nothing else of the row
/// matters.
struct RowTexts: Sendable {
  private(set) var own: [Schema.Place] = []
  /// What it reads of the rows that other variables are bound to.
  private(set) var others: [Schema.Place] = []

  /// Nil where something else matters.
  init?(_ expression: CheckedExpression, of variable: Int) {
    if expression.hasLoops { return nil }
    switch expression.kind {
    case .field(let access), .has(let access):
      if access.variable != variable {
        others = [access.field.place]
      } else if access.field.type == .string {
        own = [access.field.place]
      } else {
        return nil
      }
    case .ordinal: return nil
    default:
      for part in expression.kind.parts {
        guard let texts = RowTexts(part, of: variable) else { return nil }
        own += texts.own.filter { !own.contains($0) }
        others += texts.others
      }
    }
  }
}
