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

    /// - Parameter status: the system's, of a process that has ended.
    init(_ status: Int32) {
      self = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }
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
    (identifier, channel) = try Self.start(command, environment, patience)
  }

  deinit { if !hasEnded { _ = stop() } }

  /// False when it has ended, or takes nothing.
  package func send(_ bytes: [UInt8]) -> Bool { channel.send(bytes) }

  /// Some bytes, as soon as there are any.
  package func receive() throws(Channel.Silence) -> [UInt8] { try channel.receive() }

  /// Ends it where it has not ended by itself.
  package consuming func end() -> End {
    let end = stop()
    hasEnded = true
    return end
  }

  private func stop() -> End {
    // One that has ended by itself keeps its status.
    kill(identifier, SIGKILL)
    return Spawn.end(of: identifier)
  }

  private static func start(
    _ command: [String], _ environment: [String: String], _ patience: Int
  ) throws(Unstartable) -> (pid_t, Channel) {
    let (channel, other) = try Channel.pair(patience: patience)
    defer { close(other) }
    let identifier = try Spawn.start(
      command, environment: environment, Spawn.Streams(input: other, output: other),
      hasOwnGroup: true)
    return (identifier, channel)
  }
}
