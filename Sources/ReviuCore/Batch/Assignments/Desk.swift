/// Where the assignments of a thread are done: by an earlier run, by another process, or here.
struct Desk: ~Copyable {
  private let pack: RulePack
  private let store: ResultStore?
  private var supervisor: Supervisor?
  private var gatherer: Gatherer

  init(
    _ reviewer: Reviewer, digestsInputs: Bool, keepsDocuments: Bool, _ store: ResultStore?,
    _ isolation: Isolation?
  ) {
    pack = reviewer.pack
    self.store = store
    gatherer = Gatherer(
      reviewer, digestsInputs: digestsInputs, keepsDocuments: keepsDocuments)
    supervisor = isolation.map { Supervisor($0, reviewer) }
  }

  /// Hands over every result as soon as it is there.
  mutating func work(on assignments: [Assignment], _ take: (Assignment, BatchPart) -> Void) {
    var open: [Assignment] = []
    var keys: [ResultStore.Key?] = []
    for var assignment in assignments {
      // For its key and for its review.
      if store != nil, supervisor == nil { assignment = assignment.withContents }
      let key = store?.key(of: assignment)
      if let key, let part = store?.part(for: key, pack) {
        take(assignment, part)
      } else {
        open.append(assignment)
        keys.append(key)
      }
    }
    var number = 0
    let store = store
    func finish(_ assignment: Assignment, _ part: BatchPart) {
      if let key = keys[number] { store?.keep(part, key) }
      number += 1
      take(assignment, part)
    }
    if supervisor != nil {
      supervisor?.work(on: open, finish)
    } else {
      for assignment in open { finish(assignment, gatherer.result(of: assignment)) }
    }
  }
}
