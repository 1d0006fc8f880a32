internal import ArgumentParser
internal import ReviuCore

struct RulesProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Tells how long each rule takes on given documents.",
    discussion: """
      The slowest rules come first: time for a proposal, rows that the rule looks at in a proposal, and time for a \
      row. Reading the documents is not part of it. Use a release build; times differ from run to run.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, -, or @list.", valueName: "input"), completion: .file())
  var inputs: [String]

  @OptionGroup var options: PackOptions

  @Option(help: ArgumentHelp("How often each rule is run; the shortest time counts."))
  var rounds = 5

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds: at least 1") }
  }

  func run() throws {
    let pack = try options.load(asOf: options.asOf ?? .today)
    let proposals = try InputPaths(inputs, options).proposals(reviewedBy: pack).all
    let timings = pack.timings(on: proposals, rounds: rounds)
    let count = Double(proposals.count)
    let total = timings.reduce(Duration.zero) { $0 + $1.duration }
    var table = TextTable(numbers: [2, 3, 4, 5])
    table.add([
      options.say("aturan", "rule"), options.say("jenis", "kind"),
      options.say("µs/usulan", "µs/proposal"),
      options.say("bagian", "share"), options.say("baris/usulan", "rows/proposal"),
      options.say("ns/baris", "ns/row"),
    ])
    for timing in timings.sorted(by: { $0.duration > $1.duration }) {
      let nanoseconds = timing.duration.nanoseconds
      table.add([
        timing.rule.id, timing.rule.kind.rawValue, number(nanoseconds / count / 1000),
        number(100 * nanoseconds / max(1, total.nanoseconds)) + " %",
        number(Double(timing.rows) / count),
        timing.rows == 0 ? "-" : number(nanoseconds / Double(timing.rows)),
      ])
    }
    let sum = number(total.nanoseconds / count / 1000)
    try Console.write(
      table.text
        + options.say(
          "\(timings.count) aturan, \(proposals.count) usulan, \(sum) µs/usulan\n",
          "\(timings.count.counted("rule")), \(proposals.count.counted("proposal")), \(sum) µs/proposal\n"
        ))
  }

  /// With one digit behind the decimal sign of the language.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)\(options.say(",", "."))\(tenths % 10)"
  }
}

extension Duration {
  fileprivate var nanoseconds: Double {
    Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
  }
}
