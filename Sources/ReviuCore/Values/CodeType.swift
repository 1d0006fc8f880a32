internal import ReviuXML

/// A code of the budget's classification, with the form that all its values have.
package enum CodeType: Sendable, CaseIterable {
  case kementerian, unitEselon1, satker, provinsi, program, kegiatan, kro, ro
  case komponen, subkomponen, akun, sumberDana
  case nip, nib, sha256
  /// A short name that the inspectorate hands out, such as a category or a document type.
  case kode

  var format: ValueFormat {
    let (alphabet, length): (CodeAlphabet, ClosedRange<Int>) =
      switch self {
      case .kementerian, .ro, .komponen: (.digits, 3...3)
      case .unitEselon1, .provinsi: (.digits, 2...2)
      case .satker, .akun: (.digits, 6...6)
      case .kegiatan: (.digits, 4...4)
      case .program: (.upperCase, 2...2)
      case .kro: (.upperCase, 3...3)
      case .subkomponen: (.upperCase, 1...2)
      case .sumberDana: (.upperCase, 2...6)
      case .nip: (.digits, 18...18)
      case .nib: (.digits, 13...13)
      case .sha256: (.lowerHexadecimal, 64...64)
      case .kode: (.alphanumeric, 1...32)
      }
    return .code(alphabet, length: length)
  }
}
