package import ReviuXML

/// Reviews what the process that started this one tells it to.
package struct Worker: ~Copyable {
  private let limits: OwnLimits
  private let context: PartContext
  private var gatherer: Gatherer

  /// - Parameters:
  ///   - limits: time for each assignment, and memory for all.
  ///   - digestsInputs: see ``Gatherer``.
  ///   - keepsDocuments: see ``Gatherer``.
  package init(
    _ reviewer: Reviewer, limits: OwnLimits, digestsInputs: Bool, keepsDocuments: Bool
  ) {
    self.limits = limits
    context = PartContext(reviewer)
    gatherer = Gatherer(reviewer, digestsInputs: digestsInputs, keepsDocuments: keepsDocuments)
  }

  /// Works until nobody is there any more to tell it anything.
  package mutating func run() {
    let channel = Channel.toParent()
    limits.limitMemory()
    var received: ArraySlice<UInt8> = []
    while let bytes = try? channel.receive() {
      received += bytes
      while let assignment = Assignment(readingFrom: &received) {
        // An assignment that takes too long ends this process.
        limits.startClock()
        let answer = gatherer.result(of: assignment).encoded(in: context)
        limits.stopClock()
        guard channel.send(answer) else { return }
      }
    }
  }
}

extension Assignment {
  /// As a worker reads it.
  var encoded: [UInt8] {
    var writer = PartWriter()
    writer.write(self)
    return EncodedPart.bytes(of: writer.bytes)
  }

  /// Takes an assignment off the front of some bytes; nil where it is not whole yet.
  fileprivate init?(readingFrom bytes: inout ArraySlice<UInt8>) {
    guard let content = try? EncodedPart.content(of: &bytes) else { return nil }
    var reader = PartReader(content)
    guard let assignment = try? Assignment(from: &reader) else { return nil }
    self = assignment
  }
}
