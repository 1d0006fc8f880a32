package import ReviuXML

extension FileBytes.Unreadable {
  /// Why a file cannot be read, in words.
  package var reason: Bilingual {
    if isPermission { return Bilingual(id: "tidak ada izin baca", en: "no permission to read") }
    if isMissing {
      return Bilingual(id: "tidak ada berkas bernama itu", en: "there is no file of that name")
    }
    if isFolder { return Bilingual(id: "itu folder", en: "it is a folder") }
    if cannotBeNamed {
      return Bilingual(
        id: "namanya bukan UTF-8", en: "its name is not UTF-8")
    }
    return Bilingual(id: "galat sistem \(code)", en: "system error \(code)")
  }
}
