import Foundation

/// The example pair of the vocabulary's contract, with nothing before and behind the roots, so that a test can put
/// something there or several roots into one.
enum ExampleDocuments {
  static let kak = root(of: ContractDocuments.kak)
  static let rab = root(of: ContractDocuments.rab)

  /// Both in one file.
  static let usulan = """
    <usulan xmlns="urn:reviu:usulan:1">
    \(kak.replacing(" xmlns=\"urn:reviu:usulan:1\"", with: ""))
    \(rab.replacing(" xmlns=\"urn:reviu:usulan:1\"", with: ""))
    </usulan>
    """

  private static func root(of document: String) -> String {
    document.replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
      .trimmingCharacters(in: .newlines)
  }
}
