import Foundation
import Testing

/// `check --watch`, which only ends when it is told to.
struct WatchTests {
  private static let rab = "\(Scenario.clean)/rab.xml"

  @Test func `reviews again on every save, whatever becomes of the file, until Ctrl-C`() throws {
    let place = try Workplace()
    let sound = try place.text(Self.rab)
    let watch = try Watched(["check", Scenario.clean, "--watch"] + Scenario.day, in: place)
    defer { watch.end() }
    #expect(try watch.review(1).hasSuffix("SEMUA LOLOS\n"))

    try place.write(sound.replacing("<total>", with: "<total>1"), to: Self.rab)
    #expect(try watch.review(2).contains("ARI-006"))

    // As editors save: a new file in the place of the old one.
    try place.write(sound, to: "simpanan.xml")
    try place.rename("simpanan.xml", to: Self.rab)
    #expect(try watch.review(3).hasSuffix("SEMUA LOLOS\n"))

    try place.write(String(sound.prefix(500)), to: Self.rab)
    #expect(try watch.review(4).contains("DOK-BACA"))

    try FileManager.default.removeItem(at: place.url.appending(path: Scenario.clean))
    _ = try watch.review(5)
    #expect(watch.errors.contains("tidak ada berkas atau folder itu"))
    try place.write(try place.text("Samples/temuan/nip-tidak-sah/kak.xml"), to: Self.rab)
    #expect(try watch.review(6).contains("PASANGAN"))

    #expect(watch.end() == 1)
    #expect(!watch.output.contains("\u{1B}"), "no terminal, nothing to clear")
  }

  @Test func `reviews again when a file changes that a KAK names`() throws {
    let place = try Workplace()
    try place.change(
      "\(Scenario.clean)/kak.xml", "<dokumen jenis=\"SPTJM\"",
      to: "<dokumen jenis=\"SPTJM\" berkas=\"sptjm.pdf\"")
    let watch = try Watched(["check", Scenario.clean, "--watch"] + Scenario.day, in: place)
    defer { watch.end() }
    #expect(try watch.review(1).contains("LAMPIRAN"))
    try place.write("x", to: "\(Scenario.clean)/sptjm.pdf")
    #expect(try watch.review(2).hasSuffix("SEMUA LOLOS\n"))
    try place.write("", to: "\(Scenario.clean)/sptjm.pdf")
    #expect(try watch.review(3).contains("LAMPIRAN"))
    #expect(watch.end() == 1)
  }

  @Test func `a report that it writes is no input`() throws {
    let place = try Workplace()
    let report = "\(Scenario.clean)/junit.xml"
    let watch = try Watched(
      ["check", Scenario.clean, "--watch", "--report", "junit=\(report)"] + Scenario.day, in: place)
    defer { watch.end() }
    _ = try watch.review(1)
    try place.change(Self.rab, "<total>", to: "<total>1")
    #expect(try watch.review(2).contains("ARI-006"))
    try place.change(Self.rab, "<total>1", to: "<total>")
    let last = try watch.review(3)
    #expect(last.hasSuffix("SEMUA LOLOS\n") && !last.contains("junit.xml"), "\(last)")
  }

  @Test func `a mistake of use ends it at once`() throws {
    let place = try Workplace()
    for inputs in [["tidak-ada.xml"], ["-"]] {
      #expect(try place.run(["check", "--watch"] + inputs + Scenario.day).status == 2)
    }
  }
}

/// A command that goes on until it is interrupted.
private final class Watched {
  private let process = Process()
  private let folder: URL
  private var read = 0

  init(_ arguments: [String], in place: Workplace) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["out", "err"] { try Data().write(to: folder.appending(path: name)) }
    process.executableURL = try Workplace.executable()
    process.arguments = arguments
    process.currentDirectoryURL = place.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "err"))
    try process.run()
  }

  deinit {
    end()
    try? FileManager.default.removeItem(at: folder)
  }

  var output: String { text("out") }
  var errors: String { text("err") }

  private func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Waits until a review is through.
  /// - Returns: what it added to the output.
  func review(_ number: Int) throws -> String {
    // Only so that a failure ends: far more than a review takes.
    var patience = 1200
    while errors.matches(of: #/menunggu perubahan/#).count < number {
      patience -= 1
      try #require(process.isRunning && patience > 0, "review \(number): \(errors)")
      Thread.sleep(forTimeInterval: 0.1)
    }
    let all = Array(output.utf8)
    defer { read = all.count }
    return String(decoding: all[read...], as: UTF8.self)
  }

  /// - Returns: the exit status.
  @discardableResult func end() -> Int32 {
    if process.isRunning { process.interrupt() }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
