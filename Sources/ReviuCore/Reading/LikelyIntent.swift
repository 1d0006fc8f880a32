internal import ReviuExpression
internal import ReviuXML

/// What the author of a malformed value probably meant.
enum LikelyIntent {
  /// The nearest spelling that the format accepts; nil where there is no telling.
  static func spelling(of text: String, for format: ValueFormat) -> String? {
    let candidate: String? =
      switch format {
      case .integer: digits(in: text)
      case .decimal: decimal(in: text)
      case .code(let alphabet, _): code(in: text, alphabet)
      case .fiscalYear: asciiTwin(of: text.trimmingWhiteSpace())
      case .choice(let choices):
        choices.first { $0.lowercased() == text.trimmingWhiteSpace().lowercased() }
      case .date: date(in: text)
      case .text: nil
      }
    guard let candidate, candidate != text, format.accepts(candidate) else { return nil }
    return candidate
  }

  /// The part of one that a percentage stands for: `15%`, `0,15`, and `15`.
  static func share(of text: String) -> Decimal? {
    let plain = asciiTwin(of: text.trimmingWhiteSpace())
    let isPercentage = plain.hasSuffix("%")
    let digits = (isPercentage ? String(plain.dropLast()) : plain).trimmingWhiteSpace()
      .replacing(",", with: ".")
    guard let number = Decimal(digits), !number.isNegative else { return nil }
    let isWhole = isPercentage || Decimal(1) < number
    guard let share = isWhole ? try? number / Decimal(100) : number, !(Decimal(1) < share) else {
      return nil
    }
    return share
  }

  /// `1.234.567`, `Rp 1.234.567,00`, `1 234 567`, `1,234,567`, full-width digits: whole amounts.
  private static func digits(in text: String) -> String? {
    var rest = asciiTwin(of: text.trimmingWhiteSpace())
    for prefix in ["Rp.", "Rp", "IDR"] where rest.lowercased().hasPrefix(prefix.lowercased()) {
      rest = String(rest.dropFirst(prefix.count)).trimmingWhiteSpace()
      break
    }
    if rest.hasSuffix(",-") { rest = String(rest.dropLast(2)) }
    // Two kinds of separators: the last one stands before cents, which must be none. "1.000.00" and "1.500,750"
    // could be one thing or another.
    let separators = rest.filter { ".,_' ".contains($0) || $0.isWhitespace }
    let kinds = Set(separators)
    if let last = separators.last, kinds.count <= 2,
      separators.count(where: { $0 == last }) == 1, rest.hasSuffix("\(last)00")
    {
      rest = String(rest.dropLast(3))
    } else if kinds.count > 1 {
      return nil
    }
    let groups = rest.split(
      omittingEmptySubsequences: false,
      whereSeparator: { ".,_' ".contains($0) || $0.isWhitespace })
    guard let first = groups.first, !first.isEmpty, first.count <= 3 || groups.count == 1,
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    let trimmed = groups.joined().drop { $0 == "0" }
    return trimmed.isEmpty ? "0" : String(trimmed)
  }

  /// `12,5` and `012.50`: quantities.
  private static func decimal(in text: String) -> String? {
    let plain = asciiTwin(of: text.trimmingWhiteSpace())
    let parts = plain.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
    guard (1...2).contains(parts.count), parts.last?.isEmpty == false else { return nil }
    // One, or one thousand?
    if plain.contains(","), parts[1].count == 3 { return nil }
    let trimmedWhole = parts[0].drop { $0 == "0" }
    var digits = parts.count == 2 ? parts[1] : ""
    while digits.last == "0" { digits = digits.dropLast() }
    let integer = trimmedWhole.isEmpty ? "0" : String(trimmedWhole)
    return digits.isEmpty ? integer : "\(integer).\(digits)"
  }

  /// Greek and Cyrillic look-alikes, full-width letters, lower case, blanks around it, groups, O for 0 and l for 1.
  private static func code(in text: String, _ alphabet: CodeAlphabet) -> String {
    let plain = asciiTwin(of: text.trimmingWhiteSpace())
    switch alphabet {
    case .digits:
      return String(
        plain.compactMap { character -> Character? in
          switch character {
          case "O", "o": "0"
          case "l", "I": "1"
          // Long numbers are often written in groups.
          case " ", ".", "-": nil
          default: character
          }
        })
    case .upperCase: return plain.uppercased()
    case .lowerHexadecimal: return plain.lowercased()
    case .alphanumeric:
      return plain.split(whereSeparator: { " _-".contains($0) }).joined(separator: "-")
    }
  }

