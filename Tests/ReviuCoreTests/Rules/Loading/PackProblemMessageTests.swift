import ReviuExpression
import Testing

@testable import ReviuCore

struct PackProblemMessageTests {
  /// One of every reason; a new case does not compile until it is named here.
  private static func name(of reason: PackProblem.Reason) -> String {
    switch reason {
    case .missingFile: "missingFile"
    case .unreadableFile: "unreadableFile"
    case .notUTF8: "notUTF8"
    case .emptyFile: "emptyFile"
    case .notYAML: "notYAML"
    case .unsupportedYAML: "unsupportedYAML"
    case .expectedMapping: "expectedMapping"
    case .expectedList: "expectedList"
    case .expectedText: "expectedText"
    case .missingKey: "missingKey"
    case .unknownKey: "unknownKey"
    case .unexpectedValue: "unexpectedValue"
    case .badForm: "badForm"
    case .duplicate: "duplicate"
    case .oneOf: "oneOf"
    case .noTest: "noTest"
    case .unknownTable: "unknownTable"
    case .unknownColumn: "unknownColumn"
    case .wrongColumnType: "wrongColumnType"
    case .tooManyKeyColumns: "tooManyKeyColumns"
    case .keyColumnNotGiven: "keyColumnNotGiven"
    case .expression: "expression"
    case .atLeastOneOf: "atLeastOneOf"
    case .alwaysRequired: "alwaysRequired"
    case .emptyList: "emptyList"
    case .missingCompanion: "missingCompanion"
    case .notATextOfRows: "notATextOfRows"
    case .exceptionWithoutWord: "exceptionWithoutWord"
    case .missingPack: "missingPack"
    case .extendsItself: "extendsItself"
    case .unknownRule: "unknownRule"
    case .notWaivable: "notWaivable"
    case .aboutSeveralProposals: "aboutSeveralProposals"
    case .twoPeople: "twoPeople"
    case .unbalancedBrace: "unbalancedBrace"
    case .unknownTestField: "unknownTestField"
    case .unterminatedQuote: "unterminatedQuote"
    case .textBehindQuote: "textBehindQuote"
    case .wrongFieldCount: "wrongFieldCount"
    case .partOfText: "partOfText"
    case .missingHeader: "missingHeader"
    case .unknownHeader: "unknownHeader"
    case .emptyRow: "emptyRow"
    case .nothingBetween: "nothingBetween"
    case .badTestValue: "badTestValue"
    case .unknownPlaceholder: "unknownPlaceholder"
    case .badTableValue: "badTableValue"
    case .noExpectedRow: "noExpectedRow"
    case .valueWithoutDisposition: "valueWithoutDisposition"
    case .duplicateTableKey: "duplicateTableKey"
    case .validityGap: "validityGap"
    case .unknownSource: "unknownSource"
    case .warning: "warning"
    }
  }

  private static let allNames: Set = [
    "missingFile", "unreadableFile", "notUTF8", "emptyFile", "notYAML", "unsupportedYAML",
    "expectedMapping", "expectedList", "expectedText", "missingKey", "unknownKey",
    "unexpectedValue", "badForm", "duplicate", "oneOf", "atLeastOneOf", "noTest", "alwaysRequired",
    "missingPack", "extendsItself", "unknownRule", "emptyList", "missingCompanion",
    "notATextOfRows", "exceptionWithoutWord", "notWaivable", "aboutSeveralProposals", "twoPeople",
    "unknownTable",
    "unknownColumn", "wrongColumnType", "tooManyKeyColumns", "keyColumnNotGiven", "expression",
    "unbalancedBrace", "unknownTestField", "unterminatedQuote", "textBehindQuote",
    "wrongFieldCount",
    "missingHeader", "unknownHeader", "emptyRow", "nothingBetween", "badTestValue",
    "unknownPlaceholder", "partOfText", "badTableValue", "noExpectedRow", "valueWithoutDisposition",
    "duplicateTableKey",
    "validityGap", "unknownSource",
  ]

  /// The reasons that have no row in the tables of single mistakes; those of waivers have tests of their own.
  private static let others: [PackProblem.Reason] = [
    .notWaivable("STRUKTUR"), .aboutSeveralProposals("GANDA-001"), .twoPeople, .unreadableFile,
    .notUTF8, .emptyFile, .noExpectedRow(table: "populasi"),
    .duplicate("UJI-001", firstFile: "rules/uji.yaml", firstLine: 1),
  ]

