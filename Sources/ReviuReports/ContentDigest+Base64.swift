internal import FoundationEssentials
internal import ReviuCore

extension ContentDigest {
  /// SHA-256 of a text in Base64, as content security policies name scripts and styles.
  static func base64(of text: String) -> String {
    Data(ContentDigest(of: Array(text.utf8)[...]).bytes).base64EncodedString()
  }
}
