import Foundation
import Testing

/// Uses that must end with one of the three exit statuses, whatever is given.
struct RobustnessTests {
  private static let clean = Scenario.clean
  private static let day = Scenario.day
  private static let english = day + ["--lang", "en"]

  @Test func `the version is three numbers, then the packs with their digests`() throws {
    let place = try Workplace()
    let lines = try place.run(["--version"]).output.split(separator: "\n")
    #expect(lines.first?.wholeMatch(of: #/\d+\.\d+\.\d+/#) != nil)
    let report = try place.run(["check", Self.clean, "--format", "json"] + Self.day).output
    for line in lines.dropFirst() {
      let pack = try #require(line.wholeMatch(of: #/([a-z0-9-]+) [\d.]+ (sha256:[0-9a-f]{64})/#))
      #expect(report.contains("\"id\": \"\(pack.1)\"") && report.contains(pack.2))
    }
    #expect(lines.map { $0.split(separator: " ")[0] }.dropFirst() == ["umum", "ikma", "ikma-2026"])
  }

  @Test func `the version needs no packs`() throws {
    let place = try Workplace()
    try place.move("Rules", to: "Aturan")
    let result = try place.run(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
  }

  @Test func `a list that names itself is a mistake of use`() throws {
    let place = try Workplace()
    try place.write("@daftar.txt\n", to: "daftar.txt")
    #expect(try place.run(["check", "@daftar.txt"] + Self.day).status == 2)
  }

  @Test func `a list may begin with the mark that some programs write`() throws {
    let place = try Workplace()
    try place.write("\u{FEFF}\(Self.clean)\r\n", to: "daftar.txt")
    #expect(try place.run(["check", "@daftar.txt"] + Self.day).status == 0)
  }

  @Test func `a folder without any submission is no input`() throws {
    let place = try Workplace()
    try place.write("<faktur/>\n", to: "kiriman/faktur.xml")
    let result = try place.run(["check", "kiriman"] + Self.day)
    #expect(result.status == 2, "\(result.output)")
  }

  @Test(arguments: [
    ["\(clean)", "\(clean)/kak.xml"], ["./\(clean)/kak.xml", clean], [clean + "/", clean],
    ["Samples/../\(clean)", clean],
  ])
  func `a file that is named twice is read once`(inputs: [String]) throws {
    let result = try Workplace().run(["check"] + inputs + Self.day)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `two files whose names only look alike are both read`() throws {
    let place = try Workplace()
    try place.write(try place.text("\(Self.clean)/kak.xml"), to: "kiriman/caf\u{E9}.xml")
    try place.write(try place.text("\(Self.clean)/rab.xml"), to: "kiriman/cafe\u{301}.xml")
    let result = try place.run(["check", "kiriman"] + Self.english)
    #expect(result.output.contains("files: 2 (0 unreadable); proposals: 1, 0 held"))
    #expect(result.status == 0)
  }

  @Test func `folders whose names only look alike are both read`() throws {
    let place = try Workplace()
    for (folder, source) in [("S\u{E3}o", Self.clean), ("Sa\u{303}o", Scenario.faulty)] {
      for name in ["kak.xml", "rab.xml"] {
        try place.write(try place.text("\(source)/\(name)"), to: "\(folder)/\(name)")
      }
    }
    let result = try place.run(["check", "S\u{E3}o", "Sa\u{303}o"] + Self.english)
    #expect(result.output.contains("files: 4 (0 unreadable); proposals: 2, 1 held"))
    #expect(result.status == 1)
  }

  @Test func `of two files whose names only look alike the same one is named first`() throws {
    let place = try Workplace()
    try place.write(try place.text("\(Self.clean)/kak.xml"), to: "kak.xml")
    let names = ["caf\u{E9}.xml", "cafe\u{301}.xml"]
    for name in names { try place.write(try place.text("\(Self.clean)/rab.xml"), to: name) }
    let reports = try [names, names.reversed()].map {
      try place.run(["check", "kak.xml", "--format", "json"] + $0 + Self.day).output
    }
    #expect(reports[0].utf8.elementsEqual(reports[1].utf8))
  }

  /// Its name cannot be handed on, so nothing below it could be reviewed.
  @Test(arguments: [".", "./"])
  func `files of the current folder are named as they stand in it`(folder: String) throws {
    let place = try Workplace()
    let result = try place.shell(
      """
      cd \(Scenario.faulty) &&
      "$0" check \(folder) --rules \(place.url.path)/Rules/ikma-2026 --as-of 2025-10-10 --format json
      """)
    #expect(result.output.contains("\"file\": \"rab.xml\""), "\(result.output)\(result.errors)")
    #expect(!result.output.contains("\"./"))
  }

  @Test(arguments: [
    #"cp -r "$S/temuan" $'kiriman/Jawa\xa0Tengah'"#,
    #"cp "$F"/rab.xml $'kiriman/rab\xe9.xml'; cp "$S"/lulus/aceh-minyak-nilam/rab.xml 'kiriman/rab\xe9.xml'"#,
  ])
  func `what cannot be read in a folder is told, and the rest is reviewed`(setup: String) throws {
    let place = try Workplace()
    let result = try place.shell(
      """
      S=Samples F=\(Scenario.faulty); mkdir kiriman && cp \(Self.clean)/*.xml kiriman
      \(setup)
      "$0" check kiriman --as-of 2025-10-10 --lang en
      """)
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("its name is not UTF-8"))
    #expect(result.output.contains("DOK-BACA"))
  }

  @Test func `a folder with the ending of a document is a folder`() throws {
    let place = try Workplace()
    for name in ["kak.xml", "rab.xml"] {
      try place.move("\(Self.clean)/\(name)", to: "kiriman/arsip.xml/\(name)")
    }
    #expect(try place.run(["check", "kiriman"] + Self.day).status == 0)
  }

  @Test func `a list whose lines end otherwise names nothing else`() throws {
    let place = try Workplace()
    try place.write("\(Self.clean)/kak.xml\0\(Scenario.faulty)/rab.xml\0", to: "daftar")
    #expect(try place.run(["check", "@daftar"] + Self.day).status == 2)
  }

  @Test func `too few open files change nothing`() throws {
    let place = try Workplace()
    let check = #""$0" check Samples/lulus Samples/temuan --as-of 2025-10-10 --format json"#
    let whole = try place.shell(check)
    let result = try place.shell("ulimit -n 16; \(check) --jobs 2")
    #expect(whole.status == 1 && result.status == 1 && result.output == whole.output)
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
  func `a report to a stream goes where the stream goes`(path: String) throws {
    let place = try Workplace()
    let result = try place.shell(
      """
      echo baris pertama > catatan
      "$0" check \(Self.clean) --as-of 2025-10-10 --report json=\(path) >> catatan
      """)
    #expect(result.status == 0, "\(result.errors)")
    let text = try place.text("catatan")
    for part in ["baris pertama", "\"schema\": \"reviu-report-1\"", "SEMUA LOLOS"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `a reader that goes away is no success and no signal`() throws {
    let result = try Workplace().shell(
      """
      "$0" check Samples/rakor-2026 --as-of 2025-10-10 --format json | head -1 > /dev/null
      exit ${PIPESTATUS[0]}
      """)
    #expect(result.status == 2)
  }

  @Test func `a list, a baseline, and waivers may come from pipes`() throws {
    let result = try Workplace().shell(
      """
      "$0" check \(Scenario.faulty) --as-of 2025-10-10 --format json > dulu.json
      "$0" check @<(echo \(Scenario.faulty)) --as-of 2025-10-10 --baseline <(cat dulu.json) \
        --waivers <(echo '[]')
      """)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `a finding that a waiver excused is not known for ever`() throws {
    let place = try Workplace()
    try place.write(Scenario.waiver, to: "izin.yaml")
    let options = ["check", Scenario.faulty, "--waivers", "izin.yaml"]
    try place.write(
      try place.run(options + Self.day + ["--format", "json"]).output, to: "dulu.json")
    let later = options + ["--as-of", "2026-01-10", "--baseline", "dulu.json"]
    #expect(try place.run(later).status == 1)
  }

  @Test func `what looks like many neighbours does not use up the files of others`() throws {
    let place = try Workplace()
    for number in 0..<64 {
      let name = "berkas".enumerated().map { index, letter in
        number >> index & 1 == 0 ? letter.lowercased() : letter.uppercased()
      }.joined()
      try place.write("<faktur/>", to: "kiriman/\(name).xml")
    }
    let result = try place.shell(
      """
      ulimit -n 32
      "$0" check kiriman \(Self.clean) --as-of 2025-10-10 --lang en
      """)
    #expect(result.output.contains("(0 unreadable)"), "\(result.output) \(result.errors)")
    #expect(result.status == 0)
  }

  @Test func `names that only look alike are different and do not end the command`() throws {
    let place = try Workplace()
    for (file, name) in [("kak.xml", "Caf\u{E9}"), ("rab.xml", "Cafe\u{301}")] {
      let text = try place.text("\(Self.clean)/\(file)")
      let match = try #require(text.firstMatch(of: #/<ro kode="001">[^<]*</#))
      try place.change(
        "\(Self.clean)/\(file)", String(match.0), to: "<ro kode=\"001\">\(name)<")
    }
    let result = try place.run(["check", Self.clean] + Self.day)
    #expect(result.status == 1)
    #expect(result.output.contains("KON-004"))
  }

  @Test func `an empty text in a small file after a large one does not end the command`() throws {
    let place = try Workplace()
    let namespace = "xmlns=\"urn:reviu:usulan:1\""
    let padding = String(repeating: " ", count: 20_000)
    try place.write("<rab \(namespace)>\(padding)<total>1</total></rab>", to: "a.xml")
    try place.write("<rab \(namespace)><total></total></rab>", to: "b.xml")
    #expect(try place.run(["check", "a.xml", "b.xml"] + Self.day).status == 1)
  }

  @Test(arguments: [
    "{rab.namaRo: 'a]]>b', rab.total: 1}", "{rab.namaRo: \"a\\x01b\", rab.total: 1}",
    "{rab.total: 1, rab.akun: [{kode: '521211', detil: [{akun: '522151'}]}]}",
    "{rab.total: 1, rab.namaRo: \"a\\uFFFEb\"}",
  ])
  func `values of a rule's test do not end the command`(given: String) throws {
    let place = try Workplace()
    let path = "Rules/ikma/rules/pagu.yaml"
    let text = try place.text(path)
    let test = "  tests:\n    - {name: aneh, given: \(given), expect: indeterminate}\n"
    try place.write(text.replacing("  tests:\n", with: test, maxReplacements: 1), to: path)
    let result = try place.run(["rules", "test"])
    let isExpected = result.status.map { (0...2).contains($0) } ?? false
    #expect(isExpected, "\(result.errors.prefix(300))")
  }

  @Test func `output that cannot be written is no success`() throws {
    for arguments in [["check", Self.clean] + Self.day, ["rules", "check"], ["rules", "test"]] {
      #expect(try Workplace().run(arguments, output: "/dev/full").status == 2, "\(arguments)")
    }
  }

  @Test(arguments: [
    ("json=hasil.json", "it is a folder"), ("text=tidak/ada.txt", "its folder does not exist"),
    ("json=/dev/full", "the disk or quota is full"),
    ("text=\(String(repeating: "a", count: 300))", "system error 36"),
  ])
  func `a report that cannot be written leaves nothing behind`(report: String, reason: String)
    throws
  {
    let place = try Workplace()
    try place.makeFolder(named: "hasil.json")
    let result = try place.run(
      ["check", Self.clean, "--report", report] + Self.english)
    #expect(result.status == 2)
    #expect(result.errors.contains("cannot be written: \(reason)"), "\(result.errors)")
    #expect(place.newFiles == ["hasil.json"])
    #expect(result.output.isEmpty)
  }

  @Test(.disabled(if: Workplace.isSanitized, "a sanitizer cannot start where files have a limit"))
  func `a report that is larger than files may be leaves nothing behind`() throws {
    let place = try Workplace()
    let result = try place.run(
      ["check", Scenario.faulty, "--report", "html=hasil.html"] + Self.english, fileBlocks: 1)
    #expect(result.status == 2)
    #expect(result.errors.contains("the disk or quota is full"), "\(result.errors)")
    #expect(place.newFiles.isEmpty)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `an interrupted command says so and leaves nothing behind`(signal: Int32) throws {
    let place = try Workplace()
    try place.makePipe("pipa.xml")
    let command = try place.start(
      ["check", "pipa.xml", "--report", "json=hasil.json"] + Self.day)
    // Opened at both ends at the same time: now the command waits for what never comes.
    let pipe = try FileHandle(forWritingTo: place.url.appending(path: "pipa.xml"))
    command.send(signal: signal)
    let result = try command.result()
    #expect(result.status == 2)
    #expect(result.errors.contains("interrupted"), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(place.newFiles == ["pipa.xml"])
    try pipe.close()
  }

  @Test func `a report in a file is the same as on standard output`() throws {
    let place = try Workplace()
    for (format, path) in [("json", "hasil.json"), ("text", "hasil.txt")] {
      let result = try place.run(
        ["check", Scenario.faulty, "--format", format, "--report", "\(format)=\(path)"] + Self.day)
      #expect(result.status == 1)
      #expect(try place.text(path) == result.output)
    }
  }

  @Test func `an existing report is replaced whole`() throws {
    let place = try Workplace()
    try place.write(String(repeating: "x", count: 100_000), to: "hasil.txt")
    _ = try place.run(["check", Self.clean, "--report", "text=hasil.txt"] + Self.day)
    #expect(!(try place.text("hasil.txt")).contains("xx"))
  }

  @Test(arguments: [
    (["usul/kak.xml", "usul/rab.xml", "--report", "json=./usul/rab.xml"], "usul/rab.xml"),
    (["usul", "--report", "json=usul/rab.xml"], "usul/rab.xml"),
    (["usul", "--partial", "usul/kak.xml"], "usul/kak.xml"),
    (["@daftar", "--report", "text=daftar"], "daftar"),
    (["usul", "--report", "text=hasil", "--report", "json=hasil"], "hasil"),
  ])
  func `no report takes the place of what is read or of another`(words: [String], path: String)
    throws
  {
    let place = try Workplace()
    for name in ["kak.xml", "rab.xml"] {
      try place.move("\(Self.clean)/\(name)", to: "usul/\(name)")
    }
    for name in ["daftar", "hasil"] { try place.write("usul/kak.xml\n", to: name) }
    let before = try place.text(path)
    let result = try place.run(["check"] + words + Self.english)
    #expect(result.status == 2 && result.errors.contains("choose another name"))
    #expect(try place.text(path) == before)
  }

  @Test(arguments: [
    "--report json=Paket/ikma-2026/pack.yaml", "--report text=Paket/umum/rules/baru.yaml",
    "--partial Paket/ikma-2026/tables/pagu-jumlah.csv",
  ])
  func `no report takes the place of a file of a rule pack`(words: String) throws {
    let place = try Workplace()
    let result = try place.shell(
      """
      cp -rL Rules Paket && cp -r Paket Semula
      "$0" check \(Self.clean) --rules Paket/ikma-2026 \(words) --as-of 2025-10-10 --lang en
      echo "status $?"; diff -r Paket Semula
      """)
    #expect(result.status == 0 && result.output == "status 2\n", "\(result.output)")
    #expect(result.errors.contains("rule pack, which is not overwritten; choose another name"))
  }

  @Test func `no report takes the place of what is attached to a proposal`() throws {
    let place = try Workplace()
    try place.move("\(Self.clean)/rab.xml", to: "usul/rab.xml")
    let kak = try place.text("\(Self.clean)/kak.xml")
    try place.write(
      kak.replacing("<dokumen ", with: "<dokumen berkas=\"surat.pdf\" ", maxReplacements: 1),
      to: "usul/kak.xml")
    try place.write("surat", to: "usul/surat.pdf")
    let result = try place.run(
      ["check", "usul", "--report", "json=usul/../usul/surat.pdf"] + Self.english)
    #expect(result.status == 2 && result.errors.contains("attached to a proposal"))
    #expect(try place.text("usul/surat.pdf") == "surat")
  }

  @Test func `a run over what is no submission does not say that everything passes`() throws {
    let place = try Workplace()
    try place.write("<html/>", to: "halaman.xml")
    let result = try place.run(
      ["check", Self.clean, "halaman.xml"] + Self.english)
    #expect(result.status == 2)
    #expect(result.output.contains("NOT EVERYTHING IS A SUBMISSION"))
    #expect(!result.output.contains("EVERYTHING PASSES"))
  }

  @Test func `a list without a line is called empty`() throws {
    let place = try Workplace()
    try place.write("\n", to: "daftar")
    let result = try place.run(["check", "@daftar"] + Self.english)
    #expect(result.status == 2 && result.errors.contains("daftar: the list is empty"))
  }

  @Test(arguments: [
    ["--report", "text=hasil.txt", "--report", "csv=hasil.csv", "--report", "html=hasil.html"],
    ["--report", "json=hasil.json", "--report", "junit=hasil.xml"],
    ["--with-documents", "--partial", "bagian"],
  ])
  func `what was written about a submission, and quotes it, is written anew`(words: [String]) throws
  {
    let place = try Workplace()
    let check = ["check", "\(Self.clean)/kak.xml"] + words + Self.day
    let first = try place.run(check)
    let second = try place.run(check)
    #expect(first.status == (words.contains("--partial") ? 0 : 1))
    #expect(second.status == first.status && second.errors == first.errors)
  }

  @Test(arguments: ["\u{FEFF}", "<?xml version='1.0'?>\n<!-- usulan > lama -->\n", "\r\n"])
  func `a submission is known behind what may stand before it`(beginning: String) throws {
    let place = try Workplace()
    try place.write("\(beginning)<k:kak\n  xmlns:k='urn:reviu:usulan:1'/>", to: "usul.xml")
    let result = try place.run(["check", Self.clean, "--report", "junit=usul.xml"] + Self.english)
    #expect(result.status == 2 && result.errors.contains("holds a submission"))
  }

  @Test(arguments: [
    "<!DOCTYPE kak [<!ENTITY a \"b\">]>\n<kak xmlns='urn:reviu:usulan:1'/>",
    "<!--\(String(repeating: " ", count: 1 << 17))-->\n<kak xmlns='urn:reviu:usulan:1'/>",
    "<kak a='>' xmlns='urn:reviu:usulan:1'></rab>", "<usulan xmlns='urn:reviu:usulan:1'>",
  ])
  func `a submission that cannot be read is none the less one`(text: String) throws {
    let place = try Workplace()
    try place.write(text, to: "usul.xml")
    let result = try place.run(["check", Self.clean, "--report", "junit=usul.xml"] + Self.english)
    #expect(result.status == 2 && result.errors.contains("holds a submission"))
    #expect(try place.text("usul.xml") == text)
  }

  @Test func `a submission in UTF-16 is not overwritten`() throws {
    let place = try Workplace()
    let text =
      "\u{FEFF}" + (try place.text("\(Self.clean)/kak.xml")).replacing("UTF-8", with: "UTF-16")
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let file = place.url.appending(path: "usul.xml")
    try Data(bytes).write(to: file)
    let result = try place.run(["check", Self.clean, "--report", "junit=usul.xml"] + Self.english)
    #expect(result.status == 2 && result.errors.contains("holds a submission"))
    #expect(try Data(contentsOf: file) == Data(bytes))
  }

  @Test func `two reports never go to one file that is still to be made`() throws {
    let place = try Workplace()
    let reports = ["--report", "json=a.json", "--report", "csv=./a.json"]
    let result = try place.run(["check", Self.clean] + reports + Self.english)
    #expect(result.status == 2 && result.errors.contains("choose another name"))
  }

  @Test func `a report goes where a link leads, be it to nothing so far`() throws {
    let place = try Workplace()
    try place.link("hasil.json", to: "nyata.json")
    _ = try place.run(["check", Self.clean, "--report", "json=hasil.json"] + Self.day)
    #expect(try place.text("nyata.json").contains("reviu-report-1"))
  }

  @Test func `the order of the arguments changes nothing`() throws {
    let place = try Workplace()
    let inputs = ["Samples/temuan", "\(Self.clean)/rab.xml", "\(Self.clean)/kak.xml"]
    let first = try place.run(["check"] + inputs + ["--format", "json"] + Self.day)
    let second = try place.run(["check"] + inputs.reversed() + ["--format", "json"] + Self.day)
    #expect(first.status == 1 && first.output == second.output)
  }

  @Test func `any number of threads gives the same report`() throws {
    let place = try Workplace()
    let results = try ["1", "2", "64"].map {
      try place.run(["check", "Samples", "--format", "json", "--jobs", $0] + Self.day)
    }
    #expect(results.allSatisfy { $0.status == 1 && $0.output == results[0].output })
  }

  @Test func `a file that may not be read is a finding`() throws {
    let place = try Workplace()
    let file = place.url.appending(path: "\(Self.clean)/rab.xml").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    let result = try place.run(["check", Self.clean] + Self.english)
    // The superuser may read every file, so there is nothing to see.
    if geteuid() == 0 { return }
    #expect(result.status == 1)
    #expect(result.output.contains("no permission to read"))
  }

  @Test func `no terminal sequence of a file's name reaches the error output`() throws {
    let place = try Workplace()
    try place.write("<faktur/>", to: "a\u{1B}[31mb.xml")
    for path in ["a\u{1B}[31mb.xml", "tidak\u{1B}[31mada.xml"] {
      let result = try place.run(["check", path] + Self.day)
      #expect(result.status == 2)
      #expect(!result.errors.contains("\u{1B}"))
      #expect(!result.output.contains("\u{1B}"))
    }
  }

  @Test func `no terminal sequence of a rule pack reaches the error output`() throws {
    let place = try Workplace()
    try place.change(
      "Rules/ikma/tables/pagu-ro.csv", "327000000", to: "\u{1B}[31m327000000")
    let result = try place.run(["rules", "check"])
    #expect(result.status == 2)
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `the outcome of rule tests is told in the language of the reader`() throws {
    let place = try Workplace()
    try place.change("Rules/umum/tables/provinsi.csv", "\n31,", to: "\n30,")
    let result = try place.run(["rules", "test"])
    #expect(result.status == 1)
    #expect(result.output.contains("Kode provinsi 31"))
    for word in ["passed", "failed", "Province"] { #expect(!result.output.contains(word)) }
  }

  @Test func `a file and links to it are one input, whatever else is named`() throws {
    let place = try Workplace()
    try place.link("\(Self.clean)/kak-akhir.xml", to: "kak.xml")
    let other = "Samples/lulus/bali-perhiasan-perak"
    for inputs in [[Self.clean], [Self.clean, other]] {
      let result = try place.run(["check"] + inputs + Self.day)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test func `a file that is no submission is told wherever it is named`() throws {
    let place = try Workplace()
    try place.write("<rabb/>", to: "\(Self.clean)/rab2.xml")
    let (file, other) = ("\(Self.clean)/rab2.xml", Self.clean)
    for inputs in [[file, other], [other, file]] {
      #expect(try place.run(["check"] + inputs + Self.day).status == 2)
      #expect(try place.run(["check", "--partial", "bagian"] + inputs + Self.day).status == 0)
      let merged = try place.run(["merge", "bagian"])
      #expect(merged.status == 2)
      #expect(merged.errors.contains("elemen akarnya \"rabb\""), "\(merged.errors)")
    }
    #expect(try place.run(["check", Self.clean] + Self.day).status == 0)
  }

  @Test func `the ending of a name counts by its bytes`() throws {
    let place = try Workplace()
    for name in ["kak", "rab"] {
      try place.move("\(Scenario.faulty)/\(name).xml", to: "kiriman/\(name)\u{600}.XML")
    }
    #expect(try place.run(["check", "kiriman"] + Self.day).status == 1)
  }

  @Test(arguments: [[], ["--cache", "hasil"], ["--isolate"]])
  func `what can be read only once is read once`(options: [String]) throws {
    let place = try Workplace()
    let arguments = (["--as-of", "2025-10-10"] + options).joined(separator: " ")
    let result = try place.shell(
      "\"$0\" check <(cat \(Self.clean)/kak.xml) <(cat \(Self.clean)/rab.xml) \(arguments)")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(arguments: [[], ["--isolate"]])
  func `standard input by its path is that of the command`(options: [String]) throws {
    let result = try Workplace().run(
      ["check", "/dev/stdin", "\(Self.clean)/rab.xml"] + options + Self.day,
      input: "\(Self.clean)/kak.xml")
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `processes of their own need waivers that each can read`() throws {
    let result = try Workplace().shell(
      "\"$0\" check \(Self.clean) --isolate --waivers <(echo '[]')")
    #expect(result.status == 2)
    #expect(result.errors.contains("--isolate"), "\(result.errors)")
  }

  @Test func `a signal that is to be ignored is`() throws {
    let place = try Workplace()
    try place.makePipe("kak.xml")
    let command = try place.start(["check", "kak.xml"] + Self.day, ignoring: "HUP")
    // It reads from the pipe, or is about to, so the signal finds it at work.
    let pipe = try FileHandle(forWritingTo: place.url.appending(path: "kak.xml"))
    command.send(signal: SIGHUP)
    try pipe.write(contentsOf: place.bytes("\(Self.clean)/kak.xml"))
    try pipe.close()
    #expect(try command.result().status == 1)
  }
}
