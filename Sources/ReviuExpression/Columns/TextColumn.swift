internal import ReviuXML

/// A text for every row of a range, as cells of one document.
package struct TextColumn: Sendable {
  private typealias Body = @Sendable (ColumnFrame) -> [Int64]

  private enum Source: Sendable {
    case cells(document: Int, @Sendable (ColumnFrame) -> [Int64])
    case literal([UInt8])
  }

  private let source: Source

  /// Nil for expressions that have no column form.
  package init?(_ expression: CheckedExpression, variable: Int) {
    switch expression.kind {
    case .literal(.string(let text)): source = .literal(Array(text.utf8))
    case .field(let access):
      source = .cells(document: access.field.place.document) { $0.cells(of: access) }
    case .conditional(let condition, let then, let otherwise):
      guard let test = TruthColumn(condition, variable: variable),
        let first = TextColumn(then, variable: variable),
        let second = TextColumn(otherwise, variable: variable),
        case .cells(let document, let own) = first.source,
        case .cells(document, let other) = second.source
      else { return nil }
      source = .cells(document: document) { columns in
        var cells = own(columns)
        let others = other(columns)
        for (index, truth) in test.evaluate(columns).enumerated() where truth != .yes {
          cells[index] = truth == .no ? others[index] : Cell.missing
        }
        return cells
      }
    default: return nil
    }
  }

  /// Tests every text; unknown where there is none.
  func test(_ columns: ColumnFrame, _ body: (ArraySlice<UInt8>) -> Bool) -> [Truth] {
    switch source {
    case .literal(let bytes):
      [Truth](repeating: Truth(body(bytes[...])), count: columns.count)
    case .cells(let document, let cells):
      test(cells(columns), in: columns.frame.document(document).bytes, body)
    }
  }

  private func test(
    _ cells: [Int64], in bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Bool
  ) -> [Truth] {
    var truths = [Truth](repeating: .unknown, count: cells.count)
    var last = (cell: Cell.missing, truth: Truth.unknown)
    for index in cells.indices {
      // Rows of one parent share what they take from it.
      if cells[index] != last.cell {
        let isThere = cells[index] > lastUnreadableCell
        last = (
          cells[index], isThere ? Truth(body(bytes[Cell.range(ofText: cells[index])])) : .unknown
        )
      }
      truths[index] = last.truth
    }
    return truths
  }

  /// The texts as ranges of bytes.
  package func texts(_ columns: ColumnFrame) -> Texts {
    switch source {
    case .literal(let bytes):
      Texts(
        bytes: bytes,
        cells: [Int64](
          repeating: Cell.text(offset: 0, count: bytes.count), count: columns.count))
    case .cells(let document, let cells):
      Texts(bytes: columns.frame.document(document).bytes, cells: cells(columns))
    }
  }

  package struct Texts: Sendable {
    package let bytes: [UInt8]
    package let cells: [Int64]

    /// The same text for every row.
    package init(_ text: String, count: Int) {
      bytes = Array(text.utf8)
      cells = [Int64](repeating: Cell.text(offset: 0, count: bytes.count), count: count)
    }

    /// One text for each row.
    package init(_ texts: [String]) {
      var bytes: [UInt8] = []
      cells = texts.map { text in
        let start = bytes.count
        bytes += text.utf8
        return Cell.text(offset: start, count: bytes.count - start)
      }
      self.bytes = bytes
    }

    init(bytes: [UInt8], cells: [Int64]) {
      self.bytes = bytes
      self.cells = cells
    }

    /// Nil where there is no text.
    package func range(_ index: Int) -> Range<Int>? {
      guard cells[index] > lastUnreadableCell else { return nil }
      let start = Int(cells[index] >> 32)
      return start..<start + Int(cells[index] & 0xFFFF_FFFF)
    }
  }
}
