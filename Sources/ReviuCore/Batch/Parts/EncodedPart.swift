internal import ReviuXML

/// A part as bytes that can be kept and sent: read back, it is gathered as if it had been reviewed here.
///
/// The bytes are `reviu-part-` with the version and a line feed, the length of the content (eight bytes, the lowest first), the content,
/// and the SHA-256 of all that. The content is what its results depend on, then the part; see ``PartWriter``.
package struct EncodedPart: Sendable {
  private static let name = Array("reviu-part-".utf8)
  static let version = "5"
  /// Digits that the version of any form has at most.
  private static let versionLimit = 9
  private static let lengthSize = 8

  package let context: PartContext
  /// False where more parts follow that belong to the same whole.
  package let isLast: Bool
  /// Stands behind the context.
  private let reader: PartReader

  /// Takes an encoded part off the front of some bytes.
  package init(readingFrom bytes: inout ArraySlice<UInt8>) throws(PartProblem) {
    let content = try Self.content(of: &bytes)
    var reader = PartReader(content)
    isLast = try reader.next()
    context = try reader.next()
    self.reader = reader
  }

  /// The part itself.
  /// - Parameter pack: the one that the context names.
  package func part(for pack: RulePack) throws(PartProblem) -> BatchPart {
    var reader = reader
    let part: BatchPart = try reader.next()
    guard reader.isAtEnd, part.fits(pack) else { throw .corrupt }
    return part
  }

  static func bytes(of content: [UInt8]) -> [UInt8] {
    var bytes = name + version.utf8 + [0x0A]
    for index in 0..<lengthSize {
      bytes.append(UInt8(truncatingIfNeeded: content.count >> (8 * index)))
    }
    bytes += content
    return bytes + ContentDigest(of: bytes[...]).bytes
  }

  static func content(
    of bytes: inout ArraySlice<UInt8>
  ) throws(PartProblem) -> ArraySlice<UInt8> {
    guard bytes.prefix(name.count).elementsEqual(name.prefix(bytes.count)) else { throw .foreign }
    let versioned = bytes.dropFirst(name.count)
    let number = versioned.prefix { (0x30...0x39).contains($0) }
    guard number.count <= versionLimit else { throw .foreign }
    guard let lineEnd = versioned.dropFirst(number.count).first else { throw .truncated }
    guard lineEnd == 0x0A else { throw .foreign }
    let found = String(decoding: number, as: UTF8.self)
    guard found == version else { throw .otherForm(found) }
    let rest = bytes[(number.endIndex + 1)...]
    let length = rest.prefix(lengthSize).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let behind = rest.dropFirst(lengthSize)
    guard rest.count >= lengthSize + ContentDigest.size,
      length <= UInt64(behind.count - ContentDigest.size)
    else { throw .truncated }
    let content = behind.prefix(Int(length))
    let digest = behind[content.endIndex...].prefix(ContentDigest.size)
    guard ContentDigest(of: bytes[..<content.endIndex]).bytes.elementsEqual(digest) else {
      throw .corrupt
    }
    bytes = bytes[digest.endIndex...]
    return content
  }
}

extension BatchPart {
  /// The part as bytes; its documents without partner must be at hand.
  /// - Parameter isLast: false where more parts follow that belong to the same whole.
  package func encoded(in context: PartContext, isLast: Bool = true) -> [UInt8] {
    var writer = PartWriter()
    writer.write(isLast, context, self)
    return EncodedPart.bytes(of: writer.bytes)
  }

  /// Whether everything that the part names by number is there.
  fileprivate func fits(_ pack: RulePack) -> Bool {
    let ruleCount = DocumentRule.allCases.count + pack.rules.count
    let tables = VocabularyIndex.shared.table.tables.indices
    return reviewed.allSatisfy { proposal in
      proposal.review.outcomes.count == ruleCount
        && proposal.entries.allSatisfy { entry in
          let (rule, place) = (Int(entry.rule), entry.place)
          guard pack.rules.indices.contains(rule), let check = pack.rules[rule].check.batch else {
            return false
          }
          // A key of nothing is the same bytes as one of an empty text.
          return entry.key.map { $0.parts.count == max(1, check.key.count) } ?? true
            && tables.contains(Int(place.table)) && (0..<Int32.max).contains(place.row)
        }
    }
  }
}
