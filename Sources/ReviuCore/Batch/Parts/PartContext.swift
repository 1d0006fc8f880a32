package import ReviuExpression

/// What the results of a part depend on besides its documents; parts with different ones do not go together.
package struct PartContext: Sendable, Equatable {
  package struct Pack: Sendable, Equatable {
    package let id: String
    package let version: String
    /// SHA-256 in hexadecimal.
    package let digest: String

    package init(id: String, version: String, digest: String) {
      self.id = id
      self.version = version
      self.digest = digest
    }
  }

  /// Version of the engine.
  package let engine: String
  /// The pack itself, behind those that it extends.
  package let packs: [Pack]
  package let asOf: CivilDate
  /// SHA-256 of the file of waivers in hexadecimal; nil without one.
  package let waivers: String?

  package init(_ reviewer: Reviewer) {
    engine = Engine.version
    packs = Self.packs(of: reviewer.pack)
    asOf = reviewer.pack.asOf
    waivers = reviewer.waivers?.digest
  }

  package static func packs(of pack: RulePack) -> [Pack] {
    pack.parts.map { Pack(id: $0.id, version: $0.version, digest: $0.digest) }
  }
}

extension PartContext {
  /// The first that differs, with both values.
  package enum Difference: Sendable, Equatable {
    case engine(String, String)
    case asOf(CivilDate, CivilDate)
    case packs([Pack], [Pack])
    case waivers(String?, String?)
  }

  /// Nil where results of both go together.
  package func difference(from other: PartContext) -> Difference? {
    if engine != other.engine { return .engine(engine, other.engine) }
    if packs != other.packs { return .packs(packs, other.packs) }
    if asOf != other.asOf { return .asOf(asOf, other.asOf) }
    if waivers != other.waivers { return .waivers(waivers, other.waivers) }
    return nil
  }
}

extension PartContext: PartValue {
  func write(to writer: inout PartWriter) { writer.write(engine, packs, asOf, waivers) }

  init(from reader: inout PartReader) throws(PartProblem) {
    engine = try reader.next()
    packs = try reader.next()
    asOf = try reader.next()
    waivers = try reader.next()
  }
}

extension PartContext.Pack: PartValue {
  func write(to writer: inout PartWriter) { writer.write(id, version, digest) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(id: try reader.next(), version: try reader.next(), digest: try reader.next())
  }
}
