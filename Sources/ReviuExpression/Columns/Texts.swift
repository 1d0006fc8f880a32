internal import ReviuXML

extension TextColumn {
  /// Texts as byte ranges, each with its code.
  package struct Texts: Sendable {
    let bytes: [UInt8]
    private let cells: ArraySlice<Int64>
    /// See ``ReviuXML/TextCode``.
    private let codes: ArraySlice<UInt64>
    /// How far it is from the text of a row to that of the next: 1, or 0 where they have the same.
    private let step: Int
    package let count: Int

    init(bytes: [UInt8], cells: ColumnCells, codes: ArraySlice<UInt64>, count: Int) {
      self.bytes = bytes
      self.cells = cells.values
      self.codes = codes
      step = cells.step
      self.count = count
    }

    /// The same text for every row.
    init(_ bytes: [UInt8], code: UInt64, count: Int) {
      let cells = ColumnCells(common: Cell.text(offset: 0, count: bytes.count))
      self.init(bytes: bytes, cells: cells, codes: [code], count: count)
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
      self.init(
        bytes: bytes, cells: ColumnCells(cells[...]),
        codes: TextCode.column(cells[...], in: bytes)[...], count: texts.count)
    }

    /// Whether all rows have the same text because it is not that of a row.
    var isCommon: Bool { step == 0 }

    @inline(__always)
    func cell(_ index: Int) -> Int64 { cells.span[index &* step] }

    /// That of no text where there is none.
    @inline(__always)
    func code(_ index: Int) -> UInt64 { codes.span[index &* step] }

    /// Nil where there is no text.
    package func range(_ index: Int) -> Range<Int>? {
      cell(index) > lastUnreadableCell ? Cell.range(ofText: cell(index)) : nil
    }

    /// Whether every row has a text.
    /// - Parameter orMissing: rows that have none, but no other unreadable one, count too.
    package func areAllThere(orMissing mayLack: Bool = false) -> Bool {
      count == 0 || cells.allSatisfy { $0 > lastUnreadableCell || mayLack && $0 == Cell.missing }
    }

    /// The texts of some rows; none in the place of a negative number.
    func picking(_ rows: [Int]) -> Texts {
      var cells = [Int64](filledWith: Cell.missing, count: rows.count)
      var codes = [UInt64](filledWith: noTextCode, count: rows.count)
      for (index, row) in rows.enumerated() where row >= 0 {
        (cells[index], codes[index]) = (cell(row), code(row))
      }
      return Texts(
        bytes: bytes, cells: ColumnCells(cells[...]), codes: codes[...], count: rows.count)
    }

    /// Every text changed in the same way, once for all rows that have the same short one; none where nothing comes of it.
    func changed(_ change: (TextSlice) -> TextSlice?) -> Texts {
      var made: [UInt8] = []
      var known: [UInt64: Int64] = [:]
      func changed(_ index: Int) -> Int64 {
        guard let range = range(index) else { return cell(index) }
        let code = code(index)
        if code < firstSharedCode, let cell = known[code] { return cell }
        var cell = Cell.missing
        if let text = change(TextSlice(bytes: bytes, range: range)) {
          cell = Cell.text(offset: made.count, count: text.range.count)
          made += text.bytes[text.range]
        }
        if code < firstSharedCode { known[code] = cell }
        return cell
      }
      let cells = (0..<(isCommon ? 1 : count)).map(changed)
      return Texts(
        bytes: made, cells: isCommon ? ColumnCells(common: cells[0]) : ColumnCells(cells[...]),
        codes: TextCode.column(cells[...], in: made)[...], count: count)
    }

    /// Mixes the code of every row into the row's hash.
    func mix(into hashes: inout [UInt64]) {
      var mixed = hashes.mutableSpan
      for index in mixed.indices { mixed[index] = KeyIndex.mix(mixed[index], code(index)) }
    }

    /// Writes a number in the place of every row that has no text.
    func write(_ number: Int, whereMissingIn rows: inout [Int]) {
      for index in rows.indices where code(index) == noTextCode { rows[index] = number }
    }

    /// Whether there is a text and it is the same as one of another column.
    package func isText(at index: Int, equalTo other: Int, of texts: Texts) -> Bool {
      let code = code(index)
      guard code == texts.code(other), code != noTextCode else { return false }
      return code < firstSharedCode
        || TextCode.areEqual(
          bytes, Cell.range(ofText: cell(index)), texts.bytes,
          Cell.range(ofText: texts.cell(other)))
    }

    /// The texts of the rows for which a condition is true, and others for those for which it is false.
    func mixed(with others: Texts, by truths: RowTruths) -> Texts {
      for (truth, texts) in [(Truth.yes, self), (.no, others)]
      where truths.count(of: truth) == count {
        return texts
      }
      var cells = [Int64](filledWith: Cell.missing, count: count)
      var codes = [UInt64](filledWith: noTextCode, count: count)
      for (truth, texts) in [(Truth.yes, self), (.no, others)] {
        for index in truths.positions(of: truth) {
          (cells[index], codes[index]) = (texts.cell(index), texts.code(index))
        }
      }
      return Texts(bytes: bytes, cells: ColumnCells(cells[...]), codes: codes[...], count: count)
    }

    /// Tests every text; unknown where there is none.
    func test(_ literal: TextLiteral, _ relation: TextLiteral.Relation) -> RowTruths {
      switch relation {
      case .equal where literal.isShort:
        return truths { code, _ in code == literal.code }
      case .equal:
        return truths { code, index in
          code == literal.code
            && literal.stands(.equal, bytes, Cell.range(ofText: cell(index)))
        }
      case .start:
        return truths { code, index in
          literal.isShort && code < firstSharedCode
            ? literal.isStart(of: code)
            : literal.stands(.start, bytes, Cell.range(ofText: cell(index)))
        }
      }
    }

    /// Tests whether every text is one of several; unknown where there is none.
    func test(_ choices: [TextLiteral]) -> RowTruths {
      if choices.isEmpty { return RowTruths(repeating: .no, count: count) }
      return truths { code, index in
        choices.contains { choice in
          choice.code == code
            && (choice.isShort
              || choice.stands(.equal, bytes, Cell.range(ofText: cell(index))))
        }
      }
    }

    /// Compares every text with the one of another column; unknown where one is not there.
    package func test(equalTo others: Texts) -> RowTruths {
      RowTruths(rows: count) { index in
        let (code, other) = (code(index), others.code(index))
        if code == noTextCode || other == noTextCode { return .unknown }
        return Truth(isText(at: index, equalTo: index, of: others))
      }
    }

    /// - Parameter test: of a text that is there, by its code and where it stands in the column.
    @inline(__always)
    private func truths(_ test: (_ code: UInt64, _ index: Int) -> Bool) -> RowTruths {
      if step == 0, count > 0 {
        let code = code(0)
        return RowTruths(
          repeating: code == noTextCode ? .unknown : Truth(test(code, 0)), count: count)
      }
      let codes = codes.span
      return RowTruths(count: count) { index in
        let code = codes[index]
        let passes = code != noTextCode && test(code, index)
        return (passes, passes || code == noTextCode)
      }
    }
  }
}
