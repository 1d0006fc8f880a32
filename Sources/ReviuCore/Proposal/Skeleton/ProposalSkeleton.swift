internal import ReviuExpression

/// A KAK or a RAB for a unit to fill in: valid against the schema, with the unit's codes and sums that are right, and at every
/// element a comment on what goes there and which rules look at it.
package struct ProposalSkeleton {
  private let pack: AuthoredPack
  private let codes: SkeletonCodes
  private let rules: SkeletonRules

  package init(_ pack: AuthoredPack, _ codes: SkeletonCodes) {
    self.pack = pack
    self.codes = codes
    rules = SkeletonRules(pack)
  }

  /// What stands where nobody but the unit knows what belongs there.
  static let gap = "Belum diisi"

  package func text(of side: Proposal.Side) -> String {
    let root = Vocabulary.roots[side.rawValue]
    var writer = Writer(values: values(of: side), rules: rules)
    writer.lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    writer.comment(introduction(root.name), depth: 0)
    writer.write(root, path: root.name, occurrence: 0, depth: 0)
    return writer.lines.map { $0 + "\n" }.joined()
  }

  private func introduction(_ root: String) -> String {
    let own = pack.pack.own
    let others =
      codes.otherOutputs.isEmpty
      ? "" : " RO lain satker ini: \(codes.otherOutputs.joined(separator: ", "))."
    return
      "Kerangka \(root.uppercased()) RO \(codes.output), tahun anggaran \(codes.tahunAnggaran), menurut paket \(own.id) \(own.version).\(others) Ganti setiap \"\(Self.gap)\" dan setiap nilai contoh, ulangi elemen yang boleh berulang, lalu periksa KAK dan RAB bersama-sama dengan reviu check. Komentar boleh dihapus."
  }

  /// Values by path, one for each occurrence.
  private func values(of side: Proposal.Side) -> [String: [String]] {
    let year = codes.tahunAnggaran
    let root = Vocabulary.roots[side.rawValue].name
    var values = codes.values
    values["@tahunAnggaran"] = [year]
    values["identitas/volume"] = ["1"]
    switch side {
    case .kak:
      values["kategori@kode"] = codes.category.map { [$0] }
      values["latarBelakang/dasarHukum/peraturan@jenis"] = codes.regulations.map(\.jenis)
      values["latarBelakang/dasarHukum/peraturan@nomor"] = codes.regulations.map(\.nomor)
      values["latarBelakang/dasarHukum/peraturan@tahun"] = codes.regulations.map(\.tahun)
      values["strategi/tahap@komponen"] = [Self.component]
      for period in ["strategi/tahap", "kurunWaktu"] {
        values["\(period)@mulai"] = ["\(year)-01-01"]
        values["\(period)@selesai"] = ["\(year)-12-31"]
      }
      values["biaya"] = [Self.amount]
      values["rencanaPenarikan/bulan@ke"] = (1...12).map(String.init)
      values["rencanaPenarikan/bulan@jumlah"] = (1...12).map { _ in Self.amount }
      values["penanggungJawab@tanggal"] = [pack.pack.asOf.description]
    case .rab:
      values["komponen@kode"] = [Self.component]
      values["komponen@jenis"] = ["utama"]
      values["komponen/subkomponen@kode"] = ["A"]
      values["komponen/subkomponen/akun@kode"] = ["521211"]
      values["komponen/subkomponen/akun@sumberDana"] = ["RM"]
      let detail = "komponen/subkomponen/akun/detil"
      values["\(detail)@no"] = ["1"]
      values["\(detail)@volume"] = ["12"]
      values["\(detail)@satuan"] = ["OK"]
      values["\(detail)@hargaSatuan"] = [Self.amount]
      values["\(detail)/faktor@jumlah"] = ["3", "4"]
      values["\(detail)/faktor@satuan"] = ["ORG", "KALI"]
      for path in ["komponen", "komponen/subkomponen", "komponen/subkomponen/akun", detail] {
        values["\(path)@jumlah"] = [Self.amount]
      }
      values["total"] = [Self.amount]
    }
    return Dictionary(
      uniqueKeysWithValues: values.map { ($0.hasPrefix("@") ? root + $0 : "\(root)/\($0)", $1) })
  }

  private static let component = "051"
  /// A budget of nothing is a finding; an invented one would pass for one that somebody has thought about.
  private static let amount = "0"
}

/// Which rules look at what.
struct SkeletonRules {
  /// Ids by path of the value.
  private var readers: [String: [String]] = [:]
  /// Documents that rules ask for, each with the first rule that does.
  private(set) var documents: [(kind: String, rule: String)] = []

  init(_ pack: AuthoredPack) {
    for rule in pack.rules where rule.rule.isActive {
      var paths: Set<String> = []
      for expression in rule.expressions { Self.collect(expression.expression, &paths) }
      for path in paths { readers[path, default: []].append(rule.rule.id) }
      guard case .requiredDocuments(let check) = rule.rule.check else { continue }
      for kind in check.documents where !documents.contains(where: { $0.kind == kind }) {
        documents.append((kind, rule.rule.id))
      }
    }
  }

  private static func collect(_ expression: CheckedExpression, _ paths: inout Set<String>) {
    switch expression.kind {
    case .field(let access), .has(let access):
      let place = access.field.place
      if let path = VocabularyIndex.shared.path(table: place.table, column: place.column) {
        paths.insert(path)
      }
    default: break
    }
    for part in expression.kind.parts { collect(part, &paths) }
  }

  /// The rules that look at any of the values, in the order of the pack's ids.
  func ids(_ paths: [String]) -> [String] {
    Set(paths.flatMap { readers[$0] ?? [] }).sorted()
  }
}
