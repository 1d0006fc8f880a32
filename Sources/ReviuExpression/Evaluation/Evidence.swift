/// A value as shown in evidence.
package enum Value: Sendable, Hashable {
  case bool(Bool)
  case number(Decimal)
  case text(String)
  case date(CivilDate)

  init(_ literal: Literal) {
    self =
      switch literal {
      case .bool(let value): .bool(value)
      case .int(let value): .number(Decimal(value))
      case .decimal(let value): .number(value)
      case .string(let value): .text(value)
      }
  }

  /// - Parameters:
  ///   - result: as ``RememberedResult`` keeps it.
  ///   - type: of what gave it.
  init?(_ result: Int128, _ type: ValueType) {
    if result == noNumber { return nil }
    switch type {
    case .bool: self = .bool(result == 1)
    case .int:
      // What is kept of a sum is what it comes to, whether or not that fits.
      guard let number = Int64(exactly: result) else { return nil }
      self = .number(Decimal(number))
    case .decimal: self = .number(Decimal(coefficient: result, scale: type.scale))
    case .date:
      guard let date = Int64(exactly: result).flatMap({ CivilDate(packed: $0) }) else { return nil }
      self = .date(date)
    case .string, .list, .map, .nothing, .rows: return nil
    }
  }

  /// Texts are the same when their bytes are; Swift's own comparison takes different spellings of one character
  /// for the same.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.date(let a), .date(let b)): a == b
    default: false
    }
  }

  /// As the language spells it.
  var spelled: String {
    switch self {
    case .bool(let value): "\(value)"
    case .number(let value): value.description
    case .text(let value): value
    case .date(let value): value.description
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .text(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .date(let value): hasher.combine(value)
    }
  }
}

/// A field that was read.
package struct Contribution: Sendable, Hashable {
  package var document: Int
  package var table: Int
  package var row: Int
  /// The column of the value; for rows that of their first one.
  package var column: Int
  /// The column with the offset of the element that holds it.
  package var offsetColumn: Int
  /// Offset in the document of a byte inside the start tag; nil when there is no such document.
  package var offset: Int?
}

/// Why a result is not there.
package struct Absence: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case missing
    case malformed
    case repeated
    /// The document that holds the field is not there or not readable.
    case noDocument
    /// The number does not fit or has no exact form.
    case arithmetic(ArithmeticError)
    /// No row is the smallest or the largest, since there is none.
    case noRows
    /// A position outside of a text.
    case outsideText
    /// A text that is to be a whole number and is none.
    case notANumber
    /// A map or a list of the rule has nothing behind this key.
    case noSuchKey(String)
  }

  package var reason: Reason
  /// The field concerned; nil for an arithmetic result.
  package var contribution: Contribution?
}
