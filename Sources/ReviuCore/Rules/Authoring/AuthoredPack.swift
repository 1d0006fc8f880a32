package import ReviuExpression

/// A rule pack together with what its authors wrote, for the tools that they use.
package struct AuthoredPack {
  package let pack: RulePack
  /// Rules of extended packs first, as in the pack.
  let rules: [AuthoredRule]
  /// The pack's own folder, behind those of the packs that it extends.
  let folders: [AuthoredFolder]
  /// Knows the lines of the files.
  let problems: PackProblems

  /// Compiles a pack, or says everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - asOf: picks the rows and rules; nil takes the first day on which the pack is valid.
  ///   - readsTests: also compiles the rules' tests, which a review does not need.
  package init(
    _ files: PackFiles, asOf: CivilDate?, readsTests: Bool = true
  ) throws(PackFailure) {
    var loader = PackLoader(asOf: asOf, readsTests: readsTests)
    try loader.load(files)
    rules = loader.rules
    folders = loader.folders
    problems = loader.problems
    pack = RulePack(
      parts: loader.parts, asOf: loader.day, rules: rules.map(\.rule),
      codeNames: folders.reduce(into: [:]) { names, folder in
        for case let (name, table?) in folder.tables { names[name] = table.codeNames }
      })
  }
}

/// One folder of rules and tables.
struct AuthoredFolder {
  let files: PackFiles
  let header: PackHeader
  /// Its own, not those of packs that it extends; nil for one that is not sound.
  let tables: [String: LookupTable?]
  /// Its own, too.
  let constants: [PackConstant]

  var headerFile: String { files.displayPath("pack.yaml") }
}

/// A rule with its declaration.
struct AuthoredRule {
  let rule: Rule
  let node: YAMLNode
  let loader: RuleLoader

  var file: String { loader.file }
}
