internal import ReviuExpression
internal import ReviuXML

/// Holds what the proposals of a run contribute against each other, rule by rule.
///
/// Goes by the order of the proposals, so the findings are the same however the proposals came together.
struct BatchAssessment {
  /// In the order of their ids.
  private let proposals: [ReviewedProposal]
  /// Documents whose proposals could not be assessed, so that nobody knows what they would have contributed.
  let unread: [Location]
  private let isComplete: Bool
  private var entries: [Int: [Member]] = [:]

  /// One entry of one proposal; there are very many.
  struct Member {
    private let proposalNumber: Int32
    private let entryNumber: Int32

    init(proposal: Int, index: Int) {
      (proposalNumber, entryNumber) = (Int32(proposal), Int32(index))
    }

    var proposal: Int { Int(proposalNumber) }
    var index: Int { Int(entryNumber) }
  }

  /// - Parameter isComplete: whether everything that is expected should have arrived.
  init(_ proposals: [ReviewedProposal], unread: [Location], isComplete: Bool) {
    self.proposals = proposals
    self.unread = unread
    self.isComplete = isComplete
    for (index, proposal) in proposals.enumerated() {
      for (number, entry) in proposal.entries.enumerated() {
        entries[Int(entry.rule), default: []].append(Member(proposal: index, index: number))
      }
    }
  }

  /// What one rule comes to.
  /// - Parameter number: of the rule in the pack.
  func assessment(of rule: Rule, number: Int, _ check: BatchCheck) -> RuleAssessment {
    var assessment = RuleAssessment(rule: rule, check: check, proposals: proposals.count)
    guard rule.isActive, rule.isInForce else { return assessment }
    let members = entries[number] ?? []
    switch check.demand {
    case .sum(_, let limit): assessSums(members, limit, &assessment)
    case .distinct(let similarity):
      assessRepetitions(members, similarity, &assessment)
    case .expected(let lookup, let rows):
      assessPopulation(members, lookup, rows, &assessment)
    }
    return assessment
  }

  struct RuleAssessment: Sendable {
    let rule: Rule
    let check: BatchCheck
    var findings: [Finding] = []
    /// What is said of each proposal; nil for one that contributed nothing.
    fileprivate(set) var outcomes: [Outcome?]

    fileprivate init(rule: Rule, check: BatchCheck, proposals count: Int) {
      self.rule = rule
      self.check = check
      outcomes = [Outcome?](repeating: nil, count: count)
    }

    /// The worst of what is said of a proposal is its outcome.
    mutating func record(_ outcome: Outcome, _ members: [Member]) {
      let order: [Outcome?] = [nil, .notApplicable, .pass, .indeterminate, .fail]
      let milder = order.prefix { $0 != outcome }
      for member in members where milder.contains(outcomes[member.proposal]) {
        outcomes[member.proposal] = outcome
      }
    }
  }
}

extension BatchAssessment {
  private func assessRepetitions(
    _ members: [Member], _ similarity: BatchCheck.Similarity?,
    _ assessment: inout RuleAssessment
  ) {
    assessment.record(.pass, members)
    for (key, group) in grouped(members, atLeast: 2) {
      guard let similarity else {
        report(group, key, &assessment)
        continue
      }
      let texts = group.map { entry($0).text ?? "" }
      for cluster in SimilarTexts(texts, atLeast: similarity.least).clusters {
        report(cluster.map { group[$0] }, key, &assessment)
      }
    }
    // What could not be read may repeat whatever was.
    let unknown = members.filter { entry($0).key == nil }
    assessment.record(.indeterminate, unread.isEmpty ? unknown : members)
    let places = unknown.map { location(of: $0) } + unread
    guard !places.isEmpty, hasOthers(members) else { return }
    assessment.findings.append(
      undecided(
        assessment.rule, places, identity: ["unread"],
        Bilingual(
          id:
            "\(places.count) nilai atau dokumen tidak dapat dibandingkan, sehingga belum diketahui apakah mengulang usulan lain",
          en:
            "\(places.count.counted("value or document", "values or documents")) cannot be compared, so nobody knows whether other proposals are repeated there"
        )))
  }

  /// Whether members can be held against anything; where not, other findings say what is wrong with them.
  private func hasOthers(_ members: [Member]) -> Bool {
    guard let first = members.first else { return false }
    if members.contains(where: { $0.proposal != first.proposal }) { return true }
    // What is not readable may well be what the only proposal lacks.
    let review = proposals[first.proposal].review
    return !unread.isEmpty && review.kak != nil && review.rab != nil
  }

