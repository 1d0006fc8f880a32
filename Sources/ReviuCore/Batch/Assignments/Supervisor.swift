internal import ReviuXML

/// Has a process do the assignments of one thread, and starts another when it ends before its time.
struct Supervisor: ~Copyable {
  /// Time for what the clock of a process does not count, such as loading the pack. It is also how long one that is
  /// stopped, whose clock then does not end it, is waited for beyond its limit.
  private static let secondsBesideReview = 20

  private let isolation: Isolation
  private let reviewer: Reviewer
  private let context: PartContext
  private var process: ChildProcess?
  private var received: ArraySlice<UInt8> = []

  init(_ isolation: Isolation, _ reviewer: Reviewer) {
    self.isolation = isolation
    self.reviewer = reviewer
    context = PartContext(reviewer)
  }

  /// Hands over every result as soon as it is there, in the order of the assignments.
  mutating func work(on assignments: [Assignment], _ take: (Assignment, BatchPart) -> Void) {
    var rest = assignments[...]
    while !rest.isEmpty {
      do throws(WorkerFailure) {
        try send(rest)
        while let assignment = rest.first {
          take(assignment, try answer())
          rest.removeFirst()
        }
      } catch {
        isolation.losses.add()
        let inHand = rest.removeFirst()
        take(inHand, secondResult(of: inHand))
      }
    }
  }

  /// What another process makes of it piece by piece.
  ///
  /// It may have been another's fault that the first one ended. What ends this one too costs only itself.
  private mutating func secondResult(of assignment: Assignment) -> BatchPart {
    var result = BatchPart()
    for piece in assignment.pieces {
      do throws(WorkerFailure) {
        try send([piece])
        result.add(try answer())
      } catch {
        isolation.losses.add()
        result.add(BatchPart(unreviewed: piece, error, isolation.limits))
      }
    }
    return result
  }

  private mutating func send(_ assignments: ArraySlice<Assignment>) throws(WorkerFailure) {
    if process == nil {
      do throws(ChildProcess.Unstartable) {
        process = try ChildProcess(
          isolation.command, environment: isolation.environment,
          patience: isolation.limits.seconds + Self.secondsBesideReview)
      } catch {
        throw .unstartable(error)
      }
      received = []
    }
    // One that has ended is recognised when it does not answer.
    _ = process?.send(assignments.flatMap(\.encoded))
  }

  private mutating func answer() throws(WorkerFailure) -> BatchPart {
    while true {
      do throws(PartProblem) {
        let encoded = try EncodedPart(readingFrom: &received)
        guard encoded.context == context else { throw .foreign }
        return try encoded.part(for: reviewer.pack)
      } catch {
        guard error == .truncated else {
          _ = end()
          throw .unusableAnswer
        }
      }
      do throws(Channel.Silence) {
        received += try process?.receive() ?? []
      } catch {
        let end = end()
        throw .ended(error == .tooLong ? .outOfTime : end)
      }
    }
  }

  private mutating func end() -> ChildProcess.End {
    guard let ended = process.take() else { preconditionFailure("only a process that runs ends") }
    return ended.end()
  }
}

extension BatchPart {
  /// What is left of an assignment that no process has survived.
  fileprivate init(unreviewed assignment: Assignment, _ failure: WorkerFailure, _ limits: OwnLimits)
  {
    switch assignment {
    case .files(let sources):
      inputs = sources.map {
        InputFile(file: $0.name, digest: nil, bytes: 0, status: .unreadable)
      }
      documentFindings = sources.map {
        DocumentRule.unreviewed(file: $0.name, failure, limits)
      }
    case .proposal(let proposal):
      let files = [proposal.kak, proposal.rab].compactMap { $0?.root.file }
      lostFiles = Set(files.map { Array($0.utf8) })
      documentFindings = files.map { DocumentRule.unreviewed(file: $0, failure, limits) }
    }
  }
}
