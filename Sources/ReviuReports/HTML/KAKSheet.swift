internal import ReviuCore
internal import ReviuExpression

/// A KAK in the form that people know: sections A to E, supporting documents, and the signatory.
struct KAKSheet {
  private let root: DocumentElement
  private let report: HTMLReport
  private let values: ElementText

  init(_ root: DocumentElement, _ report: HTMLReport) {
    self.root = root
    self.report = report
    values = ElementText(language: report.language)
  }

  func text(_ marks: inout DocumentMarks) -> String {
    let title = report.say("KERANGKA ACUAN KERJA", "TERMS OF REFERENCE")
    return "<p class=\"title\">\(title)</p>" + IdentityHeader(root, report).text(&marks)
      + tags(&marks) + background(&marks) + beneficiaries(&marks) + strategy(&marks)
      + period(&marks) + cost(&marks) + attachments(&marks) + signature(&marks)
  }

  private func heading(_ id: String, _ en: String) -> String { "<h4>\(report.say(id, en))</h4>\n" }

  private func subheading(_ id: String, _ en: String) -> String {
    "<h5>\(report.say(id, en))</h5>\n"
  }

  private func tags(_ marks: inout DocumentMarks) -> String {
    let elements = [root.child("kategori")].compactMap { $0 } + root.children("penandaan")
    if elements.isEmpty { return "" }
    let items = elements.map { element in
      "<li\(marks.attribute(element))>\(element.label?[report.language] ?? report.say("Kategori program", "Programme category")): \(values[element, "kode"])\(marks.links(at: element))</li>"
    }
    return heading("Kategori dan penandaan", "Category and tags")
      + "<ul>\(items.joined())</ul>\n"
  }

  private func background(_ marks: inout DocumentMarks) -> String {
    guard let background = root.child("latarBelakang") else { return "" }
    let laws = (background.child("dasarHukum")?.children ?? []).map { law in
      "<li\(marks.attribute(law))>\(values[law, "jenis"]) \(values[law, "nomor"]) \(report.say("Tahun", "of")) \(values[law, "tahun"]) \(report.say("tentang", "on")) \(values[law, ""])\(marks.links(at: law))</li>"
    }
    let paragraphs = (background.child("gambaranUmum")?.children ?? []).map {
      paragraph($0, &marks)
    }
    return heading("A. Latar Belakang", "A. Background")
      + subheading("1. Dasar hukum", "1. Legal basis")
      + "<ol class=\"count\">\(laws.joined())</ol>\n"
      + subheading("2. Gambaran umum", "2. General description") + paragraphs.joined()
  }

  private func paragraph(_ element: DocumentElement, _ marks: inout DocumentMarks) -> String {
    "<p\(marks.attribute(element))>\(values[element, ""])\(marks.links(at: element))</p>\n"
  }

  private func beneficiaries(_ marks: inout DocumentMarks) -> String {
    guard let part = root.child("penerimaManfaat") else { return "" }
    let text = part.child("uraian").map { paragraph($0, &marks) } ?? ""
    return heading("B. Penerima Manfaat", "B. Beneficiaries") + text
      + table(
        part.children("penerima"), report.say("Penerima", "Recipients"),
        [
          (report.say("Nama", "Name"), "nama"), (report.say("Jenis", "Kind"), "jenis"),
          ("NIB", "nib"), ("SIINas", "siinas"), (report.say("Sentra", "Cluster"), "sentra"),
          (report.say("Modal usaha", "Capital"), "modalUsaha"),
          (report.say("Provinsi", "Province"), "provinsi"),
        ], &marks)
  }

  /// A row for each element; columns in which no row has a value are left out.
  private func table(
    _ elements: [DocumentElement], _ label: String, _ columns: [(title: String, attribute: String)],
    _ marks: inout DocumentMarks
  ) -> String {
    guard !elements.isEmpty else { return "" }
    let used = columns.filter { column in
      elements.contains { $0.values[column.attribute] != nil }
    }
    let rows = elements.map { element in
      let cells = used.enumerated().map { index, column in
        "<td>\(values[element, column.attribute])\(index == 0 ? marks.links(at: element) : "")</td>"
      }
      return "<tr\(marks.attribute(element))>\(cells.joined())</tr>\n"
    }
    let head = used.map { "<th scope=\"col\">\($0.title)</th>" }.joined()
    return report.scrolling(
      label,
      "<table><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined())</tbody></table>")
  }

