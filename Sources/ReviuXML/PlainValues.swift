/// Recognises values in their usual form: whole numbers, and texts and codes that stand in the buffer as they are meant.
///
/// Says in a few steps what ``CompiledFormat/parse(_:choices:)`` says of nearly all values of a sound document, and
/// nothing of the others.
@safe
struct PlainValues {
  /// The bytes that may be looked at, in which the values stand.
  let base: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  /// Offset of ``base`` in the source.
  let offset: Int
  /// For each byte, one bit for each alphabet that has it.
  let alphabets: UnsafeMutablePointer<UInt8>

  /// What is said of a value that needs a closer look; no value has this cell.
  static let notPlain = Cell.missing

  /// Offset in the source of bytes inside the buffer; nil for a copy of them elsewhere.
  @inline(__always)
  func offset(of pointer: UnsafePointer<UInt8>) -> Int? {
    unsafe pointer >= base && pointer < end ? offset &+ (pointer - base) : nil
  }

  @inline(__always)
  func cell(_ start: UnsafePointer<UInt8>, _ count: Int, _ format: CompiledFormat) -> Int64 {
    guard count > 0, let place = unsafe offset(of: start) else { return Self.notPlain }
    // The last eight bytes, if there are as many before the value's end.
    let last = unsafe start + count
    let isShort = unsafe count <= 8 && last - base >= 8
    switch format {
    case .integer(let low, let high):
      let value =
        isShort ? unsafe Self.shortNumber(last, count) : unsafe Self.number(start, count)
      return value >= low && value <= high && value >= 0 ? value : Self.notPlain
    case .decimal(let integerDigits, let fractionDigits):
      guard isShort, count <= Int(integerDigits) else { return Self.notPlain }
      var value = unsafe Self.shortNumber(last, count)
      if value < 0 { return Self.notPlain }
      var digits = fractionDigits
      while digits > 0 {
        value = value &* 10
        digits &-= 1
      }
      return value
    case .code(let alphabet, let minLength, let maxLength):
      guard count >= Int(minLength), count <= Int(maxLength) else { return Self.notPlain }
      let isCode =
        alphabet == .digits && isShort
        ? unsafe Self.areDigits(Self.word(last, count, filledWith: 0x30))
        : unsafe Self.areAll(start, count, in: alphabet.bit, of: alphabets)
      return isCode ? Cell.text(offset: place, count: count) : Self.notPlain
    case .text(let maxLength, _):
      // Bytes are at least as many as code points.
      guard count <= Int(maxLength) else { return Self.notPlain }
      if isShort, unsafe Self.areVisible(Self.word(last, count, filledWith: 0x30)) {
        return Cell.text(offset: place, count: count)
      }
      return unsafe Self.isCollapsed(start, count)
        ? Cell.text(offset: place, count: count) : Self.notPlain
    case .choice, .fiscalYear, .date: return Self.notPlain
    }
  }

  /// Up to eight bytes before an address, the first one lowest, behind a byte that fills the rest.
  @inline(__always)
  private static func word(
    _ end: UnsafePointer<UInt8>, _ count: Int, filledWith filler: UInt64
  ) -> UInt64 {
    let word = unsafe UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self).littleEndian
    let mask = UInt64.max &<< UInt64(truncatingIfNeeded: (8 &- count) &* 8)
    return word & mask | (filler &* 0x0101_0101_0101_0101) & ~mask
  }

  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let highs: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return (word & highs) | ((word &+ 0x0606_0606_0606_0606) & highs) >> 4
      == 0x3333_3333_3333_3333
  }

  /// Whether all are ASCII above the space, and no control.
  @inline(__always)
  private static func areVisible(_ word: UInt64) -> Bool {
    // A borrow or a carry can only come from a byte that is not visible itself.
    ((word &- 0x2121_2121_2121_2121) | (word &+ 0x0101_0101_0101_0101) | word)
      & 0x8080_8080_8080_8080 == 0
  }

  /// The value of 1 to 8 digits without leading zero that end at an address; -1 where it is anything else.
  @inline(__always)
  private static func shortNumber(_ end: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    var word = unsafe word(end, count, filledWith: 0x30)
    guard areDigits(word), unsafe count == 1 || (end - count).pointee != 0x30 else { return -1 }
    // Neighbours are put together: digits to pairs, pairs to fours, fours to eight.
    word = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2_561) >> 8
    word = ((word & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    word = ((word & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    return Int64(truncatingIfNeeded: word)
  }

  /// The value of 1 to 18 digits without leading zero; -1 where it is anything else.
  @inline(never)
  private static func number(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    guard count <= 18, unsafe count == 1 || start[0] != 0x30 else { return -1 }
    var value: Int64 = 0
    var index = 0
    while index < count {
      let digit = unsafe start[index] &- 0x30
      guard digit < 10 else { return -1 }
      value = value &* 10 &+ Int64(digit)
      index &+= 1
    }
    return value
  }

  @inline(never)
  private static func areAll(
    _ start: UnsafePointer<UInt8>, _ count: Int, in bit: UInt8,
    of alphabets: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    var common = bit
    var index = 0
    while index < count {
      unsafe common &= alphabets[Int(start[index])]
      index &+= 1
    }
    return common != 0
  }

  /// Whether a text is of ASCII without controls, begins and ends with something visible, and has nothing but single
  /// spaces inside.
  @inline(never)
  private static func isCollapsed(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard unsafe start[0] > 0x20 && start[count &- 1] > 0x20 && start[count &- 1] < 0x7F else {
      return false
    }
    let width = SIMD16<UInt8>.scalarCount
    // Every byte is looked at together with the next one; the last one is known to be visible.
    let pairs = count &- 1
    guard pairs >= width else {
      var index = 0
      while index < pairs {
        let byte = unsafe start[index]
        if unsafe Int8(bitPattern: byte &+ 1) < 0x21 || (byte | start[index &+ 1]) == 0x20 {
          return false
        }
        index &+= 1
      }
      return true
    }
    let space = SIMD16<Int8>(repeating: 0x20)
    var wrong = SIMD16<Int8>(repeating: 0)
    var index = 0
    let raw = unsafe UnsafeRawPointer(start)
    while true {
      let bytes = unsafe raw.loadUnaligned(fromByteOffset: index, as: SIMD16<Int8>.self)
      let next = unsafe raw.loadUnaligned(fromByteOffset: index &+ 1, as: SIMD16<Int8>.self)
      // What is not ASCII is below zero. Of two bytes from the space up, only two spaces have no other bit.
      // One more than what is seen last in ASCII is below zero, too.
      wrong.replace(with: space, where: ((bytes &+ 1) .<= space) .| ((bytes | next) .== space))
      if index == pairs &- width { break }
      index = min(index &+ width, pairs &- width)
    }
    return wrong == SIMD16<Int8>(repeating: 0)
  }
}
