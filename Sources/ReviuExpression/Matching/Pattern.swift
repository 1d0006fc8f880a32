internal import Synchronization

/// A regular expression that is matched in time linear in the text, whatever the pattern.
///
/// Supported: literals, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `* + ?`, `{m,n}`, `^ $`.
package final class Pattern: Sendable {
  /// What is wrong with a pattern.
  package enum Problem: Error, Sendable, Hashable {
    case tooLarge
    case tooDeep
    case unexpected(String)
    /// A closing bracket or brace.
    case unclosed(String)
    /// Only groups without a name and without a condition are there.
    case groupForm
    case nothingToRepeat(String)
    case repeatedRepetition
    /// `{3,2}`.
    case reversedBounds
    case noNumber
    /// `[[:alpha:]]`.
    case namedClass
    /// `[z-a]`.
    case reversedRange
    /// `[a-\d]`.
    case rangeOfClass
    /// A backslash at the end.
    case nothingEscaped
    case unsupportedEscape(String)
  }

  /// The pattern as its author wrote it.
  package let source: String
  private let automaton: PatternAutomaton

  /// What a pattern is translated to.
  enum Instruction: Sendable {
    case match(CharacterSet)
    /// Continues at both addresses.
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    case accept
  }

  /// - Throws: ``Problem`` when the pattern is malformed, too large, or uses what is not supported.
  package init(_ source: String) throws(Problem) {
    self.source = source
    var compiler = PatternCompiler(source)
    automaton = PatternAutomaton(try compiler.compile())
  }

  /// Whether the pattern matches some part of the text.
  package func occurs(in text: String) -> Bool { occurs(in: TextSlice(text)) }

  func occurs(in text: TextSlice) -> Bool {
    automaton.matches(text.bytes.span.extracting(text.range), isWhole: false)
  }

  /// Whether the pattern matches the text from end to end.
  package func matchesWhole(_ text: String) -> Bool { matchesWhole(Array(text.utf8)[...]) }

  /// - Parameter text: UTF-8.
  package func matchesWhole(_ text: ArraySlice<UInt8>) -> Bool {
    automaton.matches(text.span, isWhole: true)
  }
}

/// Patterns that were compiled already: a pack has the same ones in many rules.
package final class KnownPatterns: Sendable {
  /// By their bytes: patterns that look alike may be different ones.
  private let patterns = Mutex<[[UInt8]: Pattern]>([:])

  package init() {}

  /// - Throws: ``Pattern/Problem`` as a pattern does.
  package func pattern(_ source: String) throws(Pattern.Problem) -> Pattern {
    let bytes = Array(source.utf8)
    if let known = patterns.withLock({ $0[bytes] }) { return known }
    let pattern = try Pattern(source)
    patterns.withLock { $0[bytes] = pattern }
    return pattern
  }
}
