internal import ReviuExpression

/// Fields that a sound document may lack, but that the rule demands.
final class RequiredCheck: Sendable {
  struct Field: Sendable {
    /// Whether the field has a value, or at least one row.
    var presence: CheckedExpression
    var access: FieldAccess
    var label: Bilingual
    let program: TruthProgram

    init(presence: CheckedExpression, access: FieldAccess, label: Bilingual) {
      self.presence = presence
      self.access = access
      self.label = label
      program = TruthProgram(presence)
    }
  }

  let fields: [Field]

  init(fields: [Field]) { self.fields = fields }

  func passes(_ frame: inout Frame) -> Bool {
    fields.indices.allSatisfy { fields[$0].program.evaluate(&frame) == .yes }
  }

  func columns(_ variable: Int) -> RuleColumns.Check {
    let presences = fields.map { TruthColumn($0.presence, variable: variable) }
    return { presences.verdicts($0) }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    var missing: [Field] = []
    var isKnown = true
    for field in fields {
      switch explanation.truth(field.presence) {
      case true: continue
      case false: missing.append(field)
      case nil: isKnown = false
      }
    }
    if !missing.isEmpty {
      var failure = Failure(contributions: missing.map { explanation.contribution(of: $0.access) })
      let labels = missing.map { $0.label.mapped { _, label in label.lowercasedStart } }
      failure.words["missing"] = Bilingual(listing: labels)
      failure.expected = .text(missing.map(\.access.field.name).joined(separator: ", "))
      return .fail([failure])
    }
    return isKnown ? .pass : .indeterminate(explanation.gaps, explanation.contributions)
  }
}
