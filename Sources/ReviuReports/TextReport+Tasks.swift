internal import ReviuCore

/// The first screen for one unit: what to do, the most severe first, each with its remedy.
extension TextReport {
  private static let width = 80
  /// With what stands above and below them, what a terminal of forty lines shows.
  private static let mostLines = 30

  /// Empty where several units are reviewed, each with a section of its own, or nothing is to be done.
  var tasks: [String] {
    guard Set(batch.reviews.map(\.satker)).count == 1 else { return [] }
    let tasks = FindingGroup.groups(of: batch.findings).filter(\.cause.isOpen).sorted {
      left, right in
      let (a, b) = (order(left), order(right))
      return a == b ? Finding.precedes(left.cause, right.cause) : a < b
    }
    if tasks.isEmpty { return [] }
    let held = batch.reviews.count { batch.isBlocked($0) }
    let verdict =
      batch.isBlocked
      ? say(
        "\(held) dari \(batch.reviews.count) usulan ditahan",
        "\(held) of \(batch.reviews.count.counted("proposal")) held")
      : say("lolos, dengan catatan", "passes, with notes")
    var lines = [bold(say("Yang harus dikerjakan", "What to do") + " (\(verdict))")]
    for (number, group) in tasks.enumerated() {
      let task = task(group.cause, number + 1, clears: group.consequences.count)
      if lines.count + task.count > Self.mostLines {
        let rest = tasks.count - number
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

  private func task(_ finding: Finding, _ number: Int, clears others: Int) -> [String] {
    let mark = color(tone(of: finding), finding.disposition.rawValue)
    let place = finding.locations.first.map { place in
      let name = place.file.split(separator: "/").last.map(String.init) ?? place.file
      return "  \(name.printable):\(place.line)"
    }
    let more =
      others == 0
      ? ""
      : say(
        " Dengan itu selesai pula \(others) temuan akibatnya.",
        " Also clears \(others.counted("finding that follows", "findings that follow")) from it.")
    let advice = (finding.remedy ?? finding.message)[style.language].firstSentence.printable + more
    let title = finding.title[style.language]
    // The title says what is wrong; of what could not be assessed, nobody knows whether it is.
    let statement =
      finding.outcome == .indeterminate
      ? "\(title)? \(finding.message[style.language].firstSentence.printable)" : "\(title)."
    return ["  \(number). \(mark)  \(finding.rule)\(place ?? "")"]
      + "\(statement) \(advice)".wrapped(to: Self.width - 5).map { "     \($0)" }
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
