/// A way from a node to one below it.
enum YAMLStep: Hashable {
  case key(String)
  case index(Int)
}

extension [YAMLStep] {
  /// As authors read it, such as `limit.key.satker`.
  var description: String {
    var text = ""
    for step in self {
      switch step {
      case .key(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

extension YAMLNode {
  /// The node with one below it replaced, or left out.
  func changing(_ path: some Collection<YAMLStep>, to new: YAMLNode?) -> YAMLNode? {
    guard let step = path.first else { return new }
    let rest = path.dropFirst()
    var node = self
    switch (step, content) {
    case (.key(let name), .mapping(let entries)):
      node.content = .mapping(
        entries.compactMap { entry in
          guard entry.key.text == name else { return entry }
          return entry.value.changing(rest, to: new).map { YAMLEntry(key: entry.key, value: $0) }
        })
    case (.index(let index), .sequence(let nodes)):
      node.content = .sequence(
        nodes.enumerated().compactMap { number, element in
          number == index ? element.changing(rest, to: new) : element
        })
    default: preconditionFailure("a path leads through mappings and sequences")
    }
    return node
  }

  /// The node below that a way leads to; nil where there is none.
  func node(at path: some Collection<YAMLStep>) -> YAMLNode? {
    guard let step = path.first else { return self }
    let next: YAMLNode? =
      switch step {
      case .key(let name): self[name]
      case .index(let index): elements?.dropFirst(index).first
      }
    return next?.node(at: path.dropFirst())
  }

  /// The node with another text.
  func holding(_ text: String) -> YAMLNode {
    var node = self
    node.content = .scalar(text)
    return node
  }

  /// All scalars below, with the way to each.
  var scalars: [(path: [YAMLStep], node: YAMLNode)] {
    switch content {
    case .scalar: [([], self)]
    case .sequence(let nodes):
      nodes.enumerated().flatMap { index, node in
        node.scalars.map { ([.index(index)] + $0.path, $0.node) }
      }
    case .mapping(let entries):
      entries.flatMap { entry in
        entry.value.scalars.map { ([.key(entry.key.text ?? "")] + $0.path, $0.node) }
      }
    }
  }
}
