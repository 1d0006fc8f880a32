package import ReviuCore

extension JSONValue {
  /// The document as text, with a line break at its end.
  package var jsonText: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text + "\n"
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.value(text)
    case .number(let number): writer.value(number)
    case .truth(let truth): writer.value(truth)
    case .array(let elements):
      writer.array { writer in for element in elements { element.write(to: &writer) } }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.key(member.key)
          member.value.write(to: &writer)
        }
      }
    }
  }
}
