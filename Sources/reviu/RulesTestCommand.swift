internal import ArgumentParser
internal import ReviuCore
internal import ReviuExpression

struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests that stand beside the rules.",
    discussion: """
      Also moves a value of each rule's tests to just below, onto, and just above each limit, and holds the outcome \
      against what the kind of rule is defined to say. Rules that are switched off or not in force are tested, too. \
      Exit status 1 when a test fails.
      """)

  @OptionGroup var argument: PackArgument

  @Flag(
    help: """
      Lists what the tests leave out: outcomes, limits, parts of conditions that are always true or always false; \
      tells how much of the tables they look up.
      """)
  var coverage = false

  @Flag(
    help: """
      Puts small mistakes into the rules, one at a time, and lists those that no test notices. Some of them may mean \
      the same as the rule.
      """)
  var mutants = false

  func run() throws {
    let options = argument.chosen
    let authored = try options.loadAuthored(asOf: options.asOf)
    let results = authored.pack.runTests()
    let boundaries = authored.runBoundaryTests()
    var text = failures(results) + failures(boundaries.tests)
    let failed = results.count { !$0.deviations.isEmpty }
    let passed = results.count - failed
    text += options.say(
      "\(passed) uji berhasil, \(failed) gagal\n", "\(passed) passed, \(failed) failed\n")
    let beyond = boundaries.tests.count { !$0.deviations.isEmpty }
    let kept = boundaries.tests.count - beyond
    let untested = boundaries.untested.count
    text += options.say(
      "\(kept) uji batas berhasil, \(beyond) gagal; \(untested) batas tanpa uji\n",
      "\(kept) boundary tests passed, \(beyond) failed; \(untested) limits without one\n")
    if coverage { text += coverageText(authored, boundaries.untested) }
    if mutants { text += mutantText(authored) }
    try Console.write(text)
    if failed + beyond > 0 { throw ExitCode(1) }
  }

  private var options: PackOptions { argument.options }

  private func failures(_ results: [RuleTestResult]) -> String {
    var text = ""
    for result in results where !result.deviations.isEmpty {
      let failed = options.say("gagal", "failed")
      text +=
        "\(result.test.file):\(result.test.line): \(failed): \(result.rule), \(result.test.name)"
        .printable
        + "\n"
      for deviation in result.deviations { text += "    \(deviation[options.lang].printable)\n" }
    }
    return text
  }

  private func coverageText(_ authored: AuthoredPack, _ untested: [PackProblem]) -> String {
    let (rules, tables) = authored.coverage()
    var text = "\n"
    for rule in rules {
      let reached = Outcome.allCases.compactMap { outcome in
        rule.outcomes[outcome].map { "\(outcome.rawValue) \($0)" }
      }
      text += "\(rule.rule): \(reached.joined(separator: ", "))\n"
    }
    var table = TextTable(numbers: [1, 2])
    for used in tables {
      let unread = used.unread.joined(separator: ", ")
      table.add([
        used.file, "\(used.rows)", "/ \(used.total)",
        unread.isEmpty
          ? "" : options.say("kolom yang tidak dibaca: \(unread)", "columns not read: \(unread)"),
      ])
    }
    text += options.say(
      "\nBaris tabel yang dicari oleh uji:\n", "\nTable rows that tests look up:\n")
    return text + table.text + "\n" + options.listed(rules.flatMap(\.warnings) + untested)
  }

  private func mutantText(_ authored: AuthoredPack) -> String {
    let results = authored.runMutants()
    let noticed = results.reduce(0) { $0 + $1.noticed }
    let survivors = results.flatMap(\.survivors)
    let refused = results.reduce(0) { $0 + $1.refused }
    let total = noticed + survivors.count
    let share = Quantity.number(
      Decimal(coefficient: Int128(total == 0 ? 1000 : noticed * 1000 / total), scale: 1)
    ).written(in: options.lang)
    return "\n" + options.listed(survivors)
      + options.say(
        "\(noticed) dari \(total) perubahan aturan ketahuan oleh uji (\(share) %), \(survivors.count) tidak; \(refused) lagi ditolak saat paket dimuat\n",
        "tests notice \(noticed) of \(total) changes of rules (\(share) %), \(survivors.count) go unnoticed; \(refused) more are refused on loading\n"
      )
  }
}
