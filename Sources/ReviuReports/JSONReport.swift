internal import ReviuCore
internal import ReviuExpression

/// The report for programs; its schema is `reviu-report-1.schema.json`.
struct JSONReport {
  let batch: Batch

  var text: String {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "reviu-report-1")
      json.key("engine")
      json.object { json in
        json.field("name", Engine.name)
        json.field("version", Engine.version)
      }
      json.field("asOf", batch.pack.asOf.description)
      json.key("packs")
      json.array { json in
        for part in batch.pack.parts { write(part, &json) }
      }
      json.key("inputs")
      json.array { json in batch.inputs.forEach { write($0, &json) } }
      json.key("proposals")
      json.array { json in batch.reviews.forEach { write($0, &json) } }
      json.key("findings")
      json.array { json in batch.findings.forEach { write($0, &json) } }
      json.key("coverage")
      json.array { json in
        for coverage in batch.coverage {
          json.object { json in
            json.field("rule", coverage.rule.id)
            write(coverage.counts, &json)
            json.field("active", coverage.rule.isActive)
          }
        }
      }
      json.key("summary")
      writeSummary(&json)
    }
    return json.text + "\n"
  }

  private func write(_ part: RulePack.Part, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", part.id)
      json.field("version", part.version)
      json.field("digest", "sha256:\(part.digest)")
      json.key("changes")
      json.array { json in
        for change in part.changes {
          json.object { json in
            json.field("rule", change.rule)
            json.field("active", change.isActive)
            json.field("disposition", change.disposition?.rawValue)
            json.key("reason")
            write(change.reason, &json)
          }
        }
      }
    }
  }

  private func write(_ input: InputFile, _ json: inout JSONWriter) {
    json.object { json in
      json.field("file", input.file)
      json.field("digest", input.digest.map { "sha256:\($0)" })
      json.field("bytes", input.bytes)
      json.field("status", input.status.rawValue)
    }
  }

  private func write(_ review: Review, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", review.proposal)
      json.field("tahunAnggaran", review.tahunAnggaran)
      json.field("satker", review.satker)
      json.field("kak", review.kak)
      json.field("rab", review.rab)
      json.field("total", review.total?.description)
      json.field("gate", batch.isBlocked(review) ? "block" : "pass")
      json.key("outcomes")
      json.object { json in
        var counts: [Outcome: Int] = [:]
        for outcome in review.outcomes { counts[outcome, default: 0] += 1 }
        write(counts, &json)
      }
    }
  }

  private func write(_ counts: [Outcome: Int], _ json: inout JSONWriter) {
    for outcome in Outcome.allCases {
      json.field(
        outcome == .notApplicable ? "notApplicable" : outcome.rawValue, counts[outcome] ?? 0)
    }
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.object { json in
      json.field("rule", finding.rule)
      json.field("kind", finding.kind)
      json.field("aspect", finding.aspect.rawValue)
      json.field("outcome", finding.outcome.rawValue)
      json.field("disposition", finding.disposition.rawValue)
      json.field("proposal", finding.proposal)
      json.key("message")
      write(finding.message, &json)
      json.key("locations")
      json.array { json in
        for location in finding.locations {
          json.object { json in
            json.field("file", location.file)
            json.field("line", location.line)
            json.field("column", location.column)
            json.field("address", location.address)
          }
        }
      }
      json.field("actual", finding.actual?.plain)
      json.field("expected", finding.expected?.plain)
      json.field("difference", finding.difference?.plain)
      json.key("effect")
      json.object { json in
        if let koreksi = finding.effect.koreksi { json.field("koreksi", koreksi.description) }
        if let blokir = finding.effect.blokir { json.field("blokir", blokir.description) }
      }
      json.key("basis")
      json.array { json in finding.basis.forEach { write($0, &json) } }
      json.key("remedy")
      if let remedy = finding.remedy { write(remedy, &json) } else { json.value(nil as String?) }
      json.field("fingerprint", finding.fingerprint)
      json.field("causedBy", finding.causedBy)
    }
  }

  private func write(_ text: Bilingual, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", text.id)
      json.field("en", text.en)
    }
  }

  private func write(_ basis: Basis, _ json: inout JSONWriter) {
    json.object { json in
      json.field("instrument", basis.instrument)
      json.field("clause", basis.clause)
      json.field("url", basis.url)
      json.field("confidence", basis.confidence?.rawValue)
    }
  }

  private func writeSummary(_ json: inout JSONWriter) {
    json.object { json in
      json.field("files", batch.inputs.count)
      json.field("proposals", batch.reviews.count)
      json.field("blocked", batch.reviews.count { batch.isBlocked($0) })
      json.key("findings")
      json.object { json in
        for (disposition, count) in batch.failureCounts {
          json.field(disposition.rawValue, count)
        }
      }
      json.key("effect")
      json.object { json in
        let effect = batch.effect
        json.field("koreksi", (effect.koreksi ?? Decimal(0)).description)
        json.field("blokir", (effect.blokir ?? Decimal(0)).description)
      }
    }
  }
}
