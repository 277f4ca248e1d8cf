import Chat
import Markup
import Testing

@testable import ChatUI

struct MatchCounterTests {
  static let answer = """
    # Blue

    The **b**lue sky, the blue [sea](https://blue.example).

    | blue | red |
    | --- | --- |
    | sky | blue |

    ```swift
    let blue = "blue"
    ```
    """

  /// What is counted is what can be read: marks that stand within a word do not part it.
  @Test func countsInAnAnswerWhatReads() throws {
    let answer = Message.answer(Self.answer, .complete)
    #expect(Find.matches(in: answer, try TextPattern("blue")) == 8)
    #expect(Find.matches(in: answer, try TextPattern("**b**lue")) == 0)
  }

  @Test func countsInAPromptWhatWasTyped() throws {
    var prompt = Message.prompt
    prompt.text = "**b**lue\nblue\n\nsky blue"
    #expect(Find.matches(in: prompt, try TextPattern("blue")) == 2)
    #expect(Find.matches(in: prompt, try TextPattern("**b**lue")) == 1)
    #expect(
      Find.matches(in: prompt, try TextPattern("^.+$", options: .init(isRegex: true))) == 3)
  }

  @Test func aTextThatGrowsIsCountedAsIfItHadComeAtOnce() throws {
    let pattern = try TextPattern("blue")
    var counter = MatchCounter(pattern, role: .assistant)
    var text = ""
    for character in Self.answer {
      text.append(character)
      counter.extend(to: text)
      #expect(counter.total == Find.matches(in: .answer(text), pattern))
    }
  }
}
