/// Puts partials together: files of encoded parts about different inputs.
package struct PartialMerge: ~Copyable {
  private let pack: RulePack
  private let context: PartContext
  private var gatherer: Gatherer
  /// The partial that was taken in first.
  private var first: String?
  /// By the bytes of the input's name, the partial that has it.
  private var origins: [[UInt8]: String] = [:]
  /// Whether the documents of a proposal are not in its partial.
  package private(set) var lacksSources = false

  /// - Parameter keepsDocuments: the batch has the documents of every proposal.
  package init(_ reviewer: Reviewer, keepsDocuments: Bool = false) {
    pack = reviewer.pack
    context = PartContext(reviewer)
    gatherer = Gatherer(reviewer, digestsInputs: true, keepsDocuments: keepsDocuments)
  }

  /// What the results of a partial depend on.
  package static func context(
    of bytes: ArraySlice<UInt8>, file: String
  ) throws(MergeFailure) -> PartContext {
    var rest = bytes
    return try encodedPart(readingFrom: &rest, file).context
  }

  /// Takes in a partial.
  /// - Parameter file: the name that messages give it.
  package mutating func add(file: String, bytes: consuming [UInt8]) throws(MergeFailure) {
    var rest = bytes[...]
    var isComplete = false
    while !isComplete || !rest.isEmpty {
      let encoded = try Self.encodedPart(readingFrom: &rest, file)
      if let difference = encoded.context.difference(from: context) {
        throw .different(file: file, from: first, difference)
      }
      isComplete = encoded.isLast
      let part: BatchPart
      do throws(PartProblem) {
        part = try encoded.part(for: pack)
      } catch {
        throw .unusable(file: file, error)
      }
      try take(part, file)
    }
    first = first ?? file
  }

  private static func encodedPart(
    readingFrom bytes: inout ArraySlice<UInt8>, _ file: String
  ) throws(MergeFailure) -> EncodedPart {
    do throws(PartProblem) {
      return try EncodedPart(readingFrom: &bytes)
    } catch {
      throw .unusable(file: file, error)
    }
  }

  private mutating func take(_ part: BatchPart, _ file: String) throws(MergeFailure) {
    // Partials have their documents with them; nobody else names files that are to be read here.
    guard !part.unpaired.contains(where: \.content.isReleased) else {
      throw .unusable(file: file, .corrupt)
    }
    for input in part.inputs {
      if let other = origins.updateValue(file, forKey: Array(input.file.utf8)) {
        throw .overlap(input: input.file, files: [other, file])
      }
    }
    if part.reviewed.contains(where: { $0.sources == nil }) { lacksSources = true }
    gatherer.add(part)
  }

  /// Everything that the partials have.
  package mutating func takePart() -> BatchPart { gatherer.takePart() }
}

/// Why partials do not go together.
package enum MergeFailure: Error, Sendable, Equatable {
  case unusable(file: String, PartProblem)
  /// - Parameter from: the partial before; nil where it differs from what the merge itself would review with.
  case different(file: String, from: String?, PartContext.Difference)
  /// Two partials have the same input, or one has it twice.
  case overlap(input: String, files: [String])
}
