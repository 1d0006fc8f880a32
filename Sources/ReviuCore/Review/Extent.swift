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

  package init(
    disposition: Disposition, difference: Decimal?, koreksi: Decimal?, blokir: Decimal?
  ) {
    self.disposition = disposition
    self.difference = difference
    self.koreksi = koreksi
    self.blokir = blokir
  }

  /// What became of it: the disposition decides, and where that is the same, the numbers, of which none may have grown.
  package func change(to later: Extent) -> Change {
    if disposition != later.disposition {
      return disposition < later.disposition ? .worse : .better
    }
    let (before, after) = (magnitudes, later.magnitudes)
    if zip(before, after).contains(where: { $0 < $1 }) { return .worse }
    return before == after ? .same : .better
  }

  private var magnitudes: [Decimal] {
    [difference, koreksi, blokir].map { number in
      let value = number ?? Decimal(0)
      // Only of one that is no number of a document, the negative cannot be written.
      return value.isNegative ? (try? -value) ?? value : value
    }
  }
}

extension Finding {
  package var extent: Extent {
    Extent(
      disposition: disposition, difference: difference?.decimal, koreksi: effect.koreksi,
      blokir: effect.blokir)
  }
}