  /// `31/12/2026`, `31-12-2026`, `2026/12/31`, `31 Desember 2026`.
  private static func date(in text: String) -> String? {
    let parts = asciiTwin(of: text.trimmingWhiteSpace()).split(
      whereSeparator: { "/-., ".contains($0) })
    guard parts.count == 3 else { return nil }
    let ordered = parts[0].count == 4 ? parts : [parts[2], parts[1], parts[0]]
    guard ordered[0].count == 4 else { return nil }
    let month = month(named: ordered[1]).map { "\($0)" } ?? String(ordered[1])
    let padded = [String(ordered[0]), month, String(ordered[2])].map {
      $0.count == 1 ? "0\($0)" : $0
    }
    return padded.joined(separator: "-")
  }

  /// The number of a month, by its name in either language or by at least three letters from the front of one.
  private static func month(named name: Substring) -> Int? {
    let name = name.lowercased()
    guard name.count >= 3 else { return nil }
    let index = CivilDate.months.firstIndex { month in
      [month.id, month.en].contains { $0.lowercased().hasPrefix(name) }
    }
    return index.map { $0 + 1 }
  }

  /// The text with characters that look like ASCII replaced by it.
  static func asciiTwin(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x0660...0x0669: result.append(Unicode.Scalar(scalar.value - 0x0630) ?? scalar)
      default: result.append(lookAlikes[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  /// Greek and Cyrillic capitals that print like Latin ones, seen in real code tables (ΑΕΑ for AEA), and dashes and
  /// slashes, which word processors write.
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХІЈЅ\u{2012}\u{2013}\u{2014}\u{2212}\u{2044}\u{2215}".unicodeScalars,
      "ABEZHIKMNOPTYXABEKMHOPCTXIJS----//".unicodeScalars))
}

extension ValueFormat {
  /// The form in words.
  var description: Bilingual {
    switch self {
    case .text(let maxLength, _):
      Bilingual(
        id: "teks 1 sampai \(maxLength) karakter", en: "a text of 1 to \(maxLength) characters")
    case .code(let alphabet, let length):
      alphabet.description(
        length.lowerBound == length.upperBound
          ? "\(length.lowerBound)" : "\(length.lowerBound)–\(length.upperBound)")
    case .fiscalYear: Bilingual(id: "tahun 2000 sampai 2099", en: "a year from 2000 to 2099")
    case .choice(let values):
      Bilingual(
        id: "salah satu dari \(values.joined(separator: ", "))",
        en: "one of \(values.joined(separator: ", "))")
    case .integer(let range):
      Bilingual(
        id: "bilangan bulat \(range.lowerBound) sampai \(range.upperBound) tanpa pemisah ribuan",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound) without separators")
    case .decimal(let integerDigits, let fractionDigits):
      Bilingual(
        id:
          "bilangan dengan titik desimal, paling banyak \(integerDigits) angka di depan dan \(fractionDigits) di belakang titik",
        en:
          "a number with a decimal point, at most \(integerDigits) digits before and \(fractionDigits) behind it"
      )
    case .date: Bilingual(id: "tanggal tttt-bb-hh yang ada", en: "an existing date yyyy-mm-dd")
    }
  }
}

extension CodeAlphabet {
  fileprivate func description(_ length: String) -> Bilingual {
    switch self {
    case .digits: Bilingual(id: "\(length) angka", en: "\(length) digits")
    case .upperCase: Bilingual(id: "\(length) huruf besar", en: "\(length) capital letters")
    case .lowerHexadecimal:
      Bilingual(id: "\(length) angka heksadesimal", en: "\(length) hexadecimal digits")
    case .alphanumeric:
      Bilingual(
        id: "\(length) huruf, angka, titik, atau tanda hubung",
        en: "\(length) letters, digits, points, or hyphens")
    }
  }
}

extension String {
  /// The text without white space at both ends, also of other scripts.
  func trimmingWhiteSpace() -> String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
