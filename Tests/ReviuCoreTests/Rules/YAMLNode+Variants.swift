@testable import ReviuCore

/// Given values with one of them changed.
struct GivenVariant {
  /// Keys from the outside in, such as `rab.detil 0 jumlah`.
  var name: String
  var node: YAMLNode
}

extension YAMLNode {
  /// The tree without one of its values, once for each.
  var withoutOneValue: [GivenVariant] { variants("") { _ in nil } }

  /// The tree with one of its values replaced, once for each.
  func withOneValue(_ text: String) -> [GivenVariant] { variants("") { _ in text } }

  private func variants(
    _ name: String, _ change: (String) -> String?
  ) -> [GivenVariant] {
    switch content {
    case .scalar: []
    case .sequence(let elements):
      elements.indices.flatMap { index in
        elements[index].variants("\(name) \(index)", change).map { variant in
          var changed = elements
          changed[index] = variant.node
          return GivenVariant(name: variant.name, node: with(.sequence(changed)))
        }
      }
    case .mapping(let entries):
      entries.indices.flatMap { index -> [GivenVariant] in
        let entry = entries[index]
        let inner = "\(name) \(entry.key.text ?? "")"
        var changed = entries
        guard case .scalar(let text) = entry.value.content else {
          return entry.value.variants(inner, change).map { variant in
            changed[index].value = variant.node
            return GivenVariant(name: variant.name, node: with(.mapping(changed)))
          }
        }
        if let text = change(text) {
          changed[index].value.content = .scalar(text)
        } else {
          changed.remove(at: index)
        }
        return [GivenVariant(name: inner, node: with(.mapping(changed)))]
      }
    }
  }

  private func with(_ content: Content) -> YAMLNode {
    var copy = self
    copy.content = content
    return copy
  }
}
