/// OpenDocument text (ISO/IEC 26300), which LibreOffice and Microsoft Word open.
extension OfficialDocument {
  package var odt: [UInt8] {
    var archive = ZIPArchive()
    // The standard wants the type first and uncompressed.
    archive.add("mimetype", Self.mediaType)
    archive.add("META-INF/manifest.xml", Self.manifest)
    archive.add("styles.xml", styles)
    archive.add("content.xml", content)
    return archive.closed()
  }

  private static let mediaType = "application/vnd.oasis.opendocument.text"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let namespaces =
    [
      "office": "office", "style": "style", "text": "text", "table": "table",
      "fo": "xsl-fo-compatible",
    ].sorted { $0.key < $1.key }.map { prefix, name in
      "xmlns:\(prefix)=\"urn:oasis:names:tc:opendocument:xmlns:\(name):1.0\""
    }.joined(separator: " ") + " office:version=\"1.3\""

  private static let manifest =
    declaration
      + """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\(mediaType)"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      </manifest:manifest>

      """

  private var styles: String {
    let (width, height) = isLandscape ? ("29.7cm", "21cm") : ("21cm", "29.7cm")
    let orientation = isLandscape ? "landscape" : "portrait"
    return Self.declaration + """
      <office:document-styles \(Self.namespaces)>
      <office:styles>
      <style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm"/><style:text-properties fo:font-family="'Liberation Serif', 'Times New Roman'" fo:font-size="11pt" fo:language="id" fo:country="ID"/></style:default-style>
      <style:style style:name="Standard" style:family="paragraph"/>
      <style:style style:name="Judul" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold" fo:text-transform="uppercase"/></style:style>
      <style:style style:name="Anak_judul" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/></style:style>
      <style:style style:name="Bagian" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
      <style:style style:name="Pengantar" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always"/></style:style>
      <style:style style:name="Sel" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="9pt"/></style:style>
      <style:style style:name="Angka" style:family="paragraph" style:parent-style-name="Sel"><style:paragraph-properties fo:text-align="end"/></style:style>
      <style:style style:name="Kepala" style:family="paragraph" style:parent-style-name="Sel"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="Tengah" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0cm" fo:keep-with-next="always"/></style:style>
      </office:styles>
      <office:automatic-styles>
      <style:page-layout style:name="Halaman"><style:page-layout-properties fo:page-width="\(width)" fo:page-height="\(height)" style:print-orientation="\(orientation)" fo:margin="1.8cm"/><style:footer-style/></style:page-layout>
      </office:automatic-styles>
      <office:master-styles>
      <style:master-page style:name="Standard" style:page-layout-name="Halaman"><style:footer><text:p text:style-name="Tengah">\(subtitle.escapedForXML) · halaman <text:page-number>1</text:page-number> dari <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>
      </office:master-styles>
      </office:document-styles>

      """
  }

  private var content: String {
    var body = ODTBody(pageWidth: isLandscape ? 261 : 174)
    body.paragraph(title, "Judul")
    body.paragraph(subtitle, "Anak_judul")
    for (index, block) in blocks.enumerated() {
      body.add(block, isSigned: blocks[(index + 1)...].first?.isSignatures == true)
    }
    return Self.declaration + """
      <office:document-content \(Self.namespaces)>
      <office:automatic-styles>
      <style:style style:name="Tabel" style:family="table"><style:table-properties style:width="\(body.pageWidth)mm" table:align="margins" table:border-model="collapsing" fo:margin-bottom="0.3cm"/></style:style>
      <style:style style:name="Kotak" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.08cm"/></style:style>
      <style:style style:name="Kotak_kepala" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.08cm" fo:background-color="#e8ebef" style:vertical-align="middle"/></style:style>
      <style:style style:name="Polos" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.03cm"/></style:style>
      <style:style style:name="Baris" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
      \(body.columnStyles)</office:automatic-styles>
      <office:body><office:text>
      \(body.text)</office:text></office:body>
      </office:document-content>

      """
  }
}

extension OfficialDocument.Block {
  fileprivate var isSignatures: Bool { if case .signatures = self { true } else { false } }
}

/// The text of a document, and the widths of its tables' columns.
private struct ODTBody {
  /// In millimetres.
  let pageWidth: Int
  private(set) var text = ""
  private(set) var columnStyles = ""
  private var tables = 0

  init(pageWidth: Int) { self.pageWidth = pageWidth }

  /// - Parameter isSigned: signatures follow, which do not stand on a page alone.
  mutating func add(_ block: OfficialDocument.Block, isSigned: Bool) {
    switch block {
    case .heading(let heading):
      text +=
        "<text:h text:style-name=\"Bagian\" text:outline-level=\"1\">\(heading.escapedForXML)</text:h>\n"
    case .paragraph(let paragraph):
      self.paragraph(paragraph, isSigned ? "Pengantar" : "Standard")
    case .list(let items):
      let entries = items.map {
        "<text:list-item><text:p text:style-name=\"Standard\">\($0.escapedForXML)</text:p></text:list-item>"
      }
      if !items.isEmpty { text += "<text:list>\(entries.joined())</text:list>\n" }
    case .facts(let facts):
      open([25, 75])
      for fact in facts {
        row([fact.name, fact.value].map { cell("Polos", "Standard", [$0]) })
      }
      close()
    case .table(let table): add(table)
    case .signatures(let signatures):
      paragraph("", "Pengantar")
      open(signatures.map { _ in 100 / max(1, signatures.count) })
      let blank = OfficialDocument.blank
      row(
        signatures.map {
          cell("Polos", "Tengah", ["\($0.role),", $0.office, "", "", "", blank, "NIP \(blank)"])
        })
      close()
    }
  }

  mutating func paragraph(_ content: String, _ style: String) {
    text += "<text:p text:style-name=\"\(style)\">\(content.escapedForXML)</text:p>\n"
  }

  private mutating func add(_ table: OfficialDocument.Table) {
    open(table.columns.map(\.share))
    text += "<table:table-header-rows>"
    row(table.columns.map { cell("Kotak_kepala", "Kepala", [$0.name]) })
    text += "</table:table-header-rows>"
    for cells in table.rows + [table.total].compactMap({ $0 }) {
      row(
        zip(cells, table.columns).map { value, column in
          cell("Kotak", column.isNumber ? "Angka" : "Sel", [value])
        })
    }
    close()
  }

  private mutating func open(_ shares: [Int]) {
    tables += 1
    let all = max(1, shares.reduce(0, +))
    text += "<table:table table:name=\"Tabel\(tables)\" table:style-name=\"Tabel\">"
    for (index, share) in shares.enumerated() {
      let name = "T\(tables)K\(index)"
      columnStyles +=
        "<style:style style:name=\"\(name)\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"\(pageWidth * share / all)mm\"/></style:style>\n"
      text += "<table:table-column table:style-name=\"\(name)\"/>"
    }
    text += "\n"
  }

  private mutating func close() { text += "</table:table>\n" }

  private mutating func row(_ cells: [String]) {
    text += "<table:table-row table:style-name=\"Baris\">\(cells.joined())</table:table-row>\n"
  }

  private func cell(_ style: String, _ paragraphStyle: String, _ paragraphs: [String]) -> String {
    let content = paragraphs.map {
      "<text:p text:style-name=\"\(paragraphStyle)\">\($0.escapedForXML)</text:p>"
    }
    return
      "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\">\(content.joined())</table:table-cell>"
  }
}
