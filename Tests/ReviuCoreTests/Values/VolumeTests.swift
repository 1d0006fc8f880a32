import ReviuExpression
import Testing

@testable import ReviuCore

struct VolumeTests {
  @Test(
    arguments: [
      (0, "0"), (1, "0.001"), (1_500, "1.5"), (-2_000, "-2"),
      (Int64.max, "9223372036854775.807"), (Int64.min, "-9223372036854775.808"),
    ] as [(Int64, String)])
  func `counts thousandths`(thousandths: Int64, expected: String) {
    #expect(Volume(thousandths: thousandths).decimal.description == expected)
  }

  @Test func `is ordered by its quantity`() {
    let volumes = [1_500, -1, 0, 2].map { Volume(thousandths: $0) }
    #expect(volumes.sorted().map(\.thousandths) == [-1, 0, 2, 1_500])
  }
}
