/// A document of the review, before it is written in a format.
package struct OfficialDocument: Sendable {
  package enum Block: Sendable {
    case heading(String)
    case paragraph(String)
    /// Names with their values, such as the head of a form.
    case facts([(name: String, value: String)])
    case list([String])
    case table(Table)
    case signatures([Signature])
  }

  package struct Table: Sendable {
    var columns: [Column]
    var rows: [[String]]
    /// A row of sums at the end.
    var total: [String]?
  }

  package struct Column: Sendable {
    var name: String
    /// Of the width of the page, in hundredths.
    var share: Int
    var isNumber = false
  }

  /// Who signs, and in which role; names are filled in by hand.
  package struct Signature: Sendable {
    var role: String
    var office: String
  }

  var title: String
  var subtitle: String
  var isLandscape: Bool
  var blocks: [Block]

  /// What people fill in.
  static let blank = "……………………………"
}
