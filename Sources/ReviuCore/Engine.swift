/// What the engine calls itself in reports.
package enum Engine {
  package static let name = "reviu"
  package static let version = "0.1.0"
}
