internal import Glibc

/// One end of a connection between two processes.
package final class Channel: Sendable {
  let descriptor: Int32

  /// - Parameter patience: seconds after which somebody who neither says nor takes anything counts as gone; nil waits.
  init(_ descriptor: Int32, patience: Int? = nil) {
    self.descriptor = descriptor
    guard let patience else { return }
    var time = timeval(tv_sec: patience, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      unsafe setsockopt(
        descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// A channel, and the descriptor that another process is to get for it.
  static func pair(
    patience: Int? = nil
  ) throws(ChildProcess.Unstartable) -> (ours: Channel, theirs: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw ChildProcess.Unstartable(code: errno)
    }
    return (Channel(ends[0], patience: patience), ends[1])
  }

  /// To the process that has started this one as a ``ChildProcess``.
  package static func toParent() -> Channel { Channel(STDIN_FILENO) }

  deinit { close(descriptor) }

  /// False when nobody is at the other end any more, or patience is over.
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

  /// Why nothing comes.
  package enum Silence: Error {
    /// Nobody is at the other end any more.
    case gone
    /// There is somebody, but patience is over.
    case tooLong
  }

  /// Some bytes, as soon as there are any.
  package func receive() throws(Silence) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileBytes.Unreadable) {
      bytes = try FileBytes.readSome(descriptor)
    } catch {
      throw error.code == EAGAIN ? .tooLong : .gone
    }
    if bytes.isEmpty { throw .gone }
    return bytes
  }
}
