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
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// Whether a path names a folder itself, not a link to one.
  ///
  /// Foundation's attributes of a file would say so too, but look up the name of its owner for it.
  package static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }

  /// The bytes of the path without links and detours, the same for every name of a file; of the path itself
  /// where there is no such file.
  package static func resolved(_ path: String) -> [UInt8] {
    guard let resolved = unsafe realpath(path, nil) else { return Array(path.utf8) }
    defer { unsafe free(resolved) }
    return unsafe Array(String(cString: resolved).utf8)
  }

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
  package mutating func resolved(_ path: String) -> [UInt8] {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex,
      FilePaths.mode(path) == S_IFREG
    else { return FilePaths.resolved(path) }
    let parent = path[..<slash]
    if folder != parent {
      folder = String(parent)
      resolvedFolder = FilePaths.resolved(folder)
    }
    return resolvedFolder + path.utf8[slash...]
  }
}
