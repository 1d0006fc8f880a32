import Foundation
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct JSONWriterTests {
  private static func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return json.text
  }

  @Test func `empty objects and arrays take no lines`() {
    #expect(Self.text { $0.object { _ in } } == "{}")
    #expect(Self.text { $0.array { _ in } } == "[]")
    let nested = Self.text { json in
      json.object { json in
        json.key("a")
        json.array { _ in }
        json.key("b")
        json.object { _ in }
      }
    }
    #expect(nested == "{\n  \"a\": [],\n  \"b\": {}\n}")
    let list = Self.text { json in
      json.array { json in
        json.array { _ in }
        json.object { _ in }
        json.value(1)
      }
    }
    #expect(list == "[\n  [],\n  {},\n  1\n]")
  }

  @Test func `nested values are indented and separated`() {
    let text = Self.text { json in
      json.object { json in
        json.field("a", "x")
        json.key("b")
        json.array { json in
          json.value(1)
          json.value("y")
          json.value(nil as String?)
          json.object { $0.field("c", 2) }
        }
        json.field("d", nil as String?)
      }
    }
    #expect(
      text == """
        {
          "a": "x",
          "b": [
            1,
            "y",
            null,
            {
              "c": 2
            }
          ],
          "d": null
        }
        """)
  }

  @Test(arguments: [
    ": ", " ", "", "a: ", "{", "[", ",", "\"", "\\", "\": ", "\n", "\u{1F}", "null",
  ])
  func `a string that looks like the end of a key changes nothing`(string: String) throws {
    let text = Self.text { json in
      json.object { json in
        json.field(string, string)
        json.key(string + "2")
        json.array { json in
          json.value(string)
          json.value(string)
          json.array { $0.value(string) }
          json.value(0)
        }
        json.key(string + "3")
        json.object { $0.field(string, 1) }
        json.field("last", 2)
      }
    }
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    let expected: NSDictionary = [
      string: string, string + "2": [string, string, [string], 0] as [Any],
      string + "3": [string: 1], "last": 2,
    ]
    #expect(parsed == expected)
    #expect(text.split(separator: "\n").count == 15)
  }

  @Test(arguments: [
    ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("é😀", "\"é😀\""), ("/", "\"/\""),
    ("e\u{301}", "\"e\u{301}\""), ("\r\n", #""\r\n""#),
  ])
  func `strings are escaped where JSON asks for it`(string: String, expected: String) {
    #expect(Array(Self.text { $0.value(string) }.utf8) == Array(expected.utf8))
  }

  @Test(arguments: [0, -1, Int.max, Int.min])
  func `whole numbers are plain digits`(number: Int) {
    #expect(Self.text { $0.value(number) } == String(number))
  }

  @Test(arguments: 0..<200)
  func `what is written is what another parser reads`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let tree = Tree(depth: 4, &generator)
    var json = JSONWriter()
    tree.write(&json)
    let parsed = try JSONSerialization.jsonObject(
      with: Data(json.text.utf8), options: .fragmentsAllowed)
    #expect(tree.isEqual(parsed), "seed \(seed): \(json.text)")
  }
}

/// A value to write, made by chance.
private indirect enum Tree {
  case number(Int)
  case string(String?)
  case array([Tree])
  case object([(String, Tree)])

  private static let pieces = [
    "", " ", ": ", "\"", "\\", "é", "😀", "\n", "\u{0}", "\u{1F}", "a", "{", "]", ",", "\u{2028}",
  ]

  init(depth: Int, _ generator: inout SplitMix64) {
    func string(_ generator: inout SplitMix64) -> String {
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }.joined()
    }
    let count = Int.random(in: 0...4, using: &generator)
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &generator) {
    case 0: self = .number(Int.random(in: -1_000_000...1_000_000, using: &generator))
    case 1: self = .string(string(&generator))
    case 2: self = .string(nil)
    case 3, 4: self = .array((0..<count).map { _ in Tree(depth: depth - 1, &generator) })
    default:
      self = .object(
        (0..<count).map { ("\($0)" + string(&generator), Tree(depth: depth - 1, &generator)) })
    }
  }

  func write(_ json: inout JSONWriter) {
    switch self {
    case .number(let value): json.value(value)
    case .string(let value): json.value(value)
    case .array(let elements): json.array { json in elements.forEach { $0.write(&json) } }
    case .object(let entries):
      json.object { json in
        for (key, value) in entries {
          json.key(key)
          value.write(&json)
        }
      }
    }
  }

  func isEqual(_ parsed: Any) -> Bool {
    switch self {
    case .number(let value): return parsed as? Int == value
    case .string(let value?):
      return (parsed as? String).map { Array($0.utf8) == Array(value.utf8) } ?? false
    case .string(nil): return parsed is NSNull
    case .array(let elements):
      guard let list = parsed as? [Any], list.count == elements.count else { return false }
      return zip(elements, list).allSatisfy { $0.isEqual($1) }
    case .object(let entries):
      guard let object = parsed as? [String: Any], object.count == entries.count else {
        return false
      }
      return entries.allSatisfy { key, value in object[key].map { value.isEqual($0) } ?? false }
    }
  }
}
