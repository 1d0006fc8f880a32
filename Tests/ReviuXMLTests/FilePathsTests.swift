import Foundation
import Testing

@testable import ReviuXML

struct FilePathsTests {
  /// A folder with a file, with links to both of them and to nothing, and with another folder.
  private func inFolder(_ body: (_ path: String) throws -> Void) throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "reviu-\(UUID().uuidString)").path
    try files.createDirectory(atPath: "\(folder)/sub", withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    try Data().write(to: URL(filePath: "\(folder)/a.xml"))
    try Data().write(to: URL(filePath: "\(folder)/sub/b.xml"))
    for (link, target) in [
      ("link", "sub"), ("c.xml", "a.xml"), ("sub/d.xml", "../c.xml"), ("nowhere", "missing"),
    ] {
      try files.createSymbolicLink(atPath: "\(folder)/\(link)", withDestinationPath: target)
    }
    try body(folder)
  }

  @Test func `knows what paths lead to`() throws {
    try inFolder { folder in
      for file in ["a.xml", "c.xml", "link/b.xml", "link/d.xml"] {
        #expect(FilePaths.kind("\(folder)/\(file)") == .file, "\(file)")
      }
      for other in ["", "sub", "link", "link/.."] {
        #expect(FilePaths.kind("\(folder)/\(other)") == .folder, "\(other)")
      }
      for nothing in ["nowhere", "missing", "a.xml/."] {
        #expect(FilePaths.kind("\(folder)/\(nothing)") == nil, "\(nothing)")
      }
    }
    #expect(FilePaths.kind("/dev/null") == .other)
  }

  @Test func `every name of a file that is still to be made is the same`() throws {
    try inFolder { folder in
      let whole = FilePaths.resolved("\(folder)/missing")
      #expect(whole.last == UInt8(ascii: "g"))
      for path in ["nowhere", "./missing", "sub/../missing", "link/../missing"] {
        #expect(FilePaths.resolved("\(folder)/\(path)") == whole, "\(path)")
      }
      let files = FileManager.default
      try files.createSymbolicLink(
        atPath: "\(folder)/far", withDestinationPath: "\(folder)/sub/../nowhere")
      #expect(FilePaths.resolved("\(folder)/far") == whole)
      try files.createSymbolicLink(atPath: "\(folder)/round", withDestinationPath: "round")
      #expect(FilePaths.resolved("\(folder)/round") == Array("\(folder)/round".utf8))
      #expect(FilePaths.resolved("\(folder)/no/x") == Array("\(folder)/no/x".utf8))
    }
  }

  @Test func `lists a folder by the bytes of the names, with the folders that are no links`() throws
  {
    try inFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/Z.xml"))
      try Data().write(to: URL(filePath: "\(folder)/.a"))
      let entries = try FilePaths.entries(of: folder)
      #expect(entries.map(\.name) == [".a", "Z.xml", "a.xml", "c.xml", "link", "nowhere", "sub"])
      #expect(entries.filter { $0.kind == .folder }.map(\.name) == ["sub"])
      #expect(entries.allSatisfy { $0.kind != .other })
      #expect(mkfifo("\(folder)/pipe.xml", 0o600) == 0)
      let pipe = try FilePaths.entries(of: folder).first { $0.name == "pipe.xml" }
      #expect(pipe?.kind == .other)
      for (path, code) in [("missing", ENOENT), ("a.xml", ENOTDIR)] {
        #expect(throws: FileBytes.Unreadable(code: code)) {
          try FilePaths.entries(of: "\(folder)/\(path)")
        }
      }
    }
  }

  @Test func `folders whose names only look alike are different`() throws {
    try inFolder { folder in
      let names = ["S\u{E3}o", "Sa\u{303}o"]
      for name in names {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: "\(folder)/\(name)/a.xml"))
      }
      var resolver = PathResolver()
      let resolved = names.map { resolver.resolved("\(folder)/\($0)/a.xml") }
      #expect(resolved == names.map { FilePaths.resolved("\(folder)/\($0)/a.xml") })
    }
  }

  @Test func `resolves every name of a file alike, one by one and many`() throws {
    try inFolder { folder in
      let real = FilePaths.resolved(folder)
      let names = [
        ("a.xml", "/a.xml"), ("./a.xml", "/a.xml"), ("sub/../a.xml", "/a.xml"), ("c.xml", "/a.xml"),
        ("link/d.xml", "/a.xml"), ("sub/d.xml", "/a.xml"), ("link//b.xml", "/sub/b.xml"),
        ("link/b.xml", "/sub/b.xml"), ("sub/b.xml", "/sub/b.xml"), ("sub/", "/sub"), ("sub/..", ""),
        ("link", "/sub"), ("sub/./.", "/sub"),
      ]
      var resolver = PathResolver()
      for (name, expected) in names + names.reversed() {
        let path = "\(folder)/\(name)"
        #expect(FilePaths.resolved(path) == real + expected.utf8, "\(name)")
        #expect(resolver.resolved(path) == real + expected.utf8, "\(name)")
      }
      for (name, expected) in [
        ("nowhere", "/missing"), ("missing", "/missing"), ("link/missing", "/sub/missing"),
      ] {
        #expect(resolver.resolved("\(folder)/\(name)") == real + expected.utf8, "\(name)")
      }
    }
    var resolver = PathResolver()
    for path in ["Package.swift", "/etc/passwd", "/Package.swift", "/", "", "."] {
      #expect(resolver.resolved(path) == FilePaths.resolved(path), "\(path)")
    }
  }

  @Test func `names that are not UTF-8 are told apart`() throws {
    try inFolder { folder in
      for byte in [0xFE, 0xFF] as [UInt8] {
        let path = Array("\(folder)/sub/x".utf8) + [byte, 0]
        let descriptor = path.withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { creat($0.baseAddress!, 0o600) }
        }
        #expect(close(descriptor) == 0)
      }
      let names = try FilePaths.entries(of: "\(folder)/sub").map(\.name)
      #expect(names == ["b.xml", "d.xml", "x\\xfe", "x\\xff"])
    }
  }

  @Test func `the ending of a name is looked at without its capitals`() {
    for name in ["a.xml", "A.XmL", ".xml", "a\u{600}.xml", "a.xml.xml"] {
      #expect(FilePaths.isXML(name.utf8), "\(name)")
    }
    for name in ["", "xml", "a.xm", "a.xmls", "a\u{E}xml", "a.xml "] {
      #expect(!FilePaths.isXML(name.utf8), "\(name)")
    }
  }
}
