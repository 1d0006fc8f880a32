import Testing

@testable import ReviuXML

struct TableBufferTests {
  @Test(arguments: [(500, false), (20_000, true)])
  func `gives the room of nothing but long documents back`(rows: Int, isLong: Bool) {
    var buffer = TableBuffer(columns: 3)
    defer { buffer.free() }
    for row in 0..<rows {
      buffer.appendRow()
      buffer[2, row] = Int64(row)
    }
    let capacity = buffer.capacity
    buffer.giveBackRoom()
    #expect((buffer.capacity < capacity) == isLong)
    buffer.removeAll()
    for row in 0..<rows {
      buffer.appendRow()
      buffer[2, row] = Int64(row)
    }
    #expect((0..<rows).allSatisfy { buffer[2, $0] == Int64($0) })
  }
}
