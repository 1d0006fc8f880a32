import ReviuTestSupport
import Testing

@testable import ReviuExpression
@testable import ReviuXML

struct KeyIndexTests {
  @Test(arguments: 1...4)
  func `finds the first row of a key and nothing for another`(partCount: Int) {
    var source = SplitMix64(seed: UInt64(partCount))
    // Few letters and many lengths, so that keys share beginnings, ends, and whole parts.
    func part() -> String {
      String((0..<source.below(20)).map { _ in source.pick(["a", "b", "é"]) }.joined())
    }
    func someKeys() -> [[String]] {
      (0..<3_000).map { _ in (0..<partCount).map { _ in part() } }
    }
    let keys = someKeys()
    let wanted = keys.shuffled(using: &source) + someKeys()
    var first: [[String]: Int] = [:]
    for (row, key) in keys.enumerated() where first[key] == nil { first[key] = row }
    let index = KeyIndex(keys)
    var rows = [Int](repeating: -1, count: wanted.count)
    index.find(Self.columns(wanted, partCount), into: &rows, missing: -1)
    for (key, row) in zip(wanted, rows) {
      #expect(row == first[key] ?? -1)
      #expect(index.row(key.map { ArraySlice($0.utf8) }) == first[key])
    }
    #expect(rows.contains(-1) || partCount == 1)
  }

  @Test func `leaves positions alone that have a row`() {
    let index = KeyIndex([["a"], ["b"]])
    var rows = [-1, 7, -2]
    index.find([TextColumn.Texts("b", count: 3)], into: &rows, missing: -1)
    #expect(rows == [1, 7, -2])
  }

  @Test func `finds nothing where there are no keys`() {
    var rows = [-1]
    KeyIndex([]).find([TextColumn.Texts("a", count: 1)], into: &rows, missing: -1)
    #expect(rows == [-1])
    #expect(KeyIndex([]).row([ArraySlice("a".utf8)]) == nil)
  }

  /// All texts behind one another, as they stand in a document, the last one at its very end.
  private static func columns(_ keys: [[String]], _ partCount: Int) -> [TextColumn.Texts] {
    (0..<partCount).map { part in
      var bytes: [UInt8] = []
      let cells = keys.map { key in
        let text = Array(key[part].utf8)
        bytes += text
        return Cell.text(offset: bytes.count - text.count, count: text.count)
      }
      return TextColumn.Texts(
        bytes: bytes, cells: ColumnCells(cells[...]),
        codes: TextCode.column(cells[...], in: bytes)[...], count: cells.count)
    }
  }
}
