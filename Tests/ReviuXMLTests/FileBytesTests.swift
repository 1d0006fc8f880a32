import Foundation
import Testing

@testable import ReviuXML

struct FileBytesTests {
  private func withFile(
    _ bytes: [UInt8], _ body: (_ path: String) throws -> Void
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path(percentEncoded: false))
  }

  @Test(arguments: [0, 1, 2, 4095, 65_535, 65_536, 65_537, 300_000])
  func `reads all bytes of a file`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try withFile(bytes) { path in
      let whole = try FileBytes.read(path, limit: 1 << 20)
      let limited = try FileBytes.read(path, limit: max(1, count))
      #expect(whole == bytes)
      #expect(limited == bytes)
    }
  }

  @Test(arguments: [1, 2, 999, 1000, 1001])
  func `reads no more than the limit`(limit: Int) throws {
    let bytes = [UInt8](repeating: 0x41, count: 1000)
    try withFile(bytes) { path in
      let read = try FileBytes.read(path, limit: limit)
      #expect(read.count == min(limit, 1000))
    }
  }

  @Test func `stops at the limit of a file without end`() throws {
    #expect(try FileBytes.read("/dev/zero", limit: 100_000).count == 100_000)
  }

  @Test func `reads a file whose size is not known before`() throws {
    let bytes = try FileBytes.read("/proc/self/status", limit: 1 << 20)
    #expect(String(decoding: bytes, as: UTF8.self).contains("VmRSS"))
  }

  @Test func `says why a file cannot be read`() {
    let missing = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    #expect(throws: FileBytes.Unreadable(code: ENOENT)) {
      try FileBytes.read(missing.path(percentEncoded: false), limit: 10)
    }
    #expect(throws: FileBytes.Unreadable(code: EISDIR)) {
      try FileBytes.read(FileManager.default.temporaryDirectory.path, limit: 10)
    }
  }

  @Test(arguments: [(EACCES, true), (EPERM, true), (ENOENT, false), (EISDIR, false)])
  func `tells a lack of rights from other reasons`(code: Int32, isPermission: Bool) {
    #expect(FileBytes.Unreadable(code: code).isPermission == isPermission)
  }
}