  /// One finding for entries of several proposals that are the same.
  private func report(
    _ group: [Member], _ key: BatchEntry.Key, _ assessment: inout RuleAssessment
  ) {
    guard Set(group.map(\.proposal)).count > 1 else { return }
    assessment.record(.fail, group)
    var shown: [String] = []
    for text in group.compactMap({ entry($0).text })
    where shown.count <= Self.shownCount && !shown.contains(text) {
      shown.append(text)
    }
    let parts = key.parts.map { String(decoding: $0, as: UTF8.self) }
    let same = (parts.filter { !$0.isEmpty } + shown.prefix(1)).joined(separator: ", ")
    var finding = finding(
      assessment.rule, .fail, group, identity: [key.text] + shown.prefix(1).map { $0.lowercased() })
    finding.actual = .text(same)
    write(
      &finding, assessment.rule, group,
      ["texts": .words(Bilingual(verbatim: Self.listed(shown.map { "\"\($0)\"" }, in: nil)))])
    assessment.findings.append(finding)
  }
}

extension BatchAssessment {
  private func assessPopulation(
    _ members: [Member], _ lookup: TableLookup, _ rows: [(column: String, value: String)],
    _ assessment: inout RuleAssessment
  ) {
    let table = lookup.table
    var arrived: Set<Int> = []
    for (key, group) in grouped(members) {
      let parts = key.parts
      if let row = table.row(parts) {
        arrived.insert(row)
        assessment.record(.pass, group)
      } else {
        assessMissingRow(
          parts.map { String(decoding: $0, as: UTF8.self) }, group, lookup, gap: nil, &assessment)
      }
    }
    let unknown = members.filter { entry($0).key == nil }
    assessment.record(.indeterminate, unknown)
    guard isComplete else { return }
    let isCertain = unknown.isEmpty && unread.isEmpty
    for row in table.columnRows where !arrived.contains(row) {
      guard table.holds(rows, inRow: row) else { continue }
      let key = table.keyColumns.map { table.allTexts($0.name)[row] }
      let text = key.joined(separator: ", ")
      let place = Location(
        file: table.file, line: table.origin(row).line, column: 1, address: text, excerpt: nil)
      if isCertain {
        var finding = finding(assessment.rule, .fail, [], identity: key)
        finding.locations = [place]
        finding.expected = .text(text)
        finding.basis += [lookup.basis(row: row)]
        write(&finding, assessment.rule, [], ["key": .words(Bilingual(verbatim: text))])
        assessment.findings.append(finding)
      } else {
        assessment.findings.append(
          undecided(
            assessment.rule, [place] + unknown.map { location(of: $0) } + unread, identity: key,
            Bilingual(
              id:
                "usulan \(text) belum ada, tetapi mungkin termasuk dokumen yang tidak terbaca",
              en:
                "there is no proposal \(text), but it may be among the documents that are not readable"
            )))
      }
    }
  }
}

extension BatchAssessment {
  func entry(_ member: Member) -> BatchEntry {
    proposals[member.proposal].entries[member.index]
  }

  /// Members whose key is known, by key, in the order of the keys.
  /// - Parameter least: groups with fewer members are left out.
  func grouped(
    _ members: [Member], atLeast least: Int = 1
  ) -> [(key: BatchEntry.Key, members: [Member])] {
    // Most keys occur once, so an array for each would be a waste: equal codes first, then equal keys among them.
    var coded: [(code: UInt64, number: Int)] = []
    coded.reserveCapacity(members.count)
    for (number, member) in members.enumerated() {
      guard let key = entry(member).key else { continue }
      coded.append((TextCode.of(key.bytes), number))
    }
    coded.sort { $0 < $1 }
    var groups: [(key: BatchEntry.Key, members: [Member])] = []
    var start = 0
    while start < coded.count {
      var end = start + 1
      while end < coded.count, coded[end].code == coded[start].code { end += 1 }
      if end - start >= least {
        let alike = coded[start..<end].map { members[$0.number] }
        let byKey = Dictionary(grouping: alike) { entry($0).key }
        for case (let key?, let group) in byKey where group.count >= least {
          groups.append((key, group))
        }
      }
      start = end
    }
    return groups.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
  }

