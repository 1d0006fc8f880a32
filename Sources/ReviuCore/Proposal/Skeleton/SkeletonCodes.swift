internal import ReviuExpression

/// The codes of one output of a unit, as the tables of a pack know them.
///
/// The tables are those of Ditjen IKMA: `pagu-satker` and `pagu-ro` tell what a unit is called and has, `kegiatan`, `unit-program`, `kro`,
/// `provinsi`, and `peraturan-sbm` what goes with it.
package struct SkeletonCodes {
  /// Why there are none.
  package enum Refusal: Error, Equatable {
    case missingTable(String)
    /// The pack is of several years, so nobody knows which is meant.
    case severalYears(String)
    /// No unit has a ceiling in the pack's year.
    case yearMissing(String)
    case unknownSatker(String, year: String, candidates: [String])
    case unknownOutput(String, known: [String])
    case unknownProvince(String, candidates: [String])
  }

  let tahunAnggaran: String
  /// Values by path in the vocabulary below the root, one for each occurrence.
  private(set) var values: [String: [String]] = [:]
  /// The regulations that go with the fiscal year.
  private(set) var regulations: [(jenis: String, nomor: String, tahun: String)] = []
  /// The output that was chosen, such as `QDI.001`, and the others of the unit.
  package let output: String
  package let otherOutputs: [String]
  /// The output's programme category.
  let category: String?

  /// - Parameters:
  ///   - output: KRO and RO, such as `QDI.001`; nil takes the unit's first.
  ///   - province: nil takes that of the unit's ceiling; where that has none, it is left to be filled in.
  package init(
    _ pack: AuthoredPack, satker: String, output: String?, province: String?
  ) throws(Refusal) {
    let year = pack.pack.own.fiscalYear
    guard year.utf8.count == 4 else { throw .severalYears(year) }
    tahunAnggaran = year
    let units = try pack.table("pagu-satker").rows { $0["tahun"] == year }
    guard let unit = units.first(where: { $0["satker"] == satker }) else {
      if units.isEmpty { throw .yearMissing(year) }
      throw .unknownSatker(
        satker, year: year,
        candidates: candidates(for: satker, among: units.compactMap { $0["satker"] }))
    }
    let outputs = try pack.table("pagu-ro").rows { $0["tahun"] == year && $0["satker"] == satker }
    func name(_ row: [String: String]) -> String { "\(row["kro"] ?? "").\(row["ro"] ?? "")" }
    let known = outputs.map(name).sorted()
    guard let chosen = output ?? known.first, let row = outputs.first(where: { name($0) == chosen })
    else { throw .unknownOutput(output ?? "", known: known) }
    self.output = chosen
    otherOutputs = known.filter { $0 != chosen }
    category = row["kategori"]

    try addIdentity(pack, unit, row)
    if let province = province ?? unit["provinsi"] {
      let names = pack.pack.codeNames["provinsi"] ?? [:]
      guard names[province] != nil else {
        throw .unknownProvince(
          province, candidates: candidates(for: province, among: Array(names.keys)))
      }
      add("satker@provinsi", province)
    }
    add("satker@kewenangan", unit["kewenangan"])
    regulations = try pack.table("peraturan-sbm").rows {
      $0["tahun_anggaran"] == year && $0["berlaku"] == "ya"
    }.map { ($0["jenis"] ?? "", $0["nomor"] ?? "", $0["tahun"] ?? "") }
  }

  private mutating func addIdentity(
    _ pack: AuthoredPack, _ unit: [String: String], _ output: [String: String]
  ) throws(Refusal) {
    let activity = try pack.table("kegiatan").rows {
      $0["program"] == unit["program"] && $0["kegiatan"] == unit["kegiatan"]
    }.first
    let programme = try pack.table("unit-program").rows {
      $0["kementerian"] == activity?["kementerian"] && $0["unit"] == activity?["unit"]
        && $0["program"] == unit["program"]
    }.first
    let outputClass = try pack.table("kro").rows { $0["kro"] == output["kro"] }.first
    add("kementerian@kode", activity?["kementerian"])
    add("unitEselon1@kode", activity?["unit"])
    add("unitEselon1", programme?["nama_unit"])
    add("satker@kode", unit["satker"])
    add("satker", unit["nama"])
    add("program@kode", unit["program"])
    add("program", programme?["nama_program"])
    add("kegiatan@kode", unit["kegiatan"])
    add("kegiatan", activity?["nama"])
    add("kro@kode", output["kro"])
    add("kro", outputClass?["nama"])
    add("ro@kode", output["ro"])
    let unitOfOutput = outputClass?["satuan"]?.split(separator: ";").first
    add("volume@satuan", unitOfOutput.map(String.init))
  }

  private mutating func add(_ name: String, _ value: String?) {
    if let value { values["identitas/\(name)"] = [value] }
  }
}

/// Some codes that may be meant: those that are written nearly the same, the nearest first; where none is, the first
/// that there are.
private func candidates(for code: String, among all: [String]) -> [String] {
  var left = Set(all)
  var found: [String] = []
  while found.count < 3, let next = nearest(code, among: Array(left)) {
    found.append(next)
    left.remove(next)
  }
  return found.isEmpty ? Array(left.sorted().prefix(3)) : found
}

extension AuthoredPack {
  fileprivate func table(_ name: String) throws(SkeletonCodes.Refusal) -> LookupTable {
    for folder in folders {
      if case let table?? = folder.tables[name] { return table }
    }
    throw .missingTable(name)
  }
}

extension LookupTable {
  /// Rows that fit, as texts by column; empty ones are left out.
  fileprivate func rows(where isWanted: ([String: String]) -> Bool) -> [[String: String]] {
    columnRows.map { row in
      Dictionary(
        uniqueKeysWithValues: columnNames.compactMap { column in
          text(column, row).map { (column, $0) }
        })
    }.filter(isWanted)
  }

  private var columnNames: [String] { keyColumns.map(\.name) + columnTypes.keys }
}
