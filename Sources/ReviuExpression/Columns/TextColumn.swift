internal import ReviuXML

/// A text for every row of a range.
package struct TextColumn: Sendable {
  private let body: @Sendable (ColumnFrame) -> Texts
  /// Which document the texts stand in; nil for those that are made.
  private let document: Int?
  /// The texts of a whole column, or what is made of them.
  private let whole: Whole?

  private struct Whole: Sendable {
    /// Tells these texts apart from others of a document.
    var name: String
    var body: @Sendable (ExaminedDocuments) -> Texts
  }

  private init(
    in document: Int? = nil, whole: Whole? = nil,
    _ body: @escaping @Sendable (ColumnFrame) -> Texts
  ) {
    self.document = document
    self.whole = whole
    self.body = body
  }

  /// Nil for expressions that have no column form.
  package init?(_ expression: CheckedExpression, variable: Int) {
    guard expression.type == .string else { return nil }
    switch expression.kind {
    case .literal(.string(let text)):
      let bytes = Array(text.utf8)
      let code = TextCode.of(bytes[...])
      self.init { Texts(bytes, code: code, count: $0.count) }
    case .field(let access):
      let place = access.field.place
      let isOwn = access.variable == variable
      self.init(
        in: place.document,
        whole: isOwn ? Whole(name: "\(place.slot)") { $0.texts(place) } : nil
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
      self.init(in: document) { columns in
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
      guard let ownWhole = own.whole else {
        self.init { own.texts($0).changed(change) }
        return
      }
      let name = "\(ownWhole.name).\(function.rawValue)\(texts)\(positions)"
      let whole = Whole(name: name) { documents in
        documents.texts(name) { ownWhole.body(documents).changed(change) }
      }
      self.init(whole: whole) { columns in
        let all = ownWhole.body(columns.frame.documents)
        // Of a long table there are too many to be kept.
        if all.count > ColumnFrame.blockLength { return columns.texts(all).changed(change) }
        return columns.texts(whole.body(columns.frame.documents))
      }
    default: self.init(rowByRow: expression, variable)
    }
  }

  /// For what has no form for all rows at once; nil where every row goes through others.
  private init?(rowByRow expression: CheckedExpression, _ variable: Int) {
    guard !expression.hasLoops else { return nil }
    let text = compileText(expression)
    let places = expression.textPlaces(of: variable)
    self.init { columns in
      var frame = columns.frame
      var bytes: [UInt8] = []
      func cell(ofRow row: Int) -> Int64 {
        frame.bind(variable, toRow: row)
        guard let text = text(&frame) else { return Cell.missing }
        bytes += text.bytes[text.range]
        return Cell.text(offset: bytes.count - text.range.count, count: text.range.count)
      }
      if let places, let shared = columns.shared(places) {
        let cells = shared.examples.map { $0.map { cell(ofRow: $0) } ?? Cell.missing }
        return Texts(
          bytes: bytes, few: cells[...], codes: TextCode.column(cells[...], in: bytes)[...],
          numbers: shared.numbers)
      }
      let cells = (0..<columns.count).map { cell(ofRow: columns.row(at: $0)) }
      return Texts(
        bytes: bytes, cells: ColumnCells(cells[...]),
        codes: TextCode.column(cells[...], in: bytes)[...], count: columns.count)
    }
  }

  package func texts(_ columns: ColumnFrame) -> Texts { body(columns) }
}

/// The same as ``ReviuXML/TextCode/firstShared``, which the compiler does not inline across modules.
let firstSharedCode: UInt64 = 0xFF << 56

/// The same as ``ReviuXML/TextCode/none``.
let noTextCode: UInt64 = 0x80 << 56
