/// What is wrong with an expression, and where in its text.
package struct ExpressionError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case unexpectedCharacter(Character)
    case unterminatedString
    case badEscape(String)
    case numberTooLarge(String)
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
    case unknownFunction(String, suggestion: String?)
    case wrongArgumentCount(function: String, expected: Int, found: Int)
    case notALoopVariable
    case shadowedName(String)
    case typeMismatch(expected: String, found: String)
    case notComparable(String, String)
    case unguardedOptional(String)
    case notRows(String)
    case tooManyFractionDigits
    case badPattern(String)
    case unsupported(String, hint: String)
  }

  package var reason: Reason
  package var span: Expression.Span

  package init(_ reason: Reason, at span: Expression.Span) {
    self.reason = reason
    self.span = span
  }
}
