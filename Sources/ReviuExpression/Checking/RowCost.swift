/// How many rows an expression visits at most, if every table is as long as a document may have it.
///
/// Rows below a row are counted for all rows around together: they are no more than their table has.
struct RowCost: Sendable, Equatable {
  /// Visits for the whole document, however often the expression is evaluated.
  var once = 0
  /// Visits whenever the expression is evaluated.
  var each = 0
  /// Visits while a variable goes through all its rows, by variable.
  var below: [Int: Int] = [:]

  var total: Int { below.values.reduce(sum(once, each), sum) }

  static func + (left: RowCost, right: RowCost) -> RowCost {
    RowCost(
      once: sum(left.once, right.once), each: sum(left.each, right.each),
      below: left.below.merging(right.below, uniquingKeysWith: sum))
  }

  /// The visits of what is evaluated for each of some rows, and of these rows.
  func repeated(over selection: RowSelection, _ correlation: Correlation) -> RowCost {
    let rows = selection.rowLimit
    var cost = RowCost(once: once)
    for (variable, visits) in below where variable != selection.variable {
      cost.below[variable] = product(visits, rows)
    }
    let visits = sum(
      sum(rows, product(rows, each)), below[selection.variable] ?? 0)
    if selection.rows.variable >= selection.globalCount {
      let before = cost.below[selection.rows.variable] ?? 0
      cost.below[selection.rows.variable] = sum(before, visits)
    } else if correlation.isClosed {
      // One pass to find the rows of each key, and one in which each key's rows are visited.
      let index = correlation.equalities.isEmpty ? 0 : rows
      cost.once = sum(cost.once, sum(visits, index))
    } else {
      cost.each = visits
    }
    return cost
  }
}

/// The largest number where the result would be larger.
private func sum(_ left: Int, _ right: Int) -> Int {
  let (value, overflow) = left.addingReportingOverflow(right)
  return overflow ? .max : value
}

private func product(_ left: Int, _ right: Int) -> Int {
  let (value, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow ? .max : value
}
