internal import ReviuXML

/// A text for every row of a range.
package struct TextColumn: Sendable {
  private let body: @Sendable (ColumnFrame) -> Texts
  /// Which document the texts stand in; nil for a literal.
  private let document: Int?

  /// Nil for expressions that have no column form.
  package init?(_ expression: CheckedExpression, variable: Int) {
    switch expression.kind {
    case .literal(.string(let text)):
      document = nil
      let bytes = Array(text.utf8)
      let code = TextCode.of(bytes[...])
      body = { Texts(bytes, code: code, count: $0.count) }
    case .field(let access):
      document = access.field.place.document
      body = { $0.texts(of: access) }
    case .conditional(let condition, let then, let otherwise):
      guard let first = TextColumn(then, variable: variable),
        let second = TextColumn(otherwise, variable: variable),
        let document = first.document, document == second.document
      else { return nil }
      self.document = document
      let test = TruthColumn(condition, variable: variable)
      body = { columns in
        var texts = first.texts(columns)
        let others = second.texts(columns)
        for (index, truth) in test.evaluate(columns).enumerated() where truth != .yes {
          texts.cells[index] = truth == .no ? others.cells[index] : Cell.missing
          texts.codes[index] = others.codes[index]
        }
        return texts
      }
    default: return nil
    }
  }

  package func texts(_ columns: ColumnFrame) -> Texts { body(columns) }

  /// Texts as byte ranges, each with its code.
  package struct Texts: Sendable {
    package let bytes: [UInt8]
    package fileprivate(set) var cells: [Int64]
    /// See ``ReviuXML/TextCode``; that of a cell which holds no text means nothing.
    fileprivate(set) var codes: [UInt64]

    init(bytes: [UInt8], cells: [Int64], codes: [UInt64]) {
      self.bytes = bytes
      self.cells = cells
      self.codes = codes
    }

    fileprivate init(_ bytes: [UInt8], code: UInt64, count: Int) {
      self.bytes = bytes
      cells = [Int64](repeating: Cell.text(offset: 0, count: bytes.count), count: count)
      codes = [UInt64](repeating: code, count: count)
    }

    /// The same text for every row.
    package init(_ text: String, count: Int) {
      let bytes = Array(text.utf8)
      self.init(bytes, code: TextCode.of(bytes[...]), count: count)
    }

    /// One text for each row.
    package init(_ texts: [String]) {
      var bytes: [UInt8] = []
      let cells = texts.map { text in
        let start = bytes.count
        bytes += text.utf8
        return Cell.text(offset: start, count: bytes.count - start)
      }
      self.init(bytes: bytes, cells: cells, codes: TextCode.column(cells[...], in: bytes))
    }

    package var count: Int { cells.count }

    /// Nil where there is no text.
    package func range(_ index: Int) -> Range<Int>? {
      cells[index] > lastUnreadableCell ? Cell.range(ofText: cells[index]) : nil
    }

    /// Whether there is a text and it is the same as one of another column.
    package func isText(at index: Int, equalTo other: Int, of texts: Texts) -> Bool {
      guard codes[index] == texts.codes[other], let own = range(index),
        let range = texts.range(other)
      else { return false }
      return codes[index] < firstSharedCode
        || TextCode.areEqual(bytes, own, texts.bytes, range)
    }

    /// Tests every text; unknown where there is none.
    func test(_ literal: TextLiteral, _ relation: TextLiteral.Relation) -> [Truth] {
      var truths = [Truth](repeating: .unknown, count: cells.count)
      for index in truths.indices where cells[index] > lastUnreadableCell {
        let stands =
          literal.stands(relation, codes[index])
          ?? literal.stands(relation, bytes, Cell.range(ofText: cells[index]))
        truths[index] = stands ? .yes : .no
      }
      return truths
    }
  }
}

/// The same as ``ReviuXML/TextCode/firstShared``, which the compiler does not inline across modules.
let firstSharedCode: UInt64 = 0xFF << 56

/// A text of an expression, prepared for comparing many texts of documents with it.
struct TextLiteral: Sendable {
  enum Relation: Sendable {
    /// The text is the literal.
    case equal
    /// The text begins with it.
    case start
  }

  private let bytes: [UInt8]
  private let code: UInt64
  private let isShort: Bool
  /// Covers the bytes of a short literal in its code.
  private let mask: UInt64

  init(_ text: String) {
    bytes = Array(text.utf8)
    code = TextCode.of(bytes[...])
    isShort = code < firstSharedCode
    mask = isShort ? (1 << UInt64(bytes.count * 8)) - 1 : 0
  }

  /// What the code of a text tells; nil where the text must be looked at.
  @inline(__always)
  func stands(_ relation: Relation, _ code: UInt64) -> Bool? {
    switch relation {
    case .equal:
      if code != self.code { return false }
      return isShort ? true : nil
    case .start:
      guard isShort, code < firstSharedCode else { return nil }
      return (code ^ self.code) & mask == 0 && code >> 56 >= self.code >> 56
    }
  }

  /// The same by the text itself.
  @inline(__always)
  func stands(_ relation: Relation, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    switch relation {
    case .equal: return TextCode.areEqual(text, range, bytes, bytes.indices)
    case .start:
      guard range.count >= bytes.count else { return false }
      let start = range.lowerBound..<range.lowerBound + bytes.count
      return TextCode.areEqual(text, start, bytes, bytes.indices)
    }
  }
}
