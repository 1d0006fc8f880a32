/// Changes to attributes.
enum AttributeMutations {
  /// Each gets the attributes of an element and the index of one of them.
  typealias Change = @Sendable (inout [Markup.Attribute], Int) -> Void

  static let named: [(name: String, change: Change)] = [
    ("delete", { attributes, index in attributes.remove(at: index) }),
    ("write twice", { attributes, index in attributes.append(attributes[index]) }),
    ("rename", { attributes, index in attributes[index].name = "lain" }),
    (
      "rename in another case",
      { attributes, index in attributes[index].name = attributes[index].name.uppercased() }
    ),
    (
      "give the schema's own namespace",
      { attributes, index in
        attributes[index].name = "u:" + attributes[index].name
        attributes.append(.init(name: "xmlns:u", value: "urn:reviu:usulan:1"))
      }
    ),
    (
      "give an undeclared prefix",
      { attributes, index in attributes[index].name = "u:" + attributes[index].name }
    ),
    ("move to the front", { attributes, index in attributes.swapAt(0, index) }),
    (
      "swap the value with the next",
      { attributes, index in
        let next = (index + 1) % attributes.count
        (attributes[index].value, attributes[next].value) =
          (attributes[next].value, attributes[index].value)
      }
    ),
    ("write a bare <", { attributes, index in attributes[index].value += "<" }),
    (
      "leave out the value",
      { attributes, index in attributes[index] = .init(name: "x y", value: "1") }
    ),
  ]

  private static let schemaInstance = Markup.Attribute(
    name: "xmlns:xsi", value: "http://www.w3.org/2001/XMLSchema-instance")

  /// Attributes that do not belong to the vocabulary.
  static let foreign: [[Markup.Attribute]] = [
    [.init(name: "xml:lang", value: "id")], [.init(name: "xml:space", value: "preserve")],
    [.init(name: "xml:id", value: "a1")], [.init(name: "xml:base", value: "a")],
    [.init(name: "lang", value: "id")], [.init(name: "type", value: "Teks")],
    [.init(name: "xmlns:q", value: "urn:q")],
    [.init(name: "xmlns:q", value: "urn:q"), .init(name: "q:x", value: "1")],
    [schemaInstance],
    [schemaInstance, .init(name: "xsi:schemaLocation", value: "urn:tidak:ada tidak-ada.xsd")],
    [schemaInstance, .init(name: "xsi:noNamespaceSchemaLocation", value: "tidak-ada.xsd")],
    [schemaInstance, .init(name: "xsi:nil", value: "false")],
    [schemaInstance, .init(name: "xsi:nil", value: "true")],
    [schemaInstance, .init(name: "xsi:nil", value: "0")],
    [schemaInstance, .init(name: "xsi:type", value: "TidakAda")],
    [schemaInstance, .init(name: "xsi:lain", value: "1")],
    [
      .init(name: "xmlns:xsi", value: "http://www.w3.org/2001/XMLSchema"),
      .init(name: "xsi:schemaLocation", value: "urn:tidak:ada tidak-ada.xsd"),
    ],
  ]

  /// `xsi:type` with a name of a type.
  static func type(_ name: String) -> [Markup.Attribute] {
    [schemaInstance, .init(name: "xsi:type", value: name)]
  }

  /// Elements of the example documents that have a named type, and that type.
  static let typedElements = [
    ("kak/identitas", "Identitas"), ("rab/identitas", "Identitas"),
    ("kak/kinerja/sasaranProgram", "Teks"), ("kak/latarBelakang/gambaranUmum", "Paragraf"),
    ("kak/biaya", "Rupiah"), ("rab/total", "Rupiah"), ("rab/komponen/uraian", "Teks"),
  ]
}