  private func strategy(_ marks: inout DocumentMarks) -> String {
    guard let strategy = root.child("strategi") else { return "" }
    var text = heading("C. Strategi Pencapaian Keluaran", "C. Strategy")
    if let method = strategy.child("metode") {
      text += subheading("1. Metode pelaksanaan", "1. Method")
      text +=
        "<p\(marks.attribute(method))><b>\(values[method, "jenis"])</b>. \(values[method, ""])\(marks.links(at: method))</p>\n"
    }
    let month = report.say("Bulan", "Month")
    let rows = strategy.children("tahap").map { stage in
      let range = months(of: stage)
      let cells = (1...12).map { number in
        range.contains(number)
          ? "<td class=\"on\"><span class=\"sr\">\(month) \(number)</span><span aria-hidden=\"true\">■</span></td>"
          : "<td></td>"
      }
      return
        "<tr\(marks.attribute(stage))><td>\(values[stage, "komponen"])</td><td>\(values[stage, ""])<br><small>\(values[stage, "mulai"]) – \(values[stage, "selesai"])</small>\(marks.links(at: stage))</td>\(cells.joined())</tr>\n"
    }
    let head = (1...12).map { "<th scope=\"col\">\($0)</th>" }.joined()
    return text + subheading("2. Tahapan dan waktu pelaksanaan", "2. Stages and schedule")
      + report.scrolling(
        report.say("Tahapan dan waktu", "Stages and schedule"),
        "<table><thead><tr><th scope=\"col\">\(report.say("Komponen", "Component"))</th><th scope=\"col\">\(report.say("Tahap", "Stage"))</th>\(head)</tr></thead><tbody>\n\(rows.joined())</tbody></table>"
      )
  }

  /// Months of the fiscal year in which a stage runs.
  private func months(of stage: DocumentElement) -> ClosedRange<Int> {
    let nothing = 0...0
    guard case .readable(.date(let start)) = stage.values["mulai"],
      case .readable(.date(let end)) = stage.values["selesai"], start <= end,
      case .readable(.text(let year)) = root.values["tahunAnggaran"], let year = Int(year),
      start.year <= year, end.year >= year
    else { return nothing }
    return (start.year < year ? 1 : start.month)...(end.year > year ? 12 : end.month)
  }

  private func period(_ marks: inout DocumentMarks) -> String {
    guard let period = root.child("kurunWaktu") else { return "" }
    return heading("D. Kurun Waktu Pencapaian Keluaran", "D. Period")
      + "<p\(marks.attribute(period))>\(values[period, "mulai"]) – \(values[period, "selesai"])\(marks.links(at: period))</p>\n"
  }

  private func cost(_ marks: inout DocumentMarks) -> String {
    var text = heading("E. Biaya yang Diperlukan", "E. Cost")
    if let cost = root.child("biaya") { text += paragraph(cost, &marks) }
    if let plan = root.child("rencanaPenarikan") {
      text += subheading("Rencana penarikan dana", "Planned withdrawals")
      let months = plan.children("bulan").map { month in
        "<tr\(marks.attribute(month))><td>\(values[month, "ke"])</td><td class=\"n\">\(values[month, "jumlah"])</td><td>\(marks.links(at: month))</td></tr>\n"
      }
      text +=
        "<table><thead><tr><th scope=\"col\">\(report.say("Bulan", "Month"))</th><th scope=\"col\" class=\"n\">\(report.say("Jumlah", "Amount"))</th><th scope=\"col\"><span class=\"sr\">\(report.say("Temuan", "Findings"))</span></th></tr></thead><tbody>\n\(months.joined())</tbody></table>\n"
    }
    if let last = root.child("realisasiTahunLalu") {
      text += subheading("Realisasi tahun lalu", "Last year")
      text +=
        "<p\(marks.attribute(last))>\(values[last, "realisasi"]) \(report.say("dari pagu", "of a ceiling of")) \(values[last, "pagu"]). \(values[last, "rencanaPerbaikan"])\(marks.links(at: last))</p>\n"
    }
    return text
  }

  private func attachments(_ marks: inout DocumentMarks) -> String {
    guard let documents = root.child("dataDukung") else { return "" }
    return heading("Data Dukung", "Supporting documents")
      + table(
        documents.children("dokumen"), report.say("Data dukung", "Supporting documents"),
        [
          (report.say("Jenis", "Kind"), "jenis"), (report.say("Nomor", "Number"), "nomor"),
          (report.say("Tanggal", "Date"), "tanggal"), (report.say("Berkas", "File"), "berkas"),
        ], &marks)
  }

  private func signature(_ marks: inout DocumentMarks) -> String {
    guard let signatory = root.child("penanggungJawab") else { return "" }
    return
      "<p\(marks.attribute(signatory, "sign"))>\(values[signatory, "tempat"]), \(values[signatory, "tanggal"])<br>\(values[signatory, "jabatan"])<br><br><b>\(values[signatory, "nama"])</b><br>NIP \(values[signatory, "nip"])\(marks.links(at: signatory))</p>\n"
  }
}
