/// What is wrong with an expression, and where in its text.
package struct ExpressionError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Hashable {
    case unexpectedCharacter(Character)
    case unterminatedString
    case badEscape(String)
    case numberTooLarge(String)
    /// More digits behind the point than a decimal holds.
    case numberTooFine(String)
    /// `1.000`; with the spellings of the two numbers that it may stand for.
    case ambiguousNumber(String, whole: String, decimal: String)
    /// `1.000.000` or `1,5`; with the spelling that the language reads.
    case localNumber(String, suggestion: String?)
    case unexpectedToken(found: String, expected: String)
    case tooDeep
    /// Another language's spelling of something; with ours.
    case foreignSpelling(String, suggestion: String)

    case unknownName(String, suggestion: String?)
    case unknownField(String, of: String, suggestion: String?)
    /// A name that only groups fields, used as a value.
    case notAValue(String, fields: [String])
    /// A field of something that is no name.
    case notAPath
    /// A name of a value or of a group, followed by a field.
    case hasNoFields(String)
    case unknownFunction(String, suggestion: String?)
    /// A key that a map does not have, or a position that a list does not have.
    case unknownEntry(String, suggestion: String?)
    case repeatedKey(String)
    case wrongArgumentCount(function: String, expected: Int, found: Int)
    case notALoopVariable
    /// A constant that is neither a text, a number, nor a truth by itself.
    case notAConstant
    case shadowedName(String)
    /// A date that is not given as a text between quotes.
    case dateNotWrittenOut
    /// A text that is no date, or the date of a day that no calendar has.
    case noSuchDate(String)
    case typeMismatch(expected: String, found: String)
    case notComparable(String, String)
    case unguardedOptional(String)
    case notRows(String)
    case tooManyFractionDigits
    /// A divisor that is no constant, or one whose quotients may go on for ever.
    case inexactQuotient
    /// More rows to visit than may be; with the function that goes through them.
    case tooCostly(String, rows: Int, limit: Int)
    case badPattern(Pattern.Problem)
    case unsupported(String, hint: Hint)
  }

  /// The way out of something that the language does not have.
  package enum Hint: Sendable, Hashable {
    case write(String)
    case atLeastOneValue
    case textInQuotes
    /// Keys of maps are told apart when the rules are loaded.
    case keysWrittenOut
    /// Rows are no result; something must be asked of them.
    case somethingBehind
    /// What is asked of a list of values can be asked of its rows.
    case rowsWithoutMap
    /// Not of rows, and not of values of which a filter leaves some out.
    case listWrittenOut
    /// Which place a row has is not known once rows are left out.
    case positionsWithoutFilter
    case division
    case percentage
  }

  package var reason: Reason
  package var span: Expression.Span

  package init(_ reason: Reason, at span: Expression.Span) {
    self.reason = reason
    self.span = span
  }
}
