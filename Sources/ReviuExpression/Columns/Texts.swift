internal import ReviuXML

extension TextColumn {
  /// Texts of rows: byte ranges, each with its code.
  ///
  /// What is asked of a text is asked once for all rows that share it. A class, because most are handed from one part of
  /// a condition to the next, and each has four arrays.
  package final class Texts: Sendable {
    let bytes: [UInt8]
    let cells: ArraySlice<Int64>
    /// See ``ReviuXML/TextCode``.
    let codes: ArraySlice<UInt64>
    /// Which of the texts each row has, where rows share them; else empty.
    let numbers: ArraySlice<UInt8>
    /// How far it is from the text of a row to that of the next where ``numbers`` does not tell: 1, or 0 where all
    /// have the same.
    private let step: Int
    /// How many rows there are.
    package let count: Int

    private init(
      bytes: [UInt8], cells: ArraySlice<Int64>, codes: ArraySlice<UInt64>,
      numbers: ArraySlice<UInt8>, step: Int, count: Int
    ) {
      self.bytes = bytes
      self.cells = cells
      self.codes = codes
      self.numbers = numbers
      self.step = step
      self.count = count
    }

    convenience init(
      bytes: [UInt8], cells: ColumnCells, codes: ArraySlice<UInt64>, count: Int
    ) {
      self.init(
        bytes: bytes, cells: cells.values, codes: codes, numbers: [], step: cells.step,
        count: count)
    }

    /// - Parameter numbers: which of a few texts each row has.
    convenience init(
      bytes: [UInt8], few cells: ArraySlice<Int64>, codes: ArraySlice<UInt64>,
      numbers: ArraySlice<UInt8>
    ) {
      self.init(
        bytes: bytes, cells: cells, codes: codes, numbers: numbers, step: 1, count: numbers.count)
    }

    /// The same text for every row.
    convenience init(_ bytes: [UInt8], code: UInt64, count: Int) {
      let cells = ColumnCells(common: Cell.text(offset: 0, count: bytes.count))
      self.init(bytes: bytes, cells: cells, codes: [code], count: count)
    }

    /// The same text for every row.
    package convenience init(_ text: String, count: Int) {
      let bytes = Array(text.utf8)
      self.init(bytes, code: TextCode.of(bytes[...]), count: count)
    }

    /// One text for each row.
    package convenience init(_ texts: [String]) {
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

    /// Whether rows share texts.
    var areShared: Bool { !numbers.isEmpty }

    /// Which of the texts a row has.
    @inline(__always)
    private func place(_ index: Int) -> Int {
      numbers.isEmpty ? index &* step : Int(numbers[numbers.startIndex &+ index])
    }

    @inline(__always)
    func cell(_ index: Int) -> Int64 { cells[cells.startIndex &+ place(index)] }

    /// That of no text where there is none.
    @inline(__always)
    func code(_ index: Int) -> UInt64 { codes[codes.startIndex &+ place(index)] }

    /// Nil where there is no text.
    package func range(_ index: Int) -> Range<Int>? {
      cell(index) > lastUnreadableCell ? Cell.range(ofText: cell(index)) : nil
    }

    /// Whether every row has a text.
    /// - Parameter orMissing: rows that have none, but no other unreadable one, count too.
    package func areAllThere(orMissing mayLack: Bool = false) -> Bool {
      func isThere(_ cell: Int64) -> Bool {
        cell > lastUnreadableCell || mayLack && cell == Cell.missing
      }
      return count == 0 || cells.allSatisfy(isThere)
        // Some of the texts may be of no row at all.
        || !numbers.isEmpty && (0..<count).allSatisfy { isThere(cell($0)) }
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

    /// Every text changed in the same way; none where nothing comes of it.
    func changed(_ change: TextChange) -> Texts {
      var made: [UInt8] = []
      let texts = cells.lazy.filter { $0 > lastUnreadableCell }
      made.reserveCapacity(texts.reduce(0) { $0 + Cell.range(ofText: $1).count })
      var changed = [Int64](filledWith: Cell.missing, count: cells.count)
      for (index, cell) in cells.enumerated() {
        let start = made.count
        if cell <= lastUnreadableCell {
          changed[index] = cell
        } else if change.append(TextSlice(bytes: bytes, range: Cell.range(ofText: cell)), to: &made)
        {
          changed[index] = Cell.text(offset: start, count: made.count - start)
        }
      }
      return Texts(
        bytes: made, cells: changed[...], codes: TextCode.column(changed[...], in: made)[...],
        numbers: numbers, step: step, count: count)
    }

    /// How many code points every text has.
    var lengths: ColumnCells {
      var lengths = [Int64](filledWith: noColumnNumber, count: cells.count)
      for (index, cell) in cells.enumerated() where cell > lastUnreadableCell {
        lengths[index] = Int64(
          TextSlice(bytes: bytes, range: Cell.range(ofText: cell)).length)
      }
      if areShared { return ColumnCells(lengths.spread(by: numbers)[...]) }
      return step == 0 ? ColumnCells(common: lengths[0]) : ColumnCells(lengths[...])
    }

    /// Mixes the code of every row into the row's hash.
    func mix(into hashes: inout [UInt64]) {
      var mixed = hashes.mutableSpan
      for index in mixed.indices { mixed[index] = HashIndex.mix(mixed[index], code(index)) }
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
        return truths { code, cell in
          code == literal.code && literal.stands(.equal, bytes, Cell.range(ofText: cell))
        }
      case .start:
        return truths { code, cell in
          literal.isShort && code < firstSharedCode
            ? literal.isStart(of: code)
            : literal.stands(.start, bytes, Cell.range(ofText: cell))
        }
      }
    }

    /// Tests whether every text is one of several; unknown where there is none.
    func test(_ choices: [TextLiteral]) -> RowTruths {
      if choices.isEmpty { return RowTruths(repeating: .no, count: count) }
      return truths { code, cell in
        choices.contains { choice in
          choice.code == code
            && (choice.isShort || choice.stands(.equal, bytes, Cell.range(ofText: cell)))
        }
      }
    }

    /// Tests every text; unknown where there is none.
    func test(_ passes: (TextSlice) -> Bool) -> RowTruths {
      truths { _, cell in passes(TextSlice(bytes: bytes, range: Cell.range(ofText: cell))) }
    }

    /// Compares every text with the one of another column; unknown where one is not there.
    package func test(equalTo others: Texts) -> RowTruths {
      RowTruths(rows: count) { index in
        let (code, other) = (code(index), others.code(index))
        if code == noTextCode || other == noTextCode { return .unknown }
        return Truth(isText(at: index, equalTo: index, of: others))
      }
    }

    /// - Parameter test: of a text that is there, by its code and its cell.
    @inline(__always)
    private func truths(_ test: (_ code: UInt64, _ cell: Int64) -> Bool) -> RowTruths {
      // Only what a variable holds can be looked at as a span.
      let (allCells, allCodes) = (self.cells, self.codes)
      let (cells, codes) = (allCells.span, allCodes.span)
      if step == 0, count > 0 {
        let code = codes[0]
        return RowTruths(
          repeating: code == noTextCode ? .unknown : Truth(test(code, cells[0])), count: count)
      }
      let truths = RowTruths(count: numbers.isEmpty ? count : cells.count) { index in
        let code = codes[index]
        let passes = code != noTextCode && test(code, cells[index])
        return (passes, passes || code == noTextCode)
      }
      return numbers.isEmpty ? truths : truths.spread(by: numbers)
    }
  }
}
