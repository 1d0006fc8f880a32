extension ProposalSkeleton {
  /// Writes elements of the vocabulary with comments.
  struct Writer {
    let values: [String: [String]]
    let rules: SkeletonRules
    var lines: [String] = []

    private static let width = 110
    /// Rules that a comment names.
    private static let mostRules = 8

    init(values: [String: [String]], rules: SkeletonRules) {
      self.values = values
      self.rules = rules
    }

    mutating func write(
      _ element: ElementDeclaration, path: String, occurrence: Int, depth: Int
    ) {
      if occurrence == 0, let text = explanation(of: element, path) { comment(text, depth: depth) }
      var tag = "<\(element.name)"
      if depth == 0 { tag += " xmlns=\"\(Vocabulary.namespace)\"" }
      for field in element.attributes {
        let given = value("\(path)@\(field.attribute)", occurrence)
        if let value = given ?? (field.isRequired && field.defaultValue == nil ? field.gap : nil) {
          tag += " \(field.attribute)=\"\(value.escapedForMarkup)\""
        }
      }
      let indent = String(repeating: "  ", count: depth)
      switch element.content {
      case .empty: lines.append("\(indent)\(tag)/>")
      case .text(let field):
        let text = value(path, occurrence) ?? field.gap
        lines.append("\(indent)\(tag)>\(text.escapedForMarkup)</\(element.name)>")
      case .elements:
        lines.append("\(indent)\(tag)>")
        for child in element.children { writeAll(child, path: "\(path)/\(child.name)", depth + 1) }
        lines.append("\(indent)</\(element.name)>")
      }
    }

    /// An element as often as there are values for it; of one that may be absent only the comment.
    private mutating func writeAll(_ element: ElementDeclaration, path: String, _ depth: Int) {
      let own = values.filter { $0.key == path || $0.key.hasPrefix("\(path)@") }
      let below = own.map(\.value.count)
      let isGiven = values.keys.contains { $0.hasPrefix("\(path)@") || $0.hasPrefix("\(path)/") }
      let count = max(element.occurs.lowerBound, below.max() ?? 0, isGiven ? 1 : 0)
      if count == 0 {
        if let text = explanation(of: element, path) {
          comment("Boleh ditambahkan: <\(element.name)>. \(text)", depth: depth)
        }
        return
      }
      for occurrence in 0..<count {
        write(element, path: path, occurrence: occurrence, depth: depth)
      }
    }

    private func value(_ path: String, _ occurrence: Int) -> String? {
      guard let list = values[path], !list.isEmpty else { return nil }
      return list[min(occurrence, list.count - 1)]
    }

    /// What goes into the element, and who looks at it; nil for one that only holds others.
    private func explanation(of element: ElementDeclaration, _ path: String) -> String? {
      var parts: [String] = []
      var paths: [String] = []
      if case .text(let field) = element.content {
        parts.append(field.explanation)
        paths.append(path)
      }
      for field in element.attributes {
        parts.append("\(field.attribute): \(field.explanation)")
        paths.append("\(path)@\(field.attribute)")
      }
      if paths.isEmpty { return nil }
      let most = element.occurs.upperBound
      var text = parts.joined(separator: "; ") + "."
      if most > 1 { text += most > 1000 ? " Boleh berulang." : " Paling banyak \(most)." }
      let ids = rules.ids(paths)
      if !ids.isEmpty {
        let rest = ids.count - Self.mostRules
        text += " Aturan: \(ids.prefix(Self.mostRules).joined(separator: ", "))"
        text += rest > 0 ? ", dan \(rest) lain." : "."
      }
      if path == "kak/dataDukung/dokumen", !rules.documents.isEmpty {
        let kinds = rules.documents.map { "\($0.kind) (\($0.rule))" }.joined(separator: ", ")
        text += " Jenis yang diminta aturan, sebagian hanya bila ada biaya tertentu: \(kinds)."
      }
      return text
    }

    mutating func comment(_ text: String, depth: Int) {
      let indent = String(repeating: "  ", count: depth)
      var line = "\(indent)<!--"
      for word in text.split(separator: " ") {
        if line.count + 1 + word.count > Self.width {
          lines.append(line)
          line = "\(indent)    "
        }
        line += " \(word)"
      }
      lines.append(line + " -->")
    }
  }
}

extension FieldDeclaration {
  /// What the value is, and which form it has.
  fileprivate var explanation: String {
    let form: String? =
      switch type {
      case .teks: nil
      case .berkas: "nama berkas di folder KAK"
      case .rupiah: "rupiah bulat tanpa titik"
      case .volume: "paling banyak tiga desimal, dengan titik"
      case .tanggal: "tttt-bb-hh"
      case .tahunAnggaran: "empat angka"
      case .cacah, .nomor, .bulan: "angka"
      case .kode: nil
      case .pilihan(let values): values.joined(separator: " atau ")
      }
    let notes = [form, isRequired ? nil : "tidak wajib"].compactMap { $0 }
    return label.id + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }

  /// A value of the right form that no review takes for an answer.
  fileprivate var gap: String {
    switch type {
    case .teks, .berkas: "\(ProposalSkeleton.gap): \(label.id.lowercasedStart)"
    case .tahunAnggaran: "2000"
    case .rupiah, .volume, .cacah: "0"
    case .nomor, .bulan: "1"
    case .tanggal: "2000-01-01"
    case .pilihan(let values): values[0]
    case .kode(let code): code.gap
    }
  }
}

extension CodeType {
  fileprivate var gap: String {
    switch self {
    case .program, .sumberDana: "XX"
    case .kro: "XXX"
    case .subkomponen: "X"
    case .kode: "BELUM-DIISI"
    case .unitEselon1, .provinsi: "00"
    case .kementerian, .ro, .komponen: "000"
    case .kegiatan: "0000"
    case .satker, .akun: "000000"
    case .nip: String(repeating: "0", count: 18)
    case .nib: String(repeating: "0", count: 13)
    case .sha256: String(repeating: "0", count: 64)
    }
  }
}
