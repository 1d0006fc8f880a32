import ReviuTestSupport
import Testing

@testable import ReviuExpression

struct ExaminedDocumentsTests {
  @Test func `columns are the same, however many of them are kept`() throws {
    let places = OrderVocabulary.shared.schema.records.flatMap { record in
      record.fields.values.filter { $0.type == .string }.map(\.place)
    }
    try #require(places.contains { !$0.ascent.isEmpty })
    var generator = SplitMix64(seed: 1)
    for seed in 1...20 as ClosedRange<UInt64> {
      let documents = try RandomOrder(seed: seed, isExtreme: false).frame.documents
      let few = ExaminedDocuments(documents.first, documents.second, keptLimit: 5)
      for _ in 1...40 {
        let place = places[generator.below(places.count)]
        #expect(few.column(place) == documents.column(place))
        let (texts, others) = (few.texts(place), documents.texts(place))
        #expect(texts.count == others.count)
        for row in 0..<texts.count {
          #expect(texts.code(row) == others.code(row) && texts.range(row) == others.range(row))
        }
      }
    }
  }
}
