internal import ReviuCore

extension OfficialDocument {
  /// A page for reading and printing that needs nothing else.
  package var html: String {
    let style = Self.style + "\n@page { size: A4\(isLandscape ? " landscape" : ""); }\n"
    return """
      <!DOCTYPE html>
      <html lang="id">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(ContentDigest.base64(of: style))'; script-src 'sha256-\(ContentDigest.base64(of: ""))'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.escapedForXML)</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      <h1>\(title.escapedForXML)</h1>
      <p class="sub">\(subtitle.escapedForXML)</p>
      \(blocks.map { Self.html($0) }.joined())</main>
      </body>
      </html>

      """
  }

  private static let style = """
    body { margin: 0; background: #eceef1; color: #111; font: 15px/1.45 "Times New Roman", "Liberation Serif", serif; }
    main { max-width: 74rem; margin: 1rem auto; padding: 2rem; background: #fff; }
    h1 { font-size: 1.25rem; text-align: center; margin: 0; text-transform: uppercase; }
    .sub { text-align: center; margin: .2rem 0 1.2rem; }
    h2 { font-size: 1.05rem; margin: 1.3rem 0 .4rem; break-after: avoid; }
    p { margin: .4rem 0; }
    dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .1rem .8rem; margin: 0; }
    dd { margin: 0; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .87rem; }
    th, td { border: 1px solid #444; padding: .25rem .4rem; vertical-align: top; text-align: left; }
    thead th { background: #e8ebef; text-align: center; vertical-align: middle; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
    .sum > * { font-weight: bold; }
    .signs { display: flex; flex-wrap: wrap; gap: 2rem; justify-content: space-between; margin-top: 2rem; break-inside: avoid; }
    .signs div { min-width: 14rem; text-align: center; }
    .gap { height: 4.5rem; }
    @media print { body { background: #fff; font-size: 10pt; } main { margin: 0; padding: 0; max-width: none; } .scroll { overflow: visible; } }
    """

  private static func html(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "<h2>\(text.escapedForXML)</h2>\n"
    case .paragraph(let text): return "<p>\(text.escapedForXML)</p>\n"
    case .facts(let facts):
      let rows = facts.map { "<dt>\($0.escapedForXML)</dt><dd>\($1.escapedForXML)</dd>" }
      return "<dl>\(rows.joined())</dl>\n"
    case .list(let items):
      return "<ul>\(items.map { "<li>\($0.escapedForXML)</li>" }.joined())</ul>\n"
    case .table(let table): return html(table)
    case .signatures(let signatures):
      let parts = signatures.map { signature in
        "<div><p>\(signature.role.escapedForXML),</p><p>\(signature.office.escapedForXML)</p><p class=\"gap\"></p><p>\(blank)</p><p>NIP \(blank)</p></div>"
      }
      return "<div class=\"signs\">\(parts.joined())</div>\n"
    }
  }

  private static func html(_ table: Table) -> String {
    func row(_ cells: [String], _ attribute: String = "") -> String {
      let row = zip(cells, table.columns).map { cell, column in
        "<td\(column.isNumber ? " class=\"n\"" : "")>\(cell.escapedForXML)</td>"
      }
      return "<tr\(attribute)>\(row.joined())</tr>\n"
    }
    let head = table.columns.map { "<th scope=\"col\">\($0.name.escapedForXML)</th>" }.joined()
    let body =
      table.rows.map { row($0) }
      + [table.total].compactMap { $0 }.map {
        row($0, " class=\"sum\"")
      }
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Tabel\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body.joined())</tbody></table></div>\n"
  }
}
