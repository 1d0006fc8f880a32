internal import Glibc

/// Starts other programs.
enum Spawn {
  /// The descriptors that a program gets as its standard streams; nil for one that leads nowhere.
  struct Streams {
    var input: Int32?
    var output: Int32?
    var errors: Int32?
  }

  /// - Parameters:
  ///   - command: path of the executable, or its name where the system looks for it, and its arguments.
  ///   - environment: names and values.
  ///   - hasOwnGroup: a key that interrupts does not reach the process then.
  /// - Throws: the system's error number.
  static func start(
    _ command: [String], environment: [String: String], _ streams: Streams, hasOwnGroup: Bool
  ) throws(ChildProcess.Unstartable) -> pid_t {
    var identifier: pid_t = 0
    var failure: Int32 = 0
    unsafe withCStrings(command) { arguments in
      unsafe withCStrings(environment.map { "\($0)=\($1)" }) { variables in
        unsafe failure = start(&identifier, arguments, variables, streams, hasOwnGroup)
      }
    }
    guard failure == 0 else { throw ChildProcess.Unstartable(code: failure) }
    return identifier
  }

  private static func start(
    _ identifier: inout pid_t, _ arguments: [UnsafeMutablePointer<CChar>?],
    _ environment: [UnsafeMutablePointer<CChar>?], _ streams: Streams, _ hasOwnGroup: Bool
  ) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, stream) in [
      (streams.input, STDIN_FILENO), (streams.output, STDOUT_FILENO),
      (streams.errors, STDERR_FILENO),
    ] {
      if let descriptor {
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
      } else {
        unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Threads block signals that end the other process, such as that of its clock.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags =
      POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    guard let name = unsafe arguments[0] else { return ENOENT }
    return unsafe posix_spawnp(&identifier, name, &actions, &attributes, arguments, environment)
  }

  /// Waits until a process has ended.
  static func end(of identifier: pid_t) -> ChildProcess.End {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return ChildProcess.End(status)
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
