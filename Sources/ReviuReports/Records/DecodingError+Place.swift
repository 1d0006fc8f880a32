extension DecodingError {
  /// The place inside the JSON, and what is wrong there.
  package var placeAndProblem: String {
    let context: DecodingError.Context
    switch self {
    case .keyNotFound(_, let found), .typeMismatch(_, let found), .valueNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default: return "\(self)"
    }
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
    return "$\(path.joined()): \(context.debugDescription)"
  }
}
