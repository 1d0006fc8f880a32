internal import ReviuCore

/// A finding with all that follows from it, directly or through others.
///
/// Those that are waived stand alone, since it is to be seen why; and so does what must be done about although its cause
/// is waived or known.
struct FindingGroup<Item> {
  let cause: Item
  var consequences: [Item] = []

  /// - Parameter finding: what an item is about.
  static func groups(of items: [Item], _ finding: (Item) -> Finding) -> [FindingGroup] {
    let findings = items.map(finding)
    var indices: [String: Int] = [:]
    for (index, finding) in findings.enumerated() where indices[finding.fingerprint] == nil {
      indices[finding.fingerprint] = index
    }
    func parent(of index: Int) -> Int? {
      let finding = findings[index]
      guard finding.outcome != .waived, let cause = finding.causedBy.flatMap({ indices[$0] }),
        !finding.isOpen || findings[cause].isOpen
      else { return nil }
      return cause
    }
    let roots = items.indices.map { index in
      var root = index
      // No chain is longer than there are findings; one without an end has no cause.
      for _ in items.indices {
        guard let cause = parent(of: root) else { return root }
        root = cause
      }
      return index
    }
    var groups: [FindingGroup] = []
    var numbers: [Int: Int] = [:]
    for (index, root) in roots.enumerated() where root == index {
      numbers[index] = groups.count
      groups.append(FindingGroup(cause: items[index]))
    }
    for (index, root) in roots.enumerated() where root != index {
      if let number = numbers[root] { groups[number].consequences.append(items[index]) }
    }
    return groups
  }
}

extension FindingGroup<Finding> {
  static func groups(of findings: [Finding]) -> [FindingGroup] { groups(of: findings) { $0 } }
}
