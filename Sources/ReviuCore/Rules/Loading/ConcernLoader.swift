internal import ReviuExpression

/// Compiles what a rule says of the rows that it is about.
struct ConcernLoader {
  let keys: KeyReader
  let expressions: ExpressionReader
  /// The rows that the rule is applied to.
  let scope: RowSelection?

  /// Nil, with problems, when it is not sound; nil without any when there is none.
  func concern() -> Concern? {
    guard let reader = keys.mapping(keys.optional("concerns")) else { return nil }
    reader.allowOnly(RuleLoader.concernKeys.names)
    let textNode = reader.required("text")
    // Without its rows, nothing is known of the text.
    let text = scope == nil ? nil : expressions.string(textNode)
    let words = reader.phrases(reader.required("words"))
    let exceptionNode = reader.optional("unless")
    let exceptions = exceptionNode == nil ? [] : reader.phrases(exceptionNode)
    if let words, let exceptions, !exceptions.isEmpty {
      let finder = WordFinder(words)
      for (node, phrase) in zip(exceptionNode?.elements ?? [], exceptions) {
        var found: [FoundPhrase] = []
        finder.find(in: Array(phrase.text.utf8).span, &found)
        if found.isEmpty { reader.report(.exceptionWithoutWord(phrase.text), at: node) }
        if let word = words.firstIndex(of: phrase) {
          let line = reader.optional("words")?.elements?[word].line ?? node.line
          reader.report(
            .duplicate(phrase.text, firstFile: reader.file, firstLine: line), at: node)
        }
      }
    }
    guard let textNode, let text else { return nil }
    guard case .field(let field) = text.kind, field.variable == scope?.variable,
      field.field.place.ascent.isEmpty
    else {
      reader.report(.notATextOfRows(textNode.text ?? ""), at: textNode)
      return nil
    }
    guard let words, let exceptions else { return nil }
    return Concern(text: text, field: field, words: words, exceptions: exceptions)
  }
}

extension KeyReader {
  /// Words or phrases; nil, with a problem, where there is none or one has no word.
  func phrases(_ node: YAMLNode?) -> [Phrase]? {
    guard let node, let items = list(node) else { return nil }
    if items.isEmpty {
      report(.emptyList, at: node)
      return nil
    }
    let phrases = items.map { item -> Phrase? in
      guard let text = text(item) else { return nil }
      let phrase = Phrase(text)
      if !phrase.words.isEmpty, !text.utf8.contains(UInt8(ascii: "*")) { return phrase }
      report(.badForm(text, form: .phrase), at: item)
      return nil
    }
    return phrases.contains { $0 == nil } ? nil : phrases.compactMap { $0 }
  }
}
