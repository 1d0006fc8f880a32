internal import Glibc

/// What every process writes to.
package enum StandardStream: Sendable {
  case output
  case errors

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

  package func write(_ bytes: [UInt8]) throws(FileDraft.Unwritable) {
    try Self.write(bytes, to: descriptor)
  }

  /// Writes all bytes, however many at a time the system takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileDraft.Unwritable) {
    var failure: Int32?
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      var count = 0
      while count < buffer.count {
        let result = unsafe Glibc.write(descriptor, start + count, buffer.count - count)
        if result < 0, errno == EINTR { continue }
        if result < 0 {
          failure = errno
          return
        }
        count += result
      }
    }
    if let failure { throw FileDraft.Unwritable(code: failure) }
  }
}
