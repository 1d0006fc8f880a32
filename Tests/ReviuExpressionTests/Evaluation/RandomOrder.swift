import ReviuTestSupport
import ReviuXML

@testable import ReviuExpression

/// A random order and stock, as documents and as the elements that they were made from.
struct RandomOrder {
  var order: RandomElement
  var stock: RandomElement?
  var frame: Frame

  init(seed: UInt64, isExtreme: Bool) throws {
    let faults = [0, 3, 10, 25][Int(seed % 4)]
    var random = RandomDocument(
      source: SplitMix64(seed: seed), faults: faults, isExtreme: isExtreme)
    order = random.element(OrderVocabulary.roots[0])
    stock = random.source.chance(faults) ? nil : random.element(OrderVocabulary.roots[1])
    frame = Frame(
      try OrderText.document(order.xml(" ")),
      try stock.map { try OrderText.document($0.xml(" ")) }
        ?? ExtractedDocument.absent(OrderVocabulary.shared.table))
  }

  var xml: String { order.xml() + (stock.map { " " + $0.xml() } ?? "") }

  /// What the naive evaluation gives; nil when it gives up.
  func naive(_ expression: Expression) -> Outcome? {
    let evaluator = NaiveEvaluator(scope: [
      "order": NaiveEvaluator.Row(element: order),
      "stock": stock.map { NaiveEvaluator.Row(element: $0) },
    ])
    guard let value = try? evaluator.value(expression) as PlainValue?? else { return nil }
    switch value {
    case .truth(let value): return .truth(value)
    case .number(let value):
      return Outcome(.number(Decimal(coefficient: value, scale: Decimal.maximumScale)))
    case .text(let scalars):
      return .text(Array(String(String.UnicodeScalarView(scalars)).utf8))
    case .date(let text): return Outcome(CivilDate(text).map { Value.date($0) })
    case nil: return Outcome.none
    }
  }
}
