internal import ReviuExpression

/// The days on which something holds; an open end holds for ever.
struct Validity: Sendable {
  var from: CivilDate?
  var through: CivilDate?

  func contains(_ date: CivilDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (through.map { date <= $0 } ?? true)
  }

  /// Whether it holds on every day of another.
  func covers(_ other: Validity) -> Bool {
    (from.map { from in other.from.map { from <= $0 } ?? false } ?? true)
      && (through.map { through in other.through.map { $0 <= through } ?? false } ?? true)
  }

  /// The days on which both hold; none where they do not overlap.
  func intersection(_ other: Validity) -> Validity {
    Validity(
      from: [from, other.from].compactMap { $0 }.max(),
      through: [through, other.through].compactMap { $0 }.min())
  }

  func overlaps(_ other: Validity) -> Bool {
    let startsBefore = { (a: CivilDate?, b: CivilDate?) in
      a.map { a in b.map { a <= $0 } ?? true } ?? true
    }
    return startsBefore(from, other.through) && startsBefore(other.from, through)
  }
}

extension KeyReader {
  func date(_ node: YAMLNode?) -> CivilDate? {
    guard let node, let text = text(node) else { return nil }
    if let date = CivilDate(text) { return date }
    report(.badForm(text, form: .date), at: node)
    return nil
  }

  /// `{from: ..., through: ...}`.
  func validity(_ node: YAMLNode?) -> Validity? {
    guard let reader = mapping(node) else { return nil }
    reader.allowOnly(RuleLoader.validityKeys.names)
    let through = reader.optional("through")
    let validity = Validity(from: date(reader.optional("from")), through: date(through))
    if let from = validity.from, let end = validity.through, end < from, let through {
      report(.badForm(through.text ?? "", form: .dateOrder), at: through)
    }
    return validity
  }
}
