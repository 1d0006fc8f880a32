package import ReviuXML
internal import Synchronization

/// Has files reviewed by other processes, so that one that crashes, hangs, or takes all memory costs only itself.
package struct Isolation: Sendable {
  /// How many processes ended before their time.
  package final class Losses: Sendable {
    private let number = Atomic(0)

    package init() {}

    package var count: Int { number.load(ordering: .relaxed) }

    func add() { number.add(1, ordering: .relaxed) }
  }

  let command: [String]
  let environment: [String: String]
  let limits: OwnLimits
  let losses: Losses

  /// - Parameters:
  ///   - command: path of an executable, and arguments, that make it run a ``Worker`` with the same pack and limits.
  ///   - environment: of these processes.
  ///   - limits: that these processes set for themselves.
  package init(
    command: [String], environment: [String: String], limits: OwnLimits, losses: Losses
  ) {
    self.command = command
    self.environment = environment
    self.limits = limits
    self.losses = losses
  }
}

/// Why a process has not reviewed what it was told to.
enum WorkerFailure: Error, Sendable, Equatable {
  case unstartable(ChildProcess.Unstartable)
  case ended(ChildProcess.End)
  /// It has another pack, or another engine.
  case unusableAnswer
}