  func largestFirst(_ members: [Member]) -> [Member] {
    members.enumerated().sorted {
      let (a, b) = (entry($0.element).amount ?? 0, entry($1.element).amount ?? 0)
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
  }

  func location(of member: Member) -> Location {
    let (review, place) = (proposals[member.proposal].review, entry(member).place)
    let file = place.side == Int8(Proposal.Side.kak.rawValue) ? review.kak : review.rab
    return Location(
      file: file ?? "", line: Int(place.line), column: Int(place.column),
      address: place.address(in: proposals[member.proposal]), excerpt: nil)
  }

  func finding(
    _ rule: Rule, _ outcome: Outcome, _ members: [Member], identity: [String]
  ) -> Finding {
    Finding(
      rule: rule.id, kind: rule.kind.rawValue, aspect: rule.aspect, outcome: outcome,
      disposition: rule.disposition.strictest, proposal: nil, title: rule.title,
      message: Bilingual(verbatim: ""), locations: members.map { location(of: $0) },
      actual: nil, expected: nil, difference: nil, effect: .none, basis: rule.basis, remedy: nil,
      fingerprint: Finding.fingerprint([rule.id, outcome.rawValue] + identity))
  }

  func undecided(
    _ rule: Rule, _ places: [Location], identity: [String], _ reason: Bilingual
  ) -> Finding {
    var finding = finding(rule, .indeterminate, [], identity: identity)
    finding.locations = places
    finding.message = Bilingual(
      id: "Tidak dapat dinilai: \(reason.id).", en: "Cannot be assessed: \(reason.en).")
    finding.remedy = Bilingual(
      id:
        "Lengkapi atau perbaiki nilai dan dokumen itu, atau minta inspektorat melengkapi tabel aturan bila isinya yang kurang, lalu periksa kembali.",
      en:
        "Supply or correct the values and documents, or ask the inspectorate to add what a table of the rules lacks, then check again."
    )
    return finding
  }

  /// Renders message and remedy of the rule.
  func write(
    _ finding: inout Finding, _ rule: Rule, _ members: [Member], _ words: [String: EvidenceText]
  ) {
    var evidence = words
    evidence["actual"] = finding.actual.map { .quantity($0) }
    evidence["expected"] = finding.expected.map { .quantity($0) }
    evidence["difference"] = finding.difference.map { .quantity($0) }
    var ids: [String] = []
    for member in members {
      let id = proposals[member.proposal].review.proposal
      if ids.last != id { ids.append(id) }
    }
    evidence["count"] = .quantity(.number(Decimal(Int64(Set(members.map(\.proposal)).count))))
    evidence["proposals"] = .words(
      Bilingual(id: Self.listed(ids, in: .indonesian), en: Self.listed(ids, in: .english)))
    let frame = Proposal(identity: nil, id: "", kak: nil, rab: nil).frame
    finding.message = rule.message.rendered(frame, evidence: evidence)
    finding.remedy = rule.remedy?.rendered(frame, evidence: evidence)
  }

  /// Texts and ids that a message shows.
  private static let shownCount = 5

  /// The first few, and how many more there are.
  private static func listed(_ texts: [String], in language: Language?) -> String {
    let shown = texts.prefix(shownCount).joined(separator: ", ")
    let rest = texts.count - shownCount
    guard rest > 0 else { return shown }
    guard let language else { return shown + ", …" }
    return shown + Bilingual(id: " dan \(rest) lainnya", en: " and \(rest) more")[language]
  }
}

extension BatchPlace {
  /// Between the parts of an address, of which the first two name the unit and the output.
  static let separator = " › "

  /// Where it stands in the words of the budget; unlike that of other findings, with the unit.
  fileprivate func address(in proposal: ReviewedProposal) -> String {
    let index = VocabularyIndex.shared
    let isRow = index.table.tables[Int(table)].parent != nil
    let path =
      isRow
      ? index.tables[Int(table)].elementPath
      : index.elementPath(table: Int(table), offsetColumn: Int(offsetColumn)) ?? ""
    var names = path.split(separator: "/").map(String.init)
    if isRow, let last = names.popLast() { names.append("\(last) \(row + 1)") }
    let start = [
      proposal.identity.map { "Satker \($0.satker)" }, "RO \(proposal.identity?.output ?? "?")",
    ]
    return (start.compactMap { $0 } + names).joined(separator: Self.separator)
  }
}
