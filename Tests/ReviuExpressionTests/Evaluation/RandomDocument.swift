import ReviuTestSupport
import ReviuXML

/// An element of a random document, from which both its XML and what is true of it follow.
struct RandomElement {
  var name: String
  var attributes: [(name: String, slot: Slot)] = []
  var text: Slot?
  var children: [RandomElement] = []

  /// A value as it is written; nothing is meant by one that is malformed.
  struct Slot {
    var spelled: String
    var meaning: PlainValue?
  }

  func children(named name: String) -> [RandomElement] { children.filter { $0.name == name } }

  func xml(_ namespace: String = "") -> String {
    let attributes = attributes.map { " \($0.name)='\(escaped($0.slot.spelled))'" }.joined()
    let content = escaped(text?.spelled ?? "") + children.map { $0.xml() }.joined()
    return "<\(name)\(namespace)\(attributes)>\(content)</\(name)>"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&#39;")
  }
}

/// A value as people think of it: numbers are counted in units of ten to the minus eighteen.
enum PlainValue: Equatable {
  case truth(Bool)
  case number(Int128)
  case text([Unicode.Scalar])
  /// `yyyy-mm-dd`, which sorts as the days do.
  case date(String)
}

/// Makes documents of the order vocabulary; values are often missing, malformed, or repeated.
struct RandomDocument {
  static let texts = ["a", "A", "kg", "kg m", "é", "e\u{301}", "X1", "a&b", "😀", "12", "-7"]
  static let dates = ["2025-10-09", "2025-10-10", "2024-02-29", "1999-12-31"]
  static let one: Int128 = 1_000_000_000_000_000_000

  var source: SplitMix64
  /// Percentage of values that cannot be read.
  var faults: Int
  /// Whether numbers may be as large as their form allows.
  var isExtreme: Bool

  mutating func element(_ spec: ElementSpec) -> RandomElement {
    var element = RandomElement(name: spec.name)
    for attribute in spec.attributes {
      if source.chance(attribute.isRequired ? faults : 40) { continue }
      element.attributes.append((attribute.name, slot(attribute.format)))
    }
    if case .text(let format) = spec.content { element.text = slot(format) }
    for child in spec.children {
      for _ in 0..<occurrences(of: child) { element.children.append(self.element(child)) }
      if source.chance(faults / 2) { element.children.append(RandomElement(name: "extra")) }
    }
    return element
  }

  private mutating func occurrences(of spec: ElementSpec) -> Int {
    if spec.isRow {
      if source.chance(faults) { return 0 }
      // Now and then so many that rows share texts.
      return source.chance(1) ? 16 + source.below(24) : source.below(4)
    }
    if source.chance(faults / 2) { return 2 }
    return source.chance(spec.occurs.lowerBound == 0 ? 40 : faults) ? 0 : 1
  }

  private mutating func slot(_ format: ValueFormat) -> RandomElement.Slot {
    if source.chance(faults) {
      return .init(spelled: malformed(format), meaning: nil)
    }
    switch format {
    case .integer(let range):
      let most = isExtreme && source.chance(40) ? range.upperBound : min(range.upperBound, 12)
      let value = source.chance(20) ? most : Int64(source.below(Int(most) + 1))
      return .init(
        spelled: "\(max(value, range.lowerBound))",
        meaning: .number(Int128(max(value, range.lowerBound)) * Self.one))
    case .decimal(let integerDigits, let fractionDigits):
      return decimal(integerDigits, fractionDigits)
    case .date:
      let date = source.pick(Self.dates)
      return .init(spelled: date, meaning: .date(date))
    case .choice(let values): return text(source.pick(values))
    case .code: return text(source.pick(["X1", "A", "a-1"]))
    case .text, .fiscalYear: return text(source.pick(Self.texts))
    }
  }

  private mutating func malformed(_ format: ValueFormat) -> String {
    switch format {
    case .text: ""
    case .code: source.pick(["", "a b", "é", "1234567890"])
    case .choice, .fiscalYear: source.pick(["", "a", "AB"])
    case .integer, .decimal: source.pick(["", "1,5", "1e3", "-1", "007", "1.000.000", "."])
    case .date: source.pick(["", "2025-02-29", "9/10/2025", "2025-1-1"])
    }
  }

  private mutating func decimal(
    _ integerDigits: Int, _ fractionDigits: Int
  ) -> RandomElement.Slot {
    let isLarge = isExtreme && source.chance(40)
    let whole = isLarge ? String(repeating: "9", count: integerDigits) : "\(source.below(4))"
    let count = source.below(fractionDigits + 1)
    let fraction = String((0..<count).map { _ in source.pick(["0", "5", "1", "9"]) }.joined())
    let digits = whole + fraction + String(repeating: "0", count: 18 - count)
    return .init(
      spelled: fraction.isEmpty ? whole : "\(whole).\(fraction)",
      meaning: .number(Int128(digits) ?? 0))
  }

  private func text(_ text: String) -> RandomElement.Slot {
    .init(spelled: text, meaning: .text(Array(text.unicodeScalars)))
  }
}
