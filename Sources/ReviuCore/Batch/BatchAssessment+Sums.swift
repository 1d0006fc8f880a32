internal import ReviuExpression
internal import ReviuXML

extension BatchAssessment {
  /// Sums by key against the limits of a table.
  func assessSums(
    _ members: [Member], _ bound: TableNumber, _ assessment: inout RuleAssessment
  ) {
    let lookup = bound.lookup
    let unit = assessment.check.unit
    let unattributed = members.filter { entry($0).key == nil }
    let hasUnknown = !unattributed.isEmpty || !unread.isEmpty
    assessment.record(.indeterminate, unattributed)
    var hasUncertainSum = false
    for (key, group) in grouped(members) {
      let parts = key.parts
      let texts = parts.map { String(decoding: $0, as: UTF8.self) }
      let sum = Decimal(
        coefficient: group.reduce(Int128(0)) { $0 + Int128(entry($1).amount ?? 0) },
        scale: assessment.check.scale
      ).reduced
      let unknown = group.filter { entry($0).amount == nil }
      let row = lookup.table.row(parts)
      guard let limit = row.flatMap({ bound.value(row: $0) }) else {
        let gap = row.map { _ in
          Gap.noValue(table: lookup.table.name, key: texts, column: bound.column)
        }
        assessMissingRow(texts, group, lookup, gap: gap, &assessment)
        continue
      }
      if limit < sum {
        assessment.record(.fail, group)
        var finding = finding(assessment.rule, .fail, largestFirst(group), identity: texts)
        // Nil where it has more digits than a decimal; it is too much all the same.
        let difference = try? sum - limit
        finding.actual = Quantity(.number(sum), unit: unit)
        finding.expected = Quantity(.number(limit), unit: unit)
        finding.difference = difference.map { Quantity(.number($0), unit: unit) }
        if unit == .rupiah { finding.effect.koreksi = difference }
        finding.basis += [row.map { lookup.basis(row: $0) }].compactMap { $0 }
        write(
          &finding, assessment.rule, group,
          ["key": .words(Bilingual(verbatim: texts.joined(separator: ", ")))])
        assessment.findings.append(finding)
      } else if !unknown.isEmpty {
        assessment.record(.indeterminate, group)
        assessment.findings.append(
          undecided(
            assessment.rule, unknown.map { location(of: $0) }, identity: texts,
            Bilingual(
              id:
                "jumlah untuk \(texts.joined(separator: ", ")) belum lengkap: nilai \(unknown.count) usulan tidak terbaca",
              en:
                "the sum for \(texts.joined(separator: ", ")) is not complete: of \(unknown.count.counted("proposal")) the value is not readable"
            )))
      } else if hasUnknown {
        assessment.record(.indeterminate, group)
        hasUncertainSum = true
      } else {
        assessment.record(.pass, group)
      }
    }
    // Where there is no sum that they could belong to, other findings say what is wrong with them.
    if hasUncertainSum {
      let places = unattributed.map { location(of: $0) } + unread
      assessment.findings.append(
        undecided(
          assessment.rule, places, identity: ["unread"],
          Bilingual(
            id:
              "jumlah yang belum melewati batas belum pasti: \(places.count) dokumen atau usulan tidak dapat diperhitungkan",
            en:
              "sums that are within their limits are not certain: \(places.count.counted("document or proposal", "documents or proposals")) cannot be counted in"
          )))
    }
  }

  /// What follows when the table has nothing for a key.
  func assessMissingRow(
    _ key: [String], _ group: [Member], _ lookup: TableLookup, gap: Gap?,
    _ assessment: inout RuleAssessment
  ) {
    let message = Gap.messageOfMissingRow(lookup.table.name, key)
    if let gap {
      assessment.record(.indeterminate, group)
      var places = EvidencePlaces(Proposal(identity: nil, id: "", kak: nil, rab: nil))
      assessment.findings.append(
        undecided(
          assessment.rule, group.map { location(of: $0) }, identity: key, gap.message(&places)))
      return
    }
    switch lookup.onMissing {
    case .notApplicable: assessment.record(.notApplicable, group)
    case .indeterminate:
      assessment.record(.indeterminate, group)
      assessment.findings.append(
        undecided(
          assessment.rule, group.map { location(of: $0) }, identity: key,
          Gap.absenceOfRow(lookup.table.name, key)))
    case .fail:
      assessment.record(.fail, group)
      var finding = finding(assessment.rule, .fail, group, identity: key)
      finding.message = message
      finding.remedy = Gap.remedyOfMissingRow(lookup.table.name)
      finding.basis += [lookup.basisOfAbsence]
      assessment.findings.append(finding)
    }
  }
}
