/// Rows of text in columns of even width.
struct TextTable {
  private var rows: [[String]] = []
  /// Columns of numbers, which are aligned at their right.
  private let numbers: Set<Int>

  init(numbers: Set<Int> = []) { self.numbers = numbers }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Two spaces between columns, none at the ends of lines.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.indices.map { column in
        let cell = row[column]
        let space = String(repeating: " ", count: widths[column] - cell.count)
        if numbers.contains(column) { return space + cell }
        return column == row.count - 1 ? cell : cell + space
      }
      let line = cells.joined(separator: "  ")
      return line.prefix(line.count - line.reversed().prefix { $0 == " " }.count) + "\n"
    }.joined()
  }
}
