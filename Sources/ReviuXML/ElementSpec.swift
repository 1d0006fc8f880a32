/// One element of a vocabulary: where it may stand, what it holds, and whether each occurrence is a row.
package struct ElementSpec: Sendable {
  package enum Content: Sendable, Equatable {
    /// Child elements only; white space between them is allowed.
    case elements
    /// Nothing at all, not even white space.
    case empty
    /// Text of one format and no child element.
    case text(ValueFormat)
  }

  package var name: String
  /// How often the element may stand in its parent.
  package var occurs: ClosedRange<Int>
  package var content: Content
  package var attributes: [AttributeSpec]
  /// In the order that the schema requires.
  package var children: [ElementSpec]
  /// True when every occurrence opens a row of a table of its own; false when its values belong to the
  /// nearest row around it.
  package var isRow: Bool

  package init(
    name: String, occurs: ClosedRange<Int> = 1...1, content: Content = .elements,
    attributes: [AttributeSpec] = [], children: [ElementSpec] = [], isRow: Bool = false
  ) {
    self.name = name
    self.occurs = occurs
    self.content = content
    self.attributes = attributes
    self.children = children
    self.isRow = isRow
  }
}

/// One attribute of an element.
package struct AttributeSpec: Sendable {
  package var name: String
  package var format: ValueFormat
  package var isRequired: Bool
  /// The cell that stands in for an absent attribute, from the schema's default.
  package var defaultCell: Int64

  package init(
    name: String, format: ValueFormat, isRequired: Bool = true, defaultCell: Int64 = Cell.missing
  ) {
    self.name = name
    self.format = format
    self.isRequired = isRequired
    self.defaultCell = defaultCell
  }
}
