/// A comma-separated file after RFC 4180, with the place of every field.
struct CSV {
  struct Field {
    var text: String
    /// The line that it starts in.
    var line: Int
    /// Offsets of its first byte and of the first byte of that line.
    var offset: Int
    var lineOffset: Int
    /// False when something stands between its closing quote and the next separator.
    var isWellQuoted = true
  }

  struct Row {
    var line: Int
    var fields: [Field]
  }

  private(set) var rows: [Row] = []
  private let bytes: [UInt8]

  struct Unterminated: Error {
    var line: Int
    var column: Int
  }

  /// - Parameter bytes: valid UTF-8.
  /// - Throws: the line and column of a quote that is not closed.
  init(parsing bytes: [UInt8]) throws(Unterminated) {
    self.bytes = bytes
    var scanner = CSVScanner(bytes: bytes)
    while !scanner.isAtEnd {
      let row = try scanner.row(expecting: rows.first?.fields.count ?? 0)
      if row.fields.count > 1 || row.fields[0].text.isEmpty == false { rows.append(row) }
    }
  }

  /// From 1, in code points.
  func column(of field: Field) -> Int {
    1 + bytes[field.lineOffset..<field.offset].count { $0 & 0xC0 != 0x80 }
  }
}

private struct CSVScanner {
  let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// - Parameter count: how many fields the row probably has.
  mutating func row(expecting count: Int) throws(CSV.Unterminated) -> CSV.Row {
    var row = CSV.Row(line: line, fields: [])
    row.fields.reserveCapacity(count)
    while true {
      row.fields.append(try field())
      guard !isAtEnd else { return row }
      let separator = bytes[position]
      position += 1
      if separator == Self.comma { continue }
      if separator == Self.carriageReturn, !isAtEnd, bytes[position] == Self.lineFeed {
        position += 1
      }
      line += 1
      lineStart = position
      return row
    }
  }

  /// Where the next separator stands.
  private var endOfField: Int {
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    return index
  }

  private mutating func field() throws(CSV.Unterminated) -> CSV.Field {
    let start = position
    if !isAtEnd, bytes[position] == Self.quote { return try quotedField() }
    position = endOfField
    return CSV.Field(
      text: String(decoding: bytes[start..<position], as: UTF8.self), line: line, offset: start,
      lineOffset: lineStart)
  }

  private mutating func quotedField() throws(CSV.Unterminated) -> CSV.Field {
    let start = position
    let place = (line: line, offset: lineStart)
    var content: [UInt8] = []
    position += 1
    while true {
      guard !isAtEnd else {
        let column = 1 + bytes[place.offset..<start].count { $0 & 0xC0 != 0x80 }
        throw CSV.Unterminated(line: place.line, column: column)
      }
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard !isAtEnd, bytes[position] == Self.quote else { break }
        position += 1
      } else if byte == Self.lineFeed {
        line += 1
        lineStart = position
      }
      content.append(byte)
    }
    let end = position
    position = endOfField
    return CSV.Field(
      text: String(decoding: content, as: UTF8.self), line: place.line, offset: start,
      lineOffset: place.offset, isWellQuoted: position == end)
  }
}
