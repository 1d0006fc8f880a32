/// What became of one input.
package struct InputFile: Sendable {
  package enum Status: String, Sendable {
    case read
    /// Meant for the review, but not readable.
    case unreadable
    /// Not a submission.
    case skipped
  }

  /// As the user named it, or found below a folder that was named.
  package var file: String
  /// Of its bytes; nil when they could not be had whole or no report asks for it.
  package var digest: ContentDigest?
  /// 0 when they could not be had whole.
  package var bytes: Int
  package var status: Status
  /// Name of the root element of a file that is not a submission.
  package var foreignRoot: String?
  /// False for a file that was found below a folder.
  package var isNamed = false
}
