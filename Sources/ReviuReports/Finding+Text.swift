internal import ReviuCore

extension Finding {
  /// What the value that it was held against is called: a limit need not be reached.
  var expectedLabel: Bilingual {
    switch RuleKindName(rawValue: kind) {
    case .ceiling?, .unitCost?, .dates?, .ratio?, .aggregate?: Bilingual(id: "batas", en: "limit")
    default: Bilingual(id: "seharusnya", en: "expected")
    }
  }
}
