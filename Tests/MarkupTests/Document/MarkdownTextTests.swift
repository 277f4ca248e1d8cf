import Markup
import Testing

struct MarkdownTextTests {
  @Test(arguments: [
    ("a *b* `c`", ["a b c"]),
    ("a\nb  \nc", ["a", "b", "c"]),
    ("[a](http://b.c) and [http://b.c](http://b.c)", ["a (http://b.c) and http://b.c"]),
    ("x@y.zz www.b.cc <https://d.e/>", ["x@y.zz www.b.cc https://d.e/"]),
    ("[a](b 'c') [d]() [](e)", ["a (b \"c\") d (e)"]),
    ("![a *b*](c) ![](d)", ["[image: a b] (c) [image] (d)"]),
    ("a <b>c</b> <!-- d\ne -->", ["a <b>c</b> <!-- d e -->"]),
    ("- [x] a\n- b\n\n  > c", ["a", "b", "c"]),
    ("```swift\na\n\n b\n```", ["a", "", " b"]),
    ("<div>\na\n</div>", ["<div>", "a", "</div>"]),
    ("| a | b |\n|---|---|\n| *c* | |", ["a", "b", "c"]),
    ("let $x^2$ be\n$$\\frac{a}{b} \\\\ c$$ then", ["let x² be", "a/b", "c", "then"]),
    ("---\n# *h*", ["h"]),
  ])
  func readsAs(text: String, expected: [String]) {
    #expect(units(of: text) == expected)
  }

  @Test func givesRunsTheirStyle() {
    let blocks = MarkdownParser.blocks(of: "a **b *c*** [`d`](e) ![f](g)")
    guard case .paragraph(let inlines) = blocks[0] else { return }
    #expect(
      MarkdownText.runs(of: inlines) == [
        TextRun(text: "a "), TextRun(text: "b ", style: .strong),
        TextRun(text: "c", style: [.strong, .emphasis]), TextRun(text: " "),
        TextRun(text: "d", style: [.link, .code], target: "e"), TextRun(text: " "),
        TextRun(text: "(e)", style: .target, target: "e"), TextRun(text: " "),
        TextRun(text: "[image: f]", style: .image, target: "g"), TextRun(text: " "),
        TextRun(text: "(g)", style: .target, target: "g"),
      ])
  }

  @Test func findsHeadings() {
    let text = "\n# a\n\n```\n# code\n```\n> # quoted\n\nb *c*\n---\n\n    # code\n###### d `e`"
    #expect(
      MarkdownText.headings(of: text) == [
        MarkdownText.Heading(offset: 1, level: 1, title: "a"),
        MarkdownText.Heading(offset: 33, level: 2, title: "b c"),
        MarkdownText.Heading(offset: 55, level: 6, title: "d e"),
      ])
  }

  @Test(arguments: 0..<100)
  func keepsEveryWordInItsOrder(seed: UInt64) {
    for number in 0..<5 {
      var generator = MarkdownGenerator(
        seed: seed * 100 + UInt64(number), hasGarbage: number > 1)
      let text = generator.document(blocks: 6)
      #expect(firstMissing(of: generator.words, in: units(of: text)) == nil, "\(text)")
    }
  }
}
