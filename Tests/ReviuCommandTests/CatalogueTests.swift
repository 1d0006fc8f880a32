import Testing

struct CatalogueTests {
  @Test func `the catalogue beside the packs is what the command prints`() throws {
    let place = try Workplace()
    let result = try place.run(["rules", "docs", "Rules/ikma-2026", "--as-of", "2025-10-10"])
    #expect(result.status == 0)
    let isUpToDate = try place.text("Rules/KATALOG.md") == result.output
    #expect(isUpToDate, "write it anew with make catalogue")
  }
}
