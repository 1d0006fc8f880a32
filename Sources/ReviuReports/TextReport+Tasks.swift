internal import ReviuCore

/// The first screen for one unit: what to do, the most severe first, each with its remedy.
extension TextReport {
  private static let width = 80
  /// With what stands above and below them, what a terminal of forty lines shows.
  private static let mostLines = 30

  /// Empty where several units are reviewed, each with a section of its own, or nothing is to be done.
  var tasks: [String] {
    guard Set(batch.reviews.map(\.satker)).count == 1 else { return [] }
    let groups = FindingGroup.groups(of: batch.findings).filter(\.cause.isOpen).sorted {
      left, right in
      let (a, b) = (order(left), order(right))
      return a == b ? Finding.precedes(left.cause, right.cause) : a < b
    }
    if groups.isEmpty { return [] }
    let tasks = Task.tasks(groups, text: text(of:))
    let held = batch.reviews.count { batch.isBlocked($0) }
    let verdict =
      batch.isBlocked
      ? say(
        "\(held) dari \(batch.reviews.count) usulan ditahan",
        "\(held) of \(batch.reviews.count.counted("proposal")) held")
      : say("lolos, dengan catatan", "passes, with notes")
    var lines = [bold(say("Yang harus dikerjakan", "What to do") + " (\(verdict))")]
    for (number, task) in tasks.enumerated() {
      let task = self.lines(of: task, number + 1)
      if lines.count + task.count > Self.mostLines {
        let rest = tasks[number...].reduce(0) { $0 + $1.count }
        lines.append(
          say("  dan \(rest) lagi; semuanya di bawah ini", "  and \(rest) more, all of them below"))
        break
      }
      lines += task
    }
    return lines + [""]
  }

  /// What blocks before what does not, what failed before what could not be assessed, what clears most first.
  private func order(_ group: FindingGroup<Finding>) -> (Int, Int, Int) {
    let finding = group.cause
    let severity = Disposition.allCases.firstIndex(of: finding.disposition) ?? 0
    return (severity, finding.outcome == .indeterminate ? 1 : 0, -group.consequences.count)
  }

  /// What is to be done about one finding, or in the same way about several.
  private struct Task {
    var finding: Finding
    var text: String
    /// Findings of the same rule of which the same is to be said.
    var count = 1
    /// Findings that follow from any of them.
    var consequences: Int

    /// - Parameter text: of a finding.
    static func tasks(
      _ groups: [FindingGroup<Finding>], text: (Finding) -> String
    ) -> [Task] {
      var tasks: [Task] = []
      var numbers: [[String]: Int] = [:]
      for group in groups {
        let (finding, text) = (group.cause, text(group.cause))
        let key = [finding.rule, finding.disposition.rawValue, text]
        if let number = numbers[key] {
          tasks[number].count += 1
          tasks[number].consequences += group.consequences.count
        } else {
          numbers[key] = tasks.count
          tasks.append(
            Task(finding: finding, text: text, consequences: group.consequences.count))
        }
      }
      return tasks
    }
  }

  private func lines(of task: Task, _ number: Int) -> [String] {
    let finding = task.finding
    let mark = color(tone(of: finding), finding.disposition.rawValue)
    let place = finding.locations.first.map { place in
      let name = place.file.split(separator: "/").last.map(String.init) ?? place.file
      return "  \(name.printable):\(place.line)"
    }
    let others = task.count - 1
    let elsewhere =
      others == 0
      ? ""
      : say(" dan \(others) temuan serupa", " and \(others) more like it")
    let more =
      task.consequences == 0
      ? ""
      : say(
        " Dengan itu selesai pula \(task.consequences) temuan akibatnya.",
        " Also clears \(task.consequences.counted("finding that follows", "findings that follow")) from it."
      )
    return ["  \(number). \(mark)  \(finding.rule)\(place ?? "")\(elsewhere)"]
      + (task.text + more).wrapped(to: Self.width - 5).map { "     \($0)" }
  }

  /// What is wrong, and what to do about it.
  private func text(of finding: Finding) -> String {
    let advice = (finding.remedy ?? finding.message)[style.language].firstSentence.printable
    let title = finding.title[style.language]
    // The title says what is wrong; of what could not be assessed, nobody knows whether it is.
    let statement =
      finding.outcome == .indeterminate
      ? "\(title)? \(finding.message[style.language].firstSentence.printable)" : "\(title)."
    return "\(statement) \(advice)"
  }
}

extension String {
  /// Up to the first point that a capital follows; the point of "jo.", which stands before a regulation, is none.
  var firstSentence: String {
    var sentence = ""
    for part in split(separator: ". ", omittingEmptySubsequences: false) {
      let isNew = part.first?.isUppercase == true && !sentence.hasSuffix(" jo")
      if !sentence.isEmpty, isNew { return sentence + "." }
      sentence += sentence.isEmpty ? String(part) : ". \(part)"
    }
    return sentence
  }

  fileprivate func wrapped(to width: Int) -> [String] {
    var lines = [""]
    for word in split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
