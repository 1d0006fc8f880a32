internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports
internal import ReviuXML

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Reviews submissions that another program hands in, one per line.",
    discussion: """
      Reads a JSON object a line on standard input: {"documents": [{"file": "kak.xml", "text": "<kak ...>"}, ...]}, \
      with "base64" in place of "text" for bytes. Writes a JSON object a line on standard output, as soon as the \
      submission is reviewed; merge makes a report of all of them. A line that cannot be used has a result that says \
      so. reviu-worker-1.schema.json describes both. The exit status does not depend on what is found.
      """)

  @OptionGroup var options: PackOptions

  @Option(
    help: ArgumentHelp(
      "The inspectorate's file of waivers: findings that are excused for a time.",
      valueName: "file"), completion: .file())
  var waivers: String?

  @Flag(
    help: "Also put the documents into the results, so that merge can show them in the html report."
  )
  var withDocuments = false

  /// The white space of JSON.
  private static let space = " \t\r".utf8.map(\.self)

  func run() throws {
    let pack = try options.load(asOf: options.asOf ?? .today)
    let reviewer = try options.reviewer(pack, waivers: waivers)
    let context = PartContext(reviewer)
    var gatherer = Gatherer(reviewer, digestsInputs: true, keepsDocuments: withDocuments)
    var number = 0
    var input = InputLines()
    while let line = try next(&input) {
      number += 1
      if line.allSatisfy(Self.space.contains) { continue }
      let result: WorkerResult
      do throws(WorkerSubmission.Unusable) {
        let documents = try WorkerSubmission(line: line).documents
        for document in documents { gatherer.add(file: document.file, bytes: document.bytes) }
        result = WorkerResult(
          line: number, files: documents.map(\.file),
          part: gatherer.takePart().encoded(in: context))
      } catch {
        result = WorkerResult(line: number, error: error.message)
      }
      try Console.write(result.json + "\n")
    }
  }

  private func next(_ input: inout InputLines) throws -> [UInt8]? {
    do throws(FileBytes.Unreadable) {
      return try input.next()
    } catch {
      throw Failure(
        message: options.say(
          "reviu: masukan standar tidak dapat dibaca", "reviu: standard input cannot be read"))
    }
  }
}
