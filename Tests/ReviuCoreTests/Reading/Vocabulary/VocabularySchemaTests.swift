import Testing

@testable import ReviuCore
@testable import ReviuXML

/// The vocabulary and the schema say the same.
struct VocabularySchemaTests {
  private static let schema = ProjectFolder.path("Sources/ReviuCore/Proposal/usulan-1.xsd")

  @Test func `declares every element and attribute as the schema does`() throws {
    let declared =
      Vocabulary.roots.flatMap { lines(of: $0, path: $0.name) }
      + ["\(Vocabulary.wrapper) 1 to 1: elements"]
      + Vocabulary.roots.map { "\(Vocabulary.wrapper) holds \($0.name), 1 to 1" }
    let listed = try SchemaListing.lines(of: Self.schema)
    #expect(listed.count > 130)
    let difference = declared.sorted().difference(from: listed.sorted())
    #expect(difference.isEmpty, "\(difference.map { "\($0)" }.joined(separator: "\n"))")
  }

  @Test func `orders elements as the schema does`() throws {
    func elements(_ lines: [String], of root: String) -> [String] {
      lines.filter { !$0.contains("@") && $0.hasPrefix(root + "/") }
    }
    let listed = try SchemaListing.lines(of: Self.schema)
    for root in Vocabulary.roots {
      #expect(
        elements(lines(of: root, path: root.name), of: root.name)
          == elements(listed, of: root.name))
    }
    #expect(
      Vocabulary.roots.map { "\(Vocabulary.wrapper) holds \($0.name), 1 to 1" }
        == listed.filter { $0.contains(" holds ") })
  }

  @Test func `has a place for every value of the schema`() throws {
    let listed = try SchemaListing.lines(of: Self.schema).filter {
      !$0.hasSuffix(": elements") && !$0.hasSuffix(": empty") && !$0.contains(" holds ")
    }.map { String($0.prefix { $0 != " " }) }
    #expect(Set(VocabularyIndex.shared.table.valueSlots.keys) == Set(listed))
  }

  @Test func `gives every value a label in both languages`() {
    for path in VocabularyIndex.shared.table.valueSlots.keys {
      let label = VocabularyIndex.shared.labelsByPath[path]
      #expect(label?.id.isEmpty == false && label?.en.isEmpty == false, "\(path)")
    }
  }

  private func lines(of element: ElementDeclaration, path: String) -> [String] {
    let most =
      element.occurs.upperBound == Vocabulary.unlimited
      ? "unbounded" : String(element.occurs.upperBound)
    let content =
      switch element.content {
      case .elements: "elements"
      case .empty: "empty"
      case .text(let field): form(of: field.type.format)
      }
    let attributes = element.attributes.map { field in
      let use =
        field.defaultValue.map { "default \($0)" }
        ?? (field.isRequired ? "required" : "optional")
      return "\(path)@\(field.attribute) \(use): \(form(of: field.type.format))"
    }
    return ["\(path) \(element.occurs.lowerBound) to \(most): \(content)"] + attributes
      + element.children.flatMap { lines(of: $0, path: "\(path)/\($0.name)") }
  }

  /// The form as the schema writes it.
  private func form(of format: ValueFormat) -> String {
    switch format {
    case .text(let maxLength, _): "xs:token minLength 1 maxLength \(maxLength)"
    case .code(let alphabet, let length):
      "xs:string pattern \(letters(of: alphabet)){\(count(length))}"
    case .fiscalYear: "xs:string pattern 20[0-9]{2}"
    case .choice(let values): "one of \(values.joined(separator: " "))"
    case .integer(1...12): "xs:string pattern [1-9]|1[0-2]"
    case .integer(let range):
      "xs:string pattern \(range.lowerBound == 0 ? "0|" : "")[1-9][0-9]{0,\(nines(range.upperBound) - 1)}"
    case .decimal(let integerDigits, let fractionDigits):
      "xs:string pattern (0|[1-9][0-9]{0,\(integerDigits - 1)})(\\.[0-9]{1,\(fractionDigits)})?"
    case .date: "xs:date pattern [0-9]{4}-[0-9]{2}-[0-9]{2}"
    }
  }

  private func letters(of alphabet: CodeAlphabet) -> String {
    switch alphabet {
    case .digits: "[0-9]"
    case .upperCase: "[A-Z]"
    case .lowerHexadecimal: "[0-9a-f]"
    case .alphanumeric: "[A-Za-z0-9.\\-]"
    }
  }

  private func count(_ length: ClosedRange<Int>) -> String {
    length.lowerBound == length.upperBound
      ? "\(length.lowerBound)" : "\(length.lowerBound),\(length.upperBound)"
  }

  /// How many digits a number of nines has; other numbers have no such pattern.
  private func nines(_ number: Int64) -> Int {
    let digits = String(number)
    return digits.allSatisfy { $0 == "9" } ? digits.count : 0
  }
}
