@testable import ReviuExpression

extension NaiveEvaluator {
  enum Reading {
    case noDocument
    case missing
    case unreadable
    case value(PlainValue)

    var value: PlainValue? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  /// The value that a path such as `order.head.day` leads to.
  func read(_ expression: Expression) -> Reading {
    var path = path(expression)
    guard let row = scope[path.removeFirst()] ?? nil else { return .noDocument }
    if path.count == 1, let around = row.around.last(where: { $0.name == path[0] }) {
      return slot(path[0] == "group" ? "code" : "no", in: around)
    }
    var element = row.element
    for name in path.dropLast() {
      let children = element.children(named: name)
      guard let child = children.first else { return .missing }
      if children.count > 1 { return .unreadable }
      element = child
    }
    return path.last.map { slot($0, in: element) } ?? .missing
  }

  private func slot(_ name: String, in element: RandomElement) -> Reading {
    let children = element.children(named: name)
    if children.count > 1 { return .unreadable }
    let attribute = element.attributes.first { $0.name == name }?.slot
    guard let slot = children.first?.text ?? attribute else { return .missing }
    return slot.meaning.map { .value($0) } ?? .unreadable
  }

  /// The rows that a path such as `order.item` leads to; nil where it is not known which there are.
  func rows(_ expression: Expression) -> [Row]? {
    let path = path(expression)
    guard path.count == 2, let row = scope[path[0]] ?? nil else { return nil }
    let name = path[1]
    if name == "file" || name == "slot" {
      let container = row.element.children(named: name == "file" ? "annex" : "box")
      if container.isEmpty, name == "file" { return [] }
      guard container.count == 1 else { return nil }
      let rows = below(Row(element: container[0]), [name])
      return rows.isEmpty && name == "file" ? nil : rows
    }
    let levels = ["group", "item", "part"]
    let own = levels.firstIndex(of: row.element.name) ?? -1
    guard let wanted = levels.firstIndex(of: name) else { return nil }
    let rows = below(row, Array(levels[(own + 1)...wanted]))
    return rows.isEmpty && name != "part" ? nil : rows
  }

  private func below(_ row: Row, _ names: [String]) -> [Row] {
    guard let name = names.first else { return [row] }
    return row.element.children(named: name).flatMap { child in
      below(Row(element: child, around: row.around + [row.element]), Array(names.dropFirst()))
    }
  }

  private func path(_ expression: Expression) -> [String] {
    switch expression.kind {
    case .name(let name): [name]
    case .member(let operand, let name, _): path(operand) + [name]
    default: []
    }
  }
}
