import Foundation
import Testing

@testable import ReviuExpression

struct PatternVectorTests {
  private struct Vector: Decodable {
    struct Case: Decodable {
      var text: String
      var occurs: Bool
      var whole: Bool
    }

    var pattern: String
    var texts: [Case]
  }

  @Test func `agrees with Python on random patterns and texts`() throws {
    let lines = try VectorScript(name: "pattern_vectors.py").lines()
    var mismatches = Mismatches()
    var count = 0
    for line in lines {
      let vector = try JSONDecoder().decode(Vector.self, from: Data(line.utf8))
      guard let pattern = try? Pattern(vector.pattern) else {
        mismatches.add("\(quoted(vector.pattern)) is refused")
        continue
      }
      for item in vector.texts {
        count += 2
        let (occurs, whole) = (pattern.occurs(in: item.text), pattern.matchesWhole(item.text))
        guard occurs != item.occurs || whole != item.whole else { continue }
        mismatches.add(
          "\(quoted(vector.pattern)) on \(quoted(item.text)): occurs \(occurs), whole \(whole); "
            + "for Python \(item.occurs), \(item.whole)")
      }
    }
    mismatches.expectNone(of: count, atLeast: 10_000)
  }

  private func quoted(_ text: String) -> String {
    "/\(text.replacing("\n", with: "<LF>").replacing("\t", with: "<TAB>"))/"
  }
}
