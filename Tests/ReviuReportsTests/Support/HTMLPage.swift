import ReviuTestSupport

/// Pages as a strict reader sees them that is not ours.
enum HTMLPage {
  /// What is wrong with a page, a line each.
  static func problems(_ text: String) throws -> String { try Python.run(judge, input: text) }

  /// Elements closed in order, ids once, links that lead somewhere on the page, nothing loaded, no styles or
  /// scripts but those that the page's own policy names.
  private static let judge = #"""
    import base64, hashlib, re, sys
    from html.parser import HTMLParser

    EMPTY = {"meta", "input", "br", "rect"}
    ELEMENTS = EMPTY | set(
        "html head title style body script a header footer main nav section div p span b small code h1 h2 h3 h4 h5 "
        "ul ol li dl dt dd figure figcaption svg table caption thead tbody tr th td details summary form label "
        "fieldset legend select option button".split())
    ATTRIBUTES = set(
        "lang charset http-equiv content name id class href role tabindex scope hidden open type value checked "
        "placeholder width height x viewbox preserveaspectratio data-s data-h data-d data-a data-text".split())

    class Judge(HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.stack, self.ids, self.links, self.policy = [], [], [], ""
            self.content = {"style": "", "script": ""}

        def handle_starttag(self, tag, attributes):
            if tag not in ELEMENTS:
                print(f"element {tag} at {self.getpos()}")
            for name, value in attributes:
                if name not in ATTRIBUTES and not name.startswith("aria-"):
                    print(f"attribute {name} of {tag} at {self.getpos()}")
                if name == "id":
                    self.ids.append(value)
                if name == "href":
                    self.links.append(value)
                if name == "content" and "default-src" in value:
                    self.policy = value
            if tag not in EMPTY:
                self.stack.append(tag)

        def handle_startendtag(self, tag, attributes):
            if tag not in EMPTY:
                print(f"{tag} closed at once")
            self.handle_starttag(tag, attributes)

        def handle_endtag(self, tag):
            if not self.stack or self.stack.pop() != tag:
                print(f"{tag} closed out of order at {self.getpos()}")

        def handle_data(self, data):
            if self.stack and self.stack[-1] in self.content:
                self.content[self.stack[-1]] += data

    judge = Judge()
    judge.feed(sys.stdin.read())
    judge.close()
    if judge.stack:
        print("left open:", judge.stack)
    for id in {id for id in judge.ids if judge.ids.count(id) > 1}:
        print("id more than once:", id)
    for link in set(judge.links):
        if not link.startswith("#") or link[1:] not in judge.ids:
            print("link to nowhere:", link)
    for name, content in judge.content.items():
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        if f"{name}-src 'sha256-{digest}'" not in judge.policy:
            print(f"the policy does not name the {name}")
        if re.search(r"url\(|@import|import\(|fetch\(|XMLHttp|innerHTML", content):
            print(f"the {name} loads something")
    if "default-src 'none'" not in judge.policy:
        print("the policy lets things be loaded")
    """#
}
