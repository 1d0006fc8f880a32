internal import Glibc

/// One end of a connection between two processes.
package final class Channel: Sendable {
  private static let chunkSize = 64 << 10

  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// To the process that has started this one as a ``ChildProcess``.
  package static func toParent() -> Channel { Channel(STDIN_FILENO) }

  deinit { close(descriptor) }

  /// False when nobody is at the other end any more.
  package func send(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return true }
      var count = 0
      while count < buffer.count {
        let result = unsafe Glibc.send(
          descriptor, start + count, buffer.count - count, Int32(MSG_NOSIGNAL))
        if result < 0, errno == EINTR { continue }
        if result < 0 { return false }
        count += result
      }
      return true
    }
  }

  /// Some bytes, as soon as there are any; nil when nobody is at the other end any more.
  package func receive() -> [UInt8]? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
      var result = -1
      repeat {
        result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      count = max(result, 0)
    }
    return bytes.isEmpty ? nil : bytes
  }
}
