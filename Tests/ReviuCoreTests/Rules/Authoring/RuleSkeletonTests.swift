import ReviuExpression
import Testing

@testable import ReviuCore

struct RuleSkeletonTests {
  /// The shipped packs with a rule file of one skeleton instead of their rules.
  private static func pack(_ text: String) throws -> PackFiles {
    func tables(of pack: String, named folder: String, beside base: [PackFiles]) throws -> PackFiles
    {
      let files = try #require(PackFiles(folder: "\(ContractDocuments.repository)/Rules/\(pack)"))
      var contents = files.contents.filter { !$0.key.hasPrefix("rules/") }
      if folder == "paket" { contents["rules/baru.yaml"] = Array(text.utf8) }
      return PackFiles(folder: folder, contents: contents, siblings: base)
    }
    let general = try tables(of: "umum", named: "umum", beside: [])
    let every = try tables(of: "ikma", named: "ikma", beside: [general])
    return try tables(of: "ikma-2026", named: "paket", beside: [every])
  }

  @Test(arguments: RuleKindName.allCases, Language.allCases)
  func `is a sound rule of its kind whose tests pass`(
    kind: RuleKindName, language: Language
  ) throws {
    let text = RuleSkeleton(kind, language: language).text
    let authored = try AuthoredPack(Self.pack(text), asOf: nil)
    #expect(authored.pack.rules.map(\.kind) == [kind])
    #expect(authored.pack.runTests().flatMap(\.deviations).isEmpty)
    #expect(authored.runBoundaryTests().tests.flatMap(\.deviations).isEmpty)
    // Only what nobody else can know is left to the author.
    #expect(
      authored.lint().filter { $0.file == "paket/rules/baru.yaml" }.map(\.warning) == [
        .leftFromTemplate(RuleSkeleton.id), .leftFromTemplate(RuleSkeleton.title.id),
        .leftFromTemplate(RuleSkeleton.title.en),
        .leftFromTemplate(RuleSkeleton.clause[language]),
      ])
  }

  @Test(arguments: RuleKindName.allCases)
  func `names every key of the kind and says what it is for`(kind: RuleKindName) {
    for language in Language.allCases {
      let text = RuleSkeleton(kind, language: language).text
      let afterPreface = text.split(separator: "\n").dropFirst(2)
      let lines = afterPreface.map { $0.drop { " -#".contains($0) } }
      for key in RuleLoader.keys(of: kind) where key.name != "tests" {
        let line = lines.first { $0.hasPrefix("\(key.name): ") }
        #expect(line?.hasSuffix("# \(key.purpose[language])") == true, "\(key.name)")
      }
    }
  }

  @Test(arguments: RuleKindName.allCases)
  func `every optional key may be taken in as it stands`(kind: RuleKindName) throws {
    let lines = RuleSkeleton(kind, language: .indonesian).text.split(separator: "\n").map(
      String.init)
    var alternatives: [String] = []
    if case .exactlyOne(let names) = kind.demand { alternatives = names }
    for index in lines.indices where lines[index].hasPrefix("  # ") {
      let isAlternative = alternatives.contains { lines[index].hasPrefix("  # \($0): ") }
      var changed = lines
      changed[index] = "  " + lines[index].dropFirst(4)
      if lines[index].hasPrefix("  # concerns: ") {
        for row in lines.indices where lines[row].hasPrefix("  # for: ") {
          changed[row] = "  " + lines[row].dropFirst(4)
        }
      }
      let problems = try PackSketch.problems(of: Self.pack(changed.joined(separator: "\n") + "\n"))
      #expect(problems.isEmpty != isAlternative, "\(changed[index]): \(problems.map(\.message.en))")
    }
  }

  /// What is declared of a key is what the loader demands.
  @Test(arguments: RuleKindName.allCases)
  func `only the keys that are declared as required are missed`(kind: RuleKindName) throws {
    let problems = PackProblems()
    let text = RuleSkeleton(kind, language: .english).text
    let file = try #require(YAMLNode(parsing: text, file: "baru", problems: problems))
    let authored = try AuthoredPack(Self.pack(text), asOf: nil)
    let loader = try #require(authored.rules.first?.loader)
    let rule = try #require(file.elements?.first)
    let demanded = kind.demand?.names ?? []
    for key in RuleLoader.keys(of: kind) where rule[key.name] != nil {
      let found = PackProblems()
      let changed = try #require(rule.changing([.key(key.name)], to: nil))
      let loaded = loader.reporting(to: found).rule(changed)
      if key.isRequired {
        #expect(loaded == nil && found.all.contains { $0.reason == .missingKey(key.name) })
      } else if demanded.contains(key.name) {
        #expect(loaded == nil, "\(key.name)")
      } else {
        #expect(!found.all.contains { $0.reason == .missingKey(key.name) }, "\(key.name)")
      }
    }
  }
}
