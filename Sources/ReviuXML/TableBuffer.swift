/// Rows of one table while a document is read, column by column with a common capacity.
@safe
struct TableBuffer {
  private(set) var cells: UnsafeMutablePointer<Int64>
  private(set) var capacity: Int
  private(set) var count = 0
  let columns: Int

  init(columns: Int) {
    self.columns = columns
    capacity = 16
    unsafe cells = .allocate(capacity: capacity * columns)
  }

  func free() { unsafe cells.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Opens a row; its cells hold anything until they are written.
  @inline(__always)
  mutating func appendRow() {
    if count == capacity { grow() }
    count &+= 1
  }

  subscript(column: Int, row: Int) -> Int64 {
    get { unsafe cells[column &* capacity &+ row] }
    nonmutating set { unsafe cells[column &* capacity &+ row] = newValue }
  }

  private mutating func grow() {
    // With a power of two, cells of one row would compete for the same few lines of the cache.
    let larger = capacity * 4 + 8
    let target = UnsafeMutablePointer<Int64>.allocate(capacity: larger * columns)
    for column in 0..<columns {
      unsafe (target + column * larger).update(from: cells + column * capacity, count: count)
    }
    unsafe cells.deallocate()
    unsafe cells = target
    capacity = larger
  }
}
