import ReviuXML

@testable import ReviuExpression

/// An order as XML, of which a test replaces the parts that it is about.
struct OrderText {
  var code = "code='X1'"
  var head = "<head><title>Chairs</title><day>2025-10-09</day></head>"
  var total = "<total>100</total>"
  var rate = "<rate>1.5</rate>"
  var discount = ""
  var groups = "<group code='A' amount='30'>\(items)</group>"
  var annex = ""
  var box = "<box/>"
  /// The whole second document; nil for none.
  var stock: String? = "<stock code='S1'><level>7</level></stock>"

  static let items =
    "<item no='1' price='10' count='1.5' unit='kg'/><item no='2' price='5' count='3' unit='m'/>"

  var xml: String {
    "<order \(code)>\(head)\(total)\(rate)\(discount)\(groups)\(annex)\(box)</order>"
  }

  /// One group that holds the items.
  init(items: String = OrderText.items) {
    groups = "<group code='A' amount='30'>\(items)</group>"
  }

  /// One group with an item for each number.
  init(_ numbers: [String]) {
    self.init(items: numbers.map { "<item no='\($0)'/>" }.joined())
  }

  func frame() throws -> Frame {
    Frame(
      try Self.document(xml),
      try stock.map { try Self.document($0) }
        ?? ExtractedDocument.absent(OrderVocabulary.shared.table))
  }

  static func document(_ xml: String) throws -> ExtractedDocument {
    var extractor = Extractor(OrderVocabulary.shared.table, byteLimit: 1_000_000)
    guard let end = xml.firstIndex(where: { $0 == " " || $0 == ">" }) else {
      preconditionFailure("not a document: \(xml)")
    }
    let namespaced = xml[..<end] + " xmlns='\(OrderVocabulary.namespace)'" + xml[end...]
    return try extractor.extract(Array(namespaced.utf8))
  }
}
