internal import ReviuCore

/// A RAB in the form that people know: a table from components down to cost rows.
struct RABSheet {
  private let root: DocumentElement
  private let report: HTMLReport
  private let values: ElementText

  init(_ root: DocumentElement, _ report: HTMLReport) {
    self.root = root
    self.report = report
    values = ElementText(language: report.language)
  }

  func text(_ marks: inout DocumentMarks) -> String {
    let columns = [
      report.say("Kode", "Code"), report.say("Uraian", "Description"),
      report.say("Volume", "Quantity"), report.say("Satuan", "Unit"),
      report.say("Harga satuan", "Unit price"), report.say("Jumlah", "Amount"),
    ]
    let head = columns.enumerated().map { index, name in
      "<th scope=\"col\"\(index == 2 || index > 3 ? " class=\"n\"" : "")>\(name)</th>"
    }
    var rows: [String] = []
    for komponen in root.children("komponen") { rows += self.rows(komponen, &marks) }
    if let total = root.child("total") {
      rows.append(
        row(total, "sum", code: "", report.say("Total", "Total"), amount: values[total, ""], &marks)
      )
    }
    return "<p class=\"title\">\(report.say("RINCIAN ANGGARAN BIAYA", "BUDGET PLAN"))</p>"
      + IdentityHeader(root, report).text(&marks)
      + report.scrolling(
        "RAB",
        "<table><thead><tr>\(head.joined())</tr></thead><tbody>\n\(rows.joined())</tbody></table>")
  }

  private func rows(_ komponen: DocumentElement, _ marks: inout DocumentMarks) -> [String] {
    let kind = values[komponen, "jenis"]
    var rows = [
      row(
        komponen, "kom", code: values[komponen, "kode"],
        "\(values.name(of: komponen))\(kind.isEmpty ? "" : " <small>\(kind)</small>")",
        amount: values[komponen, "jumlah"], &marks)
    ]
    for sub in komponen.children("subkomponen") {
      rows.append(
        row(
          sub, "sub", code: values[sub, "kode"], values.name(of: sub),
          amount: values[sub, "jumlah"], &marks))
      for akun in sub.children("akun") {
        rows.append(
          row(
            akun, "akn", code: values[akun, "kode"], accountName(akun),
            amount: values[akun, "jumlah"], &marks))
        for detil in akun.children("detil") { rows.append(row(detil, &marks)) }
      }
    }
    return rows
  }

  private func accountName(_ akun: DocumentElement) -> String {
    let names = report.batch.pack.codeNames["akun"] ?? [:]
    let name = akun.plainText("kode").flatMap { names[$0] } ?? ""
    return "\(name.escapedForXML) <small>\(values[akun, "sumberDana"])</small>"
  }

  private func row(
    _ element: DocumentElement, _ name: String, code: String, _ text: String, amount: String,
    _ marks: inout DocumentMarks
  ) -> String {
    "<tr\(marks.attribute(element, name))><td>\(code)</td><td>\(text)\(marks.links(at: element))</td><td></td><td></td><td></td><td class=\"n\">\(amount)</td></tr>\n"
  }

  private func row(_ detil: DocumentElement, _ marks: inout DocumentMarks) -> String {
    let factors = detil.children("faktor").map { "\(values[$0, "jumlah"]) \(values[$0, "satuan"])" }
      .joined(separator: " × ")
    let standard = values[detil, "sbm"]
    let notes = [factors, standard.isEmpty ? "" : "SBM \(standard)"].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let more = notes.isEmpty ? "" : "<br><small>\(notes)</small>"
    let cells = ["volume", "satuan", "hargaSatuan", "jumlah"].map { name in
      "<td\(name == "satuan" ? "" : " class=\"n\"")>\(values[detil, name])</td>"
    }
    return
      "<tr\(marks.attribute(detil, "det"))><td>\(values[detil, "no"])</td><td>\(values.name(of: detil))\(more)\(marks.links(at: detil))</td>\(cells.joined())</tr>\n"
  }
}
