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

extension [Int64] {
  /// For each row the element of the group that it is in.
  func spread(by groups: ArraySlice<UInt8>) -> [Int64] {
    var all = [Int64](filledWith: 0, count: groups.count)
    let (elements, groups) = (span, groups.span)
    var rows = all.mutableSpan
    for row in rows.indices { rows[row] = elements[Int(groups[row])] }
    return all
  }
}
