/// What may stand before the root, and how the bytes are written.
enum PrologueMutants {
  static func all(of document: String) -> [Mutant] {
    prologues.map { Mutant($0 + document, "prologue \($0)") }
      + endings.map { Mutant(document + $0, "ending \($0)") }
      + documentTypes.map { Mutant($0 + document, "prologue \($0)", .documentType) }
      + encodings.map {
        Mutant(
          "<?xml version=\"1.0\" encoding=\"\($0)\"?>" + document, "encoding \($0)",
          .declaredEncoding($0.uppercased()))
      }
      + wide(document)
      + ["\0", "\0x", "\0<!-- -->"].map {
        Mutant(document + $0, "NUL behind the end", .nulByte)
      }
  }

  private static let prologues = [
    "", "<?xml version=\"1.0\"?>", "<?xml version='1.0'?>", "<?xml version=\"1.0\" ?>\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<?xml\tversion = '1.0'\r\nencoding = 'Utf-8'\nstandalone = 'yes'\n?>",
    "<?xml version=\"1.0\" standalone=\"no\"?>", "<?xml version=\"1.0\" standalone=\"maybe\"?>",
    "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?>", "<?xml version=\"1.1\"?>",
    "<?xml version=\"1.9\"?>", "<?xml version=\"2.0\"?>", "<?xml version=\"1\"?>",
    "<?xml version=\"\"?>", "<?xml?>", "<?xml ?>", "<?xml encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\" encoding=UTF-8?>", "<?xml version=\"1.0\" encoding=\"\"?>",
    "<?xml version=\"1.0\" encoding=\"-\"?>", "<?xml version=\"1.0\" lain=\"1\"?>",
    "<?xml version=\"1.0\"", "<?xml version=\"1.0\">", "<?XML version=\"1.0\"?>",
    " <?xml version=\"1.0\"?>", "\n<?xml version=\"1.0\"?>", "\n\n", " ", "\u{FEFF}",
    "\u{FEFF}<?xml version=\"1.0\"?>", "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "\u{FEFF} <?xml version=\"1.0\"?>", "\u{FEFF}\u{FEFF}", "\u{FEFF}\n",
    "<?xml version=\"1.0\"?>\u{FEFF}", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>",
    "<!-- x -->", "<!-- x --><?xml version=\"1.0\"?>", "<?p x?>", "<?p?><!-- --><?q?>\n",
    "<?xml-stylesheet href=\"a.xsl\" type=\"text/xsl\"?>",
    "<?xml-stylesheet href=\"a.xsl\" encoding=\"ISO-8859-1\"?>",
    "<?XML x?>", "<?Xml?>", "<?xMl version=\"1.0\"?>",
    "<?xml-model href=\"a.rnc\" encoding='UTF-16'?>", "x", "&#32;", "<![CDATA[ ]]>", "<x/>",
    "\u{A0}",
    "\0", "<?xml version=\"1.0\"?>" + String(repeating: " ", count: 9000),
    "<!--" + String(repeating: "x", count: 30_000) + "-->",
    "<?xml version=\"1.0\"" + String(repeating: " ", count: 300) + "encoding=\"UTF-8\"?>",
  ]

  private static let endings = [
    "\n", " ", "<!-- x -->", "<?p?>", "\r\n\t ", "x", "<x/>", "<![CDATA[]]>", "&#32;",
    "\u{FEFF}", "<!--", "</kak>", "<!DOCTYPE kak>", "\u{A0}", "<?xml version=\"1.0\"?>",
  ]

  private static let documentTypes = [
    "<!DOCTYPE kak>", "<?xml version=\"1.0\"?>\n<!DOCTYPE rab SYSTEM \"tidak-ada.dtd\">",
    "<!DOCTYPE kak [<!ENTITY a \"b\">]>", "<!-- x --><!DOCTYPE kak [ ]>",
    "<!DOCTYPE kak PUBLIC \"-//X//Y\" \"tidak-ada.dtd\">", "<!DOCTYPE kak [<!ELEMENT kak ANY>]>",
  ]

  private static let encodings = [
    "ISO-8859-1", "US-ASCII", "windows-1252", "ISO-8859-15", "UTF-16", "UTF-16LE", "UTF-7",
    "UTF-32",
    "x-tidak-ada", "IBM037", "ISO-10646-UCS-4", "latin1",
  ]

  /// The document in UTF-16, with every kind of declaration.
  private static func wide(_ document: String) -> [Mutant] {
    let declarations = [
      "", "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
      "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    ]
    var mutants: [Mutant] = []
    for declaration in declarations {
      let units = Array((declaration + document).utf16)
      for (order, isLittle) in [("little", true), ("big", false)] {
        let name = "UTF-16, \(order) end first, \(declaration)"
        let marked = bytes(of: [0xFEFF] + units, isLittle)
        mutants.append(Mutant(marked, name))
        mutants.append(Mutant(marked.dropLast().map { $0 }, "\(name), cut off"))
        mutants.append(
          Mutant(bytes(of: [0xFEFF, 0xFEFF] + units, isLittle), "\(name), two marks"))
        mutants.append(
          Mutant(
            bytes(of: [0xFEFF] + units + [0xD83D], isLittle), "\(name), half a letter",
            .brokenUTF16))
        if !declaration.contains("UTF-8") {
          mutants.append(Mutant(bytes(of: units, isLittle), "\(name), no mark", .unmarkedUTF16))
        }
      }
    }
    return mutants
  }

  private static func bytes(of units: [UInt16], _ isLittle: Bool) -> [UInt8] {
    units.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
  }
}
