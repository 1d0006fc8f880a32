import ReviuTestSupport

/// Changes drawn by lot, one or several to a document.
struct RandomMutants {
  private var random: SplitMix64
  private let seed: UInt64
  private let sources: [(name: String, markup: Markup)]

  init(seed: UInt64, sources: [(name: String, text: String)]) {
    self.seed = seed
    random = SplitMix64(seed: seed)
    self.sources = sources.map { ($0.name, Markup(parsing: $0.text)) }
  }

  mutating func next(_ number: Int) -> Mutant {
    let source = random.pick(sources)
    var markup = source.markup
    var changes: [String] = []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      changes.append(change(&markup))
    }
    var bytes = Array(markup.text.utf8)
    if changes.isEmpty || Int.random(in: 0..<4, using: &random) == 0 {
      changes.append(change(&bytes))
    }
    let name =
      "seed \(seed), number \(number), \(source.name): \(changes.joined(separator: "; "))"
    let hasNUL = bytes.firstIndex(of: 0).map { $0 >= 4 } ?? false
    return Mutant(bytes, name, hasNUL ? .nulByte : nil)
  }

  private mutating func change(_ markup: inout Markup) -> String {
    let elements = markup.elements
    if elements.isEmpty { return "nothing left" }
    let element = random.pick(elements)
    let attributes = markup.attributes(of: element)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1:
      let (name, change) = random.pick(ElementMutations.named)
      change(&markup, element)
      return "\(name): \(element.path)"
    case 2:
      let stray = random.pick(ElementMutations.strays)
      markup.pieces.insert(
        .other(stray), at: Int.random(in: element.start...element.end, using: &random))
      return "\(stray) near \(element.path)"
    case 3 where !attributes.isEmpty:
      var changed = attributes
      let (name, change) = random.pick(AttributeMutations.named)
      change(&changed, Int.random(in: 0..<attributes.count, using: &random))
      markup.setAttributes(changed, of: element)
      return "\(name): an attribute of \(element.path)"
    case 4:
      markup.setAttributes(attributes + random.pick(AttributeMutations.foreign), of: element)
      return "foreign attribute: \(element.path)"
    case 5...7 where !attributes.isEmpty:
      var changed = attributes
      let index = Int.random(in: 0..<attributes.count, using: &random)
      let spelling = random.pick(Spellings.all)
      changed[index].value = spelling
      markup.setAttributes(changed, of: element)
      return "\(element.path)@\(attributes[index].name) = '\(spelling)'"
    default:
      let spelling = random.pick(Spellings.all)
      markup.setContent([.text(spelling)], of: element)
      return "\(element.path) = '\(spelling)'"
    }
  }

  private mutating func change(_ bytes: inout [UInt8]) -> String {
    // The declaration has mutants of its own, and few of its spellings mean what xmllint takes them for.
    let hasDeclaration = bytes.starts(with: "<?xml ".utf8)
    let start = hasDeclaration ? (bytes.firstIndex(of: UInt8(ascii: ">")) ?? 0) + 1 : 0
    guard start < bytes.count else { return "nothing left" }
    let offset = Int.random(in: start..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      bytes.removeSubrange(offset...)
      return "cut off after \(offset) bytes"
    case 1:
      let byte = UInt8.random(in: 0...255, using: &random)
      bytes[offset] = byte
      return "byte \(offset) set to \(byte)"
    case 2:
      bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      return "a bit of byte \(offset) flipped"
    case 3:
      bytes.remove(at: offset)
      return "byte \(offset) removed"
    case 4:
      let letter = random.pick(Array("<>&\"'/=!?-[]; \n\tx0é".utf8))
      bytes.insert(letter, at: offset)
      return "byte \(letter) put in at \(offset)"
    default:
      let end = min(bytes.count, offset + Int.random(in: 1...40, using: &random))
      bytes.removeSubrange(offset..<end)
      return "bytes \(offset) to \(end) removed"
    }
  }
}
