extension Finding {
  /// The same for the same parts in the same order.
  static func fingerprint(_ parts: [String]) -> String {
    String(ContentDigest(of: parts.map { Array($0.utf8) + [0] }).description.prefix(32))
  }
}
