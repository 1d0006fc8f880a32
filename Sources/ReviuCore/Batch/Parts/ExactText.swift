/// A text that is the same only as one of the same bytes: texts that only look alike are different.
struct ExactText: Hashable {
  let text: String

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  // Texts of the same bytes also look alike.
  func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
}
