/// Writes JSON with keys in the order in which they are given, which the standard encoder does not promise.
struct JSONWriter {
  private(set) var text = ""
  private var needsComma = false
  private var depth = 0
  private let isCompact: Bool

  /// - Parameter isCompact: writes everything in one line.
  init(isCompact: Bool = false) { self.isCompact = isCompact }

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
  }

  mutating func value(_ value: String?) {
    separate(inValue: true)
    if let value { append(quoted: value) } else { text += "null" }
    needsComma = true
  }

  mutating func value(_ value: Int) {
    separate(inValue: true)
    text += String(value)
    needsComma = true
  }

  mutating func value(_ value: Bool?) {
    separate(inValue: true)
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
    separate(inValue: true)
    text += open
    depth += 1
    let start = text.utf8.count
    needsComma = false
    body(&self)
    depth -= 1
    if text.utf8.count > start { newLine() }
    text += close
    needsComma = true
  }

  /// - Parameter inValue: a value behind a key stays on its line.
  private mutating func separate(inValue: Bool = false) {
    if needsComma { text += "," }
    if inValue, !needsComma, text.utf8.last == UInt8(ascii: " ") { return }
    if depth > 0 { newLine() }
    needsComma = false
  }

  private mutating func newLine() {
    if isCompact { return }
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  private mutating func append(quoted string: String) {
    text += "\""
    defer { text += "\"" }
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case " "..."~": text.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        // They would do something on a terminal; escaped they are the same value.
        case .control, .format, .lineSeparator, .paragraphSeparator: append(escaped: scalar)
        default: text.unicodeScalars.append(scalar)
        }
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
