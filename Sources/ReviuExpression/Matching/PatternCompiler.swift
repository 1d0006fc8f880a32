/// Translates a pattern to instructions by recursive descent.
struct PatternCompiler {
  /// A counted repetition multiplies its body; more than this is refused. What follows each set of characters takes a
  /// bit for each of the others.
  private static let instructionLimit = 2_000
  private static let depthLimit = 50

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func compile() throws(Pattern.Problem) -> [Pattern.Instruction] {
    let program = try alternatives()
    if position < scalars.count { throw .unexpected(String(scalars[position])) }
    return program + [.accept]
  }

  private mutating func alternatives() throws(Pattern.Problem) -> [Pattern.Instruction] {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw .tooDeep }
    var result = try sequence()
    while peek() == "|" {
      position += 1
      let other = try sequence()
      result =
        [.split(1, result.count + 2)] + shifted(result, by: 1)
        + [.jump(result.count + 2 + other.count)] + shifted(other, by: result.count + 2)
      if result.count > Self.instructionLimit { throw .tooLarge }
    }
    return result
  }

  private mutating func sequence() throws(Pattern.Problem) -> [Pattern.Instruction] {
    var result: [Pattern.Instruction] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let atom = try atom()
      let repeated = try repetition(of: atom)
      result += shifted(repeated, by: result.count)
      if result.count > Self.instructionLimit { throw .tooLarge }
    }
    return result
  }

  private mutating func atom() throws(Pattern.Problem) -> [Pattern.Instruction] {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "(":
      if peek() == "?" {
        position += 1
        guard peek() == ":" else { throw .groupForm }
        position += 1
      }
      let inner = try alternatives()
      guard peek() == ")" else { throw .unclosed(")") }
      position += 1
      return inner
    case "[": return [.match(try characterClass())]
    case ".":
      var set = CharacterSet(isInverted: true)
      set.insert("\n", through: "\n")
      return [.match(set)]
    case "^": return [.start]
    case "$": return [.end]
    case "\\": return [.match(try escape())]
    case "*", "+", "?", "{": throw .nothingToRepeat(String(scalar))
    default: return [.match(single(scalar))]
    }
  }

  private mutating func repetition(
    of atom: [Pattern.Instruction]
  ) throws(Pattern.Problem) -> [Pattern.Instruction] {
    guard let scalar = peek() else { return atom }
    let (low, high): (Int, Int?)
    switch scalar {
    case "*": (low, high) = (0, nil)
    case "+": (low, high) = (1, nil)
    case "?": (low, high) = (0, 1)
    case "{":
      position += 1
      (low, high) = try bounds()
      guard peek() == "}" else { throw .unclosed("}") }
    default: return atom
    }
    position += 1
    if let next = peek(), "*+?{".unicodeScalars.contains(next) {
      throw .repeatedRepetition
    }
    // Before anything is built: counts inside counts multiply.
    if max(low, high ?? 0) * atom.count > Self.instructionLimit {
      throw .tooLarge
    }
    var result: [Pattern.Instruction] = []
    for _ in 0..<low { result += shifted(atom, by: result.count) }
    if let high {
      guard high >= low else { throw .reversedBounds }
      for _ in low..<high {
        let start = result.count
        result.append(.split(start + 1, start + 1 + atom.count))
        result += shifted(atom, by: start + 1)
      }
    } else {
      let start = result.count
      result.append(.split(start + 1, start + atom.count + 2))
      result += shifted(atom, by: start + 1)
      result.append(.jump(start))
    }
    if result.count > Self.instructionLimit { throw .tooLarge }
    return result
  }

  private mutating func bounds() throws(Pattern.Problem) -> (Int, Int?) {
    guard let low = number() else { throw .noNumber }
    guard peek() == "," else { return (low, low) }
    position += 1
    return (low, number())
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek(), scalar.value >= 0x30, scalar.value <= 0x39, value ?? 0 < 1_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      position += 1
    }
    return value
  }

  private mutating func characterClass() throws(Pattern.Problem) -> CharacterSet {
    var set = CharacterSet()
    if peek() == "^" {
      set.isInverted = true
      position += 1
    }
    var isFirst = true
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", position + 1 < scalars.count,
        ":.=".unicodeScalars.contains(scalars[position + 1])
      {
        throw .namedClass
      }
      let item = try classItem()
      guard peek() == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        set.ranges += item.positiveRanges
        continue
      }
      position += 1
      let end = try classItem()
      guard let first = item.onlyScalar, let last = end.onlyScalar else { throw .rangeOfClass }
      guard first <= last else { throw .reversedRange }
      set.insert(first, through: last)
    }
    guard peek() == "]" else { throw .unclosed("]") }
    position += 1
    return set
  }

  /// One character of a class, or a set such as `\\d`.
  private mutating func classItem() throws(Pattern.Problem) -> CharacterSet {
    let scalar = scalars[position]
    position += 1
    return scalar == "\\" ? try escape() : single(scalar)
  }

  private mutating func escape() throws(Pattern.Problem) -> CharacterSet {
    guard let scalar = peek() else { throw .nothingEscaped }
    position += 1
    if let set = CharacterSet.named(scalar) { return set }
    switch scalar {
    case "n": return single("\n")
    case "t": return single("\t")
    default:
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        throw .unsupportedEscape(String(scalar))
      }
      return single(scalar)
    }
  }

  private func single(_ scalar: Unicode.Scalar) -> CharacterSet {
    var set = CharacterSet()
    set.insert(scalar, through: scalar)
    return set
  }

  private func shifted(
    _ program: [Pattern.Instruction], by offset: Int
  ) -> [Pattern.Instruction] {
    if offset == 0 { return program }
    return program.map { instruction in
      switch instruction {
      case .split(let first, let second): .split(first + offset, second + offset)
      case .jump(let target): .jump(target + offset)
      default: instruction
      }
    }
  }

  private func peek() -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }
}
