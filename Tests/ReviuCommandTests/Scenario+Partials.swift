extension Scenario {
  private static let wrong = "Samples/temuan/jumlah-akun-salah"

  /// A partial of some inputs, made in the workplace.
  private static func make(
    _ file: String, of inputs: [String], _ options: [String] = day
  ) -> @Sendable (Workplace) throws -> Void {
    { place in
      let result = try place.run(["check"] + inputs + ["--partial", file] + options)
      guard result.status == 0, result.output.isEmpty, result.errors.isEmpty else {
        throw UnexpectedResult(result: result)
      }
    }
  }

  private struct UnexpectedResult: Error {
    var result: CommandResult
  }

  /// Lines that are no submissions.
  private static let unusable = """
    <kak/>

    []
    {"documents": []}
    {"documents": [{"text": "<kak/>"}]}
    {"documents": [{"file": "a.xml"}]}
    {"documents": [{"file": "a.xml", "text": "<kak/>", "base64": "PGthay8+"}]}
    {"documents": [{"file": "a.xml", "base64": "?"}]}
    {"documents": [{"file": "", "text": "<kak/>"}]}
    {"documents": [{"file": "a.xml", "text": "<kak/>"}, {"file": "a.xml", "text": "<rab/>"}]}

    """

  static let partials = [
    Scenario("partial", ["check", clean, "--partial", "a.bagian"] + day, 0),
    Scenario(
      "partial-with-report",
      ["check", clean, "--partial", "a.bagian", "--report", "json=hasil.json"] + day, 2),
    Scenario("partial-documents-alone", ["check", clean, "--with-documents"] + day, 2),
    Scenario("partial-unwritable", ["check", clean, "--partial", "tidak/ada"] + day, 2),
    Scenario("merge", ["merge", "a.bagian", "b.bagian", "--fail-on", "tolak"], 0) { place in
      try make("a.bagian", of: ["\(faulty)/kak.xml", "\(clean)/rab.xml"])(place)
      try make("b.bagian", of: ["\(faulty)/rab.xml", "\(clean)/kak.xml"])(place)
    },
    Scenario("merge-blocked", ["merge", "a.bagian", "--lang", "en"], 1) { place in
      try make("a.bagian", of: [faulty])(place)
    },
    Scenario("merge-baseline", ["merge", "a.bagian", "--baseline", "dulu.json"], 0) { place in
      let report = try place.run(["check", faulty, "--format", "json"] + day).output
      try place.write(report, to: "dulu.json")
      try make("a.bagian", of: [faulty])(place)
    },
    Scenario("merge-overlap", ["merge", "a.bagian", "b.bagian"], 2) { place in
      try make("a.bagian", of: [clean])(place)
      try make("b.bagian", of: [faulty, "\(clean)/rab.xml"])(place)
    },
    Scenario("merge-other-day", ["merge", "a.bagian", "b.bagian"], 2) { place in
      try make("a.bagian", of: [clean])(place)
      try make("b.bagian", of: [faulty], ["--as-of", "2025-10-11"])(place)
    },
    Scenario("merge-day-given", ["merge", "a.bagian", "--as-of", "2025-10-11", "--lang", "en"], 2) {
      place in try make("a.bagian", of: [clean])(place)
    },
    Scenario("merge-other-pack", ["merge", "a.bagian", "--lang", "en"], 2) { place in
      try make("a.bagian", of: [clean])(place)
      try place.change("Rules/ikma-2026/pack.yaml", "version:", to: "version: ")
    },
    Scenario("merge-without-waivers", ["merge", "a.bagian"], 2) { place in
      try place.write(waiver, to: "pengecualian.yaml")
      try make("a.bagian", of: [faulty], day + ["--waivers", "pengecualian.yaml"])(place)
    },
    Scenario("merge-waivers", ["merge", "a.bagian", "--waivers", "pengecualian.yaml"], 0) { place in
      try place.write(waiver, to: "pengecualian.yaml")
      try make("a.bagian", of: [faulty], day + ["--waivers", "pengecualian.yaml"])(place)
    },
    Scenario("merge-foreign", ["merge", "\(clean)/kak.xml", "--lang", "en"], 2),
    Scenario("merge-missing", ["merge", "tidak-ada.bagian", "--lang", "en"], 2),
    Scenario("merge-cut", ["merge", "a.bagian"], 2) { place in
      try make("a.bagian", of: [clean])(place)
      try place.change(bytesOf: "a.bagian") { $0.removeLast(100) }
    },
    Scenario("merge-damaged", ["merge", "a.bagian"], 2) { place in
      try make("a.bagian", of: [clean])(place)
      try place.change(bytesOf: "a.bagian") { $0[500] ^= 1 }
    },
    Scenario("merge-without-documents", ["merge", "a.bagian", "--format", "html"], 2) { place in
      try make("a.bagian", of: [clean])(place)
    },
    Scenario("worker-unusable", ["worker"] + day, 0, input: "masuk.ndjson") { place in
      try place.write(unusable, to: "masuk.ndjson")
    },
    Scenario("merge-worker-error", ["merge", "hasil.ndjson", "--lang", "en"], 2) { place in
      try place.write(unusable, to: "masuk.ndjson")
      try place.write(
        try place.run(["worker"] + day, input: "masuk.ndjson").output, to: "hasil.ndjson")
    },
    Scenario("merge-no-result", ["merge", "hasil.ndjson"], 2) { place in
      try place.write("{\"documents\": []}\n", to: "hasil.ndjson")
    },
    Scenario("merge-nothing", ["merge", "a.bagian"], 2) { place in
      try place.write("<faktur/>", to: "asing/faktur.xml")
      try make("a.bagian", of: ["asing"])(place)
    },
  ]
}
