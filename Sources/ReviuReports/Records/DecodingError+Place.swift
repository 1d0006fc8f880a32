extension DecodingError {
  /// The place inside the JSON, and, where there is something, what is wrong there.
  package var placeAndProblem: String {
    switch self {
    case .keyNotFound(let key, let context):
      // The place that is not there says it all, in any language.
      Self.path(context.codingPath + [key])
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      "\(Self.path(context.codingPath)): \(context.debugDescription)"
    @unknown default: "\(self)"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    "$" + keys.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
  }
}
