package import ReviuExpression

/// Something that is wrong with a rule pack, and where.
package struct PackProblem: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case missingFile(String)
    case unreadableFile
    case notUTF8
    case emptyFile
    case notYAML(String)
    case unsupportedYAML(String)

    case expectedMapping
    case expectedList
    case expectedText
    case missingKey(String)
    case unknownKey(String, suggestion: String?)
    /// A key without a value, as a comma in a text without quotes makes it.
    case partOfText(String)
    case unexpectedValue(String, allowed: [String], suggestion: String?)
    case badForm(String, form: Form)
    /// Two bounds that no value keeps, as they are written.
    case nothingBetween(String, String)
    case duplicate(String, firstFile: String, firstLine: Int)
    case oneOf([String])
    case atLeastOneOf([String])
    case emptyList
    /// A key that means nothing without another one.
    case missingCompanion(String, of: String)
    case notATextOfRows(String)
    case exceptionWithoutWord(String)
    case noTest(expecting: String)
    case alwaysRequired(String)
    case missingPack(String)
    case extendsItself(String)
    case unknownRule(String, suggestion: String?)
    case notWaivable(String)
    /// A rule whose findings no waiver of one proposal can excuse.
    case aboutSeveralProposals(String)
    case twoPeople

    case unknownTable(String, suggestion: String?)
    case unknownColumn(String, table: String, suggestion: String?)
    case wrongColumnType(String, expected: String)
    case tooManyKeyColumns(limit: Int)
    case keyColumnNotGiven(String)

    case expression(ExpressionError.Reason)
    case unbalancedBrace
    case unknownTestField(String, suggestion: String?)
    /// A number or a date of a test that the reader does not take for what its author means, or not surely.
    case badTestValue(String, suggestion: String?)
    case unknownPlaceholder(String, known: [String], suggestion: String?)

    case unterminatedQuote
    case textBehindQuote
    case wrongFieldCount(expected: Int, found: Int)
    /// Columns that the header of a table lacks.
    case missingHeader([String])
    /// A column of a table that pack.yaml does not declare; empty where it has no name.
    case unknownHeader(String, suggestion: String?)
    /// A line of a table without any value.
    case emptyRow
    case badTableValue(String, type: String)
    /// A table without any row that a rule expects, on the day of the review.
    case noExpectedRow(table: String)
    /// A rule takes its disposition from a column of a table, and has none for this value of it.
    case valueWithoutDisposition(String, place: String, suggestion: String?)
    case duplicateTableKey(String, firstLine: Int)
    case validityGap(String, after: String, before: String)
    case unknownSource(String, suggestion: String?)

    /// The pack is sound all the same.
    case warning(PackWarning)
  }

  /// A form that a text must have.
  package enum Form: Sendable, Hashable {
    case ruleId
    case packId
    case ruleFile
    case date
    case dateOrder
    case laterDate
    case relativePath
    case pattern(Pattern.Problem)
    case count
    case share
    case phrase
  }

  package var reason: Reason
  package var file: String
  package var line: Int
  package var column: Int
  /// How many characters the caret marks.
  package var length: Int
  package var sourceLine: String

  package var isWarning: Bool {
    if case .warning = reason { true } else { false }
  }
}

/// Gathers the problems of a pack while it is loaded.
final class PackProblems {
  /// Problems, and the texts of the files that they are in.
  struct Report: Sendable {
    fileprivate(set) var problems: [PackProblem] = []
    fileprivate var texts: [String: String] = [:]

    /// Adds what another reader has found.
    mutating func add(_ other: Report) {
      problems += other.problems
      texts.merge(other.texts) { _, text in text }
    }
  }

  private(set) var found = Report()
  var all: [PackProblem] { found.problems }
  /// Made when the first problem of a file is shown.
  private var lines: [String: [Substring]] = [:]

  /// Makes the lines of a file available for messages.
  func register(_ text: String, as file: String) { found.texts[file] = text }

  /// Adds what another reader has found.
  func add(_ other: Report) { found.add(other) }

  func report(
    _ reason: PackProblem.Reason, file: String, line: Int, column: Int, length: Int = 1
  ) {
    found.problems.append(
      PackProblem(
        reason: reason, file: file, line: line, column: column, length: max(1, length),
        sourceLine: sourceLine(line, of: file)))
  }

  func sourceLine(_ line: Int, of file: String) -> String {
    let known =
      lines[file]
      ?? (found.texts[file] ?? "").split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    lines[file] = known
    return known.indices.contains(line - 1) ? String(known[line - 1]) : ""
  }

  /// In the order of the files, each once.
  var sorted: [PackProblem] {
    var seen: Set<PackProblem> = []
    return all.filter { seen.insert($0).inserted }.sorted {
      ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column)
    }
  }
}
