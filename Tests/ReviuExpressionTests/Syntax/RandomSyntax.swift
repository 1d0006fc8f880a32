import ReviuTestSupport

@testable import ReviuExpression

/// Random expressions that need not make sense, with no more parentheses than CEL asks for.
struct RandomSyntax {
  private var source: SplitMix64
  private static let names = ["a", "b", "rab", "total_2", "x"]
  private static let literals = ["1", "2.50", "true", "'é'", "\"t\\n\"", "1_000", "1.5e3"]
  private static let infixes = [
    "||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%",
  ]

  /// An expression as text, and the tree that it stands for.
  struct Sample {
    var text: String
    var sketch: String
    /// How tightly its outermost operator binds: from 0 for a condition to 7 for a name.
    var rank: Int
  }

  init(seed: UInt64) { source = SplitMix64(seed: seed) }

  mutating func sample(depth: Int) -> Sample {
    if depth == 0 { return leaf() }
    switch source.below(9) {
    case 8: return map(depth)
    case 0: return leaf()
    case 1: return conditional(depth)
    case 2: return prefix(depth)
    case 3: return suffix(depth)
    case 4: return list(depth)
    default: return infix(depth)
    }
  }

  private mutating func leaf() -> Sample {
    if source.chance(50) {
      let name = source.pick(Self.names)
      return Sample(text: name, sketch: name, rank: 7)
    }
    let index = source.below(Self.literals.count)
    let sketches = ["1", "250e-2", "true", "'é'", "'t\n'", "1000", "1500e-0"]
    return Sample(text: Self.literals[index], sketch: sketches[index], rank: 7)
  }

  private mutating func infix(_ depth: Int) -> Sample {
    let symbol = source.pick(Self.infixes)
    let rank = BinaryOperator(rawValue: symbol)?.precedence ?? 0
    let left = operand(sample(depth: depth - 1), atLeast: rank)
    let right = operand(sample(depth: depth - 1), atLeast: rank + 1)
    // A digit and a percent sign would be a percentage.
    let isSpaced = symbol == "in" || symbol == "%"
    return Sample(
      text: left.text + space(isSpaced) + symbol + space(isSpaced) + right.text,
      sketch: "(\(symbol) \(left.sketch) \(right.sketch))", rank: rank)
  }

  private mutating func prefix(_ depth: Int) -> Sample {
    let symbol = source.pick(["!", "-"])
    let inner = operand(sample(depth: depth - 1), atLeast: 6)
    return Sample(
      text: symbol + space() + inner.text, sketch: "(\(symbol) \(inner.sketch))", rank: 6)
  }

  private mutating func conditional(_ depth: Int) -> Sample {
    let test = operand(sample(depth: depth - 1), atLeast: 1)
    let then = operand(sample(depth: depth - 1), atLeast: 1)
    let otherwise = sample(depth: depth - 1)
    return Sample(
      text: test.text + space() + "?" + space() + then.text + space() + ":" + space()
        + otherwise.text,
      sketch: "(? \(test.sketch) \(then.sketch) \(otherwise.sketch))", rank: 0)
  }

  private mutating func suffix(_ depth: Int) -> Sample {
    let receiver = operand(sample(depth: depth - 1), atLeast: 7)
    if source.chance(20) {
      let key = sample(depth: depth - 1)
      return Sample(
        text: receiver.text + space() + "[" + key.text + space() + "]",
        sketch: "([] \(receiver.sketch) \(key.sketch))", rank: 7)
    }
    let name = source.pick(Self.names)
    let dot = space() + "." + space()
    // A digit, a point, and a digit would be a decimal.
    let text = receiver.text.last?.isNumber == true ? "(\(receiver.text))" : receiver.text
    if source.chance(50) {
      return Sample(text: text + dot + name, sketch: "(. \(receiver.sketch) \(name))", rank: 7)
    }
    let arguments = (0..<source.below(3)).map { _ in sample(depth: depth - 1) }
    return Sample(
      text: text + dot + name + space() + "(" + arguments.map(\.text).joined(separator: ", ") + ")",
      sketch: "(\(receiver.sketch).\(name)\(arguments.map { " \($0.sketch)" }.joined()))", rank: 7)
  }

  private mutating func list(_ depth: Int) -> Sample {
    let elements = (0..<source.below(4)).map { _ in sample(depth: depth - 1) }
    return Sample(
      text: "[" + space() + elements.map(\.text).joined(separator: " , ") + "]",
      sketch: "[\(elements.map(\.sketch).joined(separator: " "))]", rank: 7)
  }

  private mutating func map(_ depth: Int) -> Sample {
    let entries = (0..<source.below(4)).map { _ in
      (sample(depth: depth - 1), sample(depth: depth - 1))
    }
    let texts = entries.map { key, value in key.text + space() + ":" + space() + value.text }
    return Sample(
      text: "{" + space() + texts.joined(separator: " , ") + "}",
      sketch: "{\(entries.map { "\($0.sketch):\($1.sketch)" }.joined(separator: " "))}", rank: 7)
  }

  /// Puts parentheses around what binds less tightly than its surroundings.
  private func operand(_ sample: Sample, atLeast rank: Int) -> Sample {
    sample.rank >= rank
      ? sample : Sample(text: "(\(sample.text))", sketch: sample.sketch, rank: 7)
  }

  private mutating func space(_ isNeeded: Bool = false) -> String {
    source.pick(isNeeded ? [" ", "  ", "\n"] : ["", " ", "\t", "\n "])
  }
}
