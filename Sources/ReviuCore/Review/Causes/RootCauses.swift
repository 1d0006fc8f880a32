internal import ReviuExpression
internal import ReviuXML

/// Finds out which findings of a proposal follow from others.
///
/// What cannot be assessed follows from the finding that says why. Of failures, one follows from another when a
/// single value stands behind both: with it changed, and everything computed from it changed along, both are
/// gone. No rule is known by its id here.
struct RootCauses {
  /// Values that are tried as a cause; beyond that many, findings stand alone.
  private static let mostValues = 256
  /// Failures that are asked what the value should be; of thousands, the first ask for what the others do.
  private static let mostTargets = 16

  private let rules: [Rule]
  private let frame: Frame

  init(_ rules: [Rule], _ frame: Frame) {
    self.rules = rules
    self.frame = frame
  }

  /// Index of the cause by index of the finding.
  func causes(of findings: [TracedFinding.Origin]) -> [Int: Int] {
    var causes = GapCauses(findings).causes(of: findings)
    causes.merge(failureCauses(findings)) { first, _ in first }
    return causes
  }

  private struct TracedFailure {
    var index: Int
    var failure: Failure
    var rule: Rule
    var frame: Frame

    /// Nil for a finding that is no failure.
    init?(_ index: Int, of findings: [TracedFinding.Origin]) {
      guard case .failure(let failure, let rule, let frame) = findings[index] else { return nil }
      (self.index, self.failure, self.rule, self.frame) = (index, failure, rule, frame)
    }

    var places: [ValuePlace] { failure.contributions.map { ValuePlace($0) } }

    /// Whether a value is of those that can be the cause.
    func mayBeCaused(by place: ValuePlace) -> Bool {
      switch place.type {
      case .int, .decimal: true
      case .string: if case .consistency = rule.check { true } else { false }
      default: false
      }
    }
  }

  /// A value that stands behind several failures.
  private struct Candidate {
    var place: ValuePlace
    /// Indices of the findings.
    var failures: [Int]
  }

  private func failureCauses(_ findings: [TracedFinding.Origin]) -> [Int: Int] {
    // One after the other, as they are needed: there may be very many.
    let failures = findings.indices.lazy.compactMap { TracedFailure($0, of: findings) }
    guard failures.prefix(2).count > 1 else { return [:] }
    let derivations = Derivations(rules, frame)
    let explained = candidates(failures, derivations).compactMap { candidate in
      explain(
        by: candidate.place, candidate.failures.compactMap { TracedFailure($0, of: findings) },
        derivations)
    }
    let best = explained.enumerated().sorted { left, right in
      (-left.element.failures.count, left.offset) < (-right.element.failures.count, right.offset)
    }
    var causes: [Int: Int] = [:]
    var isExplained: Set<Int> = []
    for (_, candidate) in best {
      let open = candidate.failures.filter { !isExplained.contains($0) }
      guard open.count > 1,
        let cause = cause(
          among: open.compactMap { TracedFailure($0, of: findings) }, candidate.place)
      else { continue }
      isExplained.formUnion(open)
      for other in open where other != cause { causes[other] = cause }
    }
    return causes
  }

  /// Values that findings name themselves, that stand behind several, and that nothing else determines.
  private func candidates(
    _ failures: some Sequence<TracedFailure>, _ derivations: Derivations
  ) -> [Candidate] {
    var naming: [ValuePlace: [Int]] = [:]
    for failure in failures {
      for place in Set(failure.places) { naming[place, default: []].append(failure.index) }
    }
    var seen: Set<ValuePlace> = []
    var found: [Candidate] = []
    for failure in failures {
      for place in failure.places where failure.mayBeCaused(by: place) {
        guard seen.insert(place).inserted else { continue }
        let concerned = Set(derivations.dependents(of: place).flatMap { naming[$0] ?? [] })
        guard concerned.count > 1, derivations.derivation(of: place) == nil else { continue }
        found.append(Candidate(place: place, failures: concerned.sorted()))
        if found.count == Self.mostValues { return found }
      }
    }
    return found
  }

  /// - Parameter concerned: all that the value stands behind.
  private func explain(
    by place: ValuePlace, _ concerned: [TracedFailure], _ derivations: Derivations
  ) -> Candidate? {
    var best: [Int] = []
    for target in concerned.prefix(Self.mostTargets) {
      guard var hypothesis = hypothesis(place, solving: target, derivations) else { continue }
      let cleared = concerned.filter { candidate in
        let state = hypothesis.state(of: candidate.failure, by: candidate.rule, candidate.frame)
        if case .cleared = state { return true }
        return false
      }
      if cleared.count > best.count { best = cleared.map(\.index) }
    }
    return best.count > 1 ? Candidate(place: place, failures: best) : nil
  }

  /// The proposal with the value that a failure would ask for.
  private func hypothesis(
    _ place: ValuePlace, solving target: TracedFailure, _ derivations: Derivations
  ) -> Hypothesis? {
    switch place.type {
    case .int, .decimal: return solved(place, target, derivations)
    case .string:
      // Of two texts that should be the same, each may be the wrong one.
      guard case .consistency = target.rule.check, target.failure.contributions.count == 2,
        case .text(let left) = target.failure.actual,
        case .text(let right) = target.failure.expected
      else { return nil }
      let isLeft = ValuePlace(target.failure.contributions[0]) == place
      return Hypothesis(place, changedTo: isLeft ? right : left, in: frame)
    default: return nil
    }
  }

  /// The difference of a failure depends on the value in a straight line, so two points give the value at which
  /// it is zero; whether it is so, the rules then say themselves.
  private func solved(
    _ place: ValuePlace, _ target: TracedFailure, _ derivations: Derivations
  ) -> Hypothesis? {
    let document = frame.document(place.document)
    guard let stated = document.cell(table: place.table, column: place.column, row: place.row),
      Cell.isReadable(stated),
      let distance = target.failure.difference?.decimal,
      var step = Hypothesis(place, changedTo: stated + 1, in: frame, derivations)
    else { return nil }
    switch step.state(of: target.failure, by: target.rule, target.frame) {
    case .cleared: return step
    case .undecided: return nil
    case .remains(let failure):
      guard let next = failure.difference?.decimal, let slope = try? next - distance,
        let steps = (try? -distance)?.wholeQuotient(by: slope),
        case let (cell, overflow) = stated.addingReportingOverflow(steps), !overflow
      else { return nil }
      return Hypothesis(place, changedTo: cell, in: frame, derivations)
    }
  }

  /// The failure that speaks of the value itself, or else, of an amount, the narrowest one that names it: who reads of a
  /// text that differs from another one is told to change the first.
  private func cause(among open: [TracedFailure], _ place: ValuePlace) -> Int? {
    let named = open.filter { $0.places.contains(place) }
    if let own = named.first(where: { $0.places.first == place }) { return own.index }
    if case .string = place.type { return nil }
    return named.min { $0.failure.contributions.count < $1.failure.contributions.count }?.index
  }
}

extension Decimal {
  /// How often a number goes into this one; nil when that is no whole number.
  fileprivate func wholeQuotient(by divisor: Decimal) -> Int64? {
    let scale = max(self.scale, divisor.scale)
    guard let own = coefficient(atScale: scale), let other = divisor.coefficient(atScale: scale),
      other != 0, own % other == 0
    else { return nil }
    return Int64(exactly: own / other)
  }
}
