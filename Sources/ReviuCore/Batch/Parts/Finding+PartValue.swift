internal import ReviuExpression
internal import ReviuXML

extension Finding: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(rule, kind, aspect, outcome, disposition, proposal, title, message, locations)
    writer.write(actual, expected, difference, effect, basis, remedy)
    writer.write(fingerprint, causedBy, waiver)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      rule: try reader.next(), kind: try reader.next(), aspect: try reader.next(),
      outcome: try reader.next(), disposition: try reader.next(), proposal: try reader.next(),
      title: try reader.next(), message: try reader.next(), locations: try reader.next(),
      actual: try reader.next(), expected: try reader.next(), difference: try reader.next(),
      effect: try reader.next(), basis: try reader.next(), remedy: try reader.next(),
      fingerprint: try reader.next(), causedBy: try reader.next(), waiver: try reader.next())
  }
}

extension Location: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(file, SourcePosition(line: line, column: column), address, excerpt, element)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    let file: String = try reader.next()
    let position: SourcePosition = try reader.next()
    self.init(
      file: file, line: position.line, column: position.column, address: try reader.next(),
      excerpt: try reader.next(), element: try reader.next())
  }
}

extension SourcePosition: PartValue {
  func write(to writer: inout PartWriter) { writer.write(line, column) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(line: try reader.next(), column: try reader.next())
    guard line >= 1, column >= 1 else { throw .corrupt }
  }
}

extension Excerpt: PartValue {
  func write(to writer: inout PartWriter) { writer.write(text, caret) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(text: try reader.next(), caret: try reader.next())
    guard (0...text.unicodeScalars.count).contains(caret) else { throw .corrupt }
  }
}

extension Basis: PartValue {
  func write(to writer: inout PartWriter) { writer.write(instrument, clause, url, confidence) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      instrument: try reader.next(), clause: try reader.next(), url: try reader.next(),
      confidence: try reader.next())
  }
}

extension MoneyEffect: PartValue {
  func write(to writer: inout PartWriter) { writer.write(koreksi, blokir) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(koreksi: try reader.next(), blokir: try reader.next())
  }
}

extension Waiver: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(rule, satker, proposal, item, reason, letterNumber, letterDate, approvers)
    writer.write(from, through, value, line, column)
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(
      rule: try reader.next(), satker: try reader.next(), proposal: try reader.next(),
      item: try reader.next(), reason: try reader.next(), letterNumber: try reader.next(),
      letterDate: try reader.next(), approvers: try reader.next(), from: try reader.next(),
      through: try reader.next(), value: try reader.next(), line: try reader.next(),
      column: try reader.next())
  }
}

extension Bilingual: PartValue {
  func write(to writer: inout PartWriter) { writer.write(id, en) }

  init(from reader: inout PartReader) throws(PartProblem) {
    self.init(id: try reader.next(), en: try reader.next())
  }
}

extension Quantity: PartValue {
  private enum Form: String, PartValue { case rupiah, number, date, text, truth }

  func write(to writer: inout PartWriter) {
    switch self {
    case .rupiah(let value): writer.write(Form.rupiah, value)
    case .number(let value): writer.write(Form.number, value)
    case .date(let date): writer.write(Form.date, date)
    case .text(let text): writer.write(Form.text, text)
    case .truth(let truth): writer.write(Form.truth, truth)
    }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    switch try Form(from: &reader) {
    case .rupiah: self = .rupiah(try reader.next())
    case .number: self = .number(try reader.next())
    case .date: self = .date(try reader.next())
    case .text: self = .text(try reader.next())
    case .truth: self = .truth(try reader.next())
    }
  }
}

extension Decimal: PartValue {
  func write(to writer: inout PartWriter) { writer.write(coefficient, scale) }

  init(from reader: inout PartReader) throws(PartProblem) {
    let (coefficient, scale) = (try Int128(from: &reader), try Int(from: &reader))
    guard (0...Self.maximumScale).contains(scale) else { throw .corrupt }
    self.init(coefficient: coefficient, scale: scale)
  }
}

extension CivilDate: PartValue {
  func write(to writer: inout PartWriter) { writer.write(packed) }

  init(from reader: inout PartReader) throws(PartProblem) {
    guard let date = CivilDate(packed: try reader.next()) else { throw .corrupt }
    self = date
  }
}

extension Aspect: PartValue {}
extension Confidence: PartValue {}
extension Disposition: PartValue {}
extension Outcome: PartValue {}
