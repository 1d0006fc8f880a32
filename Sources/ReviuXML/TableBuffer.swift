internal import Glibc

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

  /// Moves the rows to where there is room for them, column behind column.
  ///
  /// An unusually long document takes its room back while that happens: neither is all of it there twice, nor does it
  /// stay while the document is reviewed.
  mutating func move(to target: UnsafeMutablePointer<Int64>) {
    let isLong = capacity > Self.usualLimit
    for column in 0..<columns {
      let start = unsafe cells + column * capacity
      unsafe (target + column * count).initialize(from: start, count: count)
      if isLong { unsafe Self.giveBackPages(of: start, count: count) }
    }
    guard isLong else { return }
    free()
    self = TableBuffer(columns: columns)
  }

  /// Cells on pages of their own hold anything from now on.
  private static func giveBackPages(of cells: UnsafeMutablePointer<Int64>, count: Int) {
    let size = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let first = (UInt(bitPattern: cells) + size - 1) / size * size
    let end = unsafe UInt(bitPattern: cells + count) / size * size
    // Only a hint: where it is refused, the pages are given back a little later.
    if first < end { _ = unsafe madvise(.init(bitPattern: first), Int(end - first), MADV_DONTNEED) }
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
