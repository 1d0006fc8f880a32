internal import ReviuCore

/// SARIF 2.1.0, for code scanning and editors.
struct SARIFReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  /// What GitHub takes: results of a run, and locations of a result.
  var mostResults = 25_000
  private static let mostRelated = 100

  func write(to output: inout some TextOutputStream) {
    let findings = batch.findings
    // With too many, the most severe are kept.
    let shown =
      findings.count <= mostResults
      ? findings
      : Array(
        Disposition.allCases.flatMap { disposition in
          findings.filter { $0.disposition == disposition }
        }.prefix(mostResults))
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          write(tool: &json)
          json.field("columnKind", "unicodeCodePoints")
          json.field("language", language.rawValue)
          write(invocation: &json, left: findings.count - shown.count)
          json.key("artifacts")
          json.array { json in
            for input in batch.inputs { json.object { write(input, &$0) } }
            json.drain(to: &output)
          }
          json.key("results")
          json.array { json in
            for finding in shown {
              json.object { write(finding, &$0) }
              json.drain(to: &output)
            }
          }
          json.key("properties")
          json.object { $0.fields(ofRun: batch) }
        }
      }
    }
    json.endLine()
    json.drain(to: &output)
  }

  private func write(tool json: inout JSONWriter) {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", Engine.name)
        json.field("semanticVersion", Engine.version)
        json.key("rules")
        json.array { json in
          for rule in batch.summaries { json.object { write(rule, &$0) } }
        }
      }
    }
  }

  private func write(_ rule: RuleSummary, _ json: inout JSONWriter) {
    json.field("id", rule.id)
    text("shortDescription", rule.title[language], &json)
    let basis = rule.basis.map { "\($0.instrument), \($0.clause)" }
    text("help", ([rule.title[language]] + basis).joined(separator: "\n"), &json)
    json.key("defaultConfiguration")
    json.object { json in
      json.field("level", rule.disposition.level)
      if !rule.isActive { json.field("enabled", false) }
    }
    json.key("properties")
    json.object { json in
      json.field("kind", rule.kind)
      json.field("aspect", rule.aspect.rawValue)
      json.field("disposition", rule.disposition.rawValue)
      json.key("tags")
      json.array { json in
        json.value("aspek-\(rule.aspect.rawValue)")
        json.value(rule.disposition.rawValue)
      }
    }
  }

  private func write(invocation json: inout JSONWriter, left: Int) {
    json.key("invocations")
    json.array { json in
      json.object { json in
        json.field("executionSuccessful", true)
        json.field("exitCode", Int(batch.exitStatus))
        guard left > 0 else { return }
        json.key("toolExecutionNotifications")
        json.array { json in
          json.object { json in
            json.field("level", "warning")
            let message = Bilingual(
              id:
                "\(left) temuan yang paling ringan tidak dimuat, karena GitHub menerima paling banyak \(mostResults); laporan json memuat semuanya.",
              en:
                "\(left.counted("of the least severe findings is", "of the least severe findings are")) left out, because GitHub takes \(mostResults) at most; the json report has all of them."
            )
            text("message", message[language], &json)
          }
        }
      }
    }
  }

  private func write(_ input: InputFile, _ json: inout JSONWriter) {
    json.key("location")
    json.object { $0.field("uri", Self.uri(input.file)) }
    json.field("length", input.bytes)
    if let digest = input.digest {
      json.key("hashes")
      json.object { $0.field("sha-256", digest.description) }
    }
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.field("ruleId", finding.rule)
    // What could not be assessed keeps the rule's level too: as `open` it would have none, and pass unseen.
    json.field("level", finding.disposition.level)
    let remedy = finding.remedy.map { " \($0[language])" } ?? ""
    text("message", finding.message[language] + remedy, &json)
    json.key("locations")
    json.array { json in
      for location in finding.locations.prefix(1) { json.object { write(location, &$0) } }
    }
    let related = finding.locations.dropFirst().prefix(Self.mostRelated)
    if !related.isEmpty {
      json.key("relatedLocations")
      json.array { json in
        for (id, location) in related.enumerated() {
          json.object { json in
            json.field("id", id + 1)
            write(location, &json)
          }
        }
      }
    }
    if batch.baseline != nil {
      json.field("baselineState", finding.baselineState.sarif)
    }
    if let waiver = finding.waiver {
      json.key("suppressions")
      json.array { json in
        json.object { json in
          json.field("kind", "external")
          json.field("status", "accepted")
          json.field("justification", waiver.described(in: language).printable)
        }
      }
    }
    json.key("partialFingerprints")
    json.object { $0.field("reviu/v1", finding.fingerprint) }
    json.key("properties")
    json.object { $0.fields(of: finding) }
  }

  private func write(_ location: Location, _ json: inout JSONWriter) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.field("uri", Self.uri(location.file)) }
      json.key("region")
      json.object { json in
        json.field("startLine", location.line)
        json.field("startColumn", location.column)
      }
    }
    guard !location.address.isEmpty else { return }
    json.key("logicalLocations")
    json.array { json in json.object { $0.field("fullyQualifiedName", location.address) } }
  }

  private func text(_ name: String, _ text: String, _ json: inout JSONWriter) {
    json.key(name)
    json.object { $0.field("text", text.printable(keepingLines: true)) }
  }

  private static let plainInURIs = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)

  /// A path as a relative reference, or as a file URI where it is absolute.
  static func uri(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      if plainInURIs.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}

extension Baseline.State {
  /// The word of SARIF.
  fileprivate var sarif: String {
    switch self {
    case .new: "new"
    case .known: "unchanged"
    case .worse: "updated"
    }
  }
}

extension Disposition {
  /// The level of SARIF.
  var level: String {
    switch self {
    case .tolak, .koreksi, .lengkapi: "error"
    case .catatan: "warning"
    case .konfirmasi: "note"
    }
  }
}
