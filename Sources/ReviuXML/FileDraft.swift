internal import Glibc
internal import Synchronization

/// A file that is there whole or not at all: it is written under another name in its folder and then renamed.
///
/// A device or a pipe, which nothing can be renamed to, takes the bytes as they come.
package struct FileDraft: ~Copyable {
  /// Why a file cannot be written: the system's error number.
  package struct Unwritable: Error, Sendable, Equatable {
    package var code: Int32

    package init(code: Int32) { self.code = code }

    package var isPermission: Bool { code == EACCES || code == EPERM || code == EROFS }

    package var isFolder: Bool { code == EISDIR }

    package var isMissingFolder: Bool { code == ENOENT || code == ENOTDIR }

    /// No room on the disk, or no more allowed.
    package var isFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
  }

  private enum Unfinished {
    case drafts(Set<String>)
    /// The process is about to end.
    case abandoned
  }

  private static let unfinished = Mutex(Unfinished.drafts([]))

  private let path: String
  /// Until it has its own; nil for a device or a pipe.
  private let temporaryPath: String?
  private let descriptor: Int32
  private var isFinished = false

  /// Starts a file that takes the place of what has this path when it is finished.
  package init(_ path: String) throws(Unwritable) {
    let place = try Place(path)
    let draft: (String?, Int32) =
      switch place.kind {
      case .file: try Self.start(place)
      case .stream: try (nil, Self.open(place.path, O_WRONLY))
      case .descriptor(let number): try (nil, Self.duplicate(number))
      }
    self.path = place.path
    (temporaryPath, descriptor) = draft
  }

  private static func start(_ place: Place) throws(Unwritable) -> (String?, Int32) {
    // Short and of its own, so that no name is too long; hidden, so that nobody takes it for a result. By chance:
    // processes of several containers have the same number, and one that was killed leaves its draft.
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    let path = "\(place.folder)/.reviu-\(number).tmp"
    let descriptor = try withUnfinished { drafts throws(Unwritable) in
      let descriptor = try open(path, O_WRONLY | O_CREAT | O_EXCL)
      drafts.insert(path)
      return descriptor
    }
    // What is there already says who may read it.
    if let mode = place.mode { _ = fchmod(descriptor, mode) }
    return (path, descriptor)
  }

  private static func open(_ path: String, _ flags: Int32) throws(Unwritable) -> Int32 {
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Unwritable(code: errno) }
    return descriptor
  }

  private static func duplicate(_ number: Int32) throws(Unwritable) -> Int32 {
    let descriptor = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Unwritable(code: errno) }
    return descriptor
  }

  deinit {
    close(descriptor)
    guard !isFinished, let temporaryPath else { return }
    try? Self.withUnfinished { drafts throws(Unwritable) in
      unsafe unlink(temporaryPath)
      drafts.remove(temporaryPath)
    }
  }

  package mutating func append(_ bytes: [UInt8]) throws(Unwritable) {
    try StandardStream.write(bytes, to: descriptor)
  }

  /// Gives the file its name.
  /// - Parameter isDurable: the disk has the bytes before, so that not even a power failure leaves half of them.
  package consuming func finish(isDurable: Bool = true) throws(Unwritable) {
    guard let temporaryPath else { return }
    if isDurable, fsync(descriptor) != 0 { throw Unwritable(code: errno) }
    try Self.withUnfinished { drafts throws(Unwritable) in
      guard unsafe rename(temporaryPath, path) == 0 else { throw Unwritable(code: errno) }
      drafts.remove(temporaryPath)
    }
    isFinished = true
  }

  /// Whether a file could be started there, without starting it.
  package static func check(_ path: String) throws(Unwritable) {
    let place = try Place(path)
    let isAllowed =
      switch place.kind {
      case .file: unsafe access(place.folder, W_OK | X_OK)
      case .stream: unsafe access(path, W_OK)
      case .descriptor(let number): fcntl(number, F_GETFD)
      }
    guard isAllowed >= 0 else { throw Unwritable(code: errno) }
  }

  /// Removes all files that are not finished and starts no more: the process is about to end.
  package static func abandonAll() {
    unfinished.withLock { unfinished in
      if case .drafts(let drafts) = unfinished { for draft in drafts { unsafe unlink(draft) } }
      unfinished = .abandoned
    }
  }

  private static func withUnfinished<Result: Sendable>(
    _ body: (inout Set<String>) throws(Unwritable) -> Result
  ) throws(Unwritable) -> Result {
    try unfinished.withLock { unfinished throws(Unwritable) in
      guard case .drafts(var drafts) = unfinished else { throw Unwritable(code: ECANCELED) }
      defer { unfinished = .drafts(drafts) }
      return try body(&drafts)
    }
  }
}

/// Where a file is to be.
private struct Place {
  enum Kind {
    case file
    /// A device or a pipe.
    case stream
    /// What this process has open already, be it a file.
    case descriptor(Int32)
  }

  /// Behind any links.
  var path: String
  /// Permissions of the file that is there; nil without one.
  var mode: mode_t?
  var kind = Kind.file

  init(_ path: String) throws(FileDraft.Unwritable) {
    self.path = path
    if let number = Self.descriptor(path) {
      kind = .descriptor(number)
      return
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw FileDraft.Unwritable(code: errno) }
      self.path = String(decoding: FilePaths.resolved(path), as: UTF8.self)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: mode = status.st_mode & 0o777
    case S_IFDIR: throw FileDraft.Unwritable(code: EISDIR)
    default: kind = .stream
    }
    self.path = String(decoding: FilePaths.resolved(path), as: UTF8.self)
  }

  /// The number of a descriptor that a path stands for.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      let start = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
      return start.flatMap { Int32(path.dropFirst($0.count)) }
    }
  }

  var folder: String {
    guard let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }
}
