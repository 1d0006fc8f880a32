import Testing

@testable import ReviuXML

struct TableBufferTests {
  @Test(arguments: [(500, false), (20_000, true)])
  func `hands its rows over and gives the room of nothing but long documents back`(
    rows: Int, isLong: Bool
  ) throws {
    var buffer = TableBuffer(columns: 3)
    defer { buffer.free() }
    for _ in 1...2 {
      for row in 0..<rows {
        buffer.appendRow()
        for column in 0..<3 { buffer[column, row] = Int64(column * rows + row) }
      }
      let capacity = buffer.capacity
      let cells = try [Int64](unsafeUninitializedCapacity: 3 * rows) { target, count in
        buffer.move(to: try #require(target.baseAddress))
        count = 3 * rows
      }
      #expect(cells == Array(0..<Int64(3 * rows)))
      #expect((buffer.capacity < capacity) == isLong)
      buffer.removeAll()
    }
  }
}
