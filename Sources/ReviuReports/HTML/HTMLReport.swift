internal import ReviuCore
internal import ReviuExpression

/// One page that needs nothing else: overviews for managers, findings and documents for units.
///
/// Everything works without scripts; with them findings can be searched and filtered. A content security policy
/// lets the page load nothing and run nothing but its own script.
struct HTMLReport: Report {
  let batch: Batch
  let language: Language
  /// The number of each proposal's first finding on the page; findings on documents come first, and those on several
  /// proposals behind them.
  private let firstNumbers: [Int]
  private(set) var provinces: [Group] = []
  private(set) var units: [Group] = []
  let bases: LegalBases
  /// Nothing is said twice of its many findings.
  let isBrief: Bool

  init(_ batch: Batch, _ style: ReportStyle) {
    self.init(batch, style, mostInFull: 2_000)
  }

  /// - Parameter mostInFull: with more findings, legal grounds are listed once, and values that messages name are not listed
  ///   again: they would be a quarter and a tenth of the page.
  init(_ batch: Batch, _ style: ReportStyle, mostInFull: Int) {
    self.batch = batch
    language = style.language
    isBrief = batch.unsortedFindings.count > mostInFull
    bases = LegalBases(batch, language, standApart: isBrief)
    var next = batch.documentFindings.count + batch.batchFindings.count
    firstNumbers = batch.reviews.map { review in
      defer { next += review.findings.count }
      return next
    }
    provinces = provinceGroups
    units = unitGroups
  }

  /// The size that a page may have before the documents are left out of it, so that browsers stay quick.
  var mostBytes = 7_500_000

  func write(to output: inout some TextOutputStream) {
    let frame = [header, navigation, overview, findingsOutsideProposals, acrossProposals]
    let end = [legalBases, coverage, footer]
    let parts = zip(batch.reviews, firstNumbers).map { review, number in
      ProposalPart(review, NumberedFinding.list(review.findings, from: number), self)
    }
    let bare = parts.reduce((frame + end).reduce(0) { $0 + $1.utf8.count }) {
      $0 + $1.text(documents: .nothing).utf8.count
    }
    let (documents, note) = documents(of: parts, in: mostBytes - bare)
    for part in [head] + frame { output.write(part) }
    output.write(proposalSectionStart(note: note))
    for (part, documents) in zip(parts, documents) { output.write(part.text(documents: documents)) }
    output.write(Self.sectionEnd)
    for part in end { output.write(part) }
    output.write("<script>\(PageScript.text)</script>\n</body>\n</html>\n")
  }

  private var title: String {
    say("Hasil reviu usulan anggaran", "Review of budget proposals")
  }

  private var head: String {
    let policy =
      "default-src 'none'; style-src 'sha256-\(ContentDigest.base64(of: PageStyle.text))'; "
      + "script-src 'sha256-\(ContentDigest.base64(of: PageScript.text))'; base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(PageStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#usulan">\(say("Lompat ke usulan", "Skip to the proposals"))</a>

      """
  }

  private var header: String {
    let pack = batch.pack
    let facts: [(String, String)] =
      [(say("keadaan per", "as of"), pack.asOf.written(in: language))]
      + ([pack.own] + pack.parts.dropLast()).map { part in
        (
          part.id == pack.own.id ? say("paket aturan", "rule pack") : say("memperluas", "extends"),
          "\(part.id) \(part.version) (sha256 \(part.digest.prefix(12)))"
        )
      } + [
        (say("ditahan mulai disposisi", "held back from disposition"), batch.gate.rawValue),
        (say("mesin", "engine"), "\(Engine.name) \(Engine.version)"),
      ]
    let list = facts.map { "<div><dt>\($0)</dt><dd>\($1.escapedForXML)</dd></div>" }.joined()
    return """
      <header class="top"><div class="wide">
      <p class="kicker">\(pack.own.title[language].escapedForXML)</p>
      <h1>\(title)</h1>
      <dl class="facts">\(list)</dl>
      </div></header>

      """
  }

  private var navigation: String {
    var links = [("ringkasan", say("Ringkasan", "Overview"))]
    if provinces.count > 1 { links.append(("provinsi", say("Provinsi", "Provinces"))) }
    if units.count > 1 { links.append(("satker", say("Satker", "Units"))) }
    if !batch.documentFindings.isEmpty {
      links.append(("di-luar-usulan", say("Di luar usulan", "Outside proposals")))
    }
    if !batch.batchFindings.isEmpty {
      links.append(("antarusulan", say("Antarusulan", "Across proposals")))
    }
    links.append(("usulan", say("Usulan", "Proposals")))
    if !bases.isEmpty { links.append(("dasar", say("Dasar", "Legal grounds"))) }
    links.append(("cakupan", say("Cakupan", "Coverage")))
    let items = links.map { "<li><a href=\"#\($0)\">\($1)</a></li>" }.joined()
    return """
      <nav class="top" aria-label="\(say("Bagian laporan", "Parts of the report"))"><ul class="wide">\(items)</ul></nav>
      <main class="wide">

      """
  }

  private var legalBases: String {
    if bases.isEmpty { return "" }
    return section("dasar", say("Dasar temuan", "Legal grounds of the findings"), bases.list)
  }

  private var footer: String {
    let note = say(
      "Reviu ini memberi keyakinan terbatas. Aturan yang tidak dapat dinilai tidak berarti sesuai; keputusan tetap pada pereviu.",
      "This review gives limited assurance. A rule that could not be assessed has not passed; the reviewer decides."
    )
    return "</main>\n<footer><div class=\"wide\"><p>\(note)</p></div></footer>\n"
  }

  func say(_ id: String, _ en: String) -> String { Bilingual(id: id, en: en)[language] }

  func money(_ value: Decimal) -> String { Quantity.rupiah(value).written(in: language) }

  /// A table that scrolls by itself where the screen is narrow, also with the keyboard.
  func scrolling(_ label: String, _ table: String) -> String {
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(label.escapedForXML)\">\(table)</div>\n"
  }
}

/// A finding with the number by which links on the page find it.
struct NumberedFinding {
  let number: Int
  let finding: Finding

  static func list(_ findings: [Finding], from first: Int) -> [NumberedFinding] {
    findings.sorted { Finding.precedes($0, $1) }.enumerated().map {
      NumberedFinding(number: first + $0, finding: $1)
    }
  }
}
