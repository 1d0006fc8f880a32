internal import FoundationEssentials
package import ReviuCore

/// A line that the worker reads: documents that were handed in together.
package struct WorkerSubmission: Decodable {
  package struct Document: Decodable {
    package let file: String
    package let bytes: [UInt8]

    private enum Key: String, CodingKey { case file, text, base64 }

    package init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      file = try values.decode(String.self, forKey: .file)
      let text = try values.decodeIfPresent(String.self, forKey: .text)
      let data = try values.decodeIfPresent(Data.self, forKey: .base64)
      switch (text, data) {
      case (let text?, nil): bytes = Array(text.utf8)
      case (nil, let data?): bytes = Array(data)
      default:
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "Exactly one of text and base64 must be there."))
      }
    }
  }

  package let documents: [Document]

  /// Why a line is no submission: the place inside it, and what is wrong there.
  package struct Unusable: Error {
    fileprivate let problem: String

    package var message: Bilingual {
      Bilingual(
        id: "baris ini bukan usulan menurut reviu-worker-1.schema.json (\(problem))",
        en: "this line is not a submission of reviu-worker-1.schema.json (\(problem))")
    }
  }

  package init(line: some Collection<UInt8>) throws(Unusable) {
    // The decoder would put other characters in their place.
    guard String(validating: line, as: UTF8.self) != nil else {
      throw Unusable(problem: "$: It is not UTF-8.")
    }
    do {
      self = try JSONDecoder().decode(WorkerSubmission.self, from: Data(line))
    } catch let error as DecodingError {
      throw Unusable(problem: error.placeAndProblem)
    } catch {
      throw Unusable(problem: "\(error)")
    }
    if documents.isEmpty { throw Unusable(problem: "$.documents: There is no document.") }
  }
}
