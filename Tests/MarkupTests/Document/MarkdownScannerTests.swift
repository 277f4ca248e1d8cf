import Markup
import Testing

struct MarkdownScannerTests {
  @Test func beginsWithoutPieces() {
    var scanner = MarkdownScanner()
    #expect(scanner.pieces.isEmpty)
    #expect(scanner.extend(to: "") == 0)
    #expect(scanner.pieces.isEmpty)
  }

  /// A piece in short: its block, gap, kind and source.
  static func shape(_ text: String) -> [String] {
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    let bytes = Array(text.utf8)
    return scanner.pieces.map { piece in
      let source = String(decoding: bytes[piece.range], as: UTF8.self)
      let kind =
        switch piece.kind {
        case .whole: "whole"
        case .item(let number, let isTight):
          "item \(number.map(String.init) ?? "•") \(isTight ? "tight" : "loose")"
        case .code(let info, let line, let isLast): "code \(info) \(line)\(isLast ? " last" : "")"
        case .continuation: "continuation"
        }
      return "\(piece.block) +\(piece.gap) \(kind): \(source.replacing("\n", with: "⏎"))"
    }
  }

  @Test(arguments: [
    ("a\nb\n\nc", ["0 +0 whole: a⏎b⏎⏎", "1 +1 whole: c"]),
    ("# a\nb\n===\nc", ["0 +0 whole: # a⏎", "1 +1 whole: b⏎===⏎", "2 +1 whole: c"]),
    ("\n\na", ["0 +0 whole: ⏎⏎a"]),
    (
      "- a\n- b\n  c\nlazy\n\n- d\n\n  e\n",
      [
        "0 +0 item • tight: - a⏎", "0 +0 item • tight: - b⏎  c⏎lazy⏎⏎",
        "0 +1 item • loose: - d⏎⏎  e⏎",
      ]
    ),
    (
      "3. a\n7. b\n* c",
      [
        "0 +0 item 3 tight: 3. a⏎", "0 +0 item 4 tight: 7. b⏎",
        "1 +1 item • tight: * c",
      ]
    ),
    ("> a\nb\n\n> c", ["0 +0 whole: > a⏎b⏎⏎", "1 +1 whole: > c"]),
    (
      "a\n```swift x\n\nb\n```\nc",
      ["0 +0 whole: a⏎", "1 +1 code swift x 0 last: ```swift x⏎⏎b⏎```⏎", "2 +1 whole: c"]
    ),
    (
      "a\n\n    b\n\n    c\n\nd",
      [
        "0 +0 whole: a⏎⏎", "1 +1 code  0 last:     b⏎⏎    c⏎⏎", "2 +1 whole: d",
      ]
    ),
    (
      "<div>\na\n\n<!-- b\n\nc -->\nd",
      [
        "0 +0 whole: <div>⏎a⏎⏎", "1 +1 whole: <!-- b⏎⏎c -->⏎", "2 +1 whole: d",
      ]
    ),
    ("| a |\n|---|\n| b |\nc\n\nd", ["0 +0 whole: | a |⏎|---|⏎| b |⏎c⏎⏎", "1 +1 whole: d"]),
    ("[a]: /b\n\nc", ["0 +0 whole: [a]: /b⏎⏎", "1 +0 whole: c"]),
    ("\\[\na\n- b\n\\]\n- c", ["0 +0 whole: \\[⏎a⏎- b⏎\\]⏎", "1 +1 item • tight: - c"]),
  ])
  func splitsAtTopLevelBlocks(text: String, pieces: [String]) {
    #expect(Self.shape(text) == pieces)
  }

  @Test func cutsCodeIntoPartsOfThirtyTwoLines() {
    let lines = (0..<70).map { "l\($0)\n" }
    let text = "~~~c\n" + lines.joined() + "~~~\n\nend"
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    #expect(
      scanner.pieces.map(\.kind) == [
        .code(info: "c", line: 0, isLast: false), .code(info: "c", line: 32, isLast: false),
        .code(info: "c", line: 64, isLast: true), .whole,
      ])
    #expect(scanner.pieces.map(\.gap) == [0, 0, 0, 1])
    let parts = scanner.pieces.prefix(3).map { scanner.blocks(of: $0, in: text) }
    #expect(
      parts[1] == [
        .code(CodeBlock(info: "c", text: lines[32..<64].joined(), isFenced: true))
      ])
  }

  @Test func tellsWhichPiecesChange() {
    var scanner = MarkdownScanner()
    #expect(scanner.extend(to: "a\n\nb") == 0)
    #expect(scanner.extend(to: "a\n\nb") == 2)
    #expect(scanner.extend(to: "a\n\nbc") == 1)
    #expect(scanner.extend(to: "a\n\nbc\n\nd") == 1)
    #expect(scanner.extend(to: "a\n\nbc\n\nde") == 2)
    #expect(scanner.pieces.map(\.isOpen) == [false, false, true])
  }

  @Test func tellsWhichEarlierPiecesADefinitionChanges() {
    let text = "[x]\n\nother\n\n[y][x]\n\nlast\n\n"
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    #expect(scanner.blocks(of: scanner.pieces[0], in: text) == [.paragraph([.text("[x]")])])

    let defined = text + "[X]: /u 't'"
    #expect(scanner.extend(to: defined) == 0)
    #expect(scanner.relinked == [0, 2])
    #expect(
      scanner.blocks(of: scanner.pieces[0], in: defined) == [
        .paragraph([.link([.text("x")], target: "/u", title: "t")])
      ])

    let other = defined + "\n\n[x]: /later\n"
    _ = scanner.extend(to: other)
    #expect(scanner.relinked.isEmpty)
  }

  @Test func startsAgainWhenTheTextIsAnother() {
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: "# a\n\nb\n\nc")
    #expect(scanner.extend(to: "x") == 0)
    #expect(scanner.pieces.count == 1)
  }
}
