import Foundation
import ReviuExpression
import ReviuXML
import Testing

@testable import ReviuCore

/// The two example documents of the vocabulary's contract, and what stands around them.
enum ContractDocuments {
  static let asOf = "2025-10-10"

  static let repository: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(5).joined(separator: "/")
  }()

  /// The pack that ships with the project for the year of the contract's documents.
  static let shippedPack = Result { try pack("ikma-2026", asOf: asOf) }
  static let packOf2024 = Result { try pack("ikma-2024", asOf: "2023-10-12") }

  private static func pack(_ name: String, asOf day: String) throws -> RulePack {
    let files = try #require(PackFiles(folder: "\(repository)/Rules/\(name)"))
    let day: CivilDate = try #require(CivilDate(day))
    return try RulePack(files, asOf: day, readsTests: true)
  }

  /// Both documents in one file.
  static let both = joined(kak: kak, rab: rab)

  static func joined(kak: String, rab: String) -> String {
    func root(_ document: String) -> String {
      String(document.split(separator: "\n", maxSplits: 1)[1])
        .replacing(" xmlns=\"urn:reviu:usulan:1\"", with: "")
    }
    return "<usulan xmlns=\"urn:reviu:usulan:1\">\n\(root(kak))\n\(root(rab))\n</usulan>\n"
  }

  static func proposal(kak: String? = kak, rab: String? = rab) -> Proposal {
    func source(_ text: String?, _ file: String) -> SourceDocument? {
      guard let text else { return nil }
      var reader = DocumentReader()
      guard case .document(let content) = reader.read(Array(text.utf8)) else {
        Issue.record("\(file) is not readable")
        return nil
      }
      return SourceDocument(file: file, content: content)
    }
    let (first, second) = (source(kak, "kak.xml"), source(rab, "rab.xml"))
    let identity = first?.content.identity(.kak) ?? second?.content.identity(.rab)
    return Proposal(
      identity: identity, id: identity?.id ?? "tanpa identitas", kak: first, rab: second)
  }

  static func review(kak: String? = kak, rab: String? = rab) throws -> Review {
    let pack = try shippedPack.get()
    let proposal = Self.proposal(kak: kak, rab: rab)
    return Reviewer(pack: pack).review(proposal, proposal.frame)
  }
}

extension String {
  /// With the first occurrence of a text replaced; it must occur.
  func changing(_ old: String, to new: String) throws -> String {
    let range = try #require(firstRange(of: old), "there is no \"\(old)\"")
    var copy = self
    copy.replaceSubrange(range, with: new)
    return copy
  }
}
