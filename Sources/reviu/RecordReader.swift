internal import ReviuCore
internal import ReviuReports

/// Reads JSON reports back.
struct RecordReader {
  let language: Language

  /// - Throws: ``Failure`` when the file is none.
  func record(_ path: String) throws -> (record: ReviewRecord, bytes: [UInt8]) {
    let bytes = try Console.contents(
      of: path, Bilingual(id: "laporan", en: "the report"), in: language)
    do throws(ReviewRecord.Unusable) {
      return (try ReviewRecord(bytes: bytes), bytes)
    } catch {
      switch error {
      case .otherSchema(let schema):
        throw failure(
          "reviu: \(path): skema laporannya \"\(schema)\", bukan \"reviu-report-1\"",
          "reviu: \(path): its schema is \"\(schema)\", not \"reviu-report-1\"")
      case .malformed(let problem):
        throw failure(
          "reviu: \(path): bukan laporan dari reviu check --format json (\(problem.id))",
          "reviu: \(path): not a report of reviu check --format json (\(problem.en))")
      }
    }
  }

  func baseline(_ path: String) throws -> Baseline {
    let (record, bytes) = try record(path)
    return Baseline(file: path, bytes: bytes, entries: record.baselineEntries)
  }

  private func failure(_ id: String, _ en: String) -> Failure {
    Failure(message: Bilingual(id: id, en: en)[language])
  }
}
