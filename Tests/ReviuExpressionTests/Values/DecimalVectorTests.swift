import Testing

@testable import ReviuExpression

struct DecimalVectorTests {
  @Test(arguments: DecimalVector.Operation.allCases)
  func `gives the exact result wherever there is one`(
    operation: DecimalVector.Operation
  ) throws {
    try expectAgreement(operation, atLeast: 5_000) { !$0.expectsError }
  }

  @Test(arguments: [.add, .subtract, .multiply, .divide, .divided] as [DecimalVector.Operation])
  func `says why there is no exact result`(operation: DecimalVector.Operation) throws {
    try expectAgreement(operation, atLeast: 1_000) { $0.expectsError }
  }

  @Test func `is held against at least a hundred thousand vectors`() throws {
    #expect(try DecimalVector.all.get().count >= 100_000)
  }

  private func expectAgreement(
    _ operation: DecimalVector.Operation, atLeast minimum: Int,
    where isConcerned: (DecimalVector) -> Bool
  ) throws {
    let vectors = try DecimalVector.all.get().filter {
      $0.operation == operation && isConcerned($0)
    }
    var mismatches = Mismatches()
    for vector in vectors {
      let result = try vector.result()
      if !vector.allows(result) { mismatches.add("\(vector.line), got \(result)") }
    }
    mismatches.expectNone(of: vectors.count, atLeast: minimum)
  }
}
