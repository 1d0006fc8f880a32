internal import ReviuXML

/// A text for every row of a range.
package struct TextColumn: Sendable {
  private let body: @Sendable (ColumnFrame) -> Texts
  /// Which document the texts stand in; nil for those that are made.
  private let document: Int?
  /// The few texts of a field of the rows, or what is made of them.
  private var few: Few?

  private struct Few: Sendable {
    /// Tells these texts apart from others of a document.
    var name: String
    /// Nil where rows hardly share any.
    var body: @Sendable (ExaminedDocuments) -> Texts?
  }

  /// Nil for expressions that have no column form.
  package init?(_ expression: CheckedExpression, variable: Int) {
    switch expression.kind {
    case .literal(.string(let text)):
      document = nil
      let bytes = Array(text.utf8)
      let code = TextCode.of(bytes[...])
      body = { Texts(bytes, code: code, count: $0.count) }
    case .field(let access):
      let place = access.field.place
      document = place.document
      body = { $0.texts(of: access) }
      if access.variable == variable {
        few = Few(name: "\(place.slot)") { documents in
          let texts = documents.texts(place)
          return texts.areShared ? texts : nil
        }
      }
    case .conditional(let condition, let then, let otherwise):
      guard let first = TextColumn(then, variable: variable),
        let second = TextColumn(otherwise, variable: variable),
        let document = first.document, document == second.document
      else { return nil }
      self.document = document
      let test = TruthColumn(condition, variable: variable)
      body = { columns in
        let (texts, others) = (first.texts(columns), second.texts(columns))
        return texts.mixed(with: others, by: test.evaluate(columns))
      }
    case .textFunction(let function, let text, let arguments):
      guard let own = TextColumn(text, variable: variable) else { return nil }
      var parts: [String] = []
      var numbers: [Int64] = []
      for argument in arguments {
        switch argument.kind {
        case .literal(.string(let part)): parts.append(part)
        case .literal(.int(let number)): numbers.append(number)
        default: return nil
        }
      }
      document = nil
      let (texts, positions) = (parts, numbers)
      let change = { @Sendable (text: TextSlice) in function.apply(to: text, texts, positions) }
      guard let ownFew = own.few else {
        body = { own.texts($0).changed(change) }
        return
      }
      let name = "\(ownFew.name).\(function.rawValue)\(texts)\(positions)"
      let few = Few(name: name) { documents in
        documents.texts(name) { ownFew.body(documents)?.changed(change) }
      }
      self.few = few
      body = { columns in
        few.body(columns.frame.documents).map { columns.texts($0) }
          ?? own.texts(columns).changed(change)
      }
    default: return nil
    }
  }

  package func texts(_ columns: ColumnFrame) -> Texts { body(columns) }
}

/// The same as ``ReviuXML/TextCode/firstShared``, which the compiler does not inline across modules.
let firstSharedCode: UInt64 = 0xFF << 56

/// The same as ``ReviuXML/TextCode/none``.
let noTextCode: UInt64 = 0x80 << 56
