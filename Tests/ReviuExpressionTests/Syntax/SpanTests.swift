import Testing

@testable import ReviuExpression

struct SpanTests {
  @Test(arguments: [
    ("a + b * c", ["a + b * c", "a", "b * c", "b", "c"]),
    (" ( a + b ) * c ", ["( a + b ) * c", "( a + b )", "a", "b", "c"]),
    ("!has( x.y )", ["!has( x.y )", "has( x.y )", "x.y", "x"]),
    ("- -a", ["- -a", "-a", "a"]),
    ("a ? 'é' : [1, 2.5 ]", ["a ? 'é' : [1, 2.5 ]", "a", "'é'", "[1, 2.5 ]", "1", "2.5"]),
    (
      "rab.detil\n.sum(d, d.jumlah )",
      ["rab.detil\n.sum(d, d.jumlah )", "rab.detil", "rab", "d", "d.jumlah", "d"]
    ),
    ("{ a : b }[ c ]", ["{ a : b }[ c ]", "{ a : b }", "a", "b", "c"]), ("f( )", ["f( )"]),
    ("((a)).b", ["((a)).b", "((a))"]),
  ])
  func `covers every part from its first to its last byte`(
    text: String, expected: [String]
  ) throws {
    let parts = try Expression(parsing: text).nodes.map { text.part($0.span) }
    #expect(parts == expected)
  }

  @Test func `marks the names of fields and functions`() throws {
    let text = "rab . satker.kode\n.startsWith ( 'a' ) && has(x.y)"
    let expression = try Expression(parsing: text)
    let names = expression.nodes.compactMap(\.nameSpan)
    #expect(names.map(\.name) == ["startsWith", "kode", "satker", "has", "y"])
    #expect(names.map { text.part($0.span) } == names.map(\.name))
  }

  @Test func `gives every part the text that reads as that part alone`() throws {
    let seed: UInt64 = 0x5AA5
    var random = RandomSyntax(seed: seed)
    for index in 0..<2_000 {
      let text = random.sample(depth: index % 5).text
      for node in try Expression(parsing: text).nodes {
        let part = try #require(text.part(node.span))
        try #require(
          Expression(parsing: part).sketch == node.sketch, "seed \(seed): \(text): \(part)")
        if let (name, span) = node.nameSpan {
          try #require(text.part(span) == name, "seed \(seed): \(text)")
        }
      }
    }
  }

  @Test func `reads what was written with as few parentheses as CEL needs`() throws {
    let seed: UInt64 = 0xCE1
    var random = RandomSyntax(seed: seed)
    for index in 0..<5_000 {
      let sample = random.sample(depth: index % 6)
      let expression = try Expression(parsing: sample.text)
      try #require(expression.sketch == sample.sketch, "seed \(seed): \(sample.text)")
    }
  }
}
