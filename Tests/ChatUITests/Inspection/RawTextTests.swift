import TUI
import Testing

@testable import ChatUI

@Suite struct RawTextTests {
  @Test(arguments: [
    ("data: {}\r\n\r\n", ["data: {}\r⏎", "\r⏎"]), ("a\tb", ["a⇥b"]), ("", []),
    ("\n\n", ["⏎", "⏎"]),
  ])
  func showsLineFeedsAndTabs(text: String, lines: [String]) {
    let bytes = Array(text.utf8)
    #expect(RawText.lines(of: bytes).map { RawText.text(bytes[$0]) } == lines)
  }

  @Test(arguments: [
    ([0x61, 0xE2, 0x82], "a<E2><82>"), ([0xFF, 0x62], "<FF>b"),
    ([0xC3, 0xA9, 0x0A, 0x80], "é⏎<80>"), ([0x05, 0xC0, 0x80], "\u{5}<C0><80>"),
  ])
  func showsWhatIsNoUTF8ByItsNumber(bytes: [UInt8], text: String) {
    #expect(RawText.text(bytes[...]) == text)
  }

  /// Lines of any text put together are the text, none is too long, and no character is cut.
  @Test(arguments: ["a", "é", "日", "🌍", "日本 🌍é\n"])
  func cutsLongLinesBetweenCharacters(unit: String) {
    for offset in 0..<4 {
      let bytes = Array(
        (String(repeating: "x", count: offset) + String(repeating: unit, count: 3_000)).utf8)
      let lines = RawText.lines(of: bytes)
      #expect(lines.flatMap { bytes[$0] } == bytes)
      #expect(lines.allSatisfy { $0.count <= RawText.longestLine && !$0.isEmpty })
      #expect(lines.allSatisfy { String(validating: bytes[$0], as: UTF8.self) != nil })
    }
  }

  @Test func rowsAreCutAtTheEdgeAndLoseNothing() {
    let row = cells("ab日本cd 日")
    for width in 1...12 {
      let rows = RawText.rows(row, width: width)
      #expect(Row(rows.joined()) == row)
      if width > 1 { #expect(rows.allSatisfy { $0.count <= width && $0[0].width > 0 }) }
    }
  }

  @Test func laysJSONOutAndBreaksTextsAtTheirLineFeeds() throws {
    let json = #"{"a":[{"b":"x\ny \"z\""},{}, [ ] ,1.5e3],"c" : null}"#
    let pretty = try #require(PrettyJSON.bytes(Array(json.utf8)))
    #expect(
      String(decoding: pretty, as: UTF8.self) == #"""
        {
          "a": [
            {
              "b": "x\n
                y \"z\""
            },
            {},
            [],
            1.5e3
          ],
          "c": null
        }
        """#)
    #expect(PrettyJSON.lines(of: pretty).count == 12)
  }

  @Test(arguments: ["", "hello", "{", "{\"a", "[}]]", String(repeating: "[", count: 100)])
  func leavesOtherTextsAlone(text: String) {
    #expect(PrettyJSON.bytes(Array(text.utf8)) == nil)
  }
}
