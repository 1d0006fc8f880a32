/// Translates a pattern to instructions by recursive descent.
///
/// Until all of them are there, addresses count from the instruction that has them: so parts of a program can be put
/// anywhere.
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
    var program = try alternatives()
    if position < scalars.count { throw .unexpected(String(scalars[position])) }
    program.append(.accept)
    for (address, instruction) in program.enumerated() {
      switch instruction {
      case .split(let first, let second):
        program[address] = .split(address + first, address + second)
      case .jump(let target): program[address] = .jump(address + target)
      default: continue
      }
    }
    return program
  }

  private mutating func alternatives() throws(Pattern.Problem) -> [Pattern.Instruction] {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw .tooDeep }
    let first = try sequence()
    if peek() != "|" { return first }
    var all = [first]
    // Each but the last has a choice before it and a jump behind it.
    var count = first.count
    while peek() == "|" {
      position += 1
      all.append(try sequence())
      count += all[all.count - 1].count + 2
      if count > Self.instructionLimit { throw .tooLarge }
    }
    var result: [Pattern.Instruction] = []
    result.reserveCapacity(count)
    for sequence in all.dropLast() {
      result.append(.split(1, sequence.count + 2))
      result += sequence
      result.append(.jump(count - result.count))
    }
    result += all[all.count - 1]
    return result
  }

  private mutating func sequence() throws(Pattern.Problem) -> [Pattern.Instruction] {
    var result: [Pattern.Instruction] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let atom = try atom()
      result += try repetition(of: atom)
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
    for _ in 0..<low { result += atom }
    if let high {
      guard high >= low else { throw .reversedBounds }
      for _ in low..<high {
        result.append(.split(1, atom.count + 1))
        result += atom
      }
    } else {
      result.append(.split(1, atom.count + 2))
      result += atom
      result.append(.jump(-atom.count - 1))
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

  private func peek() -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }
}
