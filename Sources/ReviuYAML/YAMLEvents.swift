internal import CLibYAML

/// Reads a YAML text event by event, as libyaml finds them.
@safe
package struct YAMLEvents: ~Copyable {
  /// Something that begins, ends, or stands at a place.
  package struct Event: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case documentStart, documentEnd
      case scalar(String)
      /// With the name of what it stands for.
      case alias(String)
      case sequenceStart, sequenceEnd
      case mappingStart, mappingEnd
      /// Behind the last document.
      case end
    }

    package var kind: Kind
    package var place: Place
    package var hasAnchor = false
    /// Whether a tag is written; what a parser would find out by itself does not count.
    package var hasTag = false
  }

  /// From 1; columns in code points.
  package struct Place: Sendable, Equatable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Why a text is not YAML, in the words of libyaml.
  package struct Malformed: Error, Sendable, Equatable {
    package var problem: String
    package var place: Place
  }

  // libyaml keeps pointers to both.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  package init(_ text: String) {
    unsafe input = .allocate(capacity: text.utf8.count)
    _ = unsafe input.initialize(from: text.utf8)
    unsafe parser = .allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      preconditionFailure("no memory for a YAML parser")
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; nothing may be asked for behind the end or an error.
  package mutating func next() throws(Malformed) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw malformed() }
    defer { unsafe yaml_event_delete(&event) }
    let place = unsafe Place(event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT:
      try refuseInvisibleBreaks()
      return try next()
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, place: place)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, place: place)
    case YAML_ALIAS_EVENT:
      return unsafe Event(
        kind: .alias(String(cString: event.data.alias.anchor)), place: place)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe Event(
        kind: .scalar(String(decoding: bytes, as: UTF8.self)), place: place,
        hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe event.data.sequence_start
      return unsafe Event(
        kind: .sequenceStart, place: place, hasAnchor: sequence.anchor != nil,
        hasTag: sequence.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, place: place)
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe event.data.mapping_start
      return unsafe Event(
        kind: .mappingStart, place: place, hasAnchor: mapping.anchor != nil,
        hasTag: mapping.tag != nil)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, place: place)
    default: return Event(kind: .end, place: place)
    }
  }

  /// Line breaks for libyaml, but not for YAML 1.2 and for whoever reads the file: a comment could hide a line.
  private func refuseInvisibleBreaks() throws(Malformed) {
    for index in unsafe input.indices where unsafe input[index] == 0xC2 || input[index] == 0xE2 {
      let name: String? =
        switch unsafe Array(input[index...].prefix(3)) {
        case let bytes where bytes.starts(with: [0xC2, 0x85]): "U+0085"
        case [0xE2, 0x80, 0xA8]: "U+2028"
        case [0xE2, 0x80, 0xA9]: "U+2029"
        default: nil
        }
      if let name {
        throw Malformed(problem: "invisible line break \(name)", place: place(ofByte: index))
      }
    }
  }

  private func malformed() -> Malformed {
    guard let problem = unsafe parser.pointee.problem else {
      preconditionFailure("no memory for a YAML event")
    }
    var place = unsafe Place(parser.pointee.problem_mark)
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      // Characters are refused long before the scanner, which marks places, comes to them.
      place = unsafe self.place(ofByte: parser.pointee.problem_offset)
    } else if unsafe parser.pointee.context.map({ unsafe Self.opens(String(cString: $0)) }) == true,
      unsafe parser.pointee.problem_mark.index >= input.count(where: Self.beginsCharacter)
    {
      // What is not closed shows at the end only, where a bracket lacks a comma, too.
      return unsafe Malformed(
        problem: "found unexpected end of stream", place: Place(parser.pointee.context_mark))
    }
    return unsafe Malformed(problem: String(cString: problem), place: place)
  }

  private func place(ofByte offset: Int) -> Place {
    let before = unsafe Array(input[..<min(offset, input.count)])
    let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let column = (lines.last?.count(where: Self.beginsCharacter) ?? 0) + 1
    return Place(line: lines.count, column: column)
  }

  /// Whether what libyaml was at ends with a mark.
  private static func opens(_ context: String) -> Bool {
    context == "while scanning a quoted scalar" || context.hasPrefix("while parsing a flow ")
  }

  private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0b1100_0000 != 0b1000_0000 }
}

extension YAMLEvents.Place {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
