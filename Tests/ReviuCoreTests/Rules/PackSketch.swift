import ReviuExpression
import Testing

@testable import ReviuCore

/// A small rule pack in memory, of which tests change one thing.
struct PackSketch: Sendable {
  static let folder = "paket"
  static let rulesPath = "rules/uji.yaml"
  static let tablePath = "tables/pagu.csv"

  /// Text by path inside the pack.
  var texts: [String: String]

  /// A sound pack with one table and the given rules.
  init(rules: String = PackSketch.ceilingRule, table: String = PackSketch.table) {
    texts = [
      "pack.yaml": Self.header, Self.rulesPath: rules, Self.tablePath: table,
    ]
  }

  static let header = headerWithoutTables + tables

  static let headerWithoutTables = """
    id: uji
    version: 1.0.0
    title: {id: Paket uji, en: Test pack}
    fiscal-year: 2026
    valid: {from: 2025-01-01, through: 2026-12-31}
    languages: [id, en]
    sources:
      CONTOH: {title: Rekaan, url: "https://contoh.id"}
      PMK: {title: PMK 32/2025}

    """

  static let tables = """
    tables:
      pagu:
        file: tables/pagu.csv
        title: {id: Pagu contoh, en: Example ceilings}
        key: {satker: text}
        columns: {batas: rupiah, boleh: bool, satuan: text, daftar: text-list}
        source: sumber
        confidence: yakin
        validity: {from: dari, through: sampai}

    """

  static let table = """
    satker,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai
    900017,1000,ya,OH,Industri;IKM,CONTOH,seen,,
    900018,2000,tidak,OJ,Orang,PMK,derived,,

    """

  static let ceilingRule = """
    - id: UJI-001
      kind: ceiling
      aspect: b
      title: {id: Batas, en: Limit}
      basis: {instrument: PMK 62/2023, clause: contoh}
      disposition: koreksi
      value: rab.total
      limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: indeterminate}
      tests:
        - {name: sesuai, given: {rab.total: 1000, rab.satker.kode: "900017"}, expect: pass}
        - {name: lebih, given: {rab.total: 1001, rab.satker.kode: "900017"}, expect: fail}

    """

  /// A rule with the keys that every rule needs, around those of its kind.
  static func rule(
    _ keys: String, id: String = "UJI-001", disposition: String = "koreksi"
  ) -> String {
    let own = keys.split(separator: "\n").map { "  \($0)\n" }.joined()
    return """
      - id: \(id)
        aspect: b
        title: {id: Judul, en: Title}
        basis: {instrument: PMK 62/2023, clause: contoh}
        disposition: \(disposition)
      \(own)  tests:
          - {name: sesuai, given: {rab.total: 1}, expect: pass}
          - {name: salah, given: {rab.total: 1}, expect: fail}

      """
  }

  var files: PackFiles {
    PackFiles(folder: Self.folder, contents: texts.mapValues { Array($0.utf8) })
  }

  func load(asOf day: String? = nil, readsTests: Bool = true) throws -> RulePack {
    let date = try day.map { try #require(CivilDate($0)) }
    return try RulePack(files, asOf: date, readsTests: readsTests)
  }

  /// What is wrong with the pack; a sound one gives nothing.
  func problems() throws -> [PackProblem] { try Self.problems(of: files) }

  static func problems(of files: PackFiles) throws -> [PackProblem] {
    do throws(PackFailure) {
      _ = try RulePack(files, asOf: nil, readsTests: true)
      return []
    } catch {
      guard case .problems(let problems) = error else {
        Issue.record("the pack is not refused for its problems: \(error)")
        return []
      }
      return problems
    }
  }

  /// The pack with the first occurrence of a text replaced.
  func replacing(
    _ old: String, with new: String, in path: String = PackSketch.rulesPath
  ) throws -> PackSketch {
    let text = try #require(texts[path], "the pack has no file \(path)")
    let range = try #require(text.firstRange(of: old), "\(path) has no \"\(old)\"")
    var changed = self
    changed.texts[path]?.replaceSubrange(range, with: new)
    return changed
  }

  /// Where the first occurrence of a text stands, as problems say it.
  func place(of mark: String, in path: String) throws -> Place {
    let text = try #require(texts[path], "the pack has no file \(path)")
    let range = try #require(text.firstRange(of: mark), "\(path) has no \"\(mark)\"")
    let before = text[..<range.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false)
    return Place(
      file: "\(Self.folder)/\(path)", line: before.count,
      column: (before.last?.unicodeScalars.count ?? 0) + 1)
  }

  struct Place: Equatable {
    var file: String
    var line: Int
    var column: Int
  }
}

extension PackProblem {
  var place: PackSketch.Place { PackSketch.Place(file: file, line: line, column: column) }
}
