internal import FoundationEssentials
package import ReviuCore

/// A line that the worker writes, and merge reads.
package struct WorkerResult: Codable {
  static let schema = "reviu-result-1"

  private enum CodingKeys: String, CodingKey {
    case schema, line, files, error
    case data = "part"
  }

  package struct Message: Codable {
    package let id: String
    package let en: String
  }

  private let schema: String
  /// Of standard input, from 1.
  package let line: Int
  private let files: [String]
  /// JSON has it in Base64.
  private let data: Data?
  /// Why the line could not be used.
  package let error: Message?

  /// An ``EncodedPart``; nil for a line that could not be used.
  package var part: [UInt8]? { data.map { Array($0) } }

  package init(line: Int, files: [String], part: [UInt8]) {
    (schema, data, error) = (Self.schema, Data(part), nil)
    (self.line, self.files) = (line, files)
  }

  package init(line: Int, error: Bilingual) {
    (schema, files, data) = (Self.schema, [], nil)
    (self.line, self.error) = (line, Message(id: error.id, en: error.en))
  }

  /// Nil for anything but a result.
  package init?(json line: some Collection<UInt8>) {
    guard let result = try? JSONDecoder().decode(WorkerResult.self, from: Data(line)),
      result.schema == Self.schema, (result.data == nil) != (result.error == nil)
    else { return nil }
    self = result
  }

  /// In one line.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("texts and numbers can be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
