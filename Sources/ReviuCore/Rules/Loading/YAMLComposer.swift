internal import ReviuYAML

extension YAMLNode {
  /// Parses a file; nil when it cannot be read to its end, in which case a problem is reported.
  init?(parsing text: String, file: String, problems: PackProblems) {
    var composer = YAMLComposer(text, file: file, problems: problems)
    do {
      guard let root = try composer.root() else {
        problems.report(.emptyFile, file: file, line: 1, column: 1)
        return nil
      }
      self = root
    } catch {
      problems.report(
        error.reason, file: file, line: error.place.line, column: error.place.column)
      return nil
    }
  }
}

/// Puts the events of a file together to nodes, and reports what the subset of rule files leaves out.
private struct YAMLComposer: ~Copyable {
  /// Where reading stops.
  struct Refusal: Error {
    var reason: PackProblem.Reason
    var place: YAMLEvents.Place
  }

  /// Rule files need a handful; nodes are read, walked, and freed level by level on the stack.
  private static let deepest = 64

  private var events: YAMLEvents
  private let file: String
  private let problems: PackProblems

  init(_ text: String, file: String, problems: PackProblems) {
    events = YAMLEvents(text)
    self.file = file
    self.problems = problems
  }

  /// The only document of the file; nil when there is none.
  mutating func root() throws(Refusal) -> YAMLNode? {
    guard try next().kind == .documentStart else { return nil }
    let root = try node(next(), depth: 0)
    _ = try next()
    let behind = try next()
    guard behind.kind == .end else {
      throw Refusal(reason: .unsupportedYAML("second document"), place: behind.place)
    }
    return root
  }

  private mutating func next() throws(Refusal) -> YAMLEvents.Event {
    do {
      return try events.next()
    } catch {
      throw Refusal(reason: .notYAML(error.problem), place: error.place)
    }
  }

  private mutating func node(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(Refusal) -> YAMLNode {
    guard depth < Self.deepest else {
      throw Refusal(
        reason: .unsupportedYAML("nesting deeper than \(Self.deepest) levels"), place: event.place)
    }
    if event.hasAnchor { refuse("anchor", at: event.place) }
    if event.hasTag { refuse("tag", at: event.place) }
    let content: YAMLNode.Content
    switch event.kind {
    case .scalar(let text): content = .scalar(text)
    case .sequenceStart: content = .sequence(try elements(depth: depth + 1))
    case .mappingStart: content = .mapping(try entries(depth: depth + 1))
    case .alias(let name):
      refuse("alias", at: event.place)
      content = .scalar("*\(name)")
    case .documentStart, .documentEnd, .sequenceEnd, .mappingEnd, .end:
      preconditionFailure("libyaml begins a node with \(event.kind)")
    }
    return YAMLNode(content: content, line: event.place.line, column: event.place.column)
  }

  private mutating func elements(depth: Int) throws(Refusal) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      let event = try next()
      if event.kind == .sequenceEnd { return elements }
      elements.append(try node(event, depth: depth))
    }
  }

  private mutating func entries(depth: Int) throws(Refusal) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while true {
      let event = try next()
      if event.kind == .mappingEnd { return entries }
      let key = try node(event, depth: depth)
      if let text = key.text, let first = lines.updateValue(key.line, forKey: text) {
        report(
          .duplicate(text, firstFile: file, firstLine: first), at: event.place, length: text.count)
      }
      if key.text == "<<" { refuse("merge key", at: event.place, length: 2) }
      entries.append(YAMLEntry(key: key, value: try node(next(), depth: depth)))
    }
  }

  private func refuse(_ feature: String, at place: YAMLEvents.Place, length: Int = 1) {
    report(.unsupportedYAML(feature), at: place, length: length)
  }

  private func report(
    _ reason: PackProblem.Reason, at place: YAMLEvents.Place, length: Int
  ) {
    problems.report(
      reason, file: file, line: place.line, column: place.column, length: length)
  }
}
