import ReviuTestSupport
import Testing

@testable import ReviuExpression
@testable import ReviuXML

struct FoundRowsTests {
  /// A table with two key columns, of which the second may hold `*` for every value.
  @Test(arguments: 1...6)
  func `finds the narrowest row of every key and what the table has in it`(seed: Int) {
    var source = SplitMix64(seed: UInt64(seed))
    let words = ["a", "bb", "ccccccccccc", "ccccccccccd"]
    var keys: [[String]] = []
    for first in words where source.below(3) > 0 {
      for second in words + ["*"] where source.below(2) > 0 { keys.append([first, second]) }
    }
    let index = KeyIndex(keys)
    let numbers = keys.indices.map { _ in Int64(source.below(100)) }
    let texts = keys.map { $0.joined(separator: "/") }
    let asked = (0..<100).map { _ in
      (0..<2).map { _ in source.below(5) == 0 ? nil : source.pick(words) }
    }
    let found = index.find(
      [0, 1].map { part in Self.column(asked.map { $0[part] }) },
      variants: [[], [(1, "*")]], count: asked.count)
    let (foundNumbers, foundTexts) = (
      found.numbers(of: numbers), found.texts(of: TextColumn.Texts(texts))
    )
    for (position, key) in asked.enumerated() {
      let known = key.compactMap { $0 }
      let row =
        known.count < 2 ? nil : keys.firstIndex(of: known) ?? keys.firstIndex(of: [known[0], "*"])
      #expect(found[position] == row)
      #expect(found.areFound[position] == (known.count < 2 ? .unknown : row == nil ? .no : .yes))
      #expect(foundNumbers.values[position] == row.map { numbers[$0] } ?? Cell.missing)
      let text = foundTexts.range(position).map {
        String(decoding: foundTexts.bytes[$0], as: UTF8.self)
      }
      #expect(text == row.map { texts[$0] })
    }
  }

  @Test func `looks up once what all rows ask for`() {
    let index = KeyIndex([["a"], ["b"]])
    let found = index.find([TextColumn.Texts("b", count: 3)], variants: [[]], count: 3)
    #expect((0..<3).map { found[$0] } == [1, 1, 1])
    let none = index.find([TextColumn.Texts("c", count: 0)], variants: [[]], count: 0)
    #expect(none.areFound.count == 0)
  }

  private static func column(_ texts: [String?]) -> TextColumn.Texts {
    var bytes: [UInt8] = []
    let cells = texts.map { text -> Int64 in
      guard let text else { return Cell.malformed }
      bytes += text.utf8
      return Cell.text(offset: bytes.count - text.utf8.count, count: text.utf8.count)
    }
    return TextColumn.Texts(
      bytes: bytes, cells: ColumnCells(cells[...]),
      codes: TextCode.column(cells[...], in: bytes)[...], count: cells.count)
  }
}
