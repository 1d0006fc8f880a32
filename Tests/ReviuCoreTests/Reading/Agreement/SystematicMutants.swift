@testable import ReviuCore

/// Every change in every place of one document.
struct SystematicMutants {
  let text: String
  private let markup: Markup
  /// One element for each path.
  private let elements: [Markup.Element]

  /// - Parameters:
  ///   - text: a well-formed document.
  ///   - depth: leaves out the elements that stand deeper.
  init(of text: String, depth: Int = .max) {
    self.text = text
    markup = Markup(parsing: text)
    var seen: Set<String> = []
    elements = markup.elements.filter { $0.depth <= depth && seen.insert($0.path).inserted }
  }

  var elementChanges: [Mutant] {
    elements.flatMap { element in
      ElementMutations.named.map { name, change in
        var changed = markup
        change(&changed, element)
        return Mutant(changed, "\(name): \(element.path)")
      }
    }
  }

  var strays: [Mutant] {
    elements.flatMap { element in
      ElementMutations.strays.flatMap { stray in
        [
          ("before", element.start), ("at the start of", element.start + 1),
          ("at the end of", element.end),
        ]
        .filter { $0.0 != "at the end of" || element.end > element.start }
        .map { place, index in
          var changed = markup
          if place == "at the start of", element.end == element.start {
            changed.setContent([.other(stray)], of: element)
          } else {
            changed.pieces.insert(.other(stray), at: index)
          }
          return Mutant(changed, "\(stray) \(place) \(element.path)")
        }
      }
    }
  }

  var attributeChanges: [Mutant] {
    elements.flatMap { element in
      let attributes = markup.attributes(of: element)
      let own = attributes.indices.flatMap { index in
        AttributeMutations.named.map { name, change in
          var attributes = attributes
          let attribute = attributes[index].name
          change(&attributes, index)
          return with(attributes, element, "\(name): \(element.path)@\(attribute)")
        }
      }
      let foreign = AttributeMutations.foreign.map { added in
        with(attributes + added, element, "\(element.path) with \(added.map(\.name))")
      }
      return own + foreign
    }
  }

  var schemaTypes: [Mutant] {
    AttributeMutations.typedElements.compactMap { path, type in
      guard let element = elements.first(where: { $0.path == path }) else { return nil }
      let attributes = markup.attributes(of: element) + AttributeMutations.type(type)
      var mutant = with(attributes, element, "\(path) with its own type")
      mutant.exclusion = .schemaType
      return mutant
    }
  }

  /// Every value in a list of spellings.
  func values(_ spellings: [String]) -> [Mutant] {
    places.flatMap { place in
      spellings.map { spelling in with(spelling, at: place, "'\(spelling.prefix(50))'") }
    }
  }

  /// White space before, in, and behind every value.
  var spaces: [Mutant] {
    places.flatMap { place in
      Spellings.spaces.filter { place.attribute == nil || !$0.hasPrefix("<") }.flatMap { space in
        let middle = place.value.index(place.value.startIndex, offsetBy: place.value.count / 2)
        return [
          space + place.value, place.value + space,
          place.value[..<middle] + space + place.value[middle...],
        ].map { with($0, at: place, "space \(space.unicodeScalars.map { $0.value })") }
      }
    }
  }

  var truncations: [Mutant] {
    let bytes = Array(text.utf8)
    let borders = bytes.indices.filter { bytes[$0] == 0x3C || bytes[$0] == 0x3E }
    return borders.flatMap { border in
      [border, border + 1].filter { $0 < bytes.count }.map {
        Mutant(Array(bytes.prefix($0)), "cut off after \($0) bytes")
      }
    }
  }

  /// As often as the schema allows, once more, and once less than it demands.
  func occurrences(of declaration: ElementDeclaration) -> [Mutant] {
    boundedPaths(declaration, path: declaration.name).flatMap { path, occurs -> [Mutant] in
      guard let element = elements.first(where: { $0.path == path }) else { return [] }
      let siblings = markup.elements.filter { $0.path == path && $0.depth == element.depth }
      let counts = [
        occurs.lowerBound - 1, occurs.lowerBound, occurs.upperBound, occurs.upperBound + 1,
      ]
      return counts.filter { $0 >= 0 && $0 <= 2000 }.map { count in
        var changed = markup
        let copy = Array(markup.pieces[element.start...element.end])
        for sibling in siblings.reversed() where sibling.start > element.start {
          changed.pieces.removeSubrange(sibling.start...sibling.end)
        }
        changed.pieces.replaceSubrange(
          element.start...element.end,
          with: repeatElement(copy + [.text("\n")], count: count).flatMap(\.self))
        return Mutant(changed, "\(path) \(count) times")
      }
    }
  }

  private func boundedPaths(
    _ declaration: ElementDeclaration, path: String
  ) -> [(String, ClosedRange<Int>)] {
    declaration.children.flatMap { child in
      [("\(path)/\(child.name)", child.occurs.lowerBound...min(child.occurs.upperBound, 5000))]
        + boundedPaths(child, path: "\(path)/\(child.name)")
    }
  }

  /// A value in the document.
  struct Place {
    var element: Markup.Element
    /// Nil for the text of the element.
    var attribute: Int?
    var value: String
  }

  var places: [Place] {
    elements.flatMap { element -> [Place] in
      let attributes = markup.attributes(of: element)
      let texts = markup.content(of: element).map { [Place(element: element, value: $0)] } ?? []
      return attributes.indices.filter { attributes[$0].name != "xmlns" }.map {
        Place(element: element, attribute: $0, value: attributes[$0].value)
      } + texts.filter { place in place.value.contains { !$0.isWhitespace } }
    }
  }

  func with(_ value: String, at place: Place, _ description: String) -> Mutant {
    var changed = markup
    guard let index = place.attribute else {
      changed.setContent([.text(value)], of: place.element)
      return Mutant(changed, "\(place.element.path): \(description)")
    }
    var attributes = markup.attributes(of: place.element)
    attributes[index].value = value
    changed.setAttributes(attributes, of: place.element)
    return Mutant(changed, "\(place.element.path)@\(attributes[index].name): \(description)")
  }

  private func with(
    _ attributes: [Markup.Attribute], _ element: Markup.Element, _ description: String
  ) -> Mutant {
    var changed = markup
    changed.setAttributes(attributes, of: element)
    return Mutant(changed, description)
  }
}
