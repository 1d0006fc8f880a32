import ReviuExpression
import ReviuXML
import Testing

@testable import ReviuCore

struct ShippedPackTests {
  @Test func `the shipped pack loads without a problem`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    #expect(pack.own.id == "ikma-2026")
    #expect(pack.own.fiscalYear == "2026")
    #expect(!pack.rules.isEmpty)
  }

  @Test func `the pack of 2024 extends the same packs`() throws {
    let (pack, later) = (
      try ContractDocuments.packOf2024.get(), try ContractDocuments.shippedPack.get()
    )
    #expect(pack.own.fiscalYear == "2024")
    #expect(pack.parts.dropLast().map(\.digest) == later.parts.dropLast().map(\.digest))
  }

  @Test(arguments: ["2024", "2026"])
  func `every test beside its rules passes`(year: String) throws {
    let pack = year == "2024" ? ContractDocuments.packOf2024 : ContractDocuments.shippedPack
    let results = try pack.get().runTests()
    #expect(results.count > 100)
    for result in results where !result.deviations.isEmpty {
      Issue.record("\(result.test.file):\(result.test.line): \(result.deviations.map(\.en))")
    }
  }

  @Test(arguments: ["ikma-2024", "ikma-2026"])
  func `every rule has a test for each outcome that it can be proved by`(pack: String) throws {
    for rule in try PackSketch.shipped(pack).pack.rules {
      let outcomes = Set(rule.tests.map(\.expect))
      #expect(outcomes.isSuperset(of: [.pass, .fail]), "\(rule.id)")
    }
  }

  @Test func `the contract's documents give no finding`() throws {
    let review = try ContractDocuments.review()
    #expect(review.findings.map(\.message.en) == [])
    #expect(!review.isBlocked(gate: .konfirmasi))
    #expect(Set(review.outcomes).isSubset(of: [.pass, .notApplicable]))
  }

  @Test func `a rule of every kind looks at the contract's documents and passes`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    let review = try ContractDocuments.review()
    let outcomes = review.outcomes.dropFirst(DocumentRule.allCases.count)
    let passing = Set(zip(pack.rules, outcomes).filter { $1 == .pass }.map { $0.0.kind })
    #expect(passing == Set(RuleKindName.allCases.filter { !$0.isBatch }))
  }

  @Test(arguments: [
    ("SUS-001", #"<komponen kode="051" jenis="utama">"#),
    ("SUS-002", #"<subkomponen kode="A" peserta="2">"#),
    ("SUS-003", #"<akun kode="521211" sumberDana="RM" jumlah="2">"#),
    ("SUS-004", #"<detil satuan="SET" hargaSatuan="1" jumlah="2">"#),
  ])
  func `a repetition points first at the element that repeats another`(
    rule: String, tag: String
  ) throws {
    let row = "satuan: SET, hargaSatuan: 1, uraian: Bahan"
    let account = #"kode: "521211", sumberDana: RM"#
    let details = "detil: [{\(row), jumlah: 1}, {\(row), jumlah: 2}]"
    let accounts = "akun: [{\(account), jumlah: 1, \(details)}, {\(account), jumlah: 2}]"
    let parts = "subkomponen: [{kode: A, peserta: 1, \(accounts)}, {kode: A, peserta: 2}]"
    let trial = try RuleTrial(
      try ContractDocuments.shippedPack.get(),
      given: #"{rab.komponen: [{kode: "051", \#(parts)}, {kode: "051", jenis: utama}]}"#)
    let finding = try #require(trial.findings.first { $0.rule == rule && $0.outcome == .fail })
    #expect(try trial.tags(of: finding).first == tag)
  }

  /// Values by test, or by rule, without which it passes as well: another row decides, or the value is the one that stands for none.
  private static let unneeded: [String: [String]] = [
    "AKN-016, a service": ["rab/komponen/subkomponen/akun/detil@hargaSatuan"],
    "AKN-023, with the account": ["rab/komponen/subkomponen/akun@kode"],
    "AKUN-006, not paid": ["rab/komponen@kode"],
    "AKUN-006, salaries": ["rab/komponen/subkomponen/akun@jumlah"],
    "DOK-002, further documents and repetitions do no harm": ["kak/dataDukung/dokumen@jenis"],
    "DOK-005, two documents": ["kak/dataDukung/dokumen@jenis"],
    "DUK-001, new entrepreneurs with a list": ["kak/dataDukung/dokumen@jenis"],
    "DUK-007, tagged, with a statement": ["kak/penandaan@kode"],
    "DUK-010, quotations": ["kak/dataDukung/dokumen@jenis"],
    "DUK-019, the clearance is there": ["kak/dataDukung/dokumen@jenis"],
    "ELIG-009, lecturers": ["rab/komponen/subkomponen/akun/detil@jumlah"],
    "ELIG-011, denied": ["kak/identitas/satker@kewenangan"],
    "ELIG-011, denied in the words of ELIG-002": ["kak/identitas/satker@kewenangan"],
    "HKM-003, cited among others": ["kak/latarBelakang/dasarHukum/peraturan"],
    "HKM-004, an assistance task that cites it": ["kak/latarBelakang/dasarHukum/peraturan"],
    "HNR-003, guards and cleaners by their text, through a provider as well": [
      "rab/komponen/subkomponen/akun/detil/faktor@satuan"
    ],
    "HNR-003, guards and cleaners, with the month for the feast": [
      "rab/komponen/subkomponen/akun/detil/faktor", "rab/komponen/subkomponen/akun/detil/uraian",
    ],
    "HNR-003, thirteen persons": [
      "rab/komponen/subkomponen/akun/detil/faktor", "rab/komponen/subkomponen/akun/detil/uraian",
    ],
    "HNR-003, twelve months": [
      "rab/komponen/subkomponen/akun/detil/faktor", "rab/komponen/subkomponen/akun/detil/uraian",
    ],
    "HNR-006, twenty-five": ["rab/komponen/subkomponen/akun/detil/faktor"],
    "HNR-006, twenty-six months are no members": ["rab/komponen/subkomponen/akun/detil/faktor"],
    "HNR-007, not paid": ["rab/komponen/subkomponen@kode", "rab/komponen@kode"],
    "HNR-007, three hundred": ["rab/komponen/subkomponen/akun/detil@jumlah"],
    "HNR-008, as many packages as participants and speakers, of which the days alone are told": [
      "rab/komponen/subkomponen/akun/detil/faktor"
    ],
    "HNR-008, as many persons as participants and speakers, on several days": [
      "rab/komponen/subkomponen/akun/detil/faktor"
    ],
    "HNR-008, participants, committee, and speakers": [
      "rab/komponen/subkomponen/akun/detil/faktor"
    ],
    "HNR-009, a tenth, and four": ["rab/komponen/subkomponen/akun/detil/faktor"],
    "HNR-009, chair and members within the limit, beside a team": [
      "rab/komponen/subkomponen/akun/detil/faktor"
    ],
    "HNR-010, lodging without a package, and packages of other subcomponents": [
      "rab/komponen/subkomponen@kode", "rab/komponen/subkomponen/akun/detil/uraian",
      "rab/komponen/subkomponen/akun/detil@jumlah",
    ],
    "HNR-010, not paid, and outside of the package": [
      "rab/komponen/subkomponen/akun/detil/uraian", "rab/komponen/subkomponen/akun/detil@jumlah",
      "rab/komponen/subkomponen@kode", "rab/komponen@kode",
    ],
    "HNR-012, not paid": [
      "rab/komponen/subkomponen/akun/detil@jumlah", "rab/komponen/subkomponen@kode",
      "rab/komponen@kode",
    ],
    "HNR-012, with the package, alone and beside another": [
      "rab/komponen/subkomponen/akun/detil@jumlah"
    ],
    "HNR-012, without any package, and packages of other subcomponents": [
      "rab/komponen/subkomponen@kode", "rab/komponen/subkomponen/akun/detil@jumlah",
    ],
    "HNR-013, not paid": [
      "rab/komponen/subkomponen/akun/detil@jumlah", "rab/komponen/subkomponen@kode",
      "rab/komponen@kode",
    ],
    "HNR-013, packages of other subcomponents, and of a day": [
      "rab/komponen/subkomponen@kode", "rab/komponen/subkomponen/akun/detil@jumlah",
    ],
    "HNR-014, not paid, and outside of the package by its text": [
      "rab/komponen/subkomponen/akun/detil/uraian", "rab/komponen/subkomponen/akun/detil@jumlah",
      "rab/komponen/subkomponen@kode", "rab/komponen@kode",
    ],
    "HNR-014, packages of other subcomponents": [
      "rab/komponen/subkomponen@kode", "rab/komponen/subkomponen/akun/detil@jumlah",
    ],
    "HNR-015": [
      "rab/komponen/subkomponen/akun/detil/faktor", "rab/komponen/subkomponen/akun/detil/uraian",
      "rab/komponen/subkomponen/akun/detil@satuan",
    ],
    "HNR-016, a seminar, and a diklat of other subcomponents": ["rab/komponen/subkomponen@kode"],
    "HNR-018, a night less": ["rab/komponen/subkomponen/akun/detil/uraian"],
    "HNR-019, as many, in several rows, and more of another per diem": [
      "rab/komponen/subkomponen/akun/detil/faktor@jumlah",
      "rab/komponen/subkomponen/akun/detil/faktor@satuan",
    ],
    "HNR-019, per diems without their persons": ["rab/komponen/subkomponen/akun/detil@volume"],
    "HNR-022, one person for some months": ["rab/komponen/subkomponen/akun/detil/faktor"],
    "JDW-004, sixty per cent to the rupiah": ["kak/rencanaPenarikan/bulan@jumlah"],
    "KAK-007, signed on the day it begins": ["kak@revisi"],
    "KAK-016, a longer name that holds its own": ["kak/penerimaManfaat/uraian"],
    "KAK-016, an institution that has the name of another province": [
      "kak/identitas/satker@provinsi", "kak/penerimaManfaat/uraian",
    ],
    "KAK-016, its own alone, and no province at all": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own in another paragraph, or among the beneficiaries": [
      "kak/penerimaManfaat/uraian"
    ],
    "KAK-016, its own, Banten": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Kalimantan Utara": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Kepulauan Riau": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Maluku Utara": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Nusa Tenggara Timur": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Papua Barat": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Papua Barat Daya": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Papua Pegunungan": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Papua Selatan": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Papua Tengah": ["kak/penerimaManfaat/uraian"],
    "KAK-016, its own, Sulawesi Barat": ["kak/penerimaManfaat/uraian"],
    "KMP-001, main and supporting": ["rab/komponen@jenis"],
    "KMP-004, materials beside travel": ["rab/komponen/subkomponen/akun@kode"],
    "KMP-006, under a main component": ["rab/komponen@jenis", "rab/komponen@kode"],
    "PEN-010, a local government that goods are handed over to": [
      "rab/komponen/subkomponen/akun@kode"
    ],
    "PEN-014, a local government among others": [
      "kak/penerimaManfaat/penerima@jenis", "rab/komponen/subkomponen/akun@jumlah",
    ],
    "PEN-014, not paid": ["kak/penerimaManfaat/penerima@jenis"],
    "PRN-001": ["kak/latarBelakang"],
    "PRN-002": ["kak/latarBelakang"],
    "PRN-003": ["kak/latarBelakang"],
    "SAT-001, several activities, a year, and an activity of persons": [
      "rab/komponen/subkomponen/akun/detil@volume"
    ],
    "SAT-003, OB by BLN": ["rab/komponen/subkomponen/akun/detil/faktor@satuan"],
    "SAT-003, OJ by JAM": ["rab/komponen/subkomponen/akun/detil/faktor@satuan"],
    "SAT-003, persons times days": ["rab/komponen/subkomponen/akun/detil/faktor@satuan"],
    "SAT-003, the unit in other spellings": ["rab/komponen/subkomponen/akun/detil/faktor@satuan"],
    "SAT-004, a thousand pieces and thirteen days": [
      "rab/komponen/subkomponen/akun/detil/faktor@jumlah"
    ],
    "SAT-004, twelve months and 366 days": ["rab/komponen/subkomponen/akun/detil/faktor@satuan"],
    "SBM-001, the rate of the place counts, not that of the unit": [
      "rab/identitas/satker@provinsi"
    ],
    "SAT-005, whole numbers, and fractions of what can be split": [
      "rab/komponen/subkomponen/akun/detil/faktor", "rab/komponen/subkomponen/akun/detil@satuan",
      "rab/komponen/subkomponen/akun/detil@volume",
    ],
    "SUS-010, one price, beside other goods": [
      "rab/komponen/subkomponen/akun/detil@hargaSatuan"
    ],
    "THP-001, every component has its stage": ["kak/strategi/tahap@komponen"],
    "THP-002, both stages of one component": ["rab/komponen@kode"],
    "THP-006": ["rab/komponen/subkomponen/akun/detil/faktor"],
    "VOL-004, as many as the volume, twice": [
      "rab/komponen/subkomponen/akun/detil/faktor@jumlah",
      "rab/komponen/subkomponen/akun/detil@satuan", "rab/komponen/subkomponen/akun/detil@volume",
    ],
  ]

  @Test(arguments: ["ikma-2024", "ikma-2026"])
  func `no passing test still passes without a value that its rule needs`(pack: String) throws {
    let authored = try PackSketch.shipped(pack)
    // The rules of the packs that both extend are looked at once.
    for rule in authored.rules
    where !rule.rule.kind.isBatch && (pack == "ikma-2026" || rule.file.contains(pack)) {
      let needed = rule.valuePaths
      for test in rule.rule.tests where test.expect == .pass {
        let texts = try #require(test.documents?.first).texts
        for change in texts.removals where needed.contains(change.path) {
          let trial = try RuleTrial(authored.pack, documents: change.texts)
          let outcome = try trial.outcome(of: rule.rule.id)
          let name = "\(rule.rule.id), \(test.name)"
          let unneeded = Self.unneeded[name] ?? Self.unneeded[rule.rule.id]
          #expect(
            outcome != .pass || unneeded?.contains { change.path.hasPrefix($0) } == true,
            "\(name), without \(change.path)")
        }
      }
    }
  }
}

extension AuthoredRule {
  /// Where the values stand that decide, and that may not be absent: not what only messages show, or the money that is at stake.
  fileprivate var valuePaths: Set<String> {
    let index = VocabularyIndex.shared
    let paths = Dictionary(uniqueKeysWithValues: index.table.valueSlots.map { ($1, $0) })
    return Set(
      expressions.filter { ![[.key("blocks")], [.key("quantity")]].contains($0.path) }
        .flatMap { $0.expression.fields }.filter { !$0.isOptional }
        .compactMap { paths[.init(table: $0.place.table, column: $0.place.column)] })
  }
}

extension CheckedExpression {
  fileprivate var fields: [Schema.Field] {
    switch kind {
    case .field(let access), .has(let access): [access.field]
    default: kind.parts.flatMap(\.fields)
    }
  }
}

extension [Proposal.Side: String] {
  /// The documents with one attribute or text removed, once for each, and where it stood.
  fileprivate var removals: [(path: String, texts: [Proposal.Side: String])] {
    flatMap { side, text in
      var open: [Substring] = []
      var values: [(path: String, range: Range<String.Index>)] = []
      for tag in text.matches(of: #/<(\/?)([A-Za-z0-9]+)([^<>]*?)(\/?)>([^<>]*)/#) {
        guard tag.1.isEmpty else {
          open.removeLast()
          continue
        }
        let path = (open + [tag.2]).joined(separator: "/")
        for attribute in tag.3.matches(of: #/ ([A-Za-z0-9]+)="[^"]*"/#)
        where attribute.1 != "xmlns" {
          values.append(("\(path)@\(attribute.1)", attribute.range))
        }
        if tag.4.isEmpty { open.append(tag.2) }
        if tag.4.isEmpty, !tag.5.isEmpty {
          values.append((path, tag.5.startIndex..<tag.5.endIndex))
        }
      }
      return values.map { path, range in
        var changed = self
        changed[side]?.removeSubrange(range)
        return (path, changed)
      }
    }
  }
}
