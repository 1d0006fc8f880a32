import Foundation
import ReviuTestSupport
import ReviuXML
import Testing

struct FileDraftTests {
  private static func write(_ text: String, to path: String) throws(FileDraft.Unwritable) {
    var draft = try FileDraft(path)
    try draft.append(Array(text.utf8))
    try draft.finish()
  }

  @Test func `nothing has the name before the file is whole, and nothing else is left after`()
    throws
  {
    let folder = try TemporaryFolder()
    try Self.write("old", to: folder.path("a"))
    var draft = try FileDraft(folder.path("a"))
    for piece in ["ne", "", "w"] { try draft.append(Array(piece.utf8)) }
    #expect(try folder.content("a") == Array("old".utf8))
    try draft.finish()
    #expect(try folder.content("a") == Array("new".utf8))
    #expect(try folder.names == ["a"])
  }

  @Test func `a file that is not finished leaves what was there`() throws {
    let folder = try TemporaryFolder()
    try Self.write("old", to: folder.path("a"))
    do {
      var draft = try FileDraft(folder.path("a"))
      try draft.append([1, 2, 3])
    }
    #expect(try folder.content("a") == Array("old".utf8))
    #expect(try folder.names == ["a"])
  }

  @Test func `what there is no room for leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a"), withDestinationPath: "/dev/full")
    let problem = #expect(throws: FileDraft.Unwritable.self) {
      try Self.write("x", to: folder.path("a"))
    }
    #expect(problem?.isFull == true)
    #expect(try folder.names == ["a"])
  }

  @Test func `a pipe or a device is written to and stays one`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a"), withDestinationPath: "/dev/null")
    try Self.write("x", to: folder.path("a"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("a")) == "/dev/null")
    #expect(try folder.names == ["a"])
  }

  @Test func `what a link names is replaced, with the permissions that it has`() throws {
    let folder = try TemporaryFolder()
    try Self.write("old", to: folder.path("a"))
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
    try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a")
    try Self.write("new", to: folder.path("link"))
    #expect(try folder.content("a") == Array("new".utf8))
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("link")) == "a")
    let permissions = try manager.attributesOfItem(atPath: folder.path("a"))[.posixPermissions]
    #expect(permissions as? Int == 0o640)
  }

  @Test func `a name may be as long as the system lets it be`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "a", count: 255)
    try Self.write("x", to: folder.path(name))
    #expect(try folder.names == [name])
  }

  @Test(arguments: [true, false])
  func `a folder, and a name in a folder that is not there, cannot be written`(isWhole: Bool) throws
  {
    let folder = try TemporaryFolder()
    func problem(_ path: String) -> FileDraft.Unwritable? {
      do throws(FileDraft.Unwritable) {
        try isWhole ? Self.write("x", to: path) : FileDraft.check(path)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem(folder.path)?.isFolder == true)
    #expect(problem(folder.path("b/a"))?.isMissingFolder == true)
    #expect(problem(folder.path("a")) == nil)
    #expect(try folder.names == (isWhole ? ["a"] : []))
  }

  @Test func `when all are abandoned nothing is left, and nothing more is started or finished`()
    async
  {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try Self.write("old", to: folder.path("a"))
      var draft = try FileDraft(folder.path("a"))
      try draft.append([1])
      FileDraft.abandonAll()
      #expect(try folder.names == ["a"])
      do throws(FileDraft.Unwritable) {
        try draft.finish()
        Issue.record("was finished")
      } catch {}
      #expect(throws: FileDraft.Unwritable.self) { try Self.write("x", to: folder.path("b")) }
      #expect(try folder.content("a") == Array("old".utf8))
      #expect(try folder.names == ["a"])
    }
  }
}
