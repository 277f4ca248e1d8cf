import Chat
import ChatUI
import Testing

/// Markdown as it is read aloud.
struct LinearMarkdownTests {
  static let cases: [(source: String, lines: [String])] = [
    ("Some *very* **bold** `code` and ~~gone~~.", ["Some very bold code and gone."]),
    ("## What it is", ["Heading 2: What it is"]),
    (
      "See [the docs](https://example.com/a) or https://example.com.",
      ["See the docs (https://example.com/a) or https://example.com."]
    ),
    ("![a cat](cat.png)", ["[image: a cat] (cat.png)"]),
    ("- one\n- two\n  - inner\n", ["- one", "- two", "  - inner"]),
    ("3. three\n4. four\n", ["3. three", "4. four"]),
    ("- [x] bought\n- [ ] eaten\n", ["- done: bought", "- to do: eaten"]),
    ("> said\n> twice\n", ["Quote:", "said", "twice", "End of quote."]),
    ("```swift\nlet a = 1\n\n  b()\n```", ["Code, swift:", "let a = 1", "  b()", "End of code."]),
    ("```\nx\n```", ["Code:", "x", "End of code."]),
    (
      "| Name | Born |\n|---|---|\n| Ada | 1815 |\n| Alan | |\n",
      [
        "Table with 2 columns: Name, Born.", "Row: Name: Ada; Born: 1815.",
        "Row: Name: Alan; Born: nothing.", "End of table.",
      ]
    ),
    ("above\n\n---\n\nbelow", ["above", "Section break.", "below"]),
    ("$a^2$ is a square", ["a\u{B2} is a square"]),
  ]

  @Test(arguments: cases.indices)
  func isReadInLines(index: Int) {
    let (source, lines) = Self.cases[index]
    #expect(Self.read(source, cuts: []) == lines)
  }

  /// An answer that comes in pieces is said in the same words as one that comes at once, each once: only
  /// where a line ends may differ.
  @Test(arguments: 0..<40)
  func isTheSameHoweverItComes(seed: Int) {
    let text = Self.sample
    var random = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    var cuts: [Int] = []
    var place = 0
    while place < text.count {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      place += 1 + Int(random >> 33) % (seed % 4 == 0 ? 3 : 40)
      if place < text.count { cuts.append(place) }
    }
    let whole = Self.read(text, cuts: []).joined(separator: " ")
    let parts = Self.read(text, cuts: cuts)
    #expect(parts.joined(separator: " ") == whole)
    #expect(parts.count > 10, "it is said while it comes")
  }

  /// What an answer of this text is said as, when it comes cut in these places.
  static func read(_ text: String, cuts: [Int]) -> [String] {
    var story = LinearStory.asking()
    story.session(.message(.answer(), siblings: nil), .status(.at(.receiving)))
    var before = text.startIndex
    for cut in cuts {
      let place = text.index(text.startIndex, offsetBy: cut)
      story.session(
        .appended(
          MessageID(rawValue: "m2"), text: String(text[before..<place]), reasoning: ""))
      before = place
    }
    story.session(.message(.answer(text, .complete), siblings: nil))
    let lines = story.text().split(separator: "\n").map(String.init)
    #expect(lines.first == "claude-sonnet-4.6:")
    #expect(lines.last == "End of answer.")
    return Array(lines.dropFirst().dropLast())
  }

  private static let sample = """
    # Rayleigh scattering

    The sky is blue because *short* waves are scattered more. That is all there is to it, e.g. at noon. \
    It costs $5 and **nothing** else, as `code` and [a link](https://example.com) show. One more: yes.

    Second paragraph with a long sentence that has no sign in it at all. And a second one here.
    A line of its own follows.

    1. First item, which is long enough to be said alone. It has two sentences.
    2. Second item with `code` in it.
       - nested one
       - nested two

    ```python
    def f(x):
        return x * 2

    print(f(1))
    ```

    | Colour | Wave |
    |---|---|
    | red | long |
    | blue | short |

    > Quoted words that end with a full stop. And more of them.

    The end.
    """
}
