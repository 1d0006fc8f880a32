internal import ReviuCore

extension Waiver {
  /// Why a finding is excused, by whom, and for how long, in one sentence.
  func described(in language: Language) -> String {
    let letter = letterDate.written(in: language)
    let end = through.written(in: language)
    let names = Bilingual(listing: approvers)[language]
    switch language {
    case .indonesian:
      return "Dikecualikan sampai \(end): \(reason) "
        + "(surat \(letterNumber) tanggal \(letter), disetujui \(names))."
    case .english:
      return "Waived until \(end): \(reason) "
        + "(letter \(letterNumber) of \(letter), approved by \(names))."
    }
  }
}
