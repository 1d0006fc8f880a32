internal import ArgumentParser
internal import ReviuCore

extension Proposal.Side: ExpressibleByArgument {
  public init?(argument: String) {
    guard let side = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = side
  }

  public static var allValueStrings: [String] { allCases.map(\.name) }

  private var name: String {
    switch self {
    case .kak: "kak"
    case .rab: "rab"
    }
  }
}

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Prints a KAK or a RAB to be filled in.",
    discussion: """
      The codes are those of the unit's output in the tables of the pack; comments in Indonesian say what goes where \
      and which rules look at it. The two documents follow the schema and fit each other, and their sums are right. \
      What "reviu check" still finds is what remains to be filled in: the texts, regulations, and supporting \
      documents, the signatory, and all costs, which are 0. Volumes and dates are examples, and no recipients are listed: only \
      you can judge those.
      """)

  @Argument(help: ArgumentHelp("The document: kak or rab.", valueName: "document"))
  var document: Proposal.Side

  @Option(help: ArgumentHelp("Code of the unit.", valueName: "code"))
  var satker: String

  @Option(
    help: ArgumentHelp(
      "KRO and RO, such as QDI.001; the first of the unit unless given.", valueName: "kro.ro"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Code of the unit's province; the one that table pagu-satker has for it unless given.",
      valueName: "code"))
  var province: String?

  @OptionGroup var options: PackOptions

  func run() throws {
    let pack = try options.loadAuthored(asOf: options.asOf ?? .today, readsTests: false)
    let codes: SkeletonCodes
    do throws(SkeletonCodes.Refusal) {
      codes = try SkeletonCodes(pack, satker: satker, output: output, province: province)
    } catch {
      throw Failure(message: message(error))
    }
    try Console.write(ProposalSkeleton(pack, codes).text(of: document))
  }

  private func message(_ refusal: SkeletonCodes.Refusal) -> String {
    func list(_ codes: [String]) -> String { codes.joined(separator: ", ") }
    func known(_ codes: [String]) -> Bilingual {
      codes.isEmpty
        ? Bilingual(verbatim: "")
        : Bilingual(
          id: "; yang ada antara lain \(list(codes))", en: "; it has \(list(codes)), among others")
    }
    let text =
      switch refusal {
      case .missingTable(let name):
        Bilingual(
          id: "paket aturan tidak mempunyai tabel \"\(name)\", yang diperlukan untuk kode-kodenya",
          en: "the rule pack has no table \"\(name)\", which the codes are taken from")
      case .severalYears(let years):
        Bilingual(
          id: "paket aturan berlaku untuk tahun \(years); pilih paket satu tahun dengan --rules",
          en: "the rule pack is for \(years); choose one of a single year with --rules")
      case .yearMissing(let year):
        Bilingual(
          id:
            "tabel pagu-satker tidak memuat tahun \(year); tambahkan baris tahun itu, atau pilih paket tahun lain dengan --rules",
          en:
            "table pagu-satker has nothing for \(year); add the rows of that year, or choose the pack of another year with --rules"
        )
      case .unknownSatker(let code, let year, let codes):
        Bilingual(
          id:
            "tidak ada satker \"\(code)\" untuk tahun \(year) pada tabel pagu-satker\(known(codes).id)",
          en: "there is no unit \"\(code)\" for \(year) in table pagu-satker\(known(codes).en)")
      case .unknownOutput(let code, let known):
        Bilingual(
          id: "satker \(satker) tidak mempunyai RO \"\(code)\"; yang ada: \(list(known))",
          en: "unit \(satker) has no output \"\(code)\"; it has \(list(known))")
      case .unknownProvince(let code, let codes):
        Bilingual(
          id: "tidak ada provinsi \"\(code)\" pada tabel provinsi\(known(codes).id)",
          en: "there is no province \"\(code)\" in table provinsi\(known(codes).en)")
      }
    return "reviu: \(text[options.lang])"
  }
}
