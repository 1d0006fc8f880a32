import Testing

/// One use of the command whose whole behaviour is recorded.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// Name of the golden file.
  var name: String
  var arguments: [String]
  var status: Int32
  /// Path of the file that is standard input.
  var input: String?
  var prepare: @Sendable (Workplace) throws -> Void

  var testDescription: String { name }

  static let day = ["--as-of", "2025-10-10"]
  static let clean = "Samples/lulus/bengkulu-wirausaha-baru"
  static let faulty = "Samples/temuan/uang-harian-di-atas-sbm"

  init(
    _ name: String, _ arguments: [String], _ status: Int32, input: String? = nil,
    prepare: @escaping @Sendable (Workplace) throws -> Void = { _ in }
  ) {
    self.name = name
    self.arguments = arguments
    self.status = status
    self.input = input
    self.prepare = prepare
  }

  /// Command, exit status, both outputs, and the files that were written.
  func transcript() throws -> (status: Int32?, text: String) {
    let place = try Workplace()
    try prepare(place)
    let before = Set(place.newFiles)
    let result = try place.run(arguments, input: input)
    let command = ["$ reviu"] + arguments + (input.map { ["<", $0] } ?? [])
    var text = command.joined(separator: " ") + "\n"
    text += "exit status \(result.status.map { "\($0)" } ?? "none: the command was ended")\n"
    text += "== standard output\n\(result.output)== standard error\n\(result.errors)"
    for file in place.newFiles where !before.contains(file) {
      let content = try? place.text(file)
      text += "== \(file)\n\(content ?? "not a text\n")"
    }
    return (result.status, text.withoutVersions)
  }
}

struct ScenarioTests {
  private static let all =
    Scenario.checks + Scenario.inputs + Scenario.packs + Scenario.authoring + Scenario.partials
    + Scenario.usage

  @Test(arguments: all)
  func `behaves as recorded`(scenario: Scenario) throws {
    let (status, text) = try scenario.transcript()
    #expect(status == scenario.status)
    try expectGolden(text, scenario.name)
  }

  @Test func `scenarios have names of their own`() {
    let names = Self.all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
