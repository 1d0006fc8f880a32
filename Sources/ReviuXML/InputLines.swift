internal import Glibc

/// The lines of standard input, as bytes.
package struct InputLines {
  private static let lineFeed = UInt8(ascii: "\n")

  private var bytes: [UInt8] = []
  /// How many of them were taken already, and up to where no line ends.
  private var (start, searched) = (0, 0)
  private var isAtEnd = false

  package init() {}

  /// The next line without its end; nil behind the last one, which need not have an end.
  package mutating func next() throws(FileBytes.Unreadable) -> [UInt8]? {
    while true {
      if let end = bytes[searched...].firstIndex(of: Self.lineFeed) {
        defer { (start, searched) = (end + 1, end + 1) }
        return Array(bytes[start..<end])
      }
      searched = bytes.count
      if isAtEnd {
        defer { start = bytes.count }
        return start < bytes.count ? Array(bytes[start...]) : nil
      }
      try fill()
    }
  }

  private mutating func fill() throws(FileBytes.Unreadable) {
    bytes.removeSubrange(..<start)
    (start, searched) = (0, bytes.count)
    let chunk = try FileBytes.readSome(STDIN_FILENO)
    isAtEnd = chunk.isEmpty
    bytes += chunk
  }
}
