/// A text that is compared byte by byte.
///
/// Names of files may differ in their code points alone; as strings they would be equal, and nothing would say which
/// comes first.
struct BytewiseText: Comparable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (left: BytewiseText, right: BytewiseText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: BytewiseText, right: BytewiseText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
