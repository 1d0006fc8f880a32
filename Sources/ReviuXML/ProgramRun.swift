internal import Glibc

/// Another program that was run to its end.
package struct ProgramRun: Sendable {
  package let end: ChildProcess.End
  /// What it wrote to its standard output and standard error.
  package let output: [UInt8]
  package let errors: [UInt8]

  /// So much a channel holds though nobody has taken anything of it yet.
  package static let inputLimit = 64 << 10

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - command: the name of the program, which the system looks for, and its arguments.
  ///   - environment: names and values.
  ///   - bytes: what it can read, no more than ``inputLimit``.
  package init(
    _ command: [String], environment: [String: String], input bytes: [UInt8] = []
  ) throws(ChildProcess.Unstartable) {
    precondition(bytes.count <= Self.inputLimit)
    let (output, errors) = try (Channel.pair(), Channel.pair())
    let identifier = try Self.start(
      command, environment, bytes, output.theirs, errors.theirs)
    let received = Self.receiveAll([output.ours, errors.ours])
    (self.output, self.errors) = (received[0], received[1])
    end = Spawn.end(of: identifier)
  }

  /// The program's ends of the channels are closed here at once, so that they end with it.
  private static func start(
    _ command: [String], _ environment: [String: String], _ bytes: [UInt8], _ output: Int32,
    _ errors: Int32
  ) throws(ChildProcess.Unstartable) -> pid_t {
    defer { for descriptor in [output, errors] { close(descriptor) } }
    let input = try Channel.pair()
    defer { close(input.theirs) }
    // A program that does not read it goes its own way.
    _ = input.ours.send(bytes)
    return try Spawn.start(
      command, environment: environment,
      Spawn.Streams(input: input.theirs, output: output, errors: errors), hasOwnGroup: false)
  }

  /// Takes what comes from whichever has something, since a program waits until somebody takes what it writes.
  private static func receiveAll(_ channels: [Channel]) -> [[UInt8]] {
    var received = channels.map { _ in [UInt8]() }
    var waiting = channels.map {
      pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
    }
    while waiting.contains(where: { $0.fd >= 0 }) {
      guard unsafe poll(&waiting, nfds_t(waiting.count), -1) > 0 else { continue }
      for number in waiting.indices where waiting[number].revents != 0 {
        do {
          received[number] += try channels[number].receive()
        } catch {
          // The program has closed this one.
          waiting[number].fd = -1
        }
      }
    }
    return received
  }
}
