import ReviuCore
import ReviuExpression
import ReviuReports
import ReviuXML

/// A parser of the project, tried on bytes that a coverage-guided fuzzer makes up.
///
/// Each stops the process where the parser breaks a promise; crashes and hangs the fuzzer sees by itself.
enum FuzzTarget: String, CaseIterable {
  /// Submissions, through the review by the shipped pack to the report.
  case document
  /// The expressions of rules.
  case expression
  /// A pattern, and behind a NUL the text to find it in.
  case pattern
  /// A pack's header.
  case header
  /// A rule file.
  case rules
  /// A table of a pack.
  case table
  /// A file of waivers.
  case waivers
  /// A JSON report that is read back.
  case record
  /// A number or a date in a text.
  case number
  /// What stands in an encoded part between its length and its digest.
  case part
  /// A file of encoded parts.
  case partial
  /// A line that a worker reads or writes.
  case line

  func run(_ bytes: [UInt8]) {
    switch self {
    case .document: Self.review(bytes)
    case .expression: Self.checkExpression(bytes)
    case .pattern: Self.search(bytes)
    case .header: Self.load(["pack.yaml": bytes, "rules/a.yaml": Trial.rules])
    case .rules:
      Self.load(["pack.yaml": Trial.header, "rules/a.yaml": bytes, "tables/tarif.csv": Trial.table])
    case .table:
      Self.load(["pack.yaml": Trial.header, "rules/a.yaml": Trial.rules, "tables/tarif.csv": bytes])
    case .waivers: _ = try? WaiverFile(file: "waivers.yaml", bytes: bytes, pack: Shipped.pack)
    case .record: _ = try? ReviewRecord(bytes: bytes)
    case .number: Self.readNumber(bytes)
    case .part: Self.readPart(bytes)
    case .partial: Self.merge(bytes)
    case .line: Self.readLine(bytes)
    }
  }
}

/// The pack that the command uses by default.
private enum Shipped {
  static let pack: RulePack = {
    // The fuzzer is started in the project's folder.
    guard let files = PackFiles(folder: "Rules/ikma-2026") else {
      fatalError("no Rules/ikma-2026 here")
    }
    do {
      return try RulePack(files, asOf: CivilDate(year: 2025, month: 10, day: 10))
    } catch {
      fatalError("Rules/ikma-2026: \(error)")
    }
  }()

  static let reviewer = Reviewer(pack: pack)
}

