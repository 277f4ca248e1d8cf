import Markup
import Testing

struct MarkdownParserTests {
  @Test(
    arguments: [
      ("# a *b*\n", [.heading(level: 1, [.text("a "), .emphasis([.text("b")])])]),
      (
        "a\\\nb  \nc\nd",
        [
          .paragraph([
            .text("a"), .lineBreak, .text("b"), .lineBreak, .text("c"), .softBreak, .text("d"),
          ])
        ]
      ),
      (
        "**a ~~b~~** `c  d`",
        [
          .paragraph([
            .strong([.text("a "), .strikethrough([.text("b")])]), .text(" "), .code("c  d"),
          ])
        ]
      ),
      ("> a\n>> b", [.quote([.paragraph([.text("a")]), .quote([.paragraph([.text("b")])])])]),
      ("---", [.rule]),
      ("~~~ a &amp; b\nx\n~~~", [.code(CodeBlock(info: "a & b", text: "x\n", isFenced: true))]),
      ("    x\n\n    y", [.code(CodeBlock(text: "x\n\ny\n", isFenced: false))]),
      ("<div>\n*a*\n</div>", [.html("<div>\n*a*\n</div>\n")]),
      ("a <b>c</b>", [.paragraph([.text("a "), .html("<b>"), .text("c"), .html("</b>")])]),
      (
        "[a](b 'c') ![d](e)",
        [
          .paragraph([
            .link([.text("a")], target: "b", title: "c"), .text(" "),
            .image([.text("d")], target: "e", title: ""),
          ])
        ]
      ),
      (
        "https://a.b and x@y.zz",
        [
          .paragraph([
            .link([.text("https://a.b")], target: "https://a.b", title: ""), .text(" and "),
            .link([.text("x@y.zz")], target: "mailto:x@y.zz", title: ""),
          ])
        ]
      ),
      (
        "&copy; &#65; &#x1F600; &nope; &NotEqualTilde; \u{0}",
        [.paragraph([.text("© A 😀 &nope; ≂̸ \u{FFFD}")])]
      ),
      (
        "\u{100000}\u{10FFFD} $a$",
        [.paragraph([.text("\u{100000}\u{10FFFD} "), .math("a", isDisplay: false)])]
      ),
    ] as [(String, [Block])])
  func parsesBlocksAndInlines(text: String, blocks: [Block]) {
    #expect(MarkdownParser.blocks(of: text) == blocks)
  }

  @Test func parsesListsWithTasksAndNumbers() {
    func item(_ text: String, _ isDone: Bool? = nil, _ more: [Block] = []) -> BlockList.Item {
      BlockList.Item(isDone: isDone, blocks: [.paragraph([.text(text)])] + more)
    }
    let nested = Block.list(
      BlockList(start: 1, delimiter: ")", isTight: true, items: [item("b"), item("c")]))
    #expect(
      MarkdownParser.blocks(of: "- [ ] a\n  1) b\n  2) c\n- [X] d\n\n- e") == [
        .list(
          BlockList(
            start: nil, delimiter: "-", isTight: false,
            items: [item("a", false, [nested]), item("d", true), item("e")]))
      ])
  }

  @Test func keepsEveryCellOfATable() {
    func cells(_ texts: String...) -> [[Inline]] { texts.map { $0.isEmpty ? [] : [.text($0)] } }
    let text = """
      | a | b |
      |:--|--:|
      | 1 || 3 | 4 |
      | `x|y` | $|z|$ |
      | 5 |
      """
    #expect(
      MarkdownParser.blocks(of: text) == [
        .table(
          Table(
            alignments: [.left, .right, .none, .none], header: cells("a", "b", "", ""),
            rows: [
              cells("1", "", "3", "4"),
              [[.code("x|y")], [.math("|z|", isDisplay: false)], [], []],
              cells("5", "", "", ""),
            ]))
      ])
  }

  /// Texts that take a naive parser much time or much stack.
  @Test(arguments: [
    ">", "[", "![", "*a", "**a ", "`", "``` ", "- ", "<", "&", "[a](", "|", "\\[", "$", "_a_",
    "<!--", "1. ",
  ])
  func takesWhatIsNestedBeyondReason(mark: String) {
    let text = String(repeating: mark, count: 100_000 / mark.utf8.count) + "end"
    #expect(units(of: text).joined().contains("end"))
  }

  @Test func flattensWhatIsDeeperThanAnyoneReads() {
    func depth(_ blocks: [Block]) -> Int {
      switch blocks.first {
      case .quote(let inner): 1 + depth(inner)
      default: 0
      }
    }
    let blocks = MarkdownParser.blocks(of: String(repeating: "> ", count: 1000) + "end")
    #expect(depth(blocks) == 32)
    #expect(MarkdownText.units(of: blocks) == ["end"])
  }
}
