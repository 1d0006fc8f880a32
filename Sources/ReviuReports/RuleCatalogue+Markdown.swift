package import ReviuCore

extension RuleCatalogue {
  /// The catalogue as Markdown.
  package var markdown: String {
    let rules = sections.map { section in
      let facts = (section.facts + [section.examples]).map { fact in
        fact.lines.count == 1
          ? "**\(fact.label)**: \(fact.lines[0].markdown)\n"
          : "**\(fact.label)**:\n\n" + fact.lines.map { "- \($0.markdown)\n" }.joined()
      }
      return "## \(section.id): \(section.title.escapedForMarkdown)\n\n"
        + facts.joined(separator: "\n")
    }
    return "# \(title.escapedForMarkdown)\n\n\(introduction.escapedForMarkdown)\n\n"
      + rules.joined(separator: "\n")
  }
}

extension RuleCatalogue.Line {
  fileprivate var markdown: String {
    guard let code else { return text.escapedForMarkdown }
    // The fence must be longer than any run of backticks inside.
    let longest = code.unicodeScalars.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let quoted = longest > 0 ? "\(fence) \(code) \(fence)" : "\(fence)\(code)\(fence)"
    return text.isEmpty ? quoted : "\(quoted): \(text.escapedForMarkdown)"
  }
}

extension String {
  fileprivate var escapedForMarkdown: String {
    escaped { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|": "\\\(scalar)"
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": " "
      default: nil
      }
    }
  }
}
