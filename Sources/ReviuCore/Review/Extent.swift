package import ReviuExpression

/// How far something is from right, by which a later review tells whether it got worse.
package struct Extent: Sendable, Hashable {
  package enum Change: Sendable {
    case worse, same, better
  }

  package var disposition: Disposition
  /// Of whatever sign; nil where nothing was compared.
  package var difference: Decimal?
  package var koreksi: Decimal?
  package var blokir: Decimal?
  /// The outputs that have in common what they must not, by the parts of addresses that name them.
  private let outputs: Set<[UInt8]>

  /// - Parameters:
  ///   - proposal: that the finding is about; nil for several.
  ///   - addresses: of its places, which tell the proposals where nothing was compared.
  package init(
    disposition: Disposition, difference: Decimal?, koreksi: Decimal?, blokir: Decimal?,
    proposal: String?, addresses: [String]
  ) {
    self.disposition = disposition
    self.difference = difference
    self.koreksi = koreksi
    self.blokir = blokir
    let shared = proposal == nil && difference == nil ? addresses : []
    outputs = Set(
      shared.map { address in
        Array(address.split(separator: BatchPlace.separator).prefix(2).joined().utf8)
      })
  }

  /// What became of it: it is no better where anything has grown, where something cannot be told any more, or where
  /// another proposal takes part.
  package func change(to later: Extent) -> Change {
    let numbers = zip(magnitudes, later.magnitudes)
    let hasGrown = numbers.contains { before, after in
      guard let after else { return before != nil }
      return (before ?? Decimal(0)) < after
    }
    if hasGrown || disposition < later.disposition || !later.outputs.isSubset(of: outputs) {
      return .worse
    }
    return disposition == later.disposition && outputs == later.outputs
      && numbers.allSatisfy { $0 ?? Decimal(0) == $1 ?? Decimal(0) } ? .same : .better
  }

  private var magnitudes: [Decimal?] {
    [difference, koreksi, blokir].map { number in
      guard let number, number.isNegative else { return number }
      // Only of one that is no number of a document, the negative cannot be written.
      return (try? -number) ?? number
    }
  }
}

extension Finding {
  package var extent: Extent {
    Extent(
      disposition: disposition, difference: difference?.decimal, koreksi: effect.koreksi,
      blokir: effect.blokir,
      proposal: proposal, addresses: locations.map(\.address))
  }
}
