import Testing

@testable import ReviuXML

/// A document that is made to break readers, and what must become of it.
struct HostileDocument: CustomTestStringConvertible, Sendable {
  enum Outcome: Equatable, Sendable {
    case refused(Refusal.Reason)
    /// libxml2's error number; its words are its own.
    case malformed(code: Int)
    case foreign(root: String)
    /// It is read; these are the first defects found.
    case defects([Defect.Kind])
  }

  var name: String
  var outcome: Outcome
  /// Made when needed: some are large.
  var bytes: @Sendable () -> [UInt8]

  init(_ name: String, _ outcome: Outcome, bytes: @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.outcome = outcome
    self.bytes = bytes
  }

  init(_ name: String, _ outcome: Outcome, _ text: @autoclosure @escaping @Sendable () -> String) {
    self.init(name, outcome) { Array(text().utf8) }
  }

  var testDescription: String { name }

  static let declaration = "<?xml version=\"1.0\"?>\n"
  /// A root of the vocabulary, open.
  static let rab = declaration + "<rab xmlns=\"urn:reviu:usulan:1\">"

  static func letters(_ count: Int) -> String { String(repeating: "A", count: count) }

  /// A text for each number, one behind the other.
  static func series(_ count: Int, _ text: (Int) -> String) -> String {
    var result = ""
    for number in 0..<count { result += text(number) }
    return result
  }
}
