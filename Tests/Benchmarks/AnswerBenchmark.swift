import Chat
import ChatUI
import Markup
import TUI

/// An answer of a megabyte, streamed token by token into the transcript, drawn at every eighth; then
/// read from end to end.
enum AnswerBenchmark {
  private static let size = Size(columns: 200, rows: 60)
  private static let bytes = 1_000_000
  private static let bytesPerToken = 4
  private static let tokensPerFrame = 8
  private static let id = MessageID(rawValue: "answer")
  private static let context = LayoutContext(
    theme: Theme(name: "bench", styles: [.text: .plain]), zone: ZoneOffsets(fixed: 0))

  static func run() {
    for (name, source) in [("mixed", mixed), ("code", code), ("one line", oneLine)] {
      print(" \(name):")
      stream(source)
    }
  }

  private static func stream(_ source: String) {
    var text = source
    while text.utf8.count < bytes { text += source }
    let tokens = tokens(of: text)
    var transcript = Transcript()
    transcript.put(
      Message(
        id: id, conversation: ConversationID(rawValue: "c"), role: .assistant, state: .streaming,
        createdAt: WallTime(seconds: 0)), siblings: nil)
    var tenths = Array(repeating: 0.0, count: 10)
    var frames = Samples()
    for start in stride(from: 0, to: tokens.count, by: tokensPerFrame) {
      let batch = tokens[start..<min(start + tokensPerFrame, tokens.count)]
      let time = ContinuousClock().measure {
        for token in batch { transcript.append(id, text: token, reasoning: "") }
        frames.time { draw(&transcript) }
      }
      tenths[start * 10 / tokens.count] += Double(time.components.attoseconds) / 1e15
    }
    frames.report("frame while it streams, \(size.columns)×\(size.rows)", goal: 4)
    let parts = tenths.map { Int($0.rounded()) }
    print("  each tenth of it, ms: \(parts)")
    print(
      "  last tenth to first, percent: \(Int((tenths[9] / tenths[0] * 100).rounded())), goal 120")
    read(&transcript)
  }

  private static func read(_ transcript: inout Transcript) {
    var still = Samples()
    for _ in 0..<100 { still.time { draw(&transcript) } }
    still.report("frame, nothing new")
    var lines = Samples()
    for _ in 0..<300 {
      lines.time {
        transcript.scroll(by: -1, in: size, context)
        draw(&transcript)
      }
    }
    lines.report("scroll by a line")
    var pages = Samples()
    for _ in 0..<100 {
      pages.time {
        transcript.page(-1, in: size, context)
        draw(&transcript)
      }
    }
    pages.report("scroll by a page", goal: 4)
    var other = size
    other.columns = 120
    var resize = Samples()
    resize.time { _ = transcript.rows(in: other, context) }
    resize.report("resize: all of it is laid out again")
    var looking = context
    var pattern = Samples()
    for words in ["zzzz", "the"] {
      looking.pattern = try? TextPattern(words)
      pattern.time { _ = transcript.rows(in: other, looking) }
    }
    pattern.report("looked through for something else")
  }

  private static func draw(_ transcript: inout Transcript) {
    let rows = transcript.rows(in: size, context)
    var frame = Frame(size: size)
    for (index, row) in rows.enumerated() { frame.put(row, at: Point(column: 0, row: index)) }
  }

  /// Cut between characters, about as large as a model's.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    for scalar in text.unicodeScalars {
      token.unicodeScalars.append(scalar)
      if token.utf8.count >= bytesPerToken {
        tokens.append(token)
        token = ""
      }
    }
    return tokens + [token]
  }

  private static let mixed = """
    ## A heading of a section

    A paragraph with **strong words**, *emphasis*, `code` and a [link](https://example.com/page), as
    long as most are in an answer that explains something at length, over a few lines of the screen.

    1. First, a point that is made
    2. Second, another with `code`
       - and a detail of it
       - and one more

    | column | what it holds | how many |
    |--------|---------------|---------:|
    | first | some words of text | 12 |
    | second | 日本語 and more | 345 |

    > What somebody said about it.

    ```swift
    func answer(to question: String) -> Int {
      // It is always the same.
      let words = question.split(separator: " ")
      return words.isEmpty ? 0 : 42
    }
    ```


    """

  private static let code =
    "```python\n"
    + String(repeating: "    value = compute(\"text\", 42)  # a comment\n", count: 30_000)

  private static let oneLine = String(repeating: "word after word without any break ", count: 1_000)
}