  private static let reached =
    (PackMistake.yaml + PackMistake.shape + PackMistake.form + PackMistake.rule
    + PackMistake.table + PackMistake.expression).map(\.reason) + others

  @Test func `every reason is reached by a test of loading`() {
    #expect(Set(Self.reached.map(Self.name(of:))) == Self.allNames)
  }

  @Test(arguments: reached)
  func `has a message in both languages`(reason: PackProblem.Reason) {
    let problem = PackProblem(
      reason: reason, file: "pack.yaml", line: 1, column: 1, length: 1, sourceLine: "")
    for text in [problem.message, problem.hint].compactMap({ $0 }).flatMap({ [$0.id, $0.en] }) {
      #expect(!text.isEmpty)
      #expect(!text.hasSuffix("."))
      #expect(!text.contains("Optional("))
      #expect(text.first?.isUppercase == false || text.hasPrefix("YAML"))
    }
    #expect(problem.message.id != problem.message.en)
  }

  @Test(
    arguments: [
      .tooLarge, .tooDeep, .unexpected(")"), .unclosed("]"), .groupForm, .nothingToRepeat("*"),
      .repeatedRepetition, .reversedBounds, .noNumber, .namedClass, .reversedRange, .rangeOfClass,
      .nothingEscaped, .unsupportedEscape("b"),
    ] as [Pattern.Problem])
  func `says in both languages what is wrong with a pattern`(problem: Pattern.Problem) {
    for reason in [
      PackProblem.Reason.badForm("a", form: .pattern(problem)), .expression(.badPattern(problem)),
    ] {
      #expect(reason.message.id.contains(problem.message.id))
      #expect(reason.message.en.contains(problem.message.en))
    }
    #expect(problem.message.id != problem.message.en)
  }

  @Test(
    arguments: [
      .unexpectedCharacter("é"), .unterminatedString, .badEscape("q"), .numberTooLarge("99"),
      .localNumber("1.000", suggestion: "1_000"), .localNumber("1,5", suggestion: nil),
      .unexpectedToken(found: "", expected: "a value"),
      .unexpectedToken(found: ")", expected: "a value"), .tooDeep,
      .foreignSpelling("and", suggestion: "&&"), .unknownName("rap", suggestion: "rab"),
      .unknownName("x", suggestion: nil), .unknownField("totl", of: "rab", suggestion: "total"),
      .notAValue("rab.satker", fields: ["satker.kode"]),
      .unknownFunction("summ", suggestion: "sum"), .unknownEntry("OHH", suggestion: "OH"),
      .unknownEntry("3", suggestion: nil), .repeatedKey("OH"),
      .wrongArgumentCount(function: "sum", expected: 2, found: 1), .notALoopVariable,
      .shadowedName("d"), .typeMismatch(expected: "bool", found: "int"),
      .notComparable("int", "string"), .unguardedOptional("d.sbm"), .notRows("total"),
      .tooManyFractionDigits, .badPattern(.tooLarge), .unsupported("/", hint: .division),
      .unsupported("%", hint: .percentage), .unsupported("all", hint: .positionsWithoutFilter),
      .unsupported("join", hint: .listWrittenOut), .unsupported("[]", hint: .atLeastOneValue),
      .unsupported("matches", hint: .textInQuotes), .unsupported("filter", hint: .somethingBehind),
      .unsupported("avg", hint: .rowsWithoutMap), .unsupported("{}", hint: .keysWrittenOut),
      .unsupported("has", hint: .write("a.count() > 0")),
      .hasNoFields("x"), .tooCostly("all", rows: 10_000, limit: 100),
      .tooCostly("", rows: .max, limit: 1), .inexactQuotient, .numberTooFine("0.1"),
      .ambiguousNumber("1.000", whole: "1_000", decimal: "1.0"),
    ] as [ExpressionError.Reason])
  func `has a message in both languages for every mistake in an expression`(
    reason: ExpressionError.Reason
  ) {
    let message = PackProblem.Reason.expression(reason).message
    #expect(!message.id.isEmpty && !message.en.isEmpty && message.id != message.en)
    #expect(!message.id.hasSuffix(".") && !message.en.hasSuffix("."))
  }

