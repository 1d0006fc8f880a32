extension RuleKindName {
  /// Keys of a rule file beside the common ones.
  var keys: [String] {
    switch self {
    case .ceiling: ["value", "limit"]
    case .unitCost: ["price", "quantity", "unit", "limit"]
    case .eligibility: ["value", "table", "key", "column", "on-missing"]
    case .allowedValues: ["value", "values", "in", "ignore-case"]
    case .requiredDocuments: ["documents", "blocks"]
    case .arithmetic: ["value", "equals", "rounding"]
    case .consistency: ["values", "fields"]
    case .pattern: ["value", "pattern"]
    case .required: ["fields"]
    case .text: ["value", "at-least", "at-most", "mentions", "avoids"]
    case .dates: ["value", "from", "through"]
    case .ratio: ["value", "of", "at-most", "at-least"]
    case .unique: ["each", "key"]
    case .check: ["condition"]
    }
  }

  /// Placeholders of messages beside expressions.
  var evidence: [String] {
    switch self {
    case .ceiling, .unitCost: ["actual", "expected", "difference"]
    case .eligibility: ["actual", "key"]
    case .allowedValues: ["actual", "expected", "suggestion", "choices"]
    case .requiredDocuments: ["expected", "missing"]
    case .arithmetic: ["actual", "expected", "difference"]
    case .consistency: ["actual", "expected", "difference", "field"]
    case .pattern: ["actual", "expected"]
    case .required: ["expected", "missing"]
    case .text: ["problem", "remedy"]
    case .dates: ["actual", "expected", "difference"]
    case .ratio: ["actual", "expected", "difference", "share", "bound"]
    case .unique: ["actual"]
    case .check: []
    }
  }
}
