internal import ReviuExpression
internal import ReviuXML

extension BatchPart {
  /// Pairs the documents that stand alone, when all inputs are known.
  ///
  /// What has more than one KAK or RAB gets a review that says so, in place of any that it had.
  /// - Returns: the proposals that are still to be reviewed, in the order of their ids.
  mutating func pairUp(in pack: RulePack) -> [PendingProposal] {
    var alone = Dictionary(grouping: unpaired, by: \.identity.id)
    unpaired = []
    reviewed.sort { $0.precedes($1) }
    var settled: [ReviewedProposal] = []
    settled.reserveCapacity(reviewed.count)
    var doubled: [(ProposalIdentity, [DocumentRoot])] = []
    var start = reviewed.startIndex
    while start < reviewed.endIndex {
      let first = reviewed[start]
      var end = start + 1
      if let identity = first.identity {
        while end < reviewed.endIndex, reviewed[end].identity == identity { end += 1 }
        let others = alone.removeValue(forKey: identity.id) ?? []
        if end - start > 1 || !others.isEmpty {
          doubled.append((identity, reviewed[start..<end].flatMap(\.roots) + others.map(\.root)))
          start = end
          continue
        }
      }
      settled.append(first)
      start = end
    }
    var pending: [PendingProposal] = []
    for documents in alone.values {
      let identity = documents[0].identity
      let sides = documents.map(\.root.side)
      if Set(sides).count < sides.count {
        doubled.append((identity, documents.map(\.root)))
      } else {
        pending.append(
          PendingProposal(
            identity: identity, kak: documents.first { $0.root.side == .kak },
            rab: documents.first { $0.root.side == .rab }))
      }
    }
    reviewed = settled
    reviewed += doubled.map { ReviewedProposal(doubled: $0, roots: $1, in: pack) }
    return pending.sorted { $0.identity.id.utf8.lexicographicallyPrecedes($1.identity.id.utf8) }
  }

  /// The batch of a run whose documents are all reviewed.
  /// - Parameters:
  ///   - isComplete: whether everything that is expected should have arrived.
  ///   - threads: that rules about all proposals are shared out among.
  consuming func batch(
    _ reviewer: Reviewer, gate: Disposition, isComplete: Bool, threads: Int
  ) -> Batch {
    precondition(unpaired.isEmpty, "documents are paired before the batch is closed")
    reviewed.sort { $0.precedes($1) }
    if !lostFiles.isEmpty {
      for index in inputs.indices where lostFiles.contains(Array(inputs[index].file.utf8)) {
        inputs[index].status = .unreadable
      }
    }
    documentFindings.sort { Finding.precedes($0, $1) }
    suggestCounterparts()
    let batchFindings = assess(
      reviewer.pack.batchRules, isComplete: isComplete, threads: threads)
    if let waivers = reviewer.waivers {
      documentFindings += waivers.findings(
        for: reviewed.map(\.review), day: reviewer.pack.asOf)
    }
    return Batch(
      pack: reviewer.pack, waivers: reviewer.waivers,
      inputs: inputs.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) },
      reviews: reviewed.map(\.review),
      documentFindings: documentFindings.sorted { Finding.precedes($0, $1) },
      batchFindings: batchFindings, gate: gate,
      proposals: Dictionary(
        reviewed.compactMap { $0.proposal.map { (Array($0.id.utf8), $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Applies the rules about all proposals together, which adds their outcomes to the reviews.
  private mutating func assess(
    _ rules: [(number: Int, rule: Rule, check: BatchCheck)], isComplete: Bool, threads: Int
  ) -> [Finding] {
    if rules.isEmpty { return [] }
    // Of proposals that were not reviewed, the findings say where they stand.
    let unassessed = reviewed.filter { $0.kak == nil && $0.rab == nil }.flatMap(\.review.findings)
    let assessment = BatchAssessment(
      reviewed, unread: (documentFindings + unassessed).flatMap(\.locations),
      isComplete: isComplete)
    let assessed = Threads.results(rules.count, threads: threads) { index in
      let (number, rule, check) = rules[index]
      return assessment.assessment(of: rule, number: number, check)
    }
    var known: Set<[Outcome]> = []
    for index in reviewed.indices {
      reviewed[index].entries = BatchEntries()
      var outcomes = reviewed[index].review.outcomes
      for ((number, rule, _), result) in zip(rules, assessed) {
        guard let outcome = result.outcomes[index] else { continue }
        outcomes[DocumentRule.allCases.count + number] = outcome
        precondition(rule.isActive, "a rule that is off says nothing")
      }
      reviewed[index].review.outcomes = known.insert(outcomes).memberAfterInsert
    }
    return assessed.flatMap(\.findings)
  }
}

extension ReviewedProposal {
  /// By the bytes of the id: names of files may differ in spelling alone.
  fileprivate func precedes(_ other: ReviewedProposal) -> Bool {
    let (own, others) = (BytewiseText(review.proposal), BytewiseText(other.review.proposal))
    return own == others ? identity != nil && other.identity == nil : own < others
  }

  /// With two KAK or two RAB nobody knows which is meant, so nothing but that is said.
  fileprivate init(doubled identity: ProposalIdentity, roots: [DocumentRoot], in pack: RulePack) {
    let locations = roots.map { root in
      Location(
        file: root.file, line: root.position.line, column: root.position.column,
        address: "RO \(identity.output) › \(root.side == .kak ? "kak" : "rab")", excerpt: nil)
    }.sorted {
      (BytewiseText($0.file), $0.line, $0.column) < (BytewiseText($1.file), $1.line, $1.column)
    }
    let files = Dictionary(grouping: roots, by: \.side).mapValues { $0.map(\.file) }
    let first = files.mapValues { $0.min { BytewiseText($0) < BytewiseText($1) } ?? "" }
    let doubled = Proposal.Side.allCases.filter { (files[$0]?.count ?? 0) > 1 }
    let sides = doubled.map { $0 == .kak ? "KAK" : "RAB" }
    let names = Bilingual(listing: sides)
    let rule = DocumentRule.pairing
    let finding = Finding(
      rule: rule.rawValue, kind: DocumentRule.kind, aspect: rule.aspect, outcome: .fail,
      disposition: rule.disposition, proposal: identity.id, title: rule.title,
      message: Bilingual(
        id:
          "Ada lebih dari satu \(names.id) untuk \(identity.id), sehingga usulan ini tidak direviu.",
        en:
          "There is more than one \(names.en) for \(identity.id), so this proposal is not reviewed."
      ),
      locations: locations, actual: nil, expected: nil, difference: nil, effect: .none,
      basis: rule.basis,
      remedy: Bilingual(
        id: "Sisakan satu KAK dan satu RAB untuk setiap RO.",
        en: "Leave one KAK and one RAB for each output."),
      fingerprint: Finding.fingerprint([rule.rawValue, identity.id, "doubled"]))
    let outcomes =
      DocumentRule.allCases.map { $0 == .pairing ? Outcome.fail : .indeterminate }
      + pack.rules.map { _ in Outcome.indeterminate }
    self.init(
      review: Review(
        proposal: identity.id, tahunAnggaran: identity.tahunAnggaran, satker: identity.satker,
        satkerName: nil, kak: first[.kak], rab: first[.rab], total: nil,
        outcomes: outcomes, findings: [finding],
        effect: MoneyEffect(koreksi: Decimal(0), blokir: Decimal(0)), isAmbiguous: true),
      identity: identity)
  }
}
