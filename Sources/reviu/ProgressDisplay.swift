internal import Dispatch
internal import ReviuCore
internal import ReviuXML

/// One line on the terminal that says how far a run is, with its rate and the time that is left.
final class ProgressDisplay {
  private static let interval = DispatchTimeInterval.milliseconds(250)

  private let queue = DispatchQueue(label: "progress")
  private let timer: any DispatchSourceTimer

  /// - Returns: nil where standard error is not a terminal.
  init?(_ progress: BatchRun.Progress, of total: Int, _ options: PackOptions) {
    guard StandardStream.errors.isTerminal else { return nil }
    let start = ContinuousClock.now
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.setEventHandler {
      let seconds = start.duration(to: .now) / .seconds(1)
      let read = progress.filesRead
      Self.write(Self.line(read, of: total, after: seconds, options))
    }
    timer.activate()
  }

  /// Removes the line.
  func end() {
    // On the queue of the timer, so that no line comes after this.
    queue.sync {
      timer.cancel()
      Self.write("")
    }
  }

  static func line(
    _ read: Int, of total: Int, after seconds: Double, _ options: PackOptions
  ) -> String {
    let rate = seconds > 0 ? Double(read) / seconds : 0
    let left = rate > 0 ? Int((Double(total - read) / rate).rounded(.up)) : nil
    let time = left.map { "\($0 / 60):\($0 % 60 < 10 ? "0" : "")\($0 % 60)" } ?? "…"
    return options.say(
      "\(read) dari \(total) berkas, \(Int(rate)) per detik, sisa waktu \(time)",
      "\(read) of \(total) files, \(Int(rate)) a second, \(time) left")
  }

  /// In place of the line before.
  private static func write(_ line: String) {
    try? StandardStream.errors.write(Array("\r\u{1B}[K\(line)".utf8))
  }
}
