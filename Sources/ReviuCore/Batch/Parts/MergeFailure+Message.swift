internal import ReviuExpression

extension MergeFailure {
  /// What does not go together, both values, and the way out.
  package var message: Bilingual {
    switch self {
    case .unusable(let file, let problem): problem.message.mapped { _, text in "\(file): \(text)" }
    case .different(let file, let other, let difference):
      difference.message(file, from: other)
    case .overlap(let input, let files):
      Bilingual(
        id:
          "\(input) ada di \(files[0]) dan di \(files[1]); setiap berkas hanya boleh ada di satu hasil bagian",
        en: "\(input) is in \(files[0]) and in \(files[1]); every file may be in one partial only")
    }
  }
}

extension PartProblem {
  fileprivate var message: Bilingual {
    switch self {
    case .foreign:
      Bilingual(
        id: "bukan hasil bagian dari reviu check --partial",
        en: "not a partial of reviu check --partial")
    case .otherForm(let version):
      Bilingual(
        id:
          "bentuk hasil bagian ini \"\(version)\", bukan \"\(EncodedPart.version)\"; buat lagi dengan versi reviu ini",
        en:
          "the form of this partial is \"\(version)\", not \"\(EncodedPart.version)\"; make it again with this version of reviu"
      )
    case .truncated:
      Bilingual(
        id: "akhir hasil bagian ini tidak ada; salin atau buat lagi",
        en: "the end of this partial is missing; copy or make it again")
    case .corrupt:
      Bilingual(
        id: "isi hasil bagian ini rusak; salin atau buat lagi",
        en: "the content of this partial is damaged; copy or make it again")
    }
  }
}

extension PartContext.Difference {
  fileprivate func message(_ file: String, from other: String?) -> Bilingual {
    let (what, values, remedy) = description
    let there = Bilingual(id: other ?? "perintah ini", en: other ?? "this command")
    return Bilingual(
      id:
        "\(what.id) di \(file) adalah \(values.0.id), di \(there.id) \(values.1.id); \(remedy.id)",
      en: "\(what.en) of \(file) is \(values.0.en), of \(there.en) \(values.1.en); \(remedy.en)")
  }

  private var description: (Bilingual, (Bilingual, Bilingual), Bilingual) {
    switch self {
    case .engine(let found, let expected):
      (
        Bilingual(id: "versi reviu", en: "the version of reviu"), Self.verbatim(found, expected),
        Bilingual(
          id: "buat semua hasil bagian dengan satu versi",
          en: "make all partials with one version")
      )
    case .asOf(let found, let expected):
      (
        Bilingual(id: "tanggal reviu", en: "the day"),
        Self.verbatim(found.description, expected.description),
        Bilingual(
          id: "pakai --as-of yang sama untuk semua", en: "give the same --as-of for all of them")
      )
    case .packs(let found, let expected):
      (
        Bilingual(id: "paket aturan", en: "the rule pack"),
        Self.verbatim(
          Self.listed(found, without: expected), Self.listed(expected, without: found)),
        Bilingual(
          id: "pakai --rules yang sama untuk semua", en: "give the same --rules for all of them")
      )
    case .waivers(let found, let expected):
      (
        Bilingual(id: "berkas pengecualian", en: "the file of waivers"),
        (Self.shown(found), Self.shown(expected)),
        Bilingual(
          id: "pakai --waivers yang sama untuk semua",
          en: "give the same --waivers for all of them")
      )
    }
  }

  private static func verbatim(_ found: String, _ expected: String) -> (Bilingual, Bilingual) {
    (Bilingual(verbatim: found), Bilingual(verbatim: expected))
  }

  private static func shown(_ digest: String?) -> Bilingual {
    digest.map { Bilingual(verbatim: "sha256:\($0)") } ?? Bilingual(id: "tidak ada", en: "none")
  }

  /// Those that differ.
  private static func listed(
    _ packs: [PartContext.Pack], without others: [PartContext.Pack]
  ) -> String {
    let differing = packs.filter { !others.contains($0) }
    return (differing.isEmpty ? packs.suffix(1) : differing[...])
      .map { "\($0.id) \($0.version) (sha256:\($0.digest))" }.joined(separator: ", ")
  }
}
