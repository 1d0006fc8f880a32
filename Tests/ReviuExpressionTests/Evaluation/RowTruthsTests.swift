import ReviuTestSupport
import Testing

@testable import ReviuExpression

/// Truths of many rows against the same kept one by one.
struct RowTruthsTests {
  private static let all: [Truth] = [.no, .yes, .unknown]

  /// Around the numbers of rows that share a word.
  @Test(arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 200, 256, 257, 400])
  func `says of every row what was said of it`(count: Int) {
    var source = SplitMix64(seed: UInt64(count))
    for _ in 0..<20 {
      let kinds = source.below(3) == 0 ? [source.pick(Self.all)] : Self.all
      let truths = (0..<count).map { _ in source.pick(kinds) }
      let rows = RowTruths(rows: count) { truths[$0] }
      expect(rows, truths)
      expect(rows.negated, truths.map(\.negated))
      expect(rows.trueOrUnknown, truths.map { $0 == .yes ? .yes : .unknown })
      for truth in Self.all {
        expect(RowTruths(repeating: truth, count: count), truths.map { _ in truth })
        let positions = truths.indices.filter { truths[$0] == truth }
        #expect(rows.positions(of: truth) == positions)
        #expect(rows.positions(except: truth) == truths.indices.filter { truths[$0] != truth })
        #expect(rows.count(of: truth) == positions.count)
        #expect(rows.contains(truth) == !positions.isEmpty)
      }
    }
  }

  @Test(arguments: [0, 1, 64, 130])
  func `connects rows as it connects one`(count: Int) {
    var source = SplitMix64(seed: UInt64(count + 7))
    let first = (0..<count).map { _ in source.pick(Self.all) }
    let second = (0..<count).map { _ in source.pick(Self.all) }
    var both = RowTruths(rows: count) { first[$0] }
    var either = both
    both.formAnd(RowTruths(rows: count) { second[$0] })
    either.formOr(RowTruths(rows: count) { second[$0] })
    expect(both, zip(first, second).map { Self.connected($0, $1, deciding: .no) })
    expect(either, zip(first, second).map { Self.connected($0, $1, deciding: .yes) })
  }

  @Test(arguments: all)
  func `spreads a few rows among others`(elsewhere: Truth) {
    var source = SplitMix64(seed: 3)
    for count in [0, 1, 64, 100, 150] {
      let positions = (0..<count).filter { _ in source.below(3) == 0 }
      let truths = positions.map { _ in source.pick(Self.all) }
      var wanted = [Truth](repeating: elsewhere, count: count)
      for (position, truth) in zip(positions, truths) { wanted[position] = truth }
      expect(
        RowTruths(rows: truths.count) { truths[$0] }.spread(
          to: positions, of: count, elsewhere: elsewhere), wanted)
    }
  }

  private static func connected(_ left: Truth, _ right: Truth, deciding: Truth) -> Truth {
    if left == deciding || right == deciding { return deciding }
    return left == .unknown || right == .unknown ? .unknown : deciding.negated
  }

  private func expect(_ rows: RowTruths, _ truths: [Truth]) {
    #expect(rows.count == truths.count)
    #expect(truths.indices.map { rows[$0] } == truths)
    // What lies behind the last row must not count.
    #expect(rows.negated.negated.count(of: .yes) == truths.count { $0 == .yes })
  }
}
