internal import ReviuCore

extension Finding {
  /// What the value that it was held against is called: a limit need not be reached.
  var expectedLabel: Bilingual {
    switch RuleKindName(rawValue: kind) {
    case .ceiling?, .unitCost?, .dates?, .ratio?, .aggregate?: Bilingual(id: "batas", en: "limit")
    default: Bilingual(id: "seharusnya", en: "expected")
    }
  }

  /// What sets it apart from one that is new and stands.
  var qualifiers: [Bilingual] {
    let state: Bilingual? =
      switch outcome {
      case .indeterminate: Bilingual(id: "tidak dapat dinilai", en: "cannot be assessed")
      case .waived: Bilingual(id: "dikecualikan", en: "waived")
      default: nil
      }
    let known: Bilingual? =
      switch baselineState {
      case .new: nil
      case .known: Bilingual(id: "sudah dikenal", en: "known")
      case .worse: Bilingual(id: "memburuk", en: "worse than known")
      }
    return [state, known].compactMap { $0 }
  }
}
