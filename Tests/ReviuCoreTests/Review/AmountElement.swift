import Testing

/// An amount in a document and the element that holds it.
struct AmountElement: Sendable, CustomTestStringConvertible {
  var document: String
  /// Name of the attribute or element.
  var name: String
  var digits: String
  var range: Range<String.Index>
  /// Place of the element's `<`, from 1, in code points.
  var line: Int
  var column: Int

  var testDescription: String { "\(name) \(digits) in line \(line)" }

  /// All amounts that something else in the proposal determines.
  static func all(in document: String) -> [AmountElement] {
    let attributes = document.matches(of: #/ (jumlah|hargaSatuan|volume)="([0-9]+)"/#)
    let texts = document.matches(of: #/<(biaya|total|volume)[^<>]*>([0-9]+)</#)
    return (attributes.map { ($0.1, $0.2) } + texts.map { ($0.1, $0.2) }).map { name, digits in
      let start = document[..<digits.startIndex].lastIndex(of: "<") ?? document.startIndex
      let lines = document[..<start].split(separator: "\n", omittingEmptySubsequences: false)
      return AmountElement(
        document: document, name: String(name), digits: String(digits),
        range: digits.startIndex..<digits.endIndex, line: lines.count,
        column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
  }

  /// The document with one digit changed, for each digit and each other one that keeps the form.
  var changes: [(digits: String, document: String)] {
    let original = Array(digits)
    return original.indices.flatMap { index in
      "0123456789".compactMap { digit -> (digits: String, document: String)? in
        let leadingZero = index == 0 && digit == "0" && original.count > 1
        guard digit != original[index], !leadingZero else { return nil }
        var changed = original
        changed[index] = digit
        var text = document
        text.replaceSubrange(range, with: changed)
        return (String(changed), text)
      }
    }
  }
}
