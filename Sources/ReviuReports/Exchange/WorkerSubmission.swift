internal import FoundationEssentials
package import ReviuCore

/// A line that the worker reads: documents that were handed in together.
package struct WorkerSubmission: Decodable {
  package struct Document: Decodable {
    package let file: String
    fileprivate let text: String?
    fileprivate let base64: Data?

    package var bytes: [UInt8] { text.map { Array($0.utf8) } ?? base64.map { Array($0) } ?? [] }
  }

  package let documents: [Document]

  /// Why a line is no submission: the place inside it, and what is wrong there.
  package struct Unusable: Error {
    fileprivate let problem: Bilingual

    package var message: Bilingual {
      Bilingual(
        id: "baris ini bukan usulan menurut reviu-worker-1.schema.json (\(problem.id))",
        en: "this line is not a submission of reviu-worker-1.schema.json (\(problem.en))")
    }
  }

  package init(line: some Collection<UInt8>) throws(Unusable) {
    // The decoder would put other characters in their place.
    guard String(validating: line, as: UTF8.self) != nil else {
      throw Unusable(problem: Bilingual(id: "$: bukan UTF-8", en: "$: it is not UTF-8"))
    }
    do {
      self = try JSONDecoder().decode(WorkerSubmission.self, from: Data(line))
    } catch let error as DecodingError {
      throw Unusable(problem: error.placeAndProblem)
    } catch {
      throw Unusable(problem: Bilingual(verbatim: "\(error)"))
    }
    if documents.isEmpty {
      throw Unusable(
        problem: Bilingual(
          id: "$.documents: tidak ada dokumen", en: "$.documents: there is no document"))
    }
    var names: Set<[UInt8]> = []
    for (number, document) in documents.enumerated() {
      if (document.text == nil) == (document.base64 == nil) {
        let place = "$.documents[\(number)]"
        throw Unusable(
          problem: Bilingual(
            id: "\(place): harus ada text atau base64, dan hanya satu",
            en: "\(place): text or base64 must be there, and only one of them"))
      }
      let place = "$.documents[\(number)].file"
      if document.file.isEmpty {
        throw Unusable(
          problem: Bilingual(id: "\(place): nama kosong", en: "\(place): the name is empty"))
      }
      // Findings tell documents apart by their names.
      if !names.insert(Array(document.file.utf8)).inserted {
        throw Unusable(
          problem: Bilingual(
            id: "\(place): dokumen lain pada baris ini bernama sama",
            en: "\(place): another document of this line has the same name"))
      }
    }
  }
}
