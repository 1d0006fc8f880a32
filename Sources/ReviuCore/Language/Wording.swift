extension Int {
  /// With an English noun, and with what else differs for one: "1 row", "2 rows".
  package func counted(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(self == 1 ? one : many ?? "\(one)s")"
  }
}
