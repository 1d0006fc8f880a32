internal import ReviuExpression

/// A value of a rule's declaration together with what may stand there.
struct DeclaredPart {
  var path: [YAMLStep]
  var form: RuleKey.Form
  var node: YAMLNode
}

extension AuthoredRule {
  /// Every value of the declaration that decides what the rule says: no titles, messages, or tests.
  var decidingParts: [DeclaredPart] {
    parts(of: node, RuleLoader.applicabilityKeys + rule.kind.keys, at: [])
  }

  /// The constants that the rule uses, in the order in which they are declared.
  var usedConstants: [PackConstant] {
    let texts =
      decidingParts.compactMap { part -> String? in
        switch part.form {
        case .expression, .rows: part.node.text
        default: nil
        }
      }
      + [node["message"], node["remedy"]].flatMap { text in
        Language.allCases.compactMap { text?[$0.rawValue]?.text }.flatMap(\.placeholders)
      }
    let names = texts.compactMap { try? Expression(parsing: $0) }.reduce(into: Set<String>()) {
      $0.formUnion($1.names)
    }
    return loader.settings.constants.filter { names.contains($0.name) }
  }

  private func parts(of node: YAMLNode, _ keys: [RuleKey], at path: [YAMLStep]) -> [DeclaredPart] {
    keys.flatMap { key in
      node[key.name].map { parts(of: $0, key.form, at: path + [.key(key.name)]) } ?? []
    }
  }

  private func parts(
    of node: YAMLNode, _ form: RuleKey.Form, at path: [YAMLStep]
  ) -> [DeclaredPart] {
    switch form {
    case .keys(let keys): return parts(of: node, keys, at: path)
    case .tableKey:
      return (node.entries ?? []).flatMap { entry in
        parts(
          of: entry.value, .expression(.string), at: path + [.key(entry.key.text ?? "")])
      }
    case .list(let element):
      let list = DeclaredPart(path: path, form: form, node: node)
      return [list]
        + (node.elements ?? []).enumerated().flatMap { index, node in
          parts(of: node, element, at: path + [.index(index)])
        }
    case .either(let forms):
      let isMapping = node.entries != nil
      let fitting = forms.first { form in
        if case .keys = form { isMapping } else { !isMapping }
      }
      return fitting.map { parts(of: node, $0, at: path) } ?? []
    default: return [DeclaredPart(path: path, form: form, node: node)]
    }
  }
}

/// An expression of a rule, checked, with the text that its spans refer to.
struct DeclaredExpression {
  var path: [YAMLStep]
  var node: YAMLNode
  /// Differs from the node's where the kind makes an expression of a name.
  var text: String
  var expression: CheckedExpression
  /// The rows of `each`, to whose rows the expression applies.
  var each: RowSelection?

  /// Whether it is a part of what says to which rows the rule is applied.
  var decidesApplicability: Bool {
    guard case .key(let key)? = path.first else { return false }
    return RuleLoader.applicabilityKeys.names.contains(key)
  }

  func text(of part: CheckedExpression) -> String {
    String(decoding: Array(text.utf8)[part.span], as: UTF8.self)
  }
}

extension AuthoredRule {
  /// The rule's expressions in the order of its kind's keys, without the filters of `for` and `each`.
  var expressions: [DeclaredExpression] {
    guard let keys = KeyReader(node, file: file, problems: PackProblems()) else { return [] }
    let outer = loader.reporting(to: keys.problems).applicability(keys).expressions
    let each = keys.optional("each").flatMap { outer.rows($0) }
    let inner = each?.inner ?? outer
    return decidingParts.flatMap { part -> [DeclaredExpression] in
      if case .requiredDocuments(let check) = rule.check, part.path == [.key("documents")] {
        // What the kind reads without being told.
        return [
          DeclaredExpression(
            path: part.path, node: part.node, text: "dokumen.jenis", expression: check.kind,
            each: check.rows)
        ]
      }
      guard let text = part.node.text else { return [] }
      switch part.form {
      case .expression(.rowValue):
        return [declared(part, text, inner, each: each?.rows)].compactMap { $0 }
      case .expression: return [declared(part, text, outer)].compactMap { $0 }
      case .sharedField:
        return ["kak.\(text)", "rab.\(text)"].compactMap { declared(part, $0, outer) }
      case .presence:
        return [declared(part, "has(\(text))", outer) ?? declared(part, "size(\(text)) > 0", outer)]
          .compactMap { $0 }
      default: return []
      }
    }
  }

  private func declared(
    _ part: DeclaredPart, _ text: String, _ reader: ExpressionReader, each: RowSelection? = nil
  ) -> DeclaredExpression? {
    guard
      let checked = try? reader.checker.check(Expression(parsing: text), facts: reader.facts)
    else { return nil }
    return DeclaredExpression(
      path: part.path, node: part.node, text: text, expression: checked, each: each)
  }
}

extension String {
  /// The expressions in braces of a message.
  var placeholders: [String] {
    (MessagePart.parts(of: self) ?? []).compactMap { part in
      if case .placeholder(let inside, _) = part { inside } else { nil }
    }
  }
}

extension Expression {
  /// All names that stand in the expression by themselves.
  fileprivate var names: Set<String> {
    switch kind {
    case .literal: []
    case .name(let name): [name]
    case .member(let operand, _, _), .unary(_, let operand): operand.names
    case .binary(_, let left, let right): left.names.union(right.names)
    case .index(let operand, let key): operand.names.union(key.names)
    case .conditional(let condition, let then, let otherwise):
      condition.names.union(then.names).union(otherwise.names)
    case .list(let elements): Set(elements.flatMap(\.names))
    case .map(let entries): Set(entries.flatMap { $0.key.names.union($0.value.names) })
    case .call(let receiver, _, _, let arguments):
      Set(arguments.flatMap(\.names)).union(receiver?.names ?? [])
    }
  }
}
