internal import Foundation
internal import ReviuCore

/// A line that the worker writes, and merge reads.
struct WorkerResult: Codable {
  static let schema = "reviu-result-1"

  struct Message: Codable {
    var id: String
    var en: String

    init(_ text: Bilingual) { (id, en) = (text.id, text.en) }
  }

  var schema = WorkerResult.schema
  /// Of standard input, from 1.
  var line: Int
  var files: [String] = []
  /// An ``EncodedPart``, which JSON has in Base64; nil for a line that could not be used.
  var part: Data?
  var error: Message?

  init(line: Int) { self.line = line }

  /// Nil for anything but a result.
  init?(json line: some Collection<UInt8>) {
    guard let result = try? JSONDecoder().decode(WorkerResult.self, from: Data(line)),
      result.schema == Self.schema, (result.part == nil) != (result.error == nil)
    else { return nil }
    self = result
  }

  /// In one line.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("texts and numbers can be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
