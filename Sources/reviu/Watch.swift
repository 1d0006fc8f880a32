internal import ArgumentParser
internal import Dispatch
internal import ReviuXML
internal import Synchronization

/// Reviews again whenever an input changes, until Ctrl-C.
///
/// It asks for the state of the files instead of being told by the system: that works on network drives too, sees files
/// that editors put in the place of others, and a few hundred files take a millisecond.
struct Watch {
  private static let interval = DispatchTimeInterval.milliseconds(200)

  private let arguments: [String]
  private let outputs: [String]
  private let options: PackOptions
  private let interrupted = DispatchSemaphore(value: 0)

  /// - Parameter outputs: paths that a review writes to, whose change is none of an input.
  init(_ arguments: [String], writing outputs: [String], _ options: PackOptions) {
    self.arguments = arguments
    self.outputs = outputs
    self.options = options
  }

  /// - Parameter review: one review with its output; ends with the exit status of a single run.
  /// - Throws: the exit status of the last review.
  func run(_ review: () throws -> Void) throws {
    Interruption.takeover.withLock { $0 = { [interrupted] in interrupted.signal() } }
    defer { Interruption.takeover.withLock { $0 = nil } }
    var seen = states
    // What is wrong from the start is a mistake of use, not something half-written.
    var status = try Self.status(of: review)
    while true {
      Console.writeError(
        options.say(
          "reviu: menunggu perubahan; Ctrl-C mengakhiri",
          "reviu: waiting for changes; Ctrl-C ends"))
      guard let changed = nextStates(after: seen) else { break }
      seen = changed
      Console.clear()
      do {
        status = try Self.status(of: review)
      } catch let failure as Failure {
        Console.writeError(failure.message)
        status = 2
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private static func status(of review: () throws -> Void) throws -> Int32 {
    do {
      try review()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    }
  }

  /// Waits until the files differ from what was seen and have come to rest.
  /// - Returns: nil when the user ends it.
  private func nextStates(
    after seen: [String: FileBytes.State]
  ) -> [String: FileBytes.State]? {
    var last = seen
    while interrupted.wait(timeout: .now() + Self.interval) == .timedOut {
      let now = states
      if now != seen && now == last { return now }
      last = now
    }
    return nil
  }

  /// The state of every input, by path; nothing while one of them is missing.
  private var states: [String: FileBytes.State] {
    guard let paths = try? InputPaths(arguments, writing: outputs, options) else { return [:] }
    var states: [String: FileBytes.State] = [:]
    for input in paths.inputs { states[input.path] = FileBytes.state(input.path) }
    return states
  }
}
