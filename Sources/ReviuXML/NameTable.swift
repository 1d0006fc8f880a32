internal import CLibXML2

/// The vocabulary's names in a dictionary of libxml2, found again by their address.
///
/// The parser adds the names that only a document knows, so a dictionary that has grown is not for the next one.
@safe
struct NameTable {
  let dictionary: xmlDictPtr
  let namespace: UnsafePointer<UInt8>
  let schemaInstance: UnsafePointer<UInt8>
  private let addresses: UnsafeMutablePointer<UInt>
  private let numbers: UnsafeMutablePointer<UInt8>
  private let multiplier: UInt
  private let ownSize: Int32

  private static let slotBits: UInt = 10
  static let schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

  /// Bytes of names that a document may add; the number of names is limited too, far below.
  private static let byteLimit = 1 << 24

  init(names: [String], namespace: String) {
    guard let dictionary = unsafe xmlDictCreate() else { preconditionFailure("out of memory") }
    unsafe _ = xmlDictSetLimit(dictionary, Self.byteLimit)
    func intern(_ text: String) -> UnsafePointer<UInt8> {
      guard let address = unsafe xmlDictLookup(dictionary, text, Int32(text.utf8.count)) else {
        preconditionFailure("out of memory")
      }
      return unsafe address
    }
    unsafe self.dictionary = unsafe dictionary
    unsafe self.namespace = unsafe intern(namespace)
    unsafe schemaInstance = unsafe intern(Self.schemaInstanceNamespace)
    // The names that the parser looks up by itself, those of the predefined entities included.
    let ofXML = ["xml", "xmlns", "http://www.w3.org/XML/1998/namespace"]
    for name in ofXML + ["amp", "lt", "gt", "apos", "quot"] { unsafe _ = intern(name) }
    let slots = 1 << Self.slotBits
    unsafe addresses = .allocate(capacity: slots)
    unsafe numbers = .allocate(capacity: slots)
    let wanted = names.dropFirst().map { unsafe UInt(bitPattern: intern($0)) }
    // Any odd multiplier that sends no two names to one slot will do.
    var candidate: UInt = 0x9E37_79B9_7F4A_7C15
    while Set(wanted.map { ($0 &* candidate) >> (64 - Self.slotBits) }).count < wanted.count {
      candidate = candidate &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_408
      candidate |= 1
    }
    multiplier = candidate
    unsafe addresses.initialize(repeating: 0, count: slots)
    unsafe numbers.initialize(repeating: 0, count: slots)
    for (index, address) in wanted.enumerated() {
      let slot = Int((address &* candidate) >> (64 - Self.slotBits))
      unsafe addresses[slot] = address
      unsafe numbers[slot] = UInt8(index + 1)
    }
    ownSize = unsafe xmlDictSize(dictionary)
  }

  /// Whether a document has added names of its own.
  var hasGrown: Bool { unsafe xmlDictSize(dictionary) > ownSize }

  func free() {
    unsafe addresses.deallocate()
    unsafe numbers.deallocate()
    unsafe xmlDictFree(dictionary)
  }

  /// The number of a name of the vocabulary, 0 for any other.
  @inline(__always)
  func number(of name: UnsafePointer<UInt8>) -> Int {
    let address = UInt(bitPattern: name)
    let slot = Int((address &* multiplier) >> (64 - Self.slotBits))
    return unsafe addresses[slot] == address ? Int(numbers[slot]) : 0
  }
}