extension FuzzTarget {
  private static func review(_ bytes: [UInt8]) {
    var gatherer = Gatherer(Shipped.reviewer, digestsInputs: true)
    gatherer.add(file: "usulan.xml", bytes: bytes)
    let batch = gatherer.finish(gate: .koreksi)
    for review in batch.reviews {
      precondition(
        review.outcomes.count == DocumentRule.allCases.count + Shipped.pack.rules.count,
        "an outcome is missing")
    }
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for location in batch.findings.flatMap(\.locations) {
      precondition(location.line >= 1 && location.column >= 1, "a place before the document")
      // UTF-16 has its line feeds in two bytes, which are counted above as well.
      precondition(location.line <= lines, "a place behind the document")
    }
    for language in Language.allCases {
      let report = batch.report(.text, ReportStyle(language: language, usesColor: false))
      let controls = report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }
      precondition(!controls, "a control character reaches the terminal")
    }
  }

  private static func checkExpression(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let size = text.utf8.count
    func isInside(_ span: Expression.Span) -> Bool {
      0 <= span.lowerBound && span.lowerBound <= span.upperBound && span.upperBound <= size
    }
    do throws(ExpressionError) {
      let expression = try Expression(parsing: text)
      precondition(isInside(expression.span), "a span outside the text")
      _ = try Checker(schema: VocabularyIndex.shared.schema).checkCondition(expression)
    } catch {
      precondition(isInside(error.span), "a mistake outside the text")
    }
  }

  private static func search(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let source = String(decoding: parts[0], as: UTF8.self)
    guard let pattern = try? Pattern(source) else { return }
    let text = String(decoding: parts.count > 1 ? parts[1] : parts[0], as: UTF8.self)
    if pattern.matchesWhole(text) {
      precondition(pattern.occurs(in: text), "the whole text matches, but the pattern is not in it")
    }
  }

  private static func readNumber(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let number = Decimal(text) {
      precondition(Decimal("\(number)") == number, "a number is not what it says")
    }
    if let date = CivilDate(text) {
      precondition(CivilDate("\(date)") == date, "a date is not what it says")
    }
  }

  private static func readPart(_ content: [UInt8]) {
    var bytes = Array("reviu-part-1\n".utf8)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) } + content
    bytes += ContentDigest(of: bytes[...]).bytes
    var rest = bytes[...]
    guard let encoded = try? EncodedPart(readingFrom: &rest),
      let part = try? encoded.part(for: Shipped.pack)
    else { return }
    let again = part.encoded(in: encoded.context, isLast: encoded.isLast)
    precondition(again == bytes, "a part is other bytes when it is written again")
    merge(bytes)
  }

  private static func merge(_ bytes: [UInt8]) {
    var merge = PartialMerge(Shipped.reviewer)
    do throws(MergeFailure) {
      try merge.add(file: "1.part", bytes: bytes)
    } catch {
      for language in Language.allCases {
        precondition(!error.message[language].isEmpty, "refused without a reason")
      }
    }
    var gatherer = Gatherer(Shipped.reviewer, digestsInputs: true)
    gatherer.add(merge.takePart())
    let batch = gatherer.finish(gate: .koreksi)
    for format in [ReportFormat.text, .json, .sarif] {
      _ = batch.report(format, ReportStyle(language: .indonesian, usesColor: false))
    }
  }

  private static func readLine(_ bytes: [UInt8]) {
    do throws(WorkerSubmission.Unusable) {
      let submission = try WorkerSubmission(line: bytes)
      precondition(!submission.documents.isEmpty, "a submission without a document")
    } catch {
      precondition(!error.message.id.isEmpty, "refused without a reason")
    }
    guard let result = WorkerResult(json: bytes) else { return }
    let again = WorkerResult(json: Array(result.json.utf8))
    precondition(again?.part == result.part, "a result is not what it says")
    if let part = result.part { merge(part) }
  }

  private static func load(_ contents: [String: [UInt8]]) {
    do throws(PackFailure) {
      _ = try AuthoredPack(PackFiles(folder: "pack", contents: contents), asOf: nil)
    } catch {
      guard case .problems(let problems) = error else { return }
      precondition(!problems.isEmpty, "refused without a reason")
      for problem in problems {
        precondition(problem.line >= 1 && problem.column >= 1, "a place before the file")
        for language in Language.allCases {
          precondition(!problem.message[language].isEmpty, "a problem without a message")
        }
      }
    }
  }
}

/// A small sound pack, of which one file at a time is tried.
private enum Trial {
  static let header = Array(
    """
    id: coba
    version: 1.0.0
    title: {id: "Paket percobaan", en: "Trial pack"}
    fiscal-year: 2026
    valid: {from: 2025-05-20, through: 2026-12-31}
    languages: [id, en]
    sources: {S: {title: "Dibuat untuk percobaan"}}
    tables:
      tarif:
        file: tables/tarif.csv
        title: {id: "Tarif", en: "Rates"}
        key: {kode: text, provinsi: text}
        columns: {tarif: rupiah, satuan: text}
        source: sumber
        confidence: keyakinan

    """.utf8)

  static let rules = Array(
    """
    - id: COBA-001
      kind: unit-cost
      aspect: a
      title: {id: "Tarif", en: "Rate"}
      basis: [{instrument: "Percobaan", clause: "1"}]
      disposition: koreksi
      for: d in rab.detil
      when: has(d.sbm)
      price: d.hargaSatuan
      quantity: d.volume
      unit: {value: d.satuan, column: satuan}
      limit: {table: tarif, key: {kode: d.sbm, provinsi: rab.satker.provinsi}, column: tarif, on-missing: indeterminate}
      message: {id: "{actual} > {expected}", en: "{actual} > {expected}"}
      tests:
        - name: dearer
          given: {rab.satker.provinsi: "11", rab.detil: [{no: 1, sbm: UH, satuan: OH, volume: 1, hargaSatuan: 380001}]}
          expect: fail
        - name: as dear as may be
          given: {rab.satker.provinsi: "11", rab.detil: [{no: 1, sbm: UH, satuan: OH, volume: 1, hargaSatuan: 380000}]}
          expect: pass

    """.utf8)

  static let table = Array(
    """
    kode,provinsi,tarif,satuan,sumber,keyakinan
    UH,11,380000,OH,S,synthetic

    """.utf8)
}
