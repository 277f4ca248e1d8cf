import Testing

@testable import TUI

struct PasteCollectorTests {
  private func pastes(_ content: String, limit: Int, readSize: Int = 7) -> [String] {
    var parser = InputParser(pasteLimit: limit)
    let bytes = Array("\u{1B}[200~\(content)\u{1B}[201~".utf8)
    var pastes: [String] = []
    for start in stride(from: 0, to: bytes.count, by: readSize) {
      for input in parser.feed(bytes[start..<min(bytes.count, start + readSize)]) {
        if case .paste(let text) = input { pastes.append(text) } else { Issue.record("\(input)") }
      }
    }
    return pastes
  }

  @Test(arguments: [
    ("", 8, [""]), ("12345678", 8, ["12345678"]), ("123456789", 8, ["12345678", "9"]),
    ("1234567日", 8, ["1234567", "日"]), ("123456é日本", 8, ["123456é", "日本"]),
    ("12345👍👍👍", 8, ["12345", "👍👍", "👍"]),
  ])
  func handsOverWhatIsBeyondTheLimitAsAFurtherPaste(text: String, limit: Int, expected: [String]) {
    #expect(pastes(text, limit: limit) == expected)
    #expect(pastes(text, limit: limit, readSize: 1) == expected)
    #expect(pastes(text, limit: limit, readSize: 1000) == expected)
  }

  @Test func takesALargePasteInSmallReads() {
    let content = String(repeating: "0123456789 日本\r\n", count: 1 << 16)
    #expect(pastes(content, limit: 64 << 20, readSize: 4096) == [content])
  }
}
