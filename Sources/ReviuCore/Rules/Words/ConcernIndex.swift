internal import ReviuExpression
internal import ReviuXML

/// The rows that a rule is about, or may be about since their text cannot be read.
struct ConcernedRows: Sendable {
  /// Ascending.
  fileprivate(set) var rows: [Int] = []
  /// Those of ``rows`` whose text cannot be read, ascending.
  fileprivate(set) var unreadable: [Int] = []

  func truth(ofRow row: Int) -> Truth {
    if !rows.holds(row) { return .no }
    return unreadable.holds(row) ? .unknown : .yes
  }

  fileprivate mutating func add(unreadable more: [Int]) {
    if more.isEmpty { return }
    unreadable = more
    rows = (rows + more).sorted()
  }
}

/// Finds the rows that rules are about for all rules of a pack at once: every text is gone through one time, however
/// many rules look at it.
struct ConcernIndex: Sendable {
  private let count: Int
  private let columns: [Column]

  /// - Parameter concerns: of each rule; nil for one that is about all rows, or is not applied.
  init(_ concerns: [Concern?]) {
    count = concerns.count
    var members: [Schema.Place: [Column.Member]] = [:]
    for (rule, concern) in concerns.enumerated() {
      guard let concern else { continue }
      members[concern.field.field.place, default: []].append((rule, concern))
    }
    columns = members.map { Column($0.key, $0.value) }
  }

  /// For each rule the rows of its text's table that it is about; nil for one without a concern.
  func rows(in frame: Frame) -> [ConcernedRows?] {
    var found = [ConcernedRows?](repeating: nil, count: count)
    for column in columns { column.find(in: frame, &found) }
    return found
  }
}

/// One text of the rows of a table, and the rules that look at it.
private struct Column: Sendable {
  typealias Member = (rule: Int, concern: Concern)

  private let place: Schema.Place
  private let finder: WordFinder
  /// Numbers of the rules.
  private let rules: [Int]
  /// For each phrase the positions in ``rules`` of those that have it among their words.
  private let seekers: [[Int]]
  /// For each rule whether a phrase is among its exceptions; empty for a rule without any.
  private let exceptions: [[Bool]]

  init(_ place: Schema.Place, _ members: [Member]) {
    self.place = place
    rules = members.map(\.rule)
    var phrases: [Phrase] = []
    var numbers: [Phrase: Int] = [:]
    func number(_ phrase: Phrase) -> Int {
      if let known = numbers[phrase] { return known }
      numbers[phrase] = phrases.count
      phrases.append(phrase)
      return phrases.count - 1
    }
    let wanted = members.map { $0.concern.words.map(number) }
    let unwanted = members.map { $0.concern.exceptions.map(number) }
    finder = WordFinder(phrases)
    var seekers = [[Int]](repeating: [], count: phrases.count)
    for (position, wanted) in wanted.enumerated() {
      for phrase in wanted { seekers[phrase].append(position) }
    }
    self.seekers = seekers
    exceptions = unwanted.map { unwanted in
      if unwanted.isEmpty { return [] }
      var isException = [Bool](repeating: false, count: phrases.count)
      for phrase in unwanted { isException[phrase] = true }
      return isException
    }
  }

  func find(in frame: Frame, _ result: inout [ConcernedRows?]) {
    let document = frame.document(place.document)
    let extent = document.tables[place.table]
    let start = extent.start + place.column * extent.rows
    let cells = document.cells
    let bytes = document.bytes
    var concerned = [ConcernedRows](repeating: ConcernedRows(), count: rules.count)
    var unreadable: [Int] = []
    var found: [FoundPhrase] = []
    for row in 0..<extent.rows {
      let cell = cells[start + row]
      guard Cell.isReadable(cell) else {
        unreadable.append(row)
        continue
      }
      finder.find(in: bytes.span.extracting(Cell.range(ofText: cell)), &found)
      if found.isEmpty { continue }
      add(found, inRow: row, to: &concerned)
      found.removeAll(keepingCapacity: true)
    }
    for (position, rule) in rules.enumerated() {
      concerned[position].add(unreadable: unreadable)
      result[rule] = concerned[position]
    }
  }

  private func add(_ found: [FoundPhrase], inRow row: Int, to concerned: inout [ConcernedRows]) {
    for phrase in found {
      for rule in seekers[phrase.number] where concerned[rule].rows.last != row {
        let isException = exceptions[rule]
        let isHidden =
          !isException.isEmpty
          && found.contains { isException[$0.number] && $0.range.contains(phrase.range) }
        if !isHidden { concerned[rule].rows.append(row) }
      }
    }
  }
}

extension [Int] {
  /// Whether a number is among these, which ascend.
  fileprivate func holds(_ number: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