  @Test(arguments: [
    (PackProblem.Reason.unknownKey("a", suggestion: "b"), "did you mean \"b\"?"),
    (.unknownTable("a", suggestion: "b"), "did you mean \"b\"?"),
    (.unknownColumn("a", table: "t", suggestion: "b"), "did you mean \"b\"?"),
    (.unknownTestField("a", suggestion: "b"), "did you mean \"b\"?"),
    (.unknownSource("a", suggestion: "b"), "did you mean \"b\"?"),
    (.unexpectedValue("a", allowed: ["b", "c"], suggestion: "b"), "did you mean \"b\"?"),
    (.unexpectedValue("a", allowed: ["b", "c"], suggestion: nil), "choose one of b, c"),
    (.expression(.unknownField("a", of: "rab", suggestion: "b")), "did you mean \"b\"?"),
    (.expression(.unknownEntry("OHH", suggestion: "OH")), "did you mean \"OH\"?"),
    (
      .expression(.unguardedOptional("d.sbm")),
      "add has(d.sbm) && before the condition, or write has(d.sbm) ? d.sbm : ... for a value"
    ),
    (
      .badTableValue("1.250", type: "decimal"),
      "write 1.2500 if the point is a decimal one, or none if it stands for thousands"
    ),
    (.badTableValue("380.000", type: "rupiah"), "write 380000"),
    (.badTableValue("yes", type: "bool"), "write ya or tidak"),
    (
      .valueWithoutDisposition("", place: "sbm.csv:9", suggestion: nil),
      "fill in that column of the table"
    ),
    (
      .valueWithoutDisposition("OHH", place: "sbm.csv:9", suggestion: "OH"),
      "did the table mean \"OH\"? If not, add \"OHH\" here"
    ),
    (.valueWithoutDisposition("OHH", place: "sbm.csv:9", suggestion: nil), "add \"OHH\" here"),
    (.wrongFieldCount(expected: 9, found: 8), "an empty field needs its comma, too"),
    (.wrongFieldCount(expected: 9, found: 10), "put values with a comma in quotes"),
    (.expectedList, "the elements of a list begin with \"- \", or stand in [ ]"),
    (
      .notYAML("x"),
      "put an expression that begins with a mark in single quotes, such as '!has(kak.rincian)'"
    ),
    (.expression(.typeMismatch(expected: "date", found: "int")), "write date(\"2026-01-31\")"),
    (.expression(.localNumber("1.000", suggestion: "1_000")), "write 1_000"),
    (.expression(.foreignSpelling("=", suggestion: "==")), "write =="),
    (.expression(.notAValue("rab.satker", fields: ["satker.kode"])), "for example rab.satker.kode"),
    (.unbalancedBrace, "write {{ for a single brace"),
    (
      .unknownHeader("tahun;nilai", suggestion: nil),
      "save it as CSV with commas between the values, not semicolons"
    ),
    (
      .unknownHeader("", suggestion: nil), "remove the empty column, with its comma in every line"
    ),
    (.unknownHeader("propinsi", suggestion: "provinsi"), "did you mean \"provinsi\"?"),
    (.badForm("15%", form: .share), "write 0.15"),
    (.badTestValue("1_000", suggestion: "1000"), "write 1000"),
    (
      .badTestValue("1.500", suggestion: nil), "write 1.5 for the decimal, or 1500 for thousands"
    ),
    (
      .unknownPlaceholder("kata", known: ["actual", "key"], suggestion: nil),
      "choose one of actual, key, or a field such as rab.total"
    ),
    (
      .unknownPlaceholder("kata", known: [], suggestion: nil),
      "write a field such as rab.total"
    ),
    (
      .unknownPlaceholder("actul", known: ["actual"], suggestion: "actual"),
      "did you mean \"actual\"?"
    ),
    (.emptyList, "write at least one, or remove the key"),
    (.missingCompanion("for", of: "concerns"), "add, for example, \"for: d in rab.detil\""),
    (.notATextOfRows("rab.namaRo"), "write, for example, d.uraian"),
    (
      .exceptionWithoutWord("x"),
      "write the whole phrase, such as \"bunga matahari\" for the word \"bunga\""
    ),
  ])
  func `offers the way out`(reason: PackProblem.Reason, hint: String) {
    #expect(reason.hint?.en == hint)
  }
}
