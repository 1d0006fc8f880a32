import Testing

@testable import ReviuCore

struct NeighboursTests {
  private static func groups(_ names: [String]) -> [[String]] {
    let neighbours = Neighbours(names)
    return (0..<neighbours.count).map { neighbours[$0].map { names[$0] } }
  }

  @Test(
    arguments: [
      (["a/kak.xml", "a/rab.xml", "b/kak.xml"], [["a/kak.xml", "a/rab.xml"], ["b/kak.xml"]]),
      (
        ["001-KAK.xml", "002-kak.xml", "002-RAB.xml"],
        [["001-KAK.xml"], ["002-kak.xml", "002-RAB.xml"]]
      ),
      (["kak/1.xml", "kak/2.xml", "rab/1.xml"], [["kak/1.xml", "rab/1.xml"], ["kak/2.xml"]]),
      (["x.xml", "y.xml"], [["x.xml"], ["y.xml"]]),
      (["kakrab", "rabkak"], [["kakrab", "rabkak"]]),
      (["kax", "rax"], [["kax"], ["rax"]]), ([], []),
    ] as [([String], [[String]])])
  func `puts names together that differ only in the kind of document`(
    names: [String], expected: [[String]]
  ) {
    #expect(Self.groups(names) == expected)
  }

  @Test func `every name is in one group`() {
    let names = (0..<500).map { "\($0 % 7)/\($0 % 3 == 0 ? "kak" : "rab")\($0).xml" }
    #expect(Self.groups(names).flatMap { $0 }.sorted() == names.sorted())
  }
}
