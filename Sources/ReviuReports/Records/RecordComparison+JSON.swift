internal import ReviuCore

extension RecordComparison {
  /// For programs; its schema is `reviu-diff-1.schema.json`.
  package var jsonText: String {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "reviu-diff-1")
      for (name, record) in [("old", old), ("new", new)] {
        json.key(name)
        json.object { json in
          json.field("asOf", record.asOf)
          json.key("packs")
          json.array { json in
            for pack in record.packs {
              json.object { json in
                json.field("id", pack.id)
                json.field("version", pack.version)
                json.field("digest", pack.digest)
              }
            }
          }
        }
      }
      json.key("findings")
      json.array { json in
        for entry in entries { json.object { write(entry, &$0) } }
      }
      json.key("summary")
      json.object { json in
        for state in State.allCases { json.field(state.rawValue, count(state)) }
        json.field("unverified", unverifiedCount)
      }
    }
    return json.text + "\n"
  }

  private func write(_ entry: Entry, _ json: inout JSONWriter) {
    let finding = entry.finding
    json.field("state", entry.state.rawValue)
    json.field("reason", entry.reason?.rawValue)
    json.field("rule", finding.rule)
    json.field("disposition", finding.disposition)
    json.field("proposal", finding.proposal)
    json.key("message")
    json.object { json in
      json.field("id", finding.message.id)
      json.field("en", finding.message.en)
    }
    json.field("address", finding.locations.first?.address)
    json.field("fingerprint", finding.fingerprint)
    for (name, side) in [("old", entry.old), ("new", entry.new)] {
      json.key(name)
      guard let side else {
        json.value(nil as String?)
        continue
      }
      json.object { json in
        json.field("outcome", side.outcome)
        json.field("disposition", side.disposition)
        json.field("actual", side.actual)
        json.field("expected", side.expected)
        json.field("difference", side.difference)
        json.field("koreksi", side.effect.koreksi)
        json.field("blokir", side.effect.blokir)
      }
    }
  }
}
