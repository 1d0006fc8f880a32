internal import Yams

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

extension YAMLNode {
  /// Parses a file; nil when it is not YAML at all, in which case a problem is reported.
  init?(parsing text: String, file: String, problems: PackProblems) {
    do {
      // The parser must outlive the walk: nodes refer to its anchors weakly.
      // The basic resolver takes every scalar for text; the default one would try a dozen patterns on it.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        problems.report(.emptyFile, file: file, line: 1, column: 1)
        return nil
      }
      self.init(root, file: file, problems: problems)
    } catch let error as YamlError {
      let (problem, line, column) = Self.describe(error)
      problems.report(.notYAML(problem), file: file, line: line, column: column)
      return nil
    } catch {
      problems.report(.notYAML("\(error)"), file: file, line: 1, column: 1)
      return nil
    }
  }

  private init(_ node: Node, isKey: Bool = false, file: String, problems: PackProblems) {
    let mark = node.mark
    let (line, column) = (mark?.line ?? 1, mark?.column ?? 1)
    func refuse(_ feature: String) {
      problems.report(.unsupportedYAML(feature), file: file, line: line, column: column)
    }
    self.line = line
    self.column = column
    if node.anchor != nil { refuse("anchor") }
    switch node {
    case .scalar(let scalar):
      // Yams gives quoted texts the tag of text, and resolves those of keys while it looks for duplicates.
      let isPlain = scalar.style == .plain || scalar.style == .any
      let tag = scalar.tag.rawValue
      let isYams =
        isKey ? tag.hasPrefix("tag:yaml.org,2002:") : !isPlain && tag == Tag.Name.str.rawValue
      if !tag.isEmpty, tag != "!", !isYams { refuse("tag") }
      content = .scalar(scalar.string)
    case .sequence(let sequence):
      if Self.isExplicit(sequence.tag, .seq) { refuse("tag") }
      content = .sequence(sequence.map { YAMLNode($0, file: file, problems: problems) })
    case .mapping(let mapping):
      if Self.isExplicit(mapping.tag, .map) { refuse("tag") }
      content = .mapping(
        mapping.map { key, value in
          let key = YAMLNode(key, isKey: true, file: file, problems: problems)
          if key.text == "<<" {
            problems.report(
              .unsupportedYAML("merge key"), file: file, line: key.line, column: key.column,
              length: 2)
          }
          return YAMLEntry(
            key: key, value: YAMLNode(value, file: file, problems: problems))
        })
    case .alias:
      refuse("alias")
      content = .scalar("")
    }
  }

  /// Whether a collection's tag was written in the file.
  private static func isExplicit(_ tag: Tag, _ resolved: Tag.Name) -> Bool {
    !["", "!", resolved.rawValue].contains(tag.rawValue)
  }

  private static func describe(_ error: YamlError) -> (String, Int, Int) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark.line, mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (
        "duplicate key \(duplicates.map { "\"\($0)\"" }.joined(separator: ", "))",
        context.mark.line, context.mark.column
      )
    case .reader(let problem, _, _, _): (problem, 1, 1)
    default: ("\(error)", 1, 1)
    }
  }
}
