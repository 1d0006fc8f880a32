internal import ReviuExpression
internal import ReviuXML

extension BatchPart: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(inputs, documentFindings, reviewed, unpaired)
    // A set has no order of its own.
    writer.write(
      lostFiles.sorted { $0.lexicographicallyPrecedes($1) }
        .map { String(decoding: $0, as: UTF8.self) })
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      inputs: try reader.next(), documentFindings: try reader.next(),
      reviewed: try reader.next(), unpaired: try reader.next())
    let files = try [String](from: &reader).map { Array($0.utf8) }
    for (file, next) in zip(files, files.dropFirst())
    where !file.lexicographicallyPrecedes(next) {
      throw .corrupt
    }
    lostFiles = Set(files)
  }
}

extension InputFile: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(file, digest, bytes, status, foreignRoot, isNamed)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      file: try reader.next(), digest: try reader.next(), bytes: try reader.next(),
      status: try reader.next(), foreignRoot: try reader.next(), isNamed: try reader.next())
  }
}

extension InputFile.Status: PartValue {}

extension ContentDigest: PartValue {
  func write(to writer: inout PartWriter) { writer.append(content: bytes) }

  init(from reader: inout PartReader) throws(PartProblem) {
    guard let digest = ContentDigest(bytes: try reader.content()) else { throw .corrupt }
    self = digest
  }
}

extension ReviewedProposal: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(review, identity, kak, rab, entries)
    writer.write(sources ?? proposal.map { ProposalSources($0) })
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      review: try reader.next(), identity: try reader.next(), kak: try reader.next(),
      rab: try reader.next(), entries: try reader.next(), sources: try reader.next())
  }
}

extension ProposalSources: PartValue {
  func write(to writer: inout PartWriter) {
    for source in [kak, rab] { writer.append(optionalContent: source) }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(kak: try reader.optionalContent(), rab: try reader.optionalContent())
  }
}

extension Review: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(proposal, tahunAnggaran, satker, satkerName, province, kak, rab, total)
    // Many proposals have the same outcomes, and a text that was there before is short.
    writer.write(String(String.UnicodeScalarView(outcomes.map(\.letter))))
    writer.write(findings, effect, isAmbiguous, attachments)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      proposal: try reader.next(), tahunAnggaran: try reader.next(), satker: try reader.next(),
      satkerName: try reader.next(), province: try reader.next(), kak: try reader.next(),
      rab: try reader.next(), total: try reader.next(), outcomes: [], findings: [], effect: .none)
    for letter in try String(from: &reader).unicodeScalars {
      guard let outcome = Outcome(letter: letter) else { throw .corrupt }
      outcomes.append(outcome)
    }
    findings = try reader.next()
    effect = try reader.next()
    isAmbiguous = try reader.next()
    attachments = try reader.next()
  }
}

extension Outcome {
  fileprivate var letter: Unicode.Scalar {
    switch self {
    case .pass: "p"
    case .fail: "f"
    case .notApplicable: "n"
    case .indeterminate: "i"
    case .waived: "w"
    }
  }

  fileprivate init?(letter: Unicode.Scalar) {
    guard let outcome = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = outcome
  }
}

extension ProposalIdentity: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(tahunAnggaran, satker, kegiatan, kro, ro)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      tahunAnggaran: try reader.next(), satker: try reader.next(), kegiatan: try reader.next(),
      kro: try reader.next(), ro: try reader.next())
  }
}

extension BatchEntries: PartValue {
  private enum Form: String, PartValue { case none, amount, text }

  func write(to writer: inout PartWriter) {
    writer.write(count)
    for entry in self {
      writer.write(Int(entry.rule), entry.place, entry.key?.text)
      switch entry.value {
      case .none: writer.write(Form.none)
      case .amount(let amount): writer.write(Form.amount, amount)
      case .text(let text):
        writer.write(Form.text, String(decoding: text, as: UTF8.self))
      }
    }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init()
    for _ in 0..<(try reader.count()) {
      let (rule, place): (Int16, BatchPlace) = (try reader.next(), try reader.next())
      let key: String? = try reader.next()
      let value: BatchEntry.Value =
        switch try Form(from: &reader) {
        case .none: .none
        case .amount: .amount(try reader.next())
        case .text: .text(ArraySlice(try String(from: &reader).utf8))
        }
      if let key {
        append(rule: Int(rule), place: place, key: [ArraySlice(key.utf8)], value: value)
      } else {
        append(rule: Int(rule), place: place)
      }
    }
  }
}

extension BatchPlace: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(side, table, offsetColumn, row, line, column)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      side: try reader.next(), table: try reader.next(), offsetColumn: try reader.next(),
      row: try reader.next(), line: try reader.next(), column: try reader.next())
  }
}

extension UnpairedDocument: PartValue {
  func write(to writer: inout PartWriter) {
    // Another machine has another file there, or none.
    writer.write(identity, root, content.isReleased ? path : nil, content, attachments)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      identity: try reader.next(), root: try reader.next(), path: try reader.next(),
      content: try reader.next(), attachments: try reader.next())
    // Nothing else can be read again, and only that has to be.
    guard content.isReleased == (path != nil) else { throw .corrupt }
  }
}

extension Attachment: PartValue {
  func write(to writer: inout PartWriter) { writer.write(row, state) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(row: try reader.next(), state: try reader.next())
    if let row, row < 0 { throw .corrupt }
  }
}

extension Attachment.State: PartValue {
  private enum Form: String, PartValue {
    case found, missing, notAFile, empty, outside, other, unreadable, noFolder, illegible, unnamed,
      repeated
  }

  func write(to writer: inout PartWriter) {
    switch self {
    case .found: writer.write(Form.found)
    case .missing: writer.write(Form.missing)
    case .notAFile: writer.write(Form.notAFile)
    case .empty: writer.write(Form.empty)
    case .outside: writer.write(Form.outside)
    case .other(let digest): writer.write(Form.other, digest)
    case .unreadable(let error): writer.write(Form.unreadable, Int(error.code))
    case .noFolder: writer.write(Form.noFolder)
    case .illegible: writer.write(Form.illegible)
    case .unnamed: writer.write(Form.unnamed)
    case .repeated: writer.write(Form.repeated)
    }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    switch try Form(from: &reader) {
    case .found: self = .found
    case .missing: self = .missing
    case .notAFile: self = .notAFile
    case .empty: self = .empty
    case .outside: self = .outside
    case .other: self = .other(try reader.next())
    case .unreadable: self = .unreadable(.init(code: try reader.next()))
    case .noFolder: self = .noFolder
    case .illegible: self = .illegible
    case .unnamed: self = .unnamed
    case .repeated: self = .repeated
    }
  }
}

extension UnpairedDocument.Content: PartValue {
  func write(to writer: inout PartWriter) {
    switch self {
    case .released(let digest): writer.write(false, digest)
    case .kept(let document):
      writer.write(true)
      writer.append(content: document.source)
    case .unparsed(let source):
      writer.write(true)
      writer.append(content: source)
    }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self =
      try Bool(from: &reader)
      ? .unparsed(Array(try reader.content())) : .released(try reader.next())
  }
}

extension DocumentRoot: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(side == .kak, file, position)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      side: try Bool(from: &reader) ? .kak : .rab, file: try reader.next(),
      position: try reader.next())
  }
}
