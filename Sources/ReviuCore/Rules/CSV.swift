/// A comma-separated file after RFC 4180, with the place of every field.
struct CSV {
  struct Field {
    var text: String
    /// Offset of its first byte in the file.
    var offset: Int
  }

  struct Row {
    var line: Int
    /// Offset of the line's first byte.
    var offset: Int
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
      let row = try scanner.row()
      if row.fields.count > 1 || row.fields[0].text.isEmpty == false { rows.append(row) }
    }
  }

  /// From 1, in code points.
  func column(of field: Field, in row: Row) -> Int {
    1 + bytes[row.offset..<max(row.offset, field.offset)].count { $0 & 0xC0 != 0x80 }
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

  mutating func row() throws(CSV.Unterminated) -> CSV.Row {
    var row = CSV.Row(line: line, offset: lineStart, fields: [])
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

  private mutating func field() throws(CSV.Unterminated) -> CSV.Field {
    let start = position
    if !isAtEnd, bytes[position] == Self.quote { return try quotedField() }
    while !isAtEnd, bytes[position] != Self.comma, bytes[position] != Self.lineFeed,
      bytes[position] != Self.carriageReturn
    {
      position += 1
    }
    return CSV.Field(text: String(decoding: bytes[start..<position], as: UTF8.self), offset: start)
  }

  private mutating func quotedField() throws(CSV.Unterminated) -> CSV.Field {
    let start = position
    let place = (line, start - lineStart + 1)
    var content: [UInt8] = []
    position += 1
    while true {
      guard !isAtEnd else { throw CSV.Unterminated(line: place.0, column: place.1) }
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard !isAtEnd, bytes[position] == Self.quote else { break }
        position += 1
      } else if byte == Self.lineFeed {
        line += 1
      }
      content.append(byte)
    }
    return CSV.Field(text: String(decoding: content, as: UTF8.self), offset: start)
  }
}
