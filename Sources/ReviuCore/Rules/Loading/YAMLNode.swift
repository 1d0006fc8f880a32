/// A value of a rule file, with the place where it starts.
///
/// The strict subset of YAML that rule files are written in: no anchors, aliases, tags, or merge keys, no key
/// twice, one document a file. Scalars are text until a field types them.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  var content: Content
  /// From 1; columns in code points.
  var line: Int
  var column: Int

  var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  var elements: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  subscript(key: String) -> YAMLNode? { entries?.first { $0.key.text == key }?.value }
}

/// A key of a mapping with its value.
struct YAMLEntry: Sendable {
  var key: YAMLNode
  var value: YAMLNode
}
