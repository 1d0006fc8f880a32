extension Scenario {
  /// What authors of rules ask for.
  static let authoring = [
    Scenario("rules-list", ["rules", "list"], 0) { place in try keepCeilings(place) },
    Scenario("rules-list-json", ["rules", "list", "--format", "json", "--lang", "en"], 0) { place in
      try keepCeilings(place)
    },
    Scenario("rules-docs", ["rules", "docs"], 0) { place in try keepCeilings(place) },
    Scenario("rules-docs-en", ["rules", "docs", "--format", "html", "--lang", "en"], 0) { place in
      try keepCeilings(place)
    },
    Scenario("rules-new", ["rules", "new", "ceiling"], 0),
    Scenario("rules-new-en", ["rules", "new", "unit-cost", "--lang", "en"], 0),
    Scenario("rules-new-unknown", ["rules", "new", "celing"], 2),
    Scenario("new-kak", ["new", "kak", "--satker", "900017"] + day, 0) { place in
      try keepCeilings(place)
    },
    Scenario(
      "new-rab",
      ["new", "rab", "--satker", "900017", "--output", "QDI.001", "--province", "17"] + day, 0
    ) { place in try keepCeilings(place) },
    Scenario("new-unknown-satker", ["new", "kak", "--satker", "900099"] + day, 2),
    Scenario(
      "new-unknown-output",
      ["new", "rab", "--satker", "900017", "--output", "QDI.009", "--lang", "en"] + day, 2),
    Scenario(
      "new-unknown-province", ["new", "rab", "--satker", "900017", "--province", "10"] + day, 2),
    Scenario(
      "new-several-years", ["new", "kak", "--satker", "900017", "--rules", "Rules/ikma"] + day, 2),
    Scenario("new-without-table", ["new", "kak", "--satker", "900017", "--lang", "en"] + day, 2) {
      place in
      try place.change("Rules/ikma/pack.yaml", "  pagu-ro:\n", to: "  pagu-rincian:\n")
      for name in try place.names(in: "Rules/ikma/rules") {
        try place.move("Rules/ikma/rules/\(name)", to: "Samples/lain/\(name)")
      }
    },
    Scenario("help-new", ["new", "--help"], 0),
    Scenario("rules-schema", ["rules", "schema"], 0),
    Scenario("rules-schema-en", ["rules", "schema", "--lang", "en"], 0),
    Scenario("explain", ["explain", "PAGU-001"], 0),
    Scenario("explain-en", ["explain", "HNR-001", "--lang", "en"], 0),
    Scenario("explain-fail", ["explain", "SBM-001", faulty] + day, 0),
    Scenario("explain-pass-en", ["explain", "PAGU-001", clean, "--lang", "en"] + day, 0),
    Scenario("explain-all-rows", ["explain", "ARI-003", clean, "--all-rows"] + day, 0),
    Scenario("explain-broken", ["explain", "PAGU-001", faulty, "rusak.xml"] + day, 0) { place in
      try place.write("<rab", to: "rusak.xml")
    },
    Scenario("explain-nothing", ["explain", "PAGU-001", "Rules"] + day, 2),
    Scenario("explain-unknown", ["explain", "PAGU-01"], 2),
    Scenario("explain-unknown-en", ["explain", "PAGU-01", "--lang", "en"], 2),
    Scenario("help-explain", ["explain", "--help"], 0),
    Scenario("help-rules-list", ["rules", "list", "--help"], 0),
    Scenario("help-rules-docs", ["rules", "docs", "--help"], 0),
    Scenario("help-rules-new", ["rules", "new", "--help"], 0),
    Scenario("help-rules-schema", ["rules", "schema", "--help"], 0),
  ]

  /// Packs of a file or two: a catalogue of all rules would say the same of every rule once more.
  @Sendable private static func keepCeilings(_ place: Workplace) throws {
    for (pack, kept) in [("umum", "sbm"), ("ikma", "pagu"), ("ikma-2026", "")] {
      let folder = "Rules/\(pack)/rules"
      for name in try place.names(in: folder) where name != "\(kept).yaml" {
        try place.move("\(folder)/\(name)", to: "Samples/lain/\(pack)/\(name)")
      }
    }
  }
}
