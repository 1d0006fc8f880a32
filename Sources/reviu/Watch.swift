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

  /// What a review came to.
  struct Review {
    /// With which a single run ends.
    var status: Int32
    /// Files besides the inputs that it depends on.
    var attachments: [String]
  }

  /// The states of files by path; nil of one that is not there.
  private typealias States = [String: FileBytes.State?]

  /// - Parameter body: one review with its output.
  /// - Throws: the exit status of the last review.
  func run(_ body: () throws -> Review) throws {
    Interruption.takeover.withLock { $0 = { [interrupted] in interrupted.signal() } }
    defer { Interruption.takeover.withLock { $0 = nil } }
    var (inputs, attachments): (States, States) = (inputStates, [:])
    // What is wrong from the start is a mistake of use, not something half-written.
    var review = try body()
    while true {
      Console.writeError(
        options.say(
          "reviu: menunggu perubahan; Ctrl-C mengakhiri",
          "reviu: waiting for changes; Ctrl-C ends"))
      // As they were before the review, as far as anybody knew of them.
      let known = Set(review.attachments)
      attachments = Self.states(of: review.attachments).merging(
        attachments.filter { known.contains($0.key) }
      ) { _, before in before }
      guard let changed = nextStates(after: inputs, attachments) else { break }
      (inputs, attachments) = changed
      Console.clear()
      do {
        review = try body()
      } catch let failure as Failure {
        Console.writeError(failure.message)
        review.status = 2
      }
    }
    if review.status != 0 { throw ExitCode(review.status) }
  }

  /// Waits until the files differ from what was seen and have come to rest.
  /// - Returns: nil when the user ends it.
  private func nextStates(
    after inputs: States, _ attachments: States
  ) -> (inputs: States, attachments: States)? {
    let seen = (inputs, attachments)
    var last = seen
    while interrupted.wait(timeout: .now() + Self.interval) == .timedOut {
      let now = (inputStates, Self.states(of: Array(attachments.keys)))
      if now != seen && now == last { return now }
      last = now
    }
    return nil
  }

  /// Of every input; nothing while one of them is missing.
  private var inputStates: States {
    guard let paths = try? InputPaths(arguments, writing: outputs, options) else { return [:] }
    return Self.states(of: paths.inputs.map(\.path))
  }

  private static func states(of paths: [String]) -> States {
    Dictionary(paths.map { ($0, FileBytes.state($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
