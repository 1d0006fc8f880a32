internal import ReviuCore

/// The head of both forms: whose output it is, and which.
struct IdentityHeader {
  private let root: DocumentElement
  private let report: HTMLReport

  init(_ root: DocumentElement, _ report: HTMLReport) {
    self.root = root
    self.report = report
  }

  private static let labels: [(name: String, label: Bilingual)] = [
    ("kementerian", Bilingual(id: "Kementerian Negara/Lembaga", en: "Ministry")),
    ("unitEselon1", Bilingual(id: "Unit Eselon I", en: "Echelon I unit")),
    ("satker", Bilingual(id: "Satuan Kerja", en: "Work unit")),
    ("program", Bilingual(id: "Program", en: "Programme")),
    ("kegiatan", Bilingual(id: "Kegiatan", en: "Activity")),
    ("kro", Bilingual(id: "Klasifikasi Rincian Output (KRO)", en: "Output class (KRO)")),
    ("ro", Bilingual(id: "Rincian Output (RO)", en: "Output (RO)")),
  ]

  func text(_ marks: inout DocumentMarks) -> String {
    let values = ElementText(language: report.language)
    var rows: [String] = []
    func add(_ label: String, _ value: String, _ element: DocumentElement) {
      rows.append(
        "<tr\(marks.attribute(element))><th scope=\"row\">\(label)</th><td>\(value)\(marks.links(at: element))</td></tr>\n"
      )
    }
    let year = [values[root, "tahunAnggaran"], values[root, "revisi"]]
    add(
      report.say("Tahun anggaran", "Fiscal year"),
      year[1].isEmpty || year[1] == "0"
        ? year[0] : "\(year[0]), \(report.say("revisi", "revision")) \(year[1])", root)
    let identity = root.child("identitas")
    for (name, label) in Self.labels {
      guard let element = identity?.child(name) else { continue }
      add(label[report.language], "\(values[element, "kode"]) \(values[element, ""])", element)
    }
    if let volume = identity?.child("volume") {
      add(
        report.say("Volume dan satuan RO", "Volume and unit of the output"),
        "\(values[volume, ""]) \(values[volume, "satuan"])", volume)
    }
    for element in root.child("kinerja")?.children ?? [] {
      add(element.label?[report.language] ?? element.name, values[element, ""], element)
    }
    return "<table class=\"head\"><tbody>\n\(rows.joined())</tbody></table>\n"
  }
}
