internal import ArgumentParser
internal import ReviuCore
internal import ReviuExpression

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains a rule, and how it comes to its outcome.",
    discussion: """
      Without documents: what the rule checks, why, and examples. With documents: every value that led to the \
      outcome, with its place; of rows that are all in order only the first is shown, unless --all-rows.
      """)

  @Argument(help: ArgumentHelp("Id of the rule, such as PAGU-001.", valueName: "rule"))
  var rule: String

  @Argument(
    help: ArgumentHelp("Files, folders, -, or @list.", valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var options: PackOptions

  @Flag(help: "Shows the rows that do not decide the outcome, too.")
  var allRows = false

  func run() throws {
    let day = options.asOf ?? (inputs.isEmpty ? nil : .today)
    let pack = try options.loadAuthored(asOf: day)
    if let own = DocumentRule(rawValue: rule) {
      guard inputs.isEmpty else {
        throw Failure(
          message: options.say(
            "reviu: \(rule) bawaan reviu dan dijelaskan tanpa dokumen; temuannya ada pada \"reviu check\"",
            "reviu: \(rule) is brought by reviu and explained without documents; \"reviu check\" has its findings"
          ))
      }
      return try Console.write(described(own))
    }
    guard let section = pack.section(ofRule: rule, in: options.lang) else {
      let near = nearest(rule, among: pack.ruleIds)
      throw Failure(
        message: options.say(
          "reviu: tidak ada aturan \"\(rule)\"\(near.map { "; mungkin maksudnya \"\($0)\"" } ?? "")",
          "reviu: there is no rule \"\(rule)\"\(near.map { "; did you mean \"\($0)\"?" } ?? "")"))
    }
    var text = described(section)
    if !inputs.isEmpty {
      let proposals = try InputPaths(inputs, options).proposals(reviewedBy: pack.pack)
      for proposal in proposals.all {
        guard let explanation = pack.explain(rule: rule, on: proposal, in: proposals.batch)
        else { continue }
        text += "\n" + described(explanation)
      }
    }
    try Console.write(text)
  }

  private func described(_ rule: DocumentRule) -> String {
    let about = options.say(
      "bawaan reviu, bukan dari paket aturan; disposisi \(rule.disposition.rawValue)",
      "brought by reviu itself, not by the rule pack; disposition \(rule.disposition.rawValue)")
    return "\(rule.rawValue): \(rule.title[options.lang])\n\(about)\n"
  }

  private func described(_ section: RuleCatalogue.Section) -> String {
    var text = "\(section.id): \(section.title.printable)\n"
    for fact in section.facts + (inputs.isEmpty ? [section.examples] : []) {
      let lines = fact.lines.map { line in
        [line.code, line.text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
          .printable
      }
      text +=
        lines.count == 1
        ? "\(fact.label): \(lines[0])\n"
        : "\(fact.label):\n" + lines.map { "  \($0)\n" }.joined()
    }
    return text
  }

  private func described(_ explanation: RuleExplanation) -> String {
    var text = "\(explanation.proposal.printable): \(explanation.outcome.rawValue)\n"
    if !explanation.isActive {
      text += options.say(
        "  aturan tidak aktif; reviu tidak melaporkan hasil ini\n",
        "  the rule is switched off; a review does not report this\n")
    }
    if explanation.isAboutAll {
      text += options.say(
        "  aturan ini menilai semua usulan bersama; barisnya adalah sumbangan usulan ini\n",
        "  the rule is about all proposals together; the rows are what this one contributes\n")
    }
    if !explanation.isInForce {
      text += options.say(
        "  aturan tidak berlaku pada hari reviu\n",
        "  the rule is not in force on the day of the review\n")
    }
    let rows = allRows ? explanation.rows : explanation.decidingRows
    for row in rows {
      if let location = row.location {
        text +=
          "  \(location.file):\(location.line):\(location.column): \(row.outcome.rawValue)  \(location.address)"
          .printable + "\n"
      }
      for step in row.steps { text += "    \(described(step))\n" }
    }
    if explanation.rows.count > rows.count {
      let rest = explanation.rows.count - rows.count
      text += options.say("  \(rest) baris lain\n", "  \(rest.counted("more row"))\n")
    }
    for finding in explanation.findings {
      text += "  \(finding.message[options.lang].printable)\n"
    }
    return text
  }

  private func described(_ step: RuleExplanation.Step) -> String {
    let value = step.value?.written(in: options.lang) ?? options.say("tidak ada", "absent")
    let place = [step.place, step.note?[options.lang]].compactMap { $0 }.joined(separator: "; ")
    let text = "\(step.key): \(step.text) = \(value)" + (place.isEmpty ? "" : "  (\(place))")
    return text.printable
  }
}
