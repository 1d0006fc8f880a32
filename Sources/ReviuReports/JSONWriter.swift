/// Writes JSON with keys in the order in which they are given, which the standard encoder does not promise.
struct JSONWriter {
  private(set) var text = ""
  private var needsComma = false
  private var isBehindKey = false
  private var depth = 0
  private let isCompact: Bool

  /// - Parameter isCompact: writes everything in one line.
  init(isCompact: Bool = false) { self.isCompact = isCompact }

  /// Hands over what is written so far.
  mutating func drain(to output: inout some TextOutputStream) {
    output.write(text)
    text.removeAll(keepingCapacity: true)
  }

  /// Ends a line of a document that has an object a line.
  mutating func endLine() {
    text += "\n"
    needsComma = false
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nested("{", "}", body) }

  mutating func array(_ body: (inout JSONWriter) -> Void) { nested("[", "]", body) }

  mutating func key(_ name: String) {
    separate()
    append(quoted: name)
    text += ": "
    needsComma = false
    isBehindKey = true
  }

  mutating func value(_ value: String?) {
    separate()
    if let value { append(quoted: value) } else { text += "null" }
    needsComma = true
  }

  mutating func value(_ value: Int) {
    separate()
    text += String(value)
    needsComma = true
  }

  mutating func value(_ value: Bool?) {
    separate()
    text += value.map { $0 ? "true" : "false" } ?? "null"
    needsComma = true
  }

  mutating func field(_ name: String, _ value: Bool?) {
    key(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: String?) {
    key(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    self.value(value)
  }

  private mutating func nested(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    text += open
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { newLine() }
    text += close
    needsComma = true
  }

  /// Begins a key or a value; a value behind a key stays on its line.
  private mutating func separate() {
    if isBehindKey {
      isBehindKey = false
      return
    }
    if needsComma { text += "," }
    if depth > 0 { newLine() }
    needsComma = false
  }

  /// Line breaks with the indentation of what stands that deep.
  private static let lineStarts = (0..<16).map { "\n" + String(repeating: "  ", count: $0) }

  private mutating func newLine() {
    if isCompact { return }
    if depth < Self.lineStarts.count {
      text += Self.lineStarts[depth]
    } else {
      text += "\n" + String(repeating: "  ", count: depth)
    }
  }

  private mutating func append(quoted string: String) {
    text += "\""
    var rest = string[...]
    // Mostly long runs that stand for themselves.
    while let end = rest.utf8.firstIndex(where: { !Self.isPlain($0) }) {
      text += rest[..<end]
      let scalar = rest.unicodeScalars[end]
      append(scalar)
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    text += rest
    text += "\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default:
      switch scalar.properties.generalCategory {
      // They would do something on a terminal; escaped they are the same value.
      case .control, .format, .lineSeparator, .paragraphSeparator: append(escaped: scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func append(escaped scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
