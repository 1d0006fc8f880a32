/// Values at and beyond the borders of the schema's types.
enum Spellings {
  static let amounts = [
    "0", "00", "1", "01", "-1", "+1", "1.", ".5", "0.5", "1.5", "1.50", "1.500", "1.0000", "1,5",
    "12", "13", "012", "1e6", "1.234.567", "1 000", "999999", "1000000", "0999999", "999999999",
    "999999999.999", "1000000000", "999999999999999", "1000000000000000", "000000000000001",
    "99999999999999999999", "１２", "١", "0x1F", "NaN", "INF", "1\u{301}",
  ]

  static let dates = [
    "2026-02-28", "2026-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2026-04-31",
    "2026-12-31", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "0000-01-01", "0001-01-01",
    "9999-12-31", "10000-01-01", "-2026-01-01", "2026-01-01Z", "2026-01-01+07:00",
    "2026-01-01T00:00:00", "20260101", "31/12/2026", " 2026-01-01", "2026-01-01 ", "2026 -01-01",
  ]

  static let codes = [
    "05", "019", "051", "6071", "900017", "521211", "5", "0019", "O51", "05l", "EC", "ec", "Ec",
    "QDI",
    "qdi", "ΑΕΑ", "QD1", "A", "AB", "ABC", "ABCDEF", "ABCDEFG", "RM", "TP", "KP", "tp", "UB", "XX",
    "a.b-c", "a_b", "a/b", "a:b", ".", "-", String(repeating: "x", count: 32),
    String(repeating: "x", count: 33), "1999", "2000", "2026", "2099", "2100", "20261", "202",
    String(repeating: "9", count: 13), String(repeating: "9", count: 12),
    String(repeating: "9", count: 18), String(repeating: "9", count: 19),
    String(repeating: "0a", count: 32), String(repeating: "0A", count: 32),
    String(repeating: "0g", count: 32), String(repeating: "a", count: 63), "swakelola", "Swakelola",
    "kontraktual", "utama", "pendukung", "baru", "angka-dasar", "angka-dasar-berubah",
    "angka dasar",
  ]

  static let texts = [
    "", " ", "  ", "é", "漢字", "😀", "\u{A0}", "\u{2003}", "\u{FEFF}", "\u{85}", "a  b", " a ", "\ta",
    "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#49;", "&#x31;", "&#32;", "&#32;1", "1&#10;",
    "&#13;1", "&#9;", "&#160;", "&#x10FFFF;", "&#xFFFE;", "&#xD800;", "&#0;", "&#1;", "&#x110000;",
    "&nbsp;", "&amp", "&;", "&#;", "&#x;", "& ", "a&b", "]]>", ">", "%p;",
  ]

  static let longTexts = [
    String(repeating: "a", count: 20_000), String(repeating: "a", count: 20_001),
    String(repeating: "é", count: 20_000), String(repeating: "é", count: 20_001),
    "  " + String(repeating: "b ", count: 10_000) + "\n",
    String(repeating: "b ", count: 10_000) + "b",
  ]

  static let all = amounts + dates + codes + texts

  /// White space, and what only looks like it.
  static let spaces = [
    " ", "\t", "\n", "\r\n", "\r", "\u{A0}", "&#9;", "&#10;", "&#13;", "&#32;", "&#160;",
    "\u{2003}",
    "\u{200B}", "\u{FEFF}", "\u{85}", "\u{2028}", "<!-- -->", "<?p?>", "<![CDATA[ ]]>",
    "<![CDATA[]]>",
  ]
}
