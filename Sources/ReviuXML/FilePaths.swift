internal import Glibc

/// What paths lead to.
package enum FilePaths {
  package enum Kind: Sendable {
    case folder, file
    /// A pipe, a device, or a socket.
    case other
  }

  /// What a path leads to, through links; nil where there is nothing.
  package static func kind(_ path: String) -> Kind? {
    var status = stat()
    // The system would take what stands before the NUL.
    guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// What stands in a folder.
  package struct Entry: Sendable {
    /// With `\xff` and the like for every byte beyond ASCII where it is not UTF-8.
    package let name: String
    /// Whether ``name`` is what the file is called; otherwise it may be the name of another one.
    package let isNamedInUTF8: Bool
    /// What it is itself; a link is a file.
    package let kind: Kind
    package let isLink: Bool
  }

  /// All entries of a folder but itself and the one around it, in the order of the bytes of their names.
  package static func entries(of folder: String) throws(FileBytes.Unreadable) -> [Entry] {
    guard let stream = unsafe opendir(folder) else { throw FileBytes.Unreadable(code: errno) }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      guard let field = MemoryLayout<dirent>.offset(of: \.d_name) else {
        preconditionFailure("d_name is stored")
      }
      let start = unsafe UnsafeRawPointer(entry) + field
      let (name, isUTF8) = unsafe name(start.assumingMemoryBound(to: CChar.self))
      if name == "." || name == ".." { continue }
      let type = unsafe Int(entry.pointee.d_type)
      let mode = type == DT_UNKNOWN ? mode("\(folder)/\(name)") ?? S_IFREG : mode_t(type) << 12
      let kind: Kind =
        switch mode {
        case S_IFDIR: .folder
        case S_IFREG, S_IFLNK: .file
        default: .other
        }
      entries.append(
        Entry(name: name, isNamedInUTF8: isUTF8, kind: kind, isLink: mode == S_IFLNK))
    }
    if errno != 0 { throw FileBytes.Unreadable(code: errno) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func name(_ bytes: UnsafePointer<CChar>) -> (String, isUTF8: Bool) {
    if let name = unsafe String(validatingCString: bytes) { return (name, true) }
    let name = unsafe UnsafeBufferPointer(start: bytes, count: strlen(bytes)).reduce(into: "") {
      let byte = UInt8(bitPattern: $1)
      $0 += byte < 0x80 ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
    }
    return (name, false)
  }

  /// Whether a name ends in `.xml`, in capitals or not. By its bytes: a mark before the point would make one
  /// character with it.
  package static func isXML(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.suffix(4).elementsEqual(".xml".utf8) { byte, wanted in
      byte == wanted
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == wanted
    }
  }

  /// The bytes of the path without links and detours, the same for every name of a file, be it one that is still to be
  /// made; of the path itself where there is no such folder.
  package static func resolved(_ path: String) -> [UInt8] {
    var path = path
    // As many links as the system follows, one leading to the next.
    for _ in 0..<40 {
      if let known = known(path) { return Array(known.utf8) }
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
      guard !name.isEmpty, let folder = known(slash.map { String(path[...$0]) } ?? ".") else {
        break
      }
      let place = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      guard let target = target(ofLink: place) else { return Array(place.utf8) }
      path = target.hasPrefix("/") ? target : "\(folder)/\(target)"
    }
    return Array(path.utf8)
  }

  /// Nil where there is nothing.
  private static func known(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Nil for what is no link.
  private static func target(ofLink path: String) -> String? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = unsafe max(0, readlink(path, start, buffer.count))
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  package static func isLink(_ path: String) -> Bool { mode(path) == S_IFLNK }

  /// What a path itself is, be it a link.
  fileprivate static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

/// Resolves many paths, of which neighbours are mostly in the same folder: links are looked for in it once.
package struct PathResolver {
  private var folder = ""
  private var resolvedFolder: [UInt8] = []

  package init() {}

  /// The same as ``FilePaths/resolved(_:)``.
  /// - Parameter isNoLink: what the path leads to is known to have this name itself; nil finds out.
  package mutating func resolved(_ path: String, isNoLink: Bool? = nil) -> [UInt8] {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex,
      isNoLink ?? (FilePaths.mode(path) == S_IFREG)
    else { return FilePaths.resolved(path) }
    let parent = path[..<slash]
    // By bytes: names that only look alike are different folders.
    if !folder.utf8.elementsEqual(parent.utf8) {
      folder = String(parent)
      resolvedFolder = FilePaths.resolved(folder)
    }
    return resolvedFolder + path.utf8[slash...]
  }
}
