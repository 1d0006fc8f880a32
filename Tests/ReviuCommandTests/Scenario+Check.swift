extension Scenario {
  static let checks = [
    Scenario("clean", ["check", clean] + day, 0),
    Scenario("clean-en", ["check", clean, "--lang", "en"] + day, 0),
    Scenario("faulty", ["check", faulty] + day, 1),
    Scenario("faulty-en", ["check", faulty, "--lang", "en"] + day, 1),
    Scenario("faulty-json", ["check", faulty, "--format", "json"] + day, 1),
    Scenario("report-beside", ["check", faulty, "--report", "json=hasil.json"] + day, 1),
    Scenario(
      "reports-beside",
      ["check", clean, "--report", "text=a.txt", "--report", "text=b.txt", "--lang", "en"] + day, 0),
    Scenario("note", ["check", "Samples/temuan/nip-tidak-sah"] + day, 0),
    Scenario(
      "fail-on-catatan", ["check", "Samples/temuan/nip-tidak-sah", "--fail-on", "catatan"] + day,
      1),
    Scenario("fail-on-tolak", ["check", faulty, "--fail-on", "tolak"] + day, 0),
    Scenario("one-wrong-price", ["check", clean] + day, 1) { place in
      try place.change(
        "\(clean)/rab.xml", #"hargaSatuan="380000" jumlah="9120000""#,
        to: #"hargaSatuan="400000" jumlah="9600000""#)
    },
    Scenario("attachments", ["check", clean] + day, 1, prepare: nameAttachments),
    Scenario(
      "attachments-en", ["check", clean, "--lang", "en"] + day, 1, prepare: nameAttachments),
    Scenario("waived", ["check", faulty, "--waivers", "pengecualian.yaml"] + day, 0) { place in
      try place.write(waiver, to: "pengecualian.yaml")
    },
    Scenario(
      "waivers-broken", ["check", faulty, "--waivers", "pengecualian.yaml"] + day, 2
    ) { place in
      try place.write(waiver.replacing(", through: 2025-12-31", with: ""), to: "pengecualian.yaml")
    },
    Scenario("baseline", ["check", faulty, "--baseline", "dulu.json"] + day, 0) { place in
      let report = try place.run(["check", faulty, "--format", "json"] + day).output
      try place.write(report, to: "dulu.json")
    },
    Scenario("baseline-bad", ["check", faulty, "--baseline", "\(faulty)/rab.xml"] + day, 2),
    Scenario("diff", ["diff", "dulu.json", "kini.json"], 0) { place in
      try place.write(
        try place.run(["check", faulty, "--format", "json"] + day).output, to: "dulu.json")
      try place.change("\(faulty)/rab.xml", "hargaSatuan=\"430000\"", to: "hargaSatuan=\"420000\"")
      try place.write(
        try place.run(["check", faulty, "--format", "json"] + day).output, to: "kini.json")
    },
    Scenario("diff-unverified", ["diff", "dulu.json", "kini.json"], 0, prepare: loseStandard),
    Scenario(
      "diff-documents", ["diff", "dulu.json", "kini.json", "--documents", faulty], 0,
      prepare: loseStandard),
    Scenario(
      "diff-documents-json",
      ["diff", "dulu.json", "kini.json", "--documents", faulty, "--format", "json"], 0,
      prepare: loseStandard),
    Scenario(
      "diff-documents-words",
      ["diff", "dulu.json", "kini.json", "--documents", clean, "--lang", "en"], 0
    ) { place in
      let (name, forbidden) = ("Penginapan petugas verifikasi di Curup", "Perayaan HUT di Curup")
      // So that the rule still is about the proposal.
      try place.change("\(clean)/rab.xml", "Uang harian petugas", to: "Peringatan HUT petugas")
      try place.change("\(clean)/rab.xml", name, to: forbidden)
      try place.write(
        try place.run(["check", clean, "--format", "json"] + day).output, to: "dulu.json")
      try place.change("\(clean)/rab.xml", forbidden, to: name)
      try place.write(
        try place.run(["check", clean, "--format", "json"] + day).output, to: "kini.json")
    },
    Scenario(
      "diff-other-documents", ["diff", "dulu.json", "kini.json", "--documents", faulty], 2
    ) { place in
      try loseStandard(place)
      try place.change("\(faulty)/rab.xml", "hargaSatuan=\"430000\"", to: "hargaSatuan=\"370000\"")
    },
    Scenario(
      "diff-missing-documents",
      ["diff", "dulu.json", "kini.json", "--documents", "\(faulty)/kak.xml", "--lang", "en"], 2,
      prepare: loseStandard),
    Scenario(
      "diff-more-documents",
      ["diff", "dulu.json", "kini.json", "--documents", faulty, clean, "--lang", "en"], 2,
      prepare: loseStandard),
    Scenario(
      "diff-other-pack",
      ["diff", "dulu.json", "kini.json", "--documents", faulty, "--rules", "Rules/ikma"], 2,
      prepare: loseStandard),
    Scenario(
      "diff-other-day",
      [
        "diff", "dulu.json", "kini.json", "--documents", faulty, "--as-of", "2025-10-11", "--lang",
        "en",
      ], 2, prepare: loseStandard),
    Scenario("diff-day-alone", ["diff", "dulu.json", "kini.json"] + day, 2),
    Scenario(
      "document-documents-alone",
      ["document", "lhr", "kini.json", "--output", "lhr.html", "--documents", faulty], 2),
    Scenario("diff-missing", ["diff", "dulu.json", "kini.json", "--lang", "en"], 2),
    Scenario("changed-since", ["check", "Samples/temuan", "--changed-since", "HEAD"] + day, 1) {
      place in
      try place.git("init", "--quiet")
      try place.git("add", "Samples")
      try place.git("commit", "--quiet", "--message", "usulan")
      try place.change("\(faulty)/rab.xml", "<total>", to: "<total> ")
    },
    Scenario(
      "changed-since-nothing", ["check", "Samples/temuan", "--changed-since", "HEAD"] + day, 0
    ) {
      place in
      try place.git("init", "--quiet")
      try place.git("add", "Samples")
      try place.git("commit", "--quiet", "--message", "usulan")
    },
    Scenario("changed-since-unknown", ["check", faulty, "--changed-since", "tidak-ada"] + day, 2) {
      place in
      try place.git("init", "--quiet")
    },
    Scenario("waivers-missing", ["check", faulty, "--waivers", "tidak-ada.yaml"] + day, 2),
    Scenario("block", ["check", "Samples/temuan/kesediaan-hibah-belum-ada"] + day, 1),
    Scenario("undecided", ["check", "Samples/temuan/kode-sbm-tidak-terdaftar"] + day, 1),
    Scenario(
      "sums", ["check", "Samples/temuan/rencana-penarikan-tidak-sama-dengan-biaya"] + day, 1),
    Scenario("tabs", ["check", "Samples/temuan/jumlah-akun-salah"] + day, 1),
    Scenario("structure", ["check", clean] + day, 1) { place in
      try place.change("\(clean)/rab.xml", "<total>", to: "<jumlahTotal/>\n  <total>Rp")
      try place.change("\(clean)/kak.xml", "nip=\"", to: "nip=\"١")
    },
    Scenario(
      "one-file", ["check", "Samples/lulus/kalimantan-utara-upl-rumput-laut/usulan.xml"] + day, 0),
    Scenario("unpaired", ["check", "\(clean)/kak.xml"] + day, 1),
    Scenario("doubled", ["check", clean, "salinan.xml", "--lang", "en"] + day, 1) { place in
      try place.write(try place.text("\(clean)/rab.xml"), to: "salinan.xml")
    },
    Scenario("without-identity", ["check", clean] + day, 1) { place in
      try place.change("\(clean)/rab.xml", "<satker kode=\"900017\"", to: "<satker")
    },
  ]

  /// The report of a price above the standard, and that of the line without its standard.
  /// One file that is there, one that is not, and one that nobody opens.
  @Sendable private static func nameAttachments(_ place: Workplace) throws {
    try place.write("contoh\n", to: "\(clean)/lampiran/sptjm.pdf")
    for (kind, file) in [
      ("SPTJM", "lampiran/sptjm.pdf"), ("SK-KPA", "lampiran/sk-kpa.pdf"),
      ("CPCL-IKM", "../cpcl.pdf"),
    ] {
      try place.change(
        "\(clean)/kak.xml", "<dokumen jenis=\"\(kind)\"",
        to: "<dokumen jenis=\"\(kind)\" berkas=\"\(file)\"")
    }
  }

  @Sendable private static func loseStandard(_ place: Workplace) throws {
    try place.write(
      try place.run(["check", faulty, "--format", "json"] + day).output, to: "dulu.json")
    try place.change("\(faulty)/rab.xml", " sbm=\"UH-LUAR-KOTA\"", to: "")
    try place.write(
      try place.run(["check", faulty, "--format", "json"] + day).output, to: "kini.json")
  }

  static let waiver = """
    - rule: SBM-001
      scope: {satker: "900014", item: "RO 6071.QDI.002 › 051 › A › 524111 › 1"}
      reason: Harga pasar setempat lebih tinggi, bukti terlampir
      letter: {number: B-12/IJ.3/2025, date: 2025-09-30}
      approved-by: [Inspektur II, Pengendali Teknis]
      valid: {from: 2025-10-01, through: 2025-12-31}

    """

  static let inputs = [
    Scenario(
      "stdin", ["check", "-"] + day, 0,
      input: "Samples/lulus/kalimantan-utara-upl-rumput-laut/usulan.xml"),
    Scenario("stdin-unpaired", ["check", "-"] + day, 1, input: "\(clean)/kak.xml"),
    Scenario("stdin-empty", ["check", "-"] + day, 1, input: "kosong") { place in
      try place.write("", to: "kosong")
    },
    Scenario("list", ["check", "@daftar.txt"] + day, 0) { place in
      try place.write("\(clean)/kak.xml\r\n\n\(clean)/rab.xml\r\n", to: "daftar.txt")
    },
    Scenario("list-missing", ["check", "@daftar.txt"] + day, 2),
    Scenario("folder-empty", ["check", "kosong"] + day, 2) { place in
      try place.write("x", to: "kosong/catatan.txt")
      try place.write("<kak/>", to: "kosong/.sembunyi.xml")
    },
    Scenario("path-missing", ["check", clean, "tidak-ada.xml"] + day, 2),
    Scenario("path-missing-en", ["check", "tidak-ada.xml", "--lang", "en"] + day, 2),
    Scenario("unopenable", ["check", "kiriman"] + day, 1) { place in
      try place.move(clean, to: "kiriman/satu")
      try place.link("kiriman/dua/rab.xml", to: "tidak-ada.xml")
    },
    Scenario("foreign-named", ["check", clean, "faktur.xml"] + day, 2) { place in
      try place.write("<faktur/>\n", to: "faktur.xml")
    },
    Scenario("foreign-in-folder", ["check", "kiriman"] + day, 0) { place in
      try place.move(clean, to: "kiriman/satu")
      try place.write("<faktur/>\n", to: "kiriman/faktur.xml")
    },
    Scenario("wrong-namespace", ["check", "kak.xml"] + day, 1) { place in
      try place.write("<kak xmlns=\"urn:lain\"/>\n", to: "kak.xml")
    },
    Scenario("doctype", ["check", "\(clean)/kak.xml", "\(clean)/rab.xml"] + day, 1) { place in
      try place.change(
        "\(clean)/rab.xml", "<rab ", to: "<!DOCTYPE rab [<!ENTITY x \"y\">]>\n<rab ")
    },
    Scenario("truncated", ["check", clean] + day, 1) { place in
      let text = try place.text("\(clean)/rab.xml")
      try place.write(String(text.prefix(1500)), to: "\(clean)/rab.xml")
    },
    Scenario("mismatched-tag", ["check", clean, "--lang", "en"] + day, 1) { place in
      try place.change("\(clean)/rab.xml", "</akun>", to: "</akuun>")
    },
  ]
}
