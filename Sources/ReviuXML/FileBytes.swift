internal import Glibc

/// Reads files straight into the arrays that are parsed.
package enum FileBytes {
  /// Why a file cannot be read: the system's error number.
  package struct Unreadable: Error, Sendable, Equatable {
    package var code: Int32

    package init(code: Int32) { self.code = code }

    package var isPermission: Bool { code == EACCES || code == EPERM }

    package var isFolder: Bool { code == EISDIR }

    package var isMissing: Bool { code == ENOENT }

    /// What no path leads to.
    package var cannotBeNamed: Bool { code == EINVAL }

    /// Too many files are open at a time.
    package var isForLackOfRoom: Bool { code == EMFILE || code == ENFILE }
  }

  /// What tells whether a file has changed.
  package struct State: Sendable, Equatable {
    /// Its size, its number, and when it was written.
    package let numbers: [Int]

    package var isEmpty: Bool { numbers[0] == 0 }

    fileprivate init(_ status: stat) {
      numbers = [
        Int(status.st_size), Int(truncatingIfNeeded: status.st_ino), status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec,
      ]
    }
  }

  /// Nil where there is no such file.
  package static func state(_ path: String) -> State? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? State(status) : nil
  }

  /// Why this process may not read a file; nil where it may.
  package static func reasonNotToRead(_ path: String) -> Unreadable? {
    unsafe access(path, R_OK) == 0 ? nil : Unreadable(code: errno)
  }

  private static let firstCapacity = 64 << 10

  /// Room behind the bytes for the texts that the reader adds in another form, so that it need not copy the rest. It
  /// takes no memory before something is written there.
  private static func room(behind count: Int) -> Int { max(8 << 10, count / 8) }

  /// A file that is open for reading, until nobody holds it any more.
  package final class Handle: Sendable {
    fileprivate let descriptor: Int32

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }
  }

  /// Opens a file and lets the system fetch its bytes in the meantime.
  ///
  /// - Parameter path: nil opens standard input.
  package static func open(_ path: String?) throws(Unreadable) -> Handle {
    let file = try handle(path)
    // Only a hint: where it is refused, reading takes longer.
    if path != nil { _ = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_WILLNEED) }
    return file
  }

  private static func handle(_ path: String?) throws(Unreadable) -> Handle {
    guard let path else { return Handle(STDIN_FILENO) }
    // The system would open what stands before the NUL.
    if path.utf8.contains(0) { throw Unreadable(code: EINVAL) }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable(code: errno) }
    return Handle(descriptor)
  }

  /// Opens a file as soon as others are closed, where too many are open at a time.
  ///
  /// - Throws: that there is no room only after some seconds without any.
  package static func openWhenThereIsRoom(_ path: String?) throws(Unreadable) -> Handle {
    var attempts = 0
    while true {
      do throws(Unreadable) {
        return try open(path)
      } catch {
        attempts += 1
        guard error.isForLackOfRoom, attempts < 500 else { throw error }
        usleep(10_000)
      }
    }
  }

  /// All bytes of a file from where it stands, but not more than `limit`.
  package static func read(_ file: Handle, limit: Int) throws(Unreadable) -> [UInt8] {
    if file.descriptor == STDIN_FILENO {
      return try read(STDIN_FILENO, expected: nil, limit: limit)
    }
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { throw Unreadable(code: errno) }
    let size = Int(clamping: status.st_size)
    return try read(file.descriptor, expected: size > 0 ? size : nil, limit: limit)
  }

  /// All bytes of a file, but not more than `limit`.
  ///
  /// - Parameter path: nil reads standard input.
  package static func read(_ path: String?, limit: Int) throws(Unreadable) -> [UInt8] {
    try read(handle(path), limit: limit)
  }

  /// The next bytes of a file, as many as are at hand; empty at the end.
  package static func readSome(_ file: Handle) throws(Unreadable) -> [UInt8] {
    try readSome(file.descriptor)
  }

  /// What one call of the system gives, as soon as there is something; empty at the end.
  static func readSome(_ descriptor: Int32) throws(Unreadable) -> [UInt8] {
    var failure: Int32?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: firstCapacity) { buffer, count in
      var result = -1
      repeat {
        result = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      if result < 0 { failure = errno }
      count = max(result, 0)
    }
    if let failure { throw Unreadable(code: failure) }
    return bytes
  }

  /// - Parameter expected: how many bytes there are, after which nothing more is asked for; nil where that is not known.
  private static func read(
    _ descriptor: Int32, expected: Int?, limit: Int
  ) throws(Unreadable) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = min(expected ?? firstCapacity, limit)
    while bytes.count < limit {
      let wanted = max(1, min(capacity, limit) - bytes.count)
      var failure: Int32?
      let chunk = unsafe [UInt8](
        unsafeUninitializedCapacity: wanted + room(behind: wanted)
      ) { buffer, count in
        while count < wanted {
          guard let start = buffer.baseAddress else { return }
          let result = unsafe Glibc.read(descriptor, start + count, wanted - count)
          if result < 0, errno == EINTR { continue }
          if result < 0 { failure = errno }
          if result <= 0 { return }
          count += result
        }
      }
      if let failure { throw Unreadable(code: failure) }
      let isEnd = chunk.count < wanted || chunk.count == expected
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if isEnd { break }
      capacity = bytes.count * 2
    }
    return bytes
  }
}
