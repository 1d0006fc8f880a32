package import ReviuCore

extension DecodingError {
  /// The place inside the JSON, and what is wrong there.
  package var placeAndProblem: Bilingual {
    switch self {
    case .keyNotFound(let key, let context):
      Self.problem(context.codingPath + [key], id: "tidak ada", en: "is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      Self.problem(
        context.codingPath, id: "bukan nilai yang diminta skemanya",
        en: "is no value as the schema has it")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      Self.problem([], id: "bukan JSON yang sah", en: "is not valid JSON")
    case .dataCorrupted(let context):
      Self.problem(context.codingPath, id: "isinya tidak sah", en: "is not valid")
    @unknown default: Bilingual(verbatim: "\(self)")
    }
  }

  private static func problem(_ keys: [any CodingKey], id: String, en: String) -> Bilingual {
    let path = "$" + keys.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return Bilingual(id: "\(path): \(id)", en: "\(path): \(en)")
  }
}
