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
  private var program: [Pattern.Instruction] = []

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func compile() throws(Pattern.Problem) -> [Pattern.Instruction] {
    try alternatives()
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

  private mutating func alternatives() throws(Pattern.Problem) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw .tooDeep }
    var start = program.count
    try sequence()
    // Each but the last has a choice before it and a jump behind it.
    var jumps: [Int] = []
    while peek() == "|" {
      position += 1
      program.insert(.split(1, program.count - start + 2), at: start)
      jumps.append(program.count)
      program.append(.jump(0))
      start = program.count
      try sequence()
    }
    for jump in jumps { program[jump] = .jump(program.count - jump) }
  }

  private mutating func sequence() throws(Pattern.Problem) {
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let start = program.count
      try atom()
      try repeatAtom(from: start)
      if program.count > Self.instructionLimit { throw .tooLarge }
    }
  }

  private mutating func atom() throws(Pattern.Problem) {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "(":
      if peek() == "?" {
        position += 1
        guard peek() == ":" else { throw .groupForm }
        position += 1
      }
      try alternatives()
      guard peek() == ")" else { throw .unclosed(")") }
      position += 1
    case "[": program.append(.match(try characterClass()))
    case ".":
      var set = CharacterSet(isInverted: true)
      set.insert("\n", through: "\n")
      program.append(.match(set))
    case "^": program.append(.start)
    case "$": program.append(.end)
    case "\\": program.append(.match(try escape()))
    case "*", "+", "?", "{": throw .nothingToRepeat(String(scalar))
    default: program.append(.match(single(scalar)))
    }
  }

  /// Repeats what was compiled last as often as what is written behind it says.
  private mutating func repeatAtom(from start: Int) throws(Pattern.Problem) {
    guard let scalar = peek() else { return }
    let (low, high): (Int, Int?)
    switch scalar {
    case "*": (low, high) = (0, nil)
    case "+": (low, high) = (1, nil)
    case "?": (low, high) = (0, 1)
    case "{":
      position += 1
      (low, high) = try bounds()
      guard peek() == "}" else { throw .unclosed("}") }
    default: return
    }
    position += 1
    if let next = peek(), "*+?{".unicodeScalars.contains(next) {
      throw .repeatedRepetition
    }
    let atom = Array(program[start...])
    // Before anything is built: counts inside counts multiply.
    if max(low, high ?? 0) * atom.count > Self.instructionLimit {
      throw .tooLarge
    }
    program.removeSubrange(start...)
    for _ in 0..<low { program += atom }
    if let high {
      guard high >= low else { throw .reversedBounds }
      for _ in low..<high {
        program.append(.split(1, atom.count + 1))
        program += atom
      }
    } else if low > 0 {
      program.append(.split(-atom.count, 1))
    } else {
      program.append(.split(1, atom.count + 2))
      program += atom
      program.append(.jump(-atom.count - 1))
    }
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
      if isLetterOrDigit(scalar) {
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

  private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    // What Unicode says of a character takes long to look up.
    scalar.isASCII
      ? (scalar.value | 0x20) &- 0x61 < 26 || scalar.value &- 0x30 < 10
      : scalar.properties.isAlphabetic
  }

  private func peek() -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }
}
