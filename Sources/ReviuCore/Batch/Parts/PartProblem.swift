/// Why bytes are not an encoded part that can be used.
package enum PartProblem: Error, Sendable, Equatable {
  /// They are something else.
  case foreign
  /// Another version of the engine wrote them in another form.
  case otherForm(String)
  /// The end is missing.
  case truncated
  /// They are not as they were written.
  case corrupt
}
