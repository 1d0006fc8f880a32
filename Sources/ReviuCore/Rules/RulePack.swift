package import ReviuExpression

/// A loaded rule pack: immutable, and the same for all proposals of a run.
package struct RulePack: Sendable {
  package let id: String
  package let version: String
  package let title: Bilingual
  package let fiscalYear: String
  /// SHA-256 of the pack's files in hexadecimal.
  package let digest: String
  /// The day whose rows and rules are in force.
  package let asOf: CivilDate
  /// In the order of their files' names, and in the order of the file.
  package let rules: [Rule]
}

/// Why a pack cannot be used.
package enum PackFailure: Error, Sendable {
  /// Every problem that was found, in the order of the files.
  case problems([PackProblem])
  /// The pack is sound, but not for this day.
  case notValid(id: String, from: CivilDate?, through: CivilDate?)
}

extension RulePack {
  /// Compiles a pack, or says everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - asOf: picks the rows and rules; nil takes the first day on which the pack is valid.
  ///   - readsTests: also compiles the rules' tests, which a review does not need.
  package init(
    _ files: PackFiles, asOf: CivilDate?, readsTests: Bool = false
  ) throws(PackFailure) {
    let problems = PackProblems()
    guard let header = PackHeader(files, problems) else {
      throw .problems(problems.sorted)
    }
    for path in files.unreadable {
      problems.report(.unreadableFile, file: files.displayPath(path), line: 1, column: 1)
    }
    for path in files.misnamed {
      problems.report(
        .badForm(path, form: .ruleFileName), file: files.displayPath(path), line: 1, column: 1)
    }
    let day = asOf ?? header.validity?.from ?? CivilDate(year: 2000, month: 1, day: 1)
    guard let day else { preconditionFailure("the first day of 2000 exists") }
    let tables = header.tables(files, asOf: day, problems)
    var rules: [Rule] = []
    var lines: [String: (file: String, line: Int)] = [:]
    for path in files.contents.keys.sorted() where path.hasPrefix("rules/") {
      let file = files.displayPath(path)
      guard let node = YAMLNode(file: file, bytes: files.contents[path], problems) else { continue }
      guard let nodes = node.elements else {
        problems.report(.expectedList, file: file, line: node.line, column: node.column)
        continue
      }
      let loader = RuleLoader(
        file: file, problems: problems, schema: VocabularyIndex.shared.schema, tables: tables,
        asOf: day, readsTests: readsTests)
      for node in nodes {
        if let id = node["id"], let text = id.text {
          if let first = lines[text] {
            problems.report(
              .duplicate(text, firstFile: first.file, firstLine: first.line), file: file,
              line: id.line,
              column: id.column, length: text.count)
          }
          lines[text] = (file, id.line)
        }
        if let rule = loader.rule(node) { rules.append(rule) }
      }
    }
    if lines.isEmpty, problems.all.isEmpty {
      problems.report(
        .missingFile("rules/*.yaml"), file: files.displayPath("pack.yaml"), line: 1, column: 1)
    }
    guard problems.all.isEmpty, let id = header.id, let version = header.version,
      let title = header.title, let fiscalYear = header.fiscalYear,
      let validity = header.validity
    else { throw .problems(problems.sorted) }
    guard validity.contains(day) else {
      throw .notValid(id: id, from: validity.from, through: validity.through)
    }
    self.id = id
    self.version = version
    self.title = title
    self.fiscalYear = fiscalYear
    digest = files.digest
    self.asOf = day
    self.rules = rules
  }
}

extension YAMLNode {
  init?(file: String, bytes: [UInt8]?, _ problems: PackProblems) {
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
      problems.report(bytes == nil ? .unreadableFile : .notUTF8, file: file, line: 1, column: 1)
      return nil
    }
    problems.register(text, as: file)
    self.init(parsing: text, file: file, problems: problems)
  }
}
