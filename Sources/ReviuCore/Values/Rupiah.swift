package import ReviuExpression

/// An amount of whole rupiah.
package struct Rupiah: Sendable, Hashable, Comparable {
  package let amount: Int64

  package static let zero = Rupiah(0)

  package init(_ amount: Int64) { self.amount = amount }

  /// Nil when the value has a fraction or does not fit.
  package init?(exactly value: Decimal) {
    guard let amount = value.wholeNumber else { return nil }
    self.init(amount)
  }

  package static func + (left: Rupiah, right: Rupiah) throws(ArithmeticError) -> Rupiah {
    let (sum, overflow) = left.amount.addingReportingOverflow(right.amount)
    if overflow { throw .overflow }
    return Rupiah(sum)
  }

  package static func - (left: Rupiah, right: Rupiah) throws(ArithmeticError) -> Rupiah {
    let (difference, overflow) = left.amount.subtractingReportingOverflow(right.amount)
    if overflow { throw .overflow }
    return Rupiah(difference)
  }

  /// The exact product, which may have a fraction of a rupiah.
  package func multiplied(by volume: Volume) throws(ArithmeticError) -> Decimal {
    try Decimal(amount) * volume.decimal
  }

  package static func < (left: Rupiah, right: Rupiah) -> Bool { left.amount < right.amount }
}

/// A quantity with at most three digits behind the point, as volumes of the vocabulary have.
package struct Volume: Sendable, Hashable, Comparable {
  package static let scale = 3

  package let thousandths: Int64

  package init(thousandths: Int64) { self.thousandths = thousandths }

  package var decimal: Decimal { Decimal(coefficient: Int128(thousandths), scale: Self.scale) }

  package static func < (left: Volume, right: Volume) -> Bool {
    left.thousandths < right.thousandths
  }
}
