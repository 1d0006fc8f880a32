internal import ReviuCore

extension String {
  /// The text as the content or an attribute of an element, in one line.
  var escapedForXML: String {
    if utf8.allSatisfy(Self.isPlainInXML) { return self }
    return printable.escaped { scalar in
      switch scalar {
      case "'": "&#39;"
      // Not characters of XML.
      case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: scalar.escapedForMarkup
      }
    }
  }

  /// Whether a byte is a character that stands for itself.
  private static func isPlainInXML(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: byte >= 0x20 && byte < 0x7F
    }
  }
}
