internal import ReviuCore

/// Workflow commands of GitHub, which become annotations.
struct GitHubReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  func write(to output: inout some TextOutputStream) {
    for finding in batch.findings { output.write(command(finding) + "\n") }
  }

  private func command(_ finding: Finding) -> String {
    let level =
      switch finding.disposition {
      case _ where !finding.isOpen: "notice"
      case .tolak, .koreksi, .lengkapi: "error"
      case .catatan: "warning"
      case .konfirmasi: "notice"
      }
    var properties: [(String, String)] = []
    if let place = finding.locations.first {
      properties = [
        ("file", place.file), ("line", String(place.line)), ("col", String(place.column)),
      ]
    }
    properties.append(("title", "\(finding.rule) \(finding.title[language])"))
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    let more = finding.waiver?.described(in: language) ?? finding.remedy?[language]
    let baseline =
      finding.baselineState == .new ? [] : finding.qualifiers.map { "(\($0[language]))" }
    let text = ([finding.message[language], more].compactMap { $0 } + baseline)
      .joined(separator: " ")
    return "::\(level) \(list)::\(escaped(text))"
  }

  private func escaped(_ text: String, isProperty: Bool = false) -> String {
    text.printable.escaped { scalar in
      switch scalar {
      case "%": "%25"
      // They end a property.
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: nil
      }
    }
  }
}
