import Foundation
import ReviuTestSupport
import Testing

struct WorkerTests {
  private struct Line: Encodable {
    struct Document: Encodable {
      var file: String
      var text: String?
      var base64: String?
    }

    var documents: [Document]

    var json: String {
      get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
  }

  private static let check = [
    "--as-of", "2025-10-10", "--report", "json=one.json", "--report", "html=one.html",
  ]

  /// Lines with up to three documents each, some as text and some as bytes.
  private static func lines(
    _ inputs: [String], _ place: Workplace, _ generator: inout SplitMix64
  ) throws -> [String] {
    var lines: [String] = []
    var rest = inputs.shuffled(using: &generator)[...]
    while !rest.isEmpty {
      let documents = try rest.prefix(1 + generator.below(3)).map { file in
        let bytes = try place.bytes(file)
        return generator.chance(50)
          ? Line.Document(file: file, text: String(decoding: bytes, as: UTF8.self))
          : Line.Document(file: file, base64: Data(bytes).base64EncodedString())
      }
      rest = rest.dropFirst(documents.count)
      lines.append(try Line(documents: documents).json)
    }
    return lines
  }

  /// What is wrong with the lines of the worker by its schema.
  private static func violations(_ lines: [String], of part: String) throws -> String {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      schema = {"$ref": "#/$defs/" + sys.argv[2], "$defs": schema["$defs"]}
      for line in sys.stdin:
          for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(line)):
              print(error.json_path, error.message[:200])
      """
    let schema = Workplace.repository.appending(
      path: "Sources/ReviuReports/reviu-worker-1.schema.json")
    return try Python.run(script, input: lines.joined(separator: "\n"), schema.path, part)
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `results of a worker merge into the reports of one run`(seed: UInt64) throws {
    let place = try Workplace()
    try place.write("", to: "masuk/kosong.xml")
    let inputs = try place.files(
      in: ["Samples/lulus", "Samples/temuan", "masuk"], endingIn: ".xml")
    let one = try place.run(["check"] + inputs + Self.check)
    var generator = SplitMix64(seed: seed)
    let lines = try Self.lines(inputs, place, &generator)
    try place.write(lines.joined(separator: "\n"), to: "masuk.ndjson")
    let worker = try place.run(
      ["worker", "--with-documents"] + Scenario.day, input: "masuk.ndjson")
    #expect(worker.status == 0, "\(worker.errors)")
    let results = worker.output.split(separator: "\n").map(String.init)
    #expect(results.count == lines.count)
    #expect(try Self.violations(lines, of: "submission") == "")
    #expect(try Self.violations(results, of: "result") == "")
    try place.write(
      results.shuffled(using: &generator).joined(separator: "\n"), to: "hasil.ndjson")
    let merged = try place.run([
      "merge", "hasil.ndjson", "--report", "json=merged.json", "--report", "html=merged.html",
    ])
    #expect(merged.status == one.status, "\(merged.errors)")
    #expect(merged.output == one.output)
    for format in ["json", "html"] {
      let isSame = try place.bytes("one.\(format)") == place.bytes("merged.\(format)")
      #expect(isSame, "\(format)")
    }
  }

  @Test func `a result is about the documents of its line alone`() throws {
    let place = try Workplace()
    let (first, second) = (Scenario.clean, Scenario.faulty)
    let groups = [
      ["\(first)/kak.xml", "\(second)/kak.xml"], ["\(first)/rab.xml"], ["\(second)/rab.xml"],
    ]
    let lines = try groups.map { files in
      try Line(documents: files.map { .init(file: $0, text: try place.text($0)) }).json
    }
    try place.write(lines.joined(separator: "\n"), to: "masuk.ndjson")
    let results = try place.run(["worker"] + Scenario.day, input: "masuk.ndjson").output
    for (files, result) in zip(groups, results.split(separator: "\n")) {
      try place.write(String(result), to: "hasil.ndjson")
      let merged = try place.run(["merge", "hasil.ndjson", "--format", "json"])
      let one = try place.run(["check"] + files + Scenario.day + ["--format", "json"])
      #expect(merged.output == one.output)
    }
  }

  @Test func `a line that is not UTF-8 is not mended`() throws {
    let place = try Workplace()
    let result = try place.shell(
      #"""
      printf '{"documents":[{"file":"a.xml","text":"<faktur nama=\"caf\xe9\"/>"}]}\n\n \n' > masukan
      printf '{"documents":[{"file":"b.xml","text":"<faktur/>"}]}' >> masukan
      "$0" worker --as-of 2025-10-10 < masukan
      """#)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 && result.status == 0, "\(result.output)")
    #expect(lines.first?.contains("it is not UTF-8") == true)
    #expect(lines.last?.contains("\"line\":4") == true && lines.last?.contains("error") == false)
  }

  @Test func `an input that cannot be read is no empty one`() throws {
    let result = try Workplace().shell("\"$0\" worker --as-of 2025-10-10 < .")
    #expect(result.status == 2)
    #expect(result.errors.contains("masukan standar tidak dapat dibaca"), "\(result.errors)")
  }

  @Test func `a result comes before the next line is there`() throws {
    let place = try Workplace()
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = try Workplace.executable()
    process.arguments = ["worker"] + Scenario.day
    process.currentDirectoryURL = place.url
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    for number in 1...3 {
      let line = Line(documents: [.init(file: "\(number).xml", text: "<faktur/>")])
      try input.fileHandleForWriting.write(contentsOf: Data((try line.json + "\n").utf8))
      var result = Data()
      while result.last != 0x0A, let more = try output.fileHandleForReading.read(upToCount: 1) {
        result += more
      }
      let text = String(decoding: result, as: UTF8.self)
      #expect(text.contains("\"line\":\(number)"), "\(text)")
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
