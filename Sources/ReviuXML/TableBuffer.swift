/// Rows of one table while a document is read, column by column with a common capacity.
@safe
struct TableBuffer {
  private(set) var cells: UnsafeMutablePointer<Int64>
  private(set) var capacity: Int
  private(set) var count = 0
  let columns: Int

  private static let firstCapacity = 16
  /// Rows that documents of the usual length do not have.
  private static let usualLimit = 10_000

  init(columns: Int) {
    self.columns = columns
    capacity = Self.firstCapacity
    unsafe cells = .allocate(capacity: capacity * columns)
  }

  func free() { unsafe cells.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Gives the room of an unusually long document back, which would otherwise stay while it is reviewed.
  mutating func giveBackRoom() {
    guard capacity > Self.usualLimit else { return }
    free()
    self = TableBuffer(columns: columns)
  }

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
