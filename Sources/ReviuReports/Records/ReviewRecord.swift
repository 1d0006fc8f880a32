internal import FoundationEssentials
package import ReviuCore
internal import ReviuExpression

/// A JSON report that was read back: the record of an earlier review.
package struct ReviewRecord: Decodable, Sendable {
  package struct Text: Decodable, Sendable {
    package var id: String
    package var en: String

    package subscript(language: Language) -> String { Bilingual(id: id, en: en)[language] }
  }

  package struct Pack: Decodable, Sendable, Equatable {
    package var id: String
    package var version: String
    package var digest: String
  }

  package struct Input: Decodable, Sendable {
    package var file: String
    /// Nil where the file could not be opened.
    package var digest: String?
    package var status: String
  }

  package struct Proposal: Decodable, Sendable {
    package var id: String
    package var tahunAnggaran: String?
    package var satker: String?
    package var satkerName: String?
    /// Names of the files; nil where there is none.
    package var kak: String?
    package var rab: String?
    package var total: String?
    package var gate: String
    /// Ids of rules that do not concern the proposal, and of those that could not be decided.
    package var notApplicable: [String]
    package var indeterminate: [String]
  }

  package struct Location: Decodable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int
    package var address: String
  }

  package struct Effect: Decodable, Sendable {
    package var koreksi: String?
    package var blokir: String?
  }

  package struct Ground: Decodable, Sendable {
    package var instrument: String
    package var clause: String
  }

  /// Why a finding is excused.
  package struct Waiver: Decodable, Sendable {
    package struct Letter: Decodable, Sendable {
      package var number: String
      package var date: String
    }

    package var reason: String
    package var letter: Letter
    package var approvedBy: [String]
    package var through: String
  }

  package struct Finding: Decodable, Sendable {
    package var rule: String
    package var kind: String
    package var aspect: String
    package var outcome: String
    package var disposition: String
    package var proposal: String?
    package var message: Text
    package var locations: [Location]
    package var actual: String?
    package var expected: String?
    package var difference: String?
    package var effect: Effect
    package var basis: [Ground]
    package var remedy: Text?
    package var fingerprint: String
    package var causedBy: String?
    package var waiver: Waiver?
  }

  package struct Coverage: Decodable, Sendable {
    package var rule: String
    package var title: Text
    package var indeterminate: Int
    package var active: Bool
  }

  package struct Summary: Decodable, Sendable {
    package var effect: Effect
  }

  package var asOf: String
  package var packs: [Pack]
  package var inputs: [Input]
  package var proposals: [Proposal]
  package var findings: [Finding]
  package var coverage: [Coverage]
  package var summary: Summary

  /// Why a file is no record.
  package enum Unusable: Error, Equatable {
    case otherSchema(String)
    /// The place inside the file, and what is wrong there.
    case malformed(Bilingual)
  }

  private struct Head: Decodable { var schema: String }

  package init(bytes: [UInt8]) throws(Unusable) {
    let record: ReviewRecord
    do {
      // First, since what another schema lacks says nothing about what the file is.
      let schema = (try? JSONDecoder().decode(Head.self, from: Data(bytes)))?.schema
      if let schema, schema != "reviu-report-1" { throw Unusable.otherSchema(schema) }
      record = try JSONDecoder().decode(ReviewRecord.self, from: Data(bytes))
    } catch let error as Unusable {
      throw error
    } catch let error as DecodingError {
      throw .malformed(error.placeAndProblem)
    } catch {
      throw .malformed(Bilingual(verbatim: "\(error)"))
    }
    self = record
  }
}

extension ReviewRecord.Finding {
  /// Nil for a disposition that there is not.
  var extent: Extent? {
    guard let disposition = Disposition(rawValue: disposition) else { return nil }
    return Extent(
      disposition: disposition, difference: difference.flatMap { Decimal($0) },
      koreksi: effect.koreksi.flatMap { Decimal($0) },
      blokir: effect.blokir.flatMap { Decimal($0) },
      proposal: proposal, addresses: locations.map(\.address))
  }
}

extension ReviewRecord {
  /// Its findings as a baseline has them.
  package var baselineEntries: [Baseline.Entry] {
    findings.compactMap { finding in
      guard let outcome = Outcome(rawValue: finding.outcome), let extent = finding.extent,
        Baseline.admits(rule: finding.rule, outcome: outcome)
      else { return nil }
      return Baseline.Entry(
        rule: finding.rule, proposal: finding.proposal, fingerprint: finding.fingerprint,
        extent: extent)
    }
  }

  /// Digests of files by their names.
  var digests: [String: String] {
    Dictionary(
      inputs.compactMap { input in input.digest.map { (input.file, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
