internal import ReviuCore
internal import ReviuExpression

/// A finding a row, for spreadsheets: RFC 4180 in UTF-8 with a byte order mark, which Excel needs to see that it is.
struct CSVReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  static let columns = [
    "proposal", "satker", "satkerName", "rule", "title", "aspect", "outcome", "disposition",
    "message", "file", "line", "column", "address", "actual", "expected", "difference", "koreksi",
    "blokir", "remedy", "basis", "fingerprint", "causedBy", "waiver", "baseline",
  ]

  func write(to output: inout some TextOutputStream) {
    let reviews = Dictionary(
      batch.reviews.map { ($0.proposal, $0) }, uniquingKeysWith: { first, _ in first })
    output.write("\u{FEFF}" + Self.line(Self.columns))
    for finding in batch.findings {
      output.write(Self.line(row(finding, finding.proposal.flatMap { reviews[$0] })))
    }
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  private func row(_ finding: Finding, _ review: Review?) -> [String] {
    let place = finding.locations.first
    let basis = finding.basis.map { "\($0.instrument), \($0.clause)" }.joined(separator: "; ")
    let values: [String?] = [
      finding.proposal, review?.satker, review?.satkerName, finding.rule, finding.title[language],
      finding.aspect.rawValue, finding.outcome.rawValue, finding.disposition.rawValue,
      finding.message[language], place?.file, place.map { String($0.line) },
      place.map { String($0.column) }, place?.address, finding.actual?.plain,
      finding.expected?.plain, finding.difference?.plain, finding.effect.koreksi?.description,
      finding.effect.blokir?.description, finding.remedy?[language], basis, finding.fingerprint,
      finding.causedBy, finding.waiver?.described(in: language),
      batch.baseline.map { _ in "\(finding.baselineState)" },
    ]
    return values.map { $0 ?? "" }
  }

  /// A field that no spreadsheet takes for a formula, nor any part of it where semicolons separate fields.
  static func quoted(_ value: String) -> String {
    let text = value.printable.split(separator: ";", omittingEmptySubsequences: false)
      .map { withoutFormula(String($0)) }.joined(separator: ";")
    guard text.utf8.first == UInt8(ascii: " ") || text.utf8.contains(where: isSpecial) else {
      return text
    }
    return "\"" + text.escaped { $0 == "\"" ? "\"\"" : nil } + "\""
  }

  private static func withoutFormula(_ text: String) -> String {
    guard !isNumber(text),
      // Such a reader takes a quote as the beginning of a field.
      let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\"" }),
      "=+-@＝＋－＠|".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "'"): true
    default: false
    }
  }

  /// Digits with a sign and a point at most, which are no formula.
  private static func isNumber(_ text: String) -> Bool {
    var (digits, hasPoint) = (0, false)
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-") where index == 0: break
      case UInt8(ascii: ".") where digits > 0 && !hasPoint: (digits, hasPoint) = (0, true)
      default: return false
      }
    }
    return digits > 0
  }
}
