/// What the review does with a finding, in the words of the process, most severe first.
package enum Disposition: String, Sendable, CaseIterable, Comparable {
  /// Cannot be reviewed or is outside the programme; returned.
  case tolak
  /// Must be corrected.
  case koreksi
  /// A supporting document is missing; candidate for a budget block (DIPA page IV.A).
  case lengkapi
  /// To be noted (DIPA page IV.B).
  case catatan
  /// The reviewer must judge.
  case konfirmasi

  /// The least severe disposition that holds a proposal back unless the user says otherwise.
  package static let defaultGate = Disposition.lengkapi

  private var rank: Int {
    switch self {
    case .tolak: 4
    case .koreksi: 3
    case .lengkapi: 2
    case .catatan: 1
    case .konfirmasi: 0
    }
  }

  /// Less severe sorts first.
  package static func < (left: Disposition, right: Disposition) -> Bool { left.rank < right.rank }
}

/// One of the six aspects of a review: article 61 paragraph (2) of PMK 62/2023 as amended by PMK 107/2024.
package enum Aspect: String, Sendable, CaseIterable {
  /// Cost standards.
  case a
  /// Budgeting rules.
  case b
  /// Budget tags.
  case c
  /// Supporting documents.
  case d
  /// New activities or outputs and changed base figures.
  case e
  /// Thematic allocation.
  case f

  package var label: Bilingual {
    switch self {
    case .a:
      Bilingual(id: "Kelayakan terhadap standar biaya", en: "Feasibility against cost standards")
    case .b: Bilingual(id: "Kaidah penganggaran", en: "Budgeting rules")
    case .c: Bilingual(id: "Penandaan anggaran", en: "Budget tags")
    case .d: Bilingual(id: "Kelengkapan dokumen pendukung", en: "Supporting documents")
    case .e:
      Bilingual(
        id: "Rincian kegiatan atau keluaran baru dan angka dasar yang berubah",
        en: "New activities or outputs and changed base figures")
    case .f: Bilingual(id: "Alokasi tematik", en: "Thematic allocation")
    }
  }
}

/// What a rule says of a proposal; exactly one of these.
package enum Outcome: String, Sendable, CaseIterable {
  /// Checked and fine.
  case pass
  case fail
  /// The rule does not concern the proposal.
  case notApplicable = "not-applicable"
  /// A value or table entry that it needs is missing or unreadable.
  case indeterminate
  /// Failed, and excused by a waiver.
  case waived

  /// By the case; many outcomes are hashed together, and that of the raw value would hash as many texts.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .pass: hasher.combine(0 as UInt8)
    case .fail: hasher.combine(1 as UInt8)
    case .notApplicable: hasher.combine(2 as UInt8)
    case .indeterminate: hasher.combine(3 as UInt8)
    case .waived: hasher.combine(4 as UInt8)
    }
  }
}
