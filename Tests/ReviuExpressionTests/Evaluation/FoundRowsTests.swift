import ReviuTestSupport
import Testing

@testable import ReviuExpression
@testable import ReviuXML

struct FoundRowsTests {
  /// A table with two key columns, of which the second may hold `*` for every value.
  @Test(arguments: [
    ["d.unit", "d.group"], ["d.unit.lowerAscii()", "has(d.note) ? d.note : d.group"],
    ["has(d.note) ? d.note : d.group", "d.no > 1 ? d.unit : 'a'"], ["d.unit", "order.code"],
    ["d.unit + 'a'", "d.unit"],
  ])
  func `finds the narrowest row of every key and what the table has in it`(
    key: [String]
  ) throws {
    let outer = Checker(schema: OrderVocabulary.shared.schema, visitLimit: .max)
    let rows = try outer.selectRows(Expression(parsing: "order.item"))
    guard case .rows(let record) = rows.rows.field.type else { return }
    let checker = outer.binding("d", record: record)
    let parts = try key.map { try checker.check(Expression(parsing: $0)) }
    let programs = parts.map { TextProgram($0) }
    let columns = try parts.map { try #require(TextColumn($0, variable: rows.variable)) }
    var source = SplitMix64(seed: UInt64(key.joined().utf8.count))
    let words = RandomDocument.texts + ["kga", "m"]
    var keys: [[String]] = []
    for first in words where source.below(3) > 0 {
      for second in words + ["*"] where source.below(2) > 0 { keys.append([first, second]) }
    }
    let rowOfKey = Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { ($1.map { Array($0.utf8) }, $0) })
    let numbers = keys.indices.map { _ in Int64(source.below(100)) }
    let texts = keys.map { $0.joined(separator: "/") }
    let lookup = KeyLookup("table", KeyIndex(keys), columns, variants: [[], [(1, "*")]])
    var counts = (found: 0, absent: 0, unknown: 0, longest: 0)
    for seed in 0..<400 as Range<UInt64> {
      let frame = try RandomOrder(seed: seed, isExtreme: false).frame
      guard let all = RowsProgram(rows).columns(frame) else { continue }
      counts.longest = max(counts.longest, all.count)
      // Some of the rows first, then all: what was found for the one is there for the other.
      let some = (0..<all.count).filter { _ in source.below(3) > 0 }
      for columns in [all.picking(some), all, all.picking(some)] {
        let found = lookup.find(columns)
        let foundNumbers = found.numbers(of: numbers).values
        let foundTexts = found.texts(of: TextColumn.Texts(texts))
        for position in 0..<columns.count {
          var frame = frame
          frame.bind(rows.variable, toRow: columns.row(at: position))
          let known = programs.compactMap { $0.body(&frame).map { Array($0.bytes[$0.range]) } }
          let row =
            known.count < 2 ? nil : rowOfKey[known] ?? rowOfKey[[known[0], Array("*".utf8)]]
          if known.count < 2 {
            counts.unknown += 1
          } else if row == nil {
            counts.absent += 1
          } else {
            counts.found += 1
          }
          #expect(found[position] == row)
          #expect(
            found.areFound[position] == (known.count < 2 ? .unknown : row == nil ? .no : .yes))
          let number = foundNumbers[foundNumbers.startIndex + position]
          #expect(number == row.map { numbers[$0] } ?? Cell.missing)
          let text = foundTexts.range(position).map {
            String(decoding: foundTexts.bytes[$0], as: UTF8.self)
          }
          #expect(text == row.map { texts[$0] })
        }
      }
    }
    // Only of so many rows are keys looked at whether they are shared.
    #expect(counts.found > 100 && counts.absent > 100 && counts.unknown > 20 && counts.longest > 16)
  }
}
