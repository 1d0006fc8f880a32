import Testing

@testable import ReviuCore

struct CSVTests {
  private static func rows(_ text: String) throws -> [[String]] {
    try CSV(parsing: Array(text.utf8)).rows.map { $0.fields.map(\.text) }
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\n,\n", [["a", "b"], ["", ""]]),
      ("\"a,b\",c\n", [["a,b", "c"]]),
      ("\"a\"\"b\",c\n", [["a\"b", "c"]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]),
      ("\"\",c\n", [["", "c"]]),
      ("a\"b,c\n", [["a\"b", "c"]]),
      ("a\n\n\nb\n", [["a"], ["b"]]),
      ("é,日本\n", [["é", "日本"]]),
      ("", []),
    ] as [(String, [[String]])])
  func `reads what RFC 4180 describes`(text: String, expected: [[String]]) throws {
    #expect(try Self.rows(text) == expected)
  }

  @Test(arguments: [("\"a", 1, 1), ("a,b\nc,\"d\ne,f\n", 2, 3), ("é,\"x", 1, 3)])
  func `says where a quote starts that is not closed`(text: String, line: Int, column: Int) {
    #expect {
      _ = try CSV(parsing: Array(text.utf8))
    } throws: { error in
      guard let error = error as? CSV.Unterminated else { return false }
      return error.line == line && error.column == column
    }
  }

  @Test func `counts lines and columns in characters`() throws {
    let csv = try CSV(parsing: Array("a,b,c\né,\"日\n本\",x\nlast,é,y\n".utf8))
    let last = try #require(csv.rows.last)
    #expect(csv.rows.map(\.line) == [1, 2, 4])
    #expect(last.fields.map { csv.column(of: $0) } == [1, 6, 8])
  }

  @Test(arguments: ["\"2000\"0", "\"2000\" ", "\"2\"000\"", "\"2000\"\"", "\"2000\"x"])
  func `characters behind a closing quote are a mistake`(field: String) throws {
    // In the last column, where nothing else would be left over to count.
    let columns = PackSketch.table.split(separator: "\n")
    let table = columns.map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return (fields[0..<1] + fields[2...] + fields[1..<2]).joined(separator: ",") + "\n"
    }
    let sketch = try PackSketch(table: table.joined()).replacing(
      "2000", with: field, in: PackSketch.tablePath)
    let problems = try sketch.problems()
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.line == 3 }, "\(problems.map(\.line))")
  }

  @Test func `a mistake in one line does not move the numbers of those behind it`() throws {
    let sketch = try PackSketch().replacing(
      "900018,2000", with: "900018,\"2000\"0", in: PackSketch.tablePath)
    var longer = sketch
    longer.texts[PackSketch.tablePath]? += "900019,x,ya,OH,,CONTOH,seen,,\n"
    let problem = try #require(
      try longer.problems().first { $0.reason == .badTableValue("x", type: "rupiah") })
    #expect(problem.line == 4)
    #expect(problem.sourceLine.hasPrefix("900019"))
  }
}
