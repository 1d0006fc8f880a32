internal import ReviuExpression

/// A part of a text put in the place of another.
struct TextEdit {
  /// Offsets in the UTF-8 of the text.
  var span: Range<Int>
  var replacement: String

  func applied(to text: String) -> String {
    let bytes = Array(text.utf8)
    return String(
      decoding: bytes[..<span.lowerBound] + Array(replacement.utf8) + bytes[span.upperBound...],
      as: UTF8.self)
  }

  /// What the edit replaces.
  func original(in text: String) -> String {
    String(decoding: Array(text.utf8)[span], as: UTF8.self)
  }
}

extension Expression {
  /// Small mistakes that an author could have made in the expression, each as an edit of its text.
  ///
  /// - Parameter constants: in whose place the mistakes of their values are put.
  func mutations(in text: String, _ constants: [PackConstant] = []) -> [TextEdit] {
    switch kind {
    case .literal(let literal): return literal.mutations(at: span, in: text)
    case .name(let name):
      return constants.first { $0.name == name }?.mutations(at: span) ?? []
    case .member(let operand, _, _): return operand.mutations(in: text, constants)
    case .list(let elements): return elements.flatMap { $0.mutations(in: text, constants) }
    case .map(let entries):
      return entries.flatMap {
        $0.key.mutations(in: text, constants) + $0.value.mutations(in: text, constants)
      }
    case .index(let operand, let key):
      return operand.mutations(in: text, constants) + key.mutations(in: text, constants)
    case .unary(_, let operand):
      let sign = span.lowerBound..<operand.span.lowerBound
      return [TextEdit(span: sign, replacement: "")] + operand.mutations(in: text, constants)
    case .conditional(let condition, let then, let otherwise):
      let (first, second) = (then.text(in: text), otherwise.text(in: text))
      let between = String(
        decoding: Array(text.utf8)[then.span.upperBound..<otherwise.span.lowerBound],
        as: UTF8.self)
      let swap = TextEdit(
        span: then.span.lowerBound..<otherwise.span.upperBound,
        replacement: second + between + first)
      return [swap] + [condition, then, otherwise].flatMap { $0.mutations(in: text, constants) }
    case .binary(let symbol, let left, let right):
      var edits: [TextEdit] = []
      if let other = symbol.mistake,
        let place = text.offset(
          of: symbol.rawValue, in: left.span.upperBound..<right.span.lowerBound)
      {
        let span = place..<place + symbol.rawValue.utf8.count
        edits.append(TextEdit(span: span, replacement: other.rawValue))
      }
      return edits + left.mutations(in: text, constants) + right.mutations(in: text, constants)
    case .call(let receiver, let function, let nameSpan, let arguments):
      return callMutations(receiver, function, nameSpan, arguments, in: text, constants)
    }
  }

  private func callMutations(
    _ receiver: Expression?, _ function: String, _ nameSpan: Span, _ arguments: [Expression],
    in text: String, _ constants: [PackConstant]
  ) -> [TextEdit] {
    var edits = receiver?.mutations(in: text, constants) ?? []
    switch function {
    case "date":
      guard let argument = arguments.first, case .literal(.string(let day)) = argument.kind,
        let date = CivilDate(day)
      else { return edits }
      return edits
        + [-1, 1].compactMap { date.adding(days: $0) }.map {
          TextEdit(span: argument.span, replacement: "\"\($0)\"")
        }
    case "filter":
      if let receiver {
        let call = receiver.span.upperBound..<span.upperBound
        edits.append(TextEdit(span: call, replacement: ""))
      }
    case "all": edits.append(TextEdit(span: nameSpan, replacement: "exists"))
    case "exists": edits.append(TextEdit(span: nameSpan, replacement: "all"))
    default: break
    }
    return edits + arguments.flatMap { $0.mutations(in: text, constants) }
  }

  private func text(in whole: String) -> String {
    String(decoding: Array(whole.utf8)[span], as: UTF8.self)
  }
}

extension PackConstant {
  /// - Parameter span: of the name.
  fileprivate func mutations(at span: Range<Int>) -> [TextEdit] {
    guard case .literal(let literal) = value.kind else { return [] }
    return literal.mutations(at: 0..<text.utf8.count, in: text).map {
      TextEdit(span: span, replacement: $0.replacement)
    }
  }
}

extension BinaryOperator {
  /// The operator that is easily written in its place.
  fileprivate var mistake: BinaryOperator? {
    switch self {
    case .or: .and
    case .and: .or
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    case .add: .subtract
    case .subtract, .multiply: .add
    default: nil
    }
  }
}

extension Literal {
  fileprivate func mutations(at span: Range<Int>, in text: String) -> [TextEdit] {
    switch self {
    case .bool(let value): return [TextEdit(span: span, replacement: value ? "false" : "true")]
    case .int(let value): return Decimal(value).neighbours.map { $0.edit(at: span) }
    case .decimal(let value): return value.neighbours.map { $0.edit(at: span) }
    case .string:
      let source = String(decoding: Array(text.utf8)[span], as: UTF8.self)
      return source.withLastCharacterChanged.map { [TextEdit(span: span, replacement: $0)] } ?? []
    }
  }
}

extension Decimal {
  /// The numbers one smallest unit below and above, as it is written.
  var neighbours: [Decimal] {
    [-1 as Int128, 1].compactMap { step in
      let (neighbour, overflow) = coefficient.addingReportingOverflow(step)
      return overflow ? nil : Decimal(coefficient: neighbour, scale: scale)
    }
  }

  fileprivate func edit(at span: Range<Int>) -> TextEdit {
    TextEdit(span: span, replacement: isNegative ? "(\(self))" : description)
  }
}

extension String {
  /// The text with its last letter or digit replaced by the next one; nil where it has none.
  var withLastCharacterChanged: String? {
    var scalars = Array(unicodeScalars)
    guard
      let place = scalars.lastIndex(where: {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
      })
    else { return nil }
    switch scalars[place] {
    case "9": scalars[place] = "8"
    case "z": scalars[place] = "y"
    case "Z": scalars[place] = "Y"
    case let scalar: scalars[place] = Unicode.Scalar(scalar.value + 1) ?? "x"
    }
    return String(String.UnicodeScalarView(scalars))
  }

  fileprivate func offset(of part: String, in range: Range<Int>) -> Int? {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard range.count >= wanted.count else { return nil }
    return (range.lowerBound...range.upperBound - wanted.count).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
