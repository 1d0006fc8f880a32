internal import ReviuCore
internal import ReviuExpression

/// The objects of the JSON report, whose keys come in the order of its schema.
extension JSONWriter {
  mutating func fields(ofRun batch: Batch) {
    field("schema", "reviu-report-1")
    key("engine")
    object { json in
      json.field("name", Engine.name)
      json.field("version", Engine.version)
    }
    field("asOf", batch.pack.asOf.description)
    key("packs")
    array { json in
      for part in batch.pack.parts { json.object { $0.fields(of: part) } }
    }
    key("waivers")
    if let waivers = batch.waivers {
      object { json in
        json.field("file", waivers.file)
        json.field("digest", "sha256:\(waivers.digest)")
      }
    } else {
      value(nil as String?)
    }
    key("baseline")
    guard let baseline = batch.baseline else { return value(nil as String?) }
    object { json in
      json.field("file", baseline.file)
      json.field("digest", "sha256:\(baseline.digest)")
      json.key("stale")
      json.array { json in
        for entry in baseline.stale {
          json.object { json in
            json.field("rule", entry.rule)
            json.field("proposal", entry.proposal)
            json.field("fingerprint", entry.fingerprint)
          }
        }
      }
    }
  }

  private mutating func fields(of part: RulePack.Part) {
    field("id", part.id)
    field("version", part.version)
    field("digest", "sha256:\(part.digest)")
    key("changes")
    array { json in
      for change in part.changes {
        json.object { json in
          json.field("rule", change.rule)
          json.field("active", change.isActive)
          json.field("disposition", change.disposition?.rawValue)
          json.field("reason", change.reason)
        }
      }
    }
  }

  mutating func fields(of input: InputFile) {
    field("file", input.file)
    field("digest", input.digest.map { "sha256:\($0)" })
    field("bytes", input.bytes)
    field("status", input.status.rawValue)
  }

  /// - Parameter rules: the id of the rule of each outcome.
  mutating func fields(of review: Review, in batch: Batch, rules: [String]) {
    field("id", review.proposal)
    field("tahunAnggaran", review.tahunAnggaran)
    field("satker", review.satker)
    field("satkerName", review.satkerName)
    field("kak", review.kak)
    field("rab", review.rab)
    field("total", review.total?.description)
    field("gate", batch.isBlocked(review) ? "block" : "pass")
    key("outcomes")
    object { json in
      json.fields { outcome in review.outcomes.count { $0 == outcome } }
    }
    let outcomes = zip(rules, review.outcomes)
    let partly = Set(review.findings.filter { $0.outcome == .indeterminate }.map(\.rule))
    field("notApplicable", outcomes.filter { $1 == .notApplicable }.map(\.0))
    field(
      "indeterminate", outcomes.filter { $1 == .indeterminate || partly.contains($0) }.map(\.0))
  }

  private mutating func field(_ name: String, _ values: [String]) {
    key(name)
    array { json in for value in values { json.value(value) } }
  }

  mutating func fields(of coverage: Batch.Coverage) {
    field("rule", coverage.rule.id)
    field("title", coverage.rule.title)
    fields { coverage.counts[$0] ?? 0 }
    field("active", coverage.rule.isActive)
  }

  private mutating func fields(_ count: (Outcome) -> Int) {
    for outcome in Outcome.allCases {
      field(outcome == .notApplicable ? "notApplicable" : outcome.rawValue, count(outcome))
    }
  }

  mutating func fields(of finding: Finding) {
    field("rule", finding.rule)
    field("kind", finding.kind)
    field("aspect", finding.aspect.rawValue)
    field("outcome", finding.outcome.rawValue)
    field("disposition", finding.disposition.rawValue)
    field("proposal", finding.proposal)
    field("message", finding.message)
    key("locations")
    array { json in
      for location in finding.locations {
        json.object { json in
          json.field("file", location.file)
          json.field("line", location.line)
          json.field("column", location.column)
          json.field("address", location.address)
        }
      }
    }
    field("actual", finding.actual?.plain)
    field("expected", finding.expected?.plain)
    field("difference", finding.difference?.plain)
    key("effect")
    object { json in
      if let koreksi = finding.effect.koreksi { json.field("koreksi", koreksi.description) }
      if let blokir = finding.effect.blokir { json.field("blokir", blokir.description) }
    }
    key("basis")
    array { json in
      for basis in finding.basis { json.object { $0.fields(of: basis) } }
    }
    field("remedy", finding.remedy)
    field("fingerprint", finding.fingerprint)
    field("causedBy", finding.causedBy)
    key("waiver")
    if let waiver = finding.waiver {
      object { $0.fields(of: waiver) }
    } else {
      value(nil as String?)
    }
    field("known", finding.isKnown)
  }

  private mutating func fields(of waiver: Waiver) {
    field("line", waiver.line)
    field("reason", waiver.reason)
    key("letter")
    object { json in
      json.field("number", waiver.letterNumber)
      json.field("date", waiver.letterDate.description)
    }
    field("approvedBy", waiver.approvers)
    field("from", waiver.from.description)
    field("through", waiver.through.description)
  }

  private mutating func fields(of basis: Basis) {
    field("instrument", basis.instrument)
    field("clause", basis.clause)
    field("url", basis.url)
    field("confidence", basis.confidence?.rawValue)
  }

  mutating func fields(ofSummary batch: Batch) {
    field("files", batch.inputs.count)
    field("proposals", batch.reviews.count)
    field("blocked", batch.reviews.count { batch.isBlocked($0) })
    key("findings")
    object { json in
      for (disposition, count) in batch.failureCounts {
        json.field(disposition.rawValue, count)
      }
    }
    key("effect")
    object { json in
      let effect = batch.effect
      json.field("koreksi", (effect.koreksi ?? Decimal(0)).description)
      json.field("blokir", (effect.blokir ?? Decimal(0)).description)
    }
  }

  /// Null where there is no text.
  private mutating func field(_ name: String, _ text: Bilingual?) {
    key(name)
    guard let text else { return value(nil as String?) }
    object { json in
      json.field("id", text.id)
      json.field("en", text.en)
    }
  }
}
