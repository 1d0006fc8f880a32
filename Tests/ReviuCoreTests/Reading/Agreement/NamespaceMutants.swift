/// Changes to namespaces and prefixes.
enum NamespaceMutants {
  private static let declaration = "xmlns=\"urn:reviu:usulan:1\""

  static func all(of document: String) -> [Mutant] {
    func replaced(_ text: String, _ exclusion: Mutant.Exclusion? = nil) -> Mutant {
      Mutant(document.replacing(declaration, with: text), "root with \(text)", exclusion)
    }
    return declarations.map { replaced($0) }
      + brokenDeclarations.map { replaced($0, .namespaceError) }
      + instructions.map {
        Mutant($0 + document, "instruction \($0)", .namespaceError)
      }
      + [
        Mutant(prefixed(document, every: 1), "prefix on all elements"),
        Mutant(prefixed(document, every: 2), "prefix on every second element"),
        Mutant(
          prefixed(document, every: 1).replacing("xmlns:u=", with: "xmlns:v="), "undeclared prefix"),
      ]
      + childChanges(document)
  }

  private static let declarations = [
    "", "xmlns=\"\"", "xmlns=\"urn:reviu:usulan:2\"", "xmlns=\"urn:reviu:usulan\"",
    "xmlns=\"urn:evil\"",
    "xmlns=\"URN:REVIU:USULAN:1\"", "xmlns=\"urn:reviu:usulan:1 \"",
    "xmlns=\" urn:reviu:usulan:1\"",
    "xmlns='urn:reviu:usulan:1'", "xmlns = \"urn:reviu:usulan:1\"",
    "xmlns=\"urn:reviu:usulan&#58;1\"", "xmlns=\"urn&#x3A;reviu:usulan:1\"",
    "xmlns:u=\"urn:reviu:usulan:1\"", "xmlns=\"urn:reviu:usulan:1\" xmlns:u=\"urn:reviu:usulan:1\"",
    "xmlns:u=\"urn:evil\" xmlns=\"urn:reviu:usulan:1\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns=\"urn:reviu:usulan:1\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:u=\"a\" xmlns:u=\"b\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"",
    "xmlns=\"urn:reviu:usulan:1\" u:x=\"1\"", "xmlns=\"urn:reviu:usulan:1\" XMLNS=\"x\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:q=\"relatif/alamat\"",
  ]

  private static let brokenDeclarations = [
    "xmlns=\"urn:reviu:usulan:1\" xmlns:q=\"\"", "xmlns=\"urn:reviu:usulan:1\" xmlns:q=\"a b\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:xml=\"urn:evil\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:xmlns=\"urn:evil\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:q=\"http://www.w3.org/XML/1998/namespace\"",
    "xmlns=\"urn:reviu:usulan:1\" xmlns:q=\"http://www.w3.org/2000/xmlns/\"",
  ]

  private static let instructions = ["<?a:b x?>", "<?xml:a?>"]

  /// The document with a prefix on some elements, and the prefix declared at the root.
  private static func prefixed(_ document: String, every step: Int) -> String {
    var markup = Markup(parsing: document)
    for (number, element) in markup.elements.enumerated() where number.isMultiple(of: step) {
      markup.rename(element, to: "u:" + ElementMutations.lastName(element))
    }
    return markup.text.replacing(
      declaration, with: declaration + " " + declaration.replacing("xmlns", with: "xmlns:u"))
  }

  private static func childChanges(_ document: String) -> [Mutant] {
    let markup = Markup(parsing: document)
    return markup.elements.dropFirst().enumerated().filter { $0.offset.isMultiple(of: 9) }.flatMap {
      _, element in
      ["", "urn:evil", "urn:reviu:usulan:1"].map { uri in
        var changed = markup
        changed.setAttributes(
          markup.attributes(of: element) + [.init(name: "xmlns", value: uri)], of: element)
        return Mutant(changed, "\(element.path) with namespace \(uri)")
      }
    }
  }
}
