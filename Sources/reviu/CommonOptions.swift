internal import ArgumentParser
internal import FoundationEssentials
internal import ReviuCore
internal import ReviuExpression

extension Language: ExpressibleByArgument {}
extension Disposition: ExpressibleByArgument {}

extension CivilDate {
  fileprivate static func ofArgument(_ argument: String) throws -> CivilDate {
    guard let date = CivilDate(argument) else {
      throw ValidationError("a day of the calendar is written yyyy-mm-dd, such as 2025-10-10")
    }
    return date
  }

  /// Today in western Indonesia (UTC+7), where the ministry is.
  static var today: CivilDate {
    let zone = TimeZone(secondsFromGMT: 7 * 3600) ?? .gmt
    let text = Date().formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    guard let date = CivilDate(text) else {
      preconditionFailure("a day of the clock is yyyy-mm-dd")
    }
    return date
  }
}

/// The rule pack and the language, which all commands share.
struct PackOptions: ParsableArguments {
  static let defaultRules = "Rules/ikma-2026"

  @Option(
    help: ArgumentHelp("The folder of the rule pack.", valueName: "folder"), completion: .directory)
  var rules = Self.defaultRules

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      """
      The day whose rules and table rows apply. Unless it is given, reviews take today in western Indonesia, and tools \
      for authors the first day on which the pack is valid.
      """,
      valueName: "yyyy-mm-dd"), transform: CivilDate.ofArgument)
  var asOf: CivilDate?

  @Option(help: ArgumentHelp("Language of messages: id or en.", valueName: "language"))
  var lang = Language.indonesian

  /// Loads the pack, or fails with everything that is wrong with it.
  func load(asOf day: CivilDate?) throws -> RulePack {
    try loadAuthored(asOf: day, readsTests: false).pack
  }

  /// Loads the pack by which something was made before.
  /// - Parameter day: on which it was made. A pack that is not valid then is another one, as a comparison tells.
  func load(madeOn day: CivilDate?) throws -> RulePack {
    try loadAuthored(asOf: asOf ?? day, readsTests: false, orOnAnyDay: asOf == nil).pack
  }

  /// The same with the declarations and tests of the rules.
  /// - Parameter orOnAnyDay: takes the first day on which the pack is valid where it is not on this one.
  func loadAuthored(
    asOf day: CivilDate?, readsTests: Bool = true, orOnAnyDay: Bool = false
  ) throws -> AuthoredPack {
    guard let files = PackFiles(folder: rules) else {
      throw Failure(
        message: say(
          "reviu: tidak ada paket aturan di \"\(rules)\" (pack.yaml tidak ditemukan); sebut folder yang memuat pack.yaml dengan --rules",
          "reviu: there is no rule pack in \"\(rules)\" (no pack.yaml); name the folder that holds pack.yaml by --rules"
        ))
    }
    do throws(PackFailure) {
      return try AuthoredPack(files, asOf: day, readsTests: readsTests)
    } catch {
      if case .notValid = error, orOnAnyDay {
        return try loadAuthored(asOf: nil, readsTests: readsTests)
      }
      throw Failure(
        message: describe(
          error, unusable: Bilingual(id: "paket aturan", en: "the rule pack")))
    }
  }

  /// Loads a file of waivers, or fails with everything that is wrong with it.
  /// - Parameter waivers: path of a file of waivers; nil without any.
  func reviewer(_ pack: RulePack, waivers: String?) throws -> Reviewer {
    Reviewer(pack: pack, waivers: try waivers.map { try self.waivers($0, for: pack) })
  }

  private func waivers(_ path: String, for pack: RulePack) throws -> WaiverFile {
    let bytes = try Console.contents(
      of: path, Bilingual(id: "berkas pengecualian", en: "the file of waivers"), in: lang)
    do throws(PackFailure) {
      return try WaiverFile(file: path, bytes: bytes, pack: pack)
    } catch {
      throw Failure(
        message: describe(
          error, unusable: Bilingual(id: "berkas pengecualian", en: "the file of waivers")))
    }
  }

  /// - Throws: ``Failure`` when no input of a run is a submission.
  func requireSubmission(in batch: Batch, of inputs: [String]) throws {
    guard batch.inputs.allSatisfy({ $0.status == .skipped }) else { return }
    let places = inputs.joined(separator: ", ")
    throw Failure(
      message: say(
        "reviu: tidak ada usulan di \(places); tidak satu pun dari \(batch.inputs.count) berkas .xml berelemen akar kak, rab, atau usulan",
        "reviu: there is no submission in \(places); none of \(batch.inputs.count) .xml files has the root kak, rab, or usulan"
      ))
  }

  /// The exit status of a run; says which files were named and are no submissions.
  func status(of batch: Batch, _ strangers: [InputFile]) -> Int32 {
    for stranger in strangers {
      let (path, root) = (stranger.file, stranger.foreignRoot ?? "?")
      Console.writeError(
        say(
          "reviu: \(path): bukan usulan; elemen akarnya \"\(root)\", bukan kak, rab, atau usulan",
          "reviu: \(path): not a submission; its root is \"\(root)\", not kak, rab, or usulan"))
    }
    return batch.exitStatus
  }

  /// Problems or warnings, each followed by an empty line.
  func listed(_ problems: [PackProblem]) -> String {
    problems.map { $0.described(in: lang).printableLines + "\n\n" }.joined()
  }

  func say(_ id: String, _ en: String) -> String { Bilingual(id: id, en: en)[lang] }

  private func describe(_ failure: PackFailure, unusable: Bilingual) -> String {
    switch failure {
    case .problems(let problems):
      let count = problems.count
      return problems.map { $0.described(in: lang) }.joined(separator: "\n")
        + "\n"
        + say(
          "\(unusable.id) tidak dapat dipakai: \(count) masalah",
          "\(unusable.en) cannot be used: \(count.counted("problem"))")
    case .notValid(let id, let from, let through):
      let start = from?.written(in: lang) ?? "…"
      let end = through?.written(in: lang) ?? "…"
      return say(
        "reviu: paket \(id) berlaku \(start) sampai \(end); pilih tanggal dengan --as-of",
        "reviu: pack \(id) is valid from \(start) to \(end); choose a day with --as-of")
    }
  }
}

extension PackProblem {
  /// The place, the problem, the line with a caret, and the way out.
  func described(in language: Language) -> String {
    let severity =
      isWarning
      ? Bilingual(id: "peringatan", en: "warning") : Bilingual(id: "kesalahan", en: "error")
    var text = "\(file):\(line):\(column): \(severity[language]): \(message[language])"
    if !sourceLine.isEmpty {
      let number = String(line)
      let margin = String(repeating: " ", count: number.count)
      // Tabs stay tabs, so that the caret stands below its place.
      let indent = sourceLine.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }
      let carets = String(repeating: "^", count: min(length, 80))
      text += "\n  \(number) | \(sourceLine)\n  \(margin) | \(indent.joined())\(carets)"
    }
    if let hint {
      text += "\n    \(Bilingual(id: "saran", en: "hint")[language]): \(hint[language])"
    }
    return text
  }
}
