package import ReviuCore

extension RuleCatalogue {
  /// One page that needs nothing else, with the catalogue in each of the languages that are given.
  package static func html(_ catalogues: [RuleCatalogue]) -> String {
    let title = catalogues.map(\.title).joined(separator: " / ").escapedForMarkup
    let language = catalogues.first?.language.rawValue ?? "id"
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
      code { background: #f3f3f3; padding: 0 .2em; overflow-wrap: anywhere; }
      h3 { border-top: 1px solid #ccc; padding-top: 1rem; }
      dt { font-weight: 600; margin-top: .5rem; }
      dd { margin-left: 1rem; }
      </style>
      </head>
      <body>
      \(catalogues.map(\.htmlPart).joined())</body>
      </html>

      """
  }

  private var htmlPart: String {
    let links = sections.map { section in
      "<li><a href=\"#\(anchor(section))\">\(section.id): \(section.title.escapedForMarkup)</a></li>\n"
    }
    let rules = sections.map { section in
      let facts = (section.facts + [section.examples]).map { fact in
        "<dt>\(fact.label.escapedForMarkup)</dt>\n"
          + fact.lines.map { "<dd>\($0.html)</dd>\n" }.joined()
      }
      return "<h3 id=\"\(anchor(section))\">\(section.id): \(section.title.escapedForMarkup)</h3>\n"
        + "<dl>\n\(facts.joined())</dl>\n"
    }
    return "<section lang=\"\(language.rawValue)\">\n<h2>\(title.escapedForMarkup)</h2>\n"
      + "<p>\(introduction.escapedForMarkup)</p>\n<ul>\n\(links.joined())</ul>\n"
      + "\(rules.joined())</section>\n"
  }

  private func anchor(_ section: Section) -> String { "\(language.rawValue)-\(section.id)" }
}

extension RuleCatalogue.Line {
  fileprivate var html: String {
    let quoted = code.map { "<code>\($0.escapedForMarkup)</code>" }
    return [quoted, text.isEmpty ? nil : text.escapedForMarkup].compactMap { $0 }
      .joined(separator: " ")
  }
}
