extension Array where Element: FixedWidthInteger {
  /// The same as `init(repeating:count:)`, which looks up the type of the storage every time; for small arrays that takes
  /// longer than all the rest.
  @inline(__always)
  init(filledWith value: Element, count: Int) {
    self = []
    reserveCapacity(count)
    append(contentsOf: repeatElement(value, count: count))
  }
}
