import ReviuXML

@testable import ReviuExpression

/// A vocabulary of the tests' own: an order with rows in rows in rows, and a stock beside it.
struct OrderVocabulary: Sendable {
  static let shared = OrderVocabulary()
  static let namespace = "urn:test:order"

  let table: ExtractionTable
  let schema: Schema

  /// Fields that a row takes over from the row around it, by the name of that row's element.
  static let inherited = ["group": ["code": "group"], "item": ["no": "item"]]
  static let rupiah: Set<String> = ["total", "amount", "price"]

  private init() {
    table = ExtractionTable(namespace: Self.namespace, roots: Self.roots, wrapper: "both")
    schema = OrderSchema(table: table).schema
  }

  static let roots = [
    ElementSpec(
      name: "order", attributes: [attribute("code", .code(.alphanumeric, length: 1...9))],
      children: [
        ElementSpec(
          name: "head",
          children: [
            text("title", .text(maxLength: 40)), text("day", .date),
            text("note", .text(maxLength: 40), isOptional: true),
          ]),
        text("total", .integer(0...999_999_999_999_999_999)),
        text("rate", .decimal(integerDigits: 6, fractionDigits: 3)),
        text("discount", .decimal(integerDigits: 9, fractionDigits: 6), isOptional: true),
        group,
        ElementSpec(
          name: "annex", occurs: 0...1,
          children: [
            ElementSpec(
              name: "file", occurs: 1...99, content: .empty,
              attributes: [
                attribute("name", .text(maxLength: 40)),
                attribute("bytes", .integer(0...999_999), isOptional: true),
              ], isRow: true)
          ]),
        ElementSpec(
          name: "box",
          children: [
            ElementSpec(
              name: "slot", occurs: 0...99, content: .empty,
              attributes: [attribute("depth", .integer(0...999))], isRow: true)
          ]),
      ], isRow: true),
    ElementSpec(
      name: "stock", attributes: [attribute("code", .code(.alphanumeric, length: 1...9))],
      children: [
        text("level", .integer(0...999_999)),
        text("checked", .date, isOptional: true),
      ], isRow: true),
  ]

  private static let group = ElementSpec(
    name: "group", occurs: 1...99,
    attributes: [
      attribute("code", .choice(["A", "B", "C"])),
      attribute("amount", .integer(0...999_999_999_999_999)),
      attribute("weight", .decimal(integerDigits: 6, fractionDigits: 3), isOptional: true),
    ],
    children: [
      ElementSpec(
        name: "item", occurs: 1...99,
        attributes: [
          attribute("no", .integer(1...999)),
          attribute("price", .integer(0...999_999_999_999_999)),
          attribute("count", .decimal(integerDigits: 9, fractionDigits: 3)),
          attribute("unit", .text(maxLength: 20)),
          attribute("due", .date, isOptional: true),
          attribute("note", .text(maxLength: 20), isOptional: true),
        ],
        children: [
          ElementSpec(
            name: "part", occurs: 0...9, content: .empty,
            attributes: [
              attribute("factor", .decimal(integerDigits: 9, fractionDigits: 3)),
              attribute("size", .integer(0...999), isOptional: true),
            ], isRow: true)
        ], isRow: true)
    ], isRow: true)

  private static func attribute(
    _ name: String, _ format: ValueFormat, isOptional: Bool = false
  ) -> AttributeSpec {
    AttributeSpec(name: name, format: format, isRequired: !isOptional)
  }

  private static func text(
    _ name: String, _ format: ValueFormat, isOptional: Bool = false
  ) -> ElementSpec {
    ElementSpec(name: name, occurs: (isOptional ? 0 : 1)...1, content: .text(format))
  }
}
