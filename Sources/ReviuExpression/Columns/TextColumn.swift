internal import ReviuXML

/// A text for every row of a range.
///
/// A class, because lookups and conditions hand it around all the time.
package final class TextColumn: Sendable {
  private let body: @Sendable (ColumnFrame) -> Texts
  /// The texts of all rows of the table, where they are kept for those who ask for some of them.
  private let whole: (@Sendable (ExaminedDocuments) -> Texts)?
  private let expression: CheckedExpression
  private let variable: Int

  /// The same for columns that hold the same; nil where that is not known.
  var name: String? { expression.signature }
  /// What the texts follow from; nil where that are not texts of the row.
  var read: RowTexts? { RowTexts(expression, of: variable) }

  private init(
    _ expression: CheckedExpression, _ variable: Int,
    whole: (@Sendable (ExaminedDocuments) -> Texts)? = nil,
    _ body: @escaping @Sendable (ColumnFrame) -> Texts
  ) {
    self.whole = whole
    self.body = body
    self.expression = expression
    self.variable = variable
  }

  /// Nil for expressions that have no column form.
  /// - Parameter isBranch: of a condition that is itself asked once for the rows that share their texts, where they do.
  package convenience init?(
    _ expression: CheckedExpression, variable: Int, isBranch: Bool = false
  ) {
    guard expression.type == .string else { return nil }
    switch expression.kind {
    case .literal(.string(let text)):
      let bytes = Array(text.utf8)
      let code = TextCode.of(bytes[...])
      self.init(expression, variable) { Texts(bytes, code: code, count: $0.count) }
    case .field(let access):
      let place = access.field.place
      let whole = { @Sendable (documents: ExaminedDocuments) in documents.texts(place) }
      self.init(
        expression, variable, whole: access.variable == variable ? whole : nil
      ) { $0.texts(of: access) }
    case .conditional(let condition, let then, let otherwise):
      guard let document = Self.document(of: expression),
        let first = TextColumn(then, variable: variable, isBranch: true),
        let second = TextColumn(otherwise, variable: variable, isBranch: true)
      else {
        self.init(rowByRow: expression, variable)
        return
      }
      let test = TruthColumn(condition, variable: variable)
      let grouped = isBranch ? nil : Self.grouped(expression, variable, in: document)
      self.init(expression, variable) { columns in
        if let texts = grouped?(columns) { return texts }
        let (texts, others) = (first.texts(columns), second.texts(columns))
        return texts.mixed(with: others, by: test.evaluate(columns))
      }
    case .textFunction(let function, let text, let arguments):
      guard let change = TextChange(function, arguments) else {
        self.init(rowByRow: expression, variable)
        return
      }
      guard let own = TextColumn(text, variable: variable) else { return nil }
      guard let ownWhole = own.whole, let name = expression.signature.map(KeptName.init) else {
        self.init(expression, variable) { own.texts($0).changed(change) }
        return
      }
      let whole = { @Sendable (documents: ExaminedDocuments) in
        documents.texts(name) { ownWhole(documents).changed(change) }
      }
      self.init(expression, variable, whole: whole) { columns in
        let all = ownWhole(columns.frame.documents)
        // Of a long table there are too many to be kept.
        if all.count > ColumnFrame.blockLength { return columns.texts(all).changed(change) }
        return columns.texts(whole(columns.frame.documents))
      }
    default: self.init(rowByRow: expression, variable)
    }
  }

  /// Which document the texts stand in; nil for those that are made.
  private static func document(of expression: CheckedExpression) -> Int? {
    switch expression.kind {
    case .field(let access): return access.field.place.document
    case .conditional(_, let then, let otherwise):
      let document = document(of: then)
      return document == self.document(of: otherwise) ? document : nil
    default: return nil
    }
  }

  /// For what has no form for all rows at once; nil where every row goes through others.
  private convenience init?(rowByRow expression: CheckedExpression, _ variable: Int) {
    guard !expression.hasLoops else { return nil }
    let text = compileText(expression)
    let grouped = Self.grouped(expression, variable)
    self.init(expression, variable) { columns in
      if let texts = grouped?(columns) { return texts }
      var frame = columns.frame
      var bytes: [UInt8] = []
      let cells = (0..<columns.count).map { position in
        frame.bind(variable, toRow: columns.row(at: position))
        return Cell.text(text(&frame), behind: &bytes)
      }
      return Texts(
        bytes: bytes, cells: ColumnCells(cells[...]),
        codes: TextCode.column(cells[...], in: bytes)[...], count: columns.count)
    }
  }

  /// Evaluates what follows from a few texts of a row once for all rows that share them, and for all that ask for the
  /// same; nil where rows share too little. Nil for other expressions.
  /// - Parameter document: in which the texts stand; nil for those that are made.
  private static func grouped(
    _ expression: CheckedExpression, _ variable: Int, in document: Int? = nil
  ) -> (@Sendable (ColumnFrame) -> Texts?)? {
    guard !expression.hasLoops, let name = expression.signature.map(KeptName.init),
      let read = RowTexts(expression, of: variable), !read.own.isEmpty
    else { return nil }
    let text = compileText(expression)
    return { columns in
      let documents = columns.frame.documents
      guard let shared = documents.sharedRows(read), shared.firstRows.count < columns.count else {
        return nil
      }
      let numbers = columns.rows(of: shared.numbers[...])
      var frame = columns.frame
      return documents.texts(name, ofGroups: numbers, shared.firstRows, in: document) { row in
        frame.bind(variable, toRow: row)
        return text(&frame)
      }
    }
  }

  package func texts(_ columns: ColumnFrame) -> Texts { body(columns) }
}

/// The same as ``ReviuXML/TextCode/firstShared``, which the compiler does not inline across modules.
let firstSharedCode: UInt64 = 0xFF << 56

/// The same as ``ReviuXML/TextCode/none``.
let noTextCode: UInt64 = 0x80 << 56
