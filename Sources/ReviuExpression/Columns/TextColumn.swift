internal import ReviuXML

/// A text for every row of a range.
///
/// A class, because lookups and conditions hand it around all the time.
package final class TextColumn: Sendable {
  private let body: @Sendable (ColumnFrame) -> Texts
  /// Which document the texts stand in; nil for those that are made.
  private let document: Int?
  /// The texts of all rows of the table, where they are kept for those who ask for some of them.
  private let whole: (@Sendable (ExaminedDocuments) -> Texts)?
  /// The same for columns that hold the same; nil where that is not known.
  let name: String?
  /// What the texts follow from; nil where that are not texts of the row.
  let read: RowTexts?

  private init(
    _ expression: CheckedExpression, _ variable: Int, in document: Int? = nil,
    whole: (@Sendable (ExaminedDocuments) -> Texts)? = nil,
    _ body: @escaping @Sendable (ColumnFrame) -> Texts
  ) {
    self.document = document
    self.whole = whole
    self.body = body
    name = expression.signature
    read = RowTexts(expression, of: variable)
  }

  /// Nil for expressions that have no column form.
  package convenience init?(_ expression: CheckedExpression, variable: Int) {
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
        expression, variable, in: place.document, whole: access.variable == variable ? whole : nil
      ) { $0.texts(of: access) }
    case .conditional(let condition, let then, let otherwise):
      guard let first = TextColumn(then, variable: variable),
        let second = TextColumn(otherwise, variable: variable),
        let document = first.document, document == second.document
      else {
        self.init(rowByRow: expression, variable)
        return
      }
      let test = TruthColumn(condition, variable: variable)
      let grouped = Self.grouped(expression, variable, in: document)
      self.init(expression, variable, in: document) { columns in
        if let texts = grouped?(columns) { return texts }
        let (texts, others) = (first.texts(columns), second.texts(columns))
        return texts.mixed(with: others, by: test.evaluate(columns))
      }
    case .textFunction(let function, let text, let arguments):
      var parts: [String] = []
      var numbers: [Int64] = []
      for argument in arguments {
        switch argument.kind {
        case .literal(.string(let part)): parts.append(part)
        case .literal(.int(let number)): numbers.append(number)
        default:
          self.init(rowByRow: expression, variable)
          return
        }
      }
      guard let own = TextColumn(text, variable: variable) else { return nil }
      let (texts, positions) = (parts, numbers)
      let change = { @Sendable (text: TextSlice, made: inout [UInt8]) in
        function.append(text, texts, positions, to: &made)
      }
      guard let ownWhole = own.whole, let name = expression.signature else {
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
    guard !expression.hasLoops, let name = expression.signature,
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
