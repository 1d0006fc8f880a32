internal import ReviuXML

/// What a thread or a process finds out by itself, with the same result whoever does it.
enum Assignment: Sendable {
  /// To be read, and reviewed as far as partners are among them.
  case files([BatchRun.Source])
  /// To be reviewed: there are no more documents about it.
  case proposal(PendingProposal)

  var fileCount: Int {
    switch self {
    case .files(let sources): sources.count
    case .proposal: 0
    }
  }

  /// The same with all files read that can be.
  var withContents: Assignment {
    guard case .files(var sources) = self else { return self }
    for index in sources.indices { sources[index].content = try? sources[index].bytes() }
    return .files(sources)
  }

  /// The smallest assignments that come to the same.
  var pieces: [Assignment] {
    switch self {
    case .files(let sources): sources.map { .files([$0]) }
    case .proposal: [self]
    }
  }
}

extension Gatherer {
  /// What is found of an assignment alone, with documents without partner left where they can be read again.
  mutating func result(of assignment: Assignment) -> BatchPart {
    switch assignment {
    case .files(let sources): for source in sources { add(source) }
    case .proposal(let proposal): review(proposal)
    }
    var part = takePart()
    part.unpaired = part.unpaired.map(\.released)
    return part
  }

  private mutating func add(_ source: BatchRun.Source) {
    do throws(FileBytes.Unreadable) {
      add(file: source.name, path: source.path, bytes: try source.bytes())
    } catch {
      add(file: source.name, error)
    }
  }
}

extension Assignment: PartValue {
  private enum Form: String, PartValue { case files, proposal }

  func write(to writer: inout PartWriter) {
    switch self {
    case .files(let sources): writer.write(Form.files, sources)
    case .proposal(let proposal): writer.write(Form.proposal, proposal)
    }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    switch try Form(from: &reader) {
    case .files: self = .files(try reader.next())
    case .proposal: self = .proposal(try reader.next())
    }
  }
}

extension BatchRun.Source: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(name, path)
    // Another process reads by itself what has a path.
    writer.append(optionalContent: path == nil ? content : nil)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(name: try reader.next(), path: try reader.next())
    content = try reader.optionalContent()
  }
}

extension PendingProposal: PartValue {
  func write(to writer: inout PartWriter) { writer.write(identity, kak, rab) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(identity: try reader.next(), kak: try reader.next(), rab: try reader.next())
  }
}
