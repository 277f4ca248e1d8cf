import Markup
import Testing

struct MarkdownScannerTests {
  @Test func beginsWithoutPieces() {
    #expect(MarkdownScanner().pieces.isEmpty)
  }
}
