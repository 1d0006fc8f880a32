internal import ReviuCore
internal import ReviuExpression

/// Markdown for a comment on a merge request.
struct MarkdownReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  /// GitHub refuses comments of more than 65,536 characters; this leaves room for the note that some is left out.
  var mostCharacters = 60_000

  func write(to output: inout some TextOutputStream) {
    let summary = summary
    output.write(summary)
    let sections =
      documentSection + batchSection + batch.reviews.filter { !$0.findings.isEmpty }.map(section)
    var room = mostCharacters - summary.unicodeScalars.count
    var left = 0
    for section in sections {
      let size = section.unicodeScalars.count
      // One that is too long leaves its room to those behind it.
      if size > room {
        left += 1
      } else {
        room -= size
        output.write(section)
      }
    }
    guard left > 0 else { return }
    output.write(
      say(
        "\n_\(left) usulan atau kelompok lain tidak ditampilkan, karena komentar tidak boleh lebih panjang; lihat laporan lengkap._\n",
        "\n_\(left.counted("more proposal or group is", "more proposals or groups are")) not shown, because a comment may not be longer; see the full report._\n"
      ))
  }

  private var summary: String {
    let held = batch.reviews.count { batch.isBlocked($0) }
    let undecided = batch.undecidedCount
    let verdict =
      batch.isBlocked
      ? say("❌ Ada yang tidak lolos", "❌ Not everything passes")
      : say("✅ Semua lolos", "✅ Everything passes")
    var lines = [
      "## reviu: \(verdict)", "",
      say(
        "\(batch.reviews.count) usulan, \(held) ditahan; \(undecided) penilaian tidak dapat dilakukan.",
        "\(batch.reviews.count.counted("proposal")), \(held) held; \(undecided.counted("assessment was", "assessments were")) not possible."
      ),
      "", "| \(say("disposisi", "disposition")) | \(say("temuan", "findings")) |", "|---|---:|",
    ]
    lines += batch.failureCounts.map { "| \($0.disposition.rawValue) | \($0.count) |" }
    let pack = batch.pack.own
    lines += [
      "",
      "<sub>\(Engine.name) \(Engine.version), \(escaped("\(pack.id) \(pack.version)")), sha256 \(pack.digest.prefix(12)), \(batch.pack.asOf)</sub>",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var documentSection: [String] {
    let findings = batch.documentFindings.sorted { Finding.precedes($0, $1) }
    if findings.isEmpty { return [] }
    let title = say("Temuan di luar usulan", "Findings outside proposals")
    return ["\n### \(title)\n\n" + findings.map { line($0) }.joined()]
  }

  private var batchSection: [String] {
    let findings = batch.batchFindings.sorted { Finding.precedes($0, $1) }
    if findings.isEmpty { return [] }
    let title = say("Antarusulan", "Across proposals")
    return ["\n### \(title)\n\n" + findings.map { line($0) }.joined()]
  }

  private func section(_ review: Review) -> String {
    let mark = batch.isBlocked(review) ? "❌" : "✅"
    let name = review.satkerName.map { ", \(escaped($0))" } ?? ""
    let groups = FindingGroup.groups(of: review.findings).sorted {
      ($1.cause.disposition, $0.cause.locations.first?.line ?? 0, $0.cause.rule)
        < ($0.cause.disposition, $1.cause.locations.first?.line ?? 0, $1.cause.rule)
    }
    var text = "\n### \(mark) \(escaped(review.proposal))\(name)\n\n"
    for group in groups {
      text += line(group.cause)
      let rules = group.consequences.map(\.rule)
      if !rules.isEmpty {
        let list = Set(rules).sorted().joined(separator: ", ")
        text += "  - \(say("akibatnya", "consequences")): \(list)\n"
      }
    }
    return text
  }

  private func line(_ finding: Finding) -> String {
    let place = finding.locations.first.map { " `\(code("\($0.file):\($0.line):\($0.column)"))`" }
    let qualifiers = finding.qualifiers.map { " (\($0[language]))" }.joined()
    var text =
      "- **\(finding.disposition.rawValue)**\(qualifiers) \(finding.rule)\(place ?? ""): \(escaped(finding.message[language]))\n"
    if let waiver = finding.waiver {
      text += "  - \(escaped(waiver.described(in: language)))\n"
    } else if let remedy = finding.remedy {
      text += "  - \(say("perbaikan", "remedy")): \(escaped(remedy[language]))\n"
    }
    return text
  }

  /// Text that means only itself: no markup, no HTML, no mention of a user or another issue.
  private func escaped(_ text: String) -> String {
    // Without a scheme, this is what GitHub makes links of.
    text.printable.replacing("www.", with: "www\u{200B}.").escaped { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "@": "&#64;"
      case "#": "&#35;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "!", "|", "~", "$", ":":
        "\\\(scalar)"
      default: nil
      }
    }
  }

  /// Text inside backticks.
  private func code(_ text: String) -> String {
    text.printable.escaped { $0 == "`" ? "'" : nil }
  }

  private func say(_ id: String, _ en: String) -> String { Bilingual(id: id, en: en)[language] }
}
