import Foundation

/// The schema as a list of everything that it declares, made with python3's own XML reader.
enum SchemaListing {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// One line for each element and attribute: path, occurrences or use, and the form of the value.
  static func lines(of schema: String) throws -> [String] {
    let program = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Failure(description: "\(program) is missing: install the package python3")
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-c", script, schema]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "python3 could not read \(schema)")
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static let script = #"""
    import sys
    import xml.etree.ElementTree as tree

    XS = "{http://www.w3.org/2001/XMLSchema}"
    root = tree.parse(sys.argv[1]).getroot()
    simple = {t.get("name"): t for t in root.findall(XS + "simpleType")}
    complex_types = {t.get("name"): t for t in root.findall(XS + "complexType")}
    globals_ = {e.get("name"): e for e in root.findall(XS + "element")}


    def form(node):
        restriction = node.find(XS + "restriction")
        facets = [(f.tag[len(XS):], f.get("value")) for f in restriction]
        base = restriction.get("base")
        names = {name for name, _ in facets}
        if names == {"enumeration"} and base == "xs:string":
            return "one of " + " ".join(value for _, value in facets)
        return " ".join([base] + [name + " " + value for name, value in facets])


    def value(node):
        inline = node.find(XS + "simpleType")
        return form(inline if inline is not None else simple[node.get("type")])


    def attributes(path, node):
        for a in node.findall(XS + "attribute"):
            use = "default " + a.get("default") if a.get("default") else a.get("use", "optional")
            print(f"{path}@{a.get('name')} {use}: {value(a)}")


    def element(node, path, occurs):
        name = node.get("type")
        content = node.find(XS + "complexType")
        if content is None and name in complex_types:
            content = complex_types[name]
        if content is None:
            print(f"{path} {occurs}: {form(simple[name])}")
            return
        extension = content.find(XS + "simpleContent/" + XS + "extension")
        if extension is not None:
            print(f"{path} {occurs}: {form(simple[extension.get('base')])}")
            attributes(path, extension)
            return
        sequence = content.find(XS + "sequence")
        print(f"{path} {occurs}: {'empty' if sequence is None else 'elements'}")
        attributes(path, content)
        known = {XS + "sequence", XS + "attribute"}
        assert {c.tag for c in content if isinstance(c.tag, str)} <= known, path
        for child in sequence if sequence is not None else []:
            assert child.tag == XS + "element", path
            bounds = f"{child.get('minOccurs', '1')} to {child.get('maxOccurs', '1')}"
            target = globals_[child.get("ref")] if child.get("ref") else child
            inner = target.get("name") if child.get("ref") else f"{path}/{child.get('name')}"
            if child.get("ref"):
                print(f"{path} holds {inner}, {bounds}")
            else:
                element(target, inner, bounds)


    for name, node in globals_.items():
        element(node, name, "1 to 1")
    """#
}
