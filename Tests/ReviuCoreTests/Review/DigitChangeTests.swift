import Testing

@testable import ReviuCore

struct DigitChangeTests {
  private static let ofKAK = AmountElement.all(in: ContractDocuments.kak)
  private static let ofRAB = AmountElement.all(in: ContractDocuments.rab)

  @Test func `there are as many amounts as the documents have`() {
    #expect(Self.ofKAK.count { $0.name == "jumlah" } == 12)
    #expect(Self.ofKAK.map(\.name).filter { $0 != "jumlah" } == ["volume", "biaya"])
    #expect(Self.ofRAB.count { $0.name == "jumlah" } == 3 + 3 + 4 + 6 + 6)
    #expect(Self.ofRAB.count { $0.name == "hargaSatuan" } == 6)
    #expect(Self.ofRAB.count { $0.name == "volume" } == 6 + 1)
    #expect(Self.ofRAB.count { $0.name == "total" } == 1)
  }

  @Test(arguments: ofKAK)
  func `a changed digit in the KAK is found at its element`(amount: AmountElement) throws {
    for change in amount.changes {
      let review = try ContractDocuments.review(kak: change.document)
      check(review, amount, "kak.xml", change.digits)
    }
  }

  @Test(arguments: ofRAB)
  func `a changed digit in the RAB is found at its element`(amount: AmountElement) throws {
    for change in amount.changes {
      let review = try ContractDocuments.review(rab: change.document)
      check(review, amount, "rab.xml", change.digits)
    }
  }

  private func check(_ review: Review, _ amount: AmountElement, _ file: String, _ digits: String) {
    let pointsThere = review.findings.contains { finding in
      finding.outcome == .fail
        && finding.locations.contains {
          $0.file == file && $0.line == amount.line && $0.column == amount.column
        }
    }
    #expect(pointsThere, "\(amount.testDescription) as \(digits): \(review.findings.map(\.rule))")
    #expect(review.isBlocked(gate: .defaultGate))
  }
}
