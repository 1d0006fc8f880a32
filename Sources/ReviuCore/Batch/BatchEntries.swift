/// What one proposal contributes to the rules about all proposals.
///
/// A run keeps it of every proposal, so all of it stands in two pieces of memory.
struct BatchEntries: Sendable {
  private enum Form: UInt8 {
    case unknown, none, amount, text
  }

  private struct Record {
    let rule: Int16
    let form: Form
    let place: BatchPlace
    /// How many bytes the key takes; the value follows it.
    let keyCount: UInt32
    /// Where the bytes of the entry end; they begin where those of the one before end.
    let end: UInt32
  }

  private var records: [Record] = []
  private var bytes: [UInt8] = []

  /// Adds an entry of which nobody knows to what it belongs.
  mutating func append(rule: Int, place: BatchPlace) {
    append(rule: rule, place: place, .unknown, keyCount: 0)
  }

  /// - Parameter key: its parts.
  mutating func append(
    rule: Int, place: BatchPlace, key: [ArraySlice<UInt8>], value: BatchEntry.Value
  ) {
    let start = bytes.count
    for (index, part) in key.enumerated() {
      if index > 0 { bytes.append(BatchEntry.Key.separator) }
      bytes += part
    }
    let keyCount = bytes.count - start
    let form: Form
    switch value {
    case .none: form = .none
    case .amount(let amount):
      form = .amount
      for shift in stride(from: 0, to: Int64.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: amount >> shift))
      }
    case .text(let text):
      form = .text
      bytes += text
    }
    append(rule: rule, place: place, form, keyCount: keyCount)
  }

  private mutating func append(rule: Int, place: BatchPlace, _ form: Form, keyCount: Int) {
    records.append(
      Record(
        rule: Int16(rule), form: form, place: place, keyCount: UInt32(keyCount),
        end: UInt32(bytes.count)))
  }

  /// The same without room for more.
  var trimmed: BatchEntries {
    var trimmed = BatchEntries()
    trimmed.records.reserveCapacity(records.count)
    trimmed.records += records
    trimmed.bytes.reserveCapacity(bytes.count)
    trimmed.bytes += bytes
    return trimmed
  }
}

extension BatchEntries: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { records.count }

  subscript(index: Int) -> BatchEntry {
    let record = records[index]
    if record.form == .unknown { return BatchEntry(rule: record.rule, place: record.place) }
    let start = index == 0 ? 0 : Int(records[index - 1].end)
    let keyEnd = start + Int(record.keyCount)
    let rest = bytes[keyEnd..<Int(record.end)]
    let value: BatchEntry.Value =
      switch record.form {
      case .amount: .amount(rest.reversed().reduce(0) { $0 << 8 | Int64($1) })
      case .text: .text(rest)
      case .none, .unknown: .none
      }
    return BatchEntry(
      rule: record.rule, place: record.place, key: BatchEntry.Key(bytes: bytes[start..<keyEnd]),
      value: value)
  }
}
