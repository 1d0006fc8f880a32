internal import Glibc

/// Another process that this one talks to over its standard input and output.
///
/// It has a process group of its own, so that a key that interrupts does not reach it, and ends at the latest when this
/// one lets go of it, or ends: then it cannot read or write any more.
package struct ChildProcess: ~Copyable {
  /// Why a process cannot be started: the system's error number.
  package struct Unstartable: Error, Sendable, Equatable {
    package var code: Int32
  }

  /// How a process ended.
  package enum End: Sendable, Equatable {
    case status(Int32)
    case signal(Int32)

    /// Its ``OwnLimits`` let it run no longer, or patience with it was over.
    package static let outOfTime = End.signal(SIGALRM)
  }

  private let identifier: pid_t
  private let channel: Channel
  private var hasEnded = false

  /// - Parameters:
  ///   - command: path of the executable, and its arguments.
  ///   - environment: names and values.
  ///   - patience: seconds that it may neither say nor take anything while it is waited for.
  package init(
    _ command: [String], environment: [String: String], patience: Int
  ) throws(Unstartable) {
    (identifier, channel) = try Self.start(
      command, environment.map { "\($0)=\($1)" }, patience)
  }

  deinit { if !hasEnded { _ = stop() } }

  /// False when it has ended, or takes nothing.
  package func send(_ bytes: [UInt8]) -> Bool { channel.send(bytes) }

  /// Some bytes, as soon as there are any.
  package func receive() throws(Channel.Silence) -> [UInt8] { try channel.receive() }

  /// Ends it where it has not ended by itself.
  package consuming func end() -> End {
    let status = stop()
    hasEnded = true
    return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// - Returns: the system's status of a process that has ended.
  private func stop() -> Int32 {
    // One that has ended by itself keeps its status.
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func start(
    _ command: [String], _ environment: [String], _ patience: Int
  ) throws(Unstartable) -> (pid_t, Channel) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Unstartable(code: errno) }
    let channel = Channel(ends[0], patience: patience)
    defer { close(ends[1]) }
    var identifier: pid_t = 0
    var failure: Int32 = 0
    unsafe withCStrings(command) { arguments in
      unsafe withCStrings(environment) { variables in
        unsafe failure = spawn(&identifier, arguments, variables, standardStreams: ends[1])
      }
    }
    guard failure == 0 else { throw Unstartable(code: failure) }
    return (identifier, channel)
  }

  private static func spawn(
    _ identifier: inout pid_t, _ arguments: [UnsafeMutablePointer<CChar>?],
    _ environment: [UnsafeMutablePointer<CChar>?], standardStreams descriptor: Int32
  ) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDIN_FILENO, STDOUT_FILENO] {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Threads block signals that end the other process, such as that of its clock.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    guard let path = unsafe arguments[0] else { return ENOENT }
    return unsafe posix_spawn(&identifier, path, &actions, &attributes, arguments, environment)
  }

  /// Strings as C has lists of them.
  private static func withCStrings(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Void
  ) {
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    unsafe body(copies + [nil])
  }
}
