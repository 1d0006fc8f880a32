internal import Dispatch
internal import Glibc
internal import Synchronization
internal import ReviuXML

/// Ends the command with a message and without half-written files when the user or the system asks for it.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// What an interrupt (Ctrl-C) does instead of ending the command, while it is set.
  static let takeover = Mutex<(@Sendable () -> Void)?>(nil)

  private let sources: [any DispatchSourceSignal]

  init() {
    // Where a file gets larger than the user may write, or nobody reads any more, the write fails and is reported.
    for number in [SIGXFSZ, SIGPIPE] { signal(number, SIG_IGN) }
    let queue = DispatchQueue(label: "interruption")
    // What the one who started it wants ignored, as nohup does, stays so.
    sources = Self.signals.filter { !Signals.isIgnored($0) }.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if number == SIGINT, let takeover = Self.takeover.withLock({ $0 }) { return takeover() }
        FileDraft.abandonAll()
        Console.writeError(
          "reviu: dihentikan; yang belum selesai tidak ditulis / interrupted; nothing unfinished is written"
        )
        _exit(2)
      }
      source.activate()
      return source
    }
  }

  /// Watches for it as long as the work takes.
  func watching<Result>(_ work: () -> Result) -> Result {
    withExtendedLifetime(sources) { work() }
  }
}
