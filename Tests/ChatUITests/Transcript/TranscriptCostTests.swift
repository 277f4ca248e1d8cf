import Chat
import TUI
import Testing

@testable import ChatUI

/// What the interface's speed rests on, counted in cells that were made of text.
@Suite struct TranscriptCostTests {
  private typealias Fixture = TranscriptFixture
  private let size = Size(columns: 80, rows: 24)

  /// Cells made to show one more token of an answer of so many bytes.
  private func costOfOneToken(after bytes: Int, line: String) -> Int {
    let id = MessageID(rawValue: "a")
    var transcript = Fixture.transcript(Fixture.answer("a", "", state: .streaming))
    transcript.append(
      id, text: String(repeating: line, count: bytes / line.utf8.count), reasoning: "")
    _ = transcript.rows(in: size, Fixture.context)
    let before = transcript.cellsMade
    transcript.append(id, text: " token", reasoning: "")
    _ = transcript.rows(in: size, Fixture.context)
    return transcript.cellsMade - before
  }

  @Test(arguments: ["A line of an answer, as long as most are.\n", "No line break, ever. "])
  func aTokenCostsTheSameHoweverLongTheAnswerIs(line: String) {
    let few = costOfOneToken(after: 20_000, line: line)
    let many = costOfOneToken(after: 1_000_000, line: line)
    #expect(few > 0)
    // One screen, the line or piece that it begins in, and the one that grows, counted twice.
    #expect(few <= 24 * 80 + 3 * 2_048)
    #expect(abs(many - few) <= 2 * 2_048)
  }

  @Test func showsAHundredThousandMessagesForThePriceOfAScreen() {
    var transcript = Fixture.prompts(100_000)
    _ = transcript.rows(in: size, Fixture.context)
    transcript.scroll(by: -10, in: size, Fixture.context)
    _ = transcript.rows(in: size, Fixture.context)
    transcript.toStart()
    _ = transcript.rows(in: size, Fixture.context)
    _ = transcript.unseenLines(in: size, Fixture.context)
    transcript.page(1, in: size, Fixture.context)
    let other = Size(columns: 60, rows: 24)
    _ = transcript.rows(in: other, Fixture.context)
    transcript.toEnd()
    _ = transcript.rows(in: other, Fixture.context)
    #expect(transcript.cellsMade > 0)
    // Some 10 cells a message, made once to count its rows and once for each screen.
    #expect(transcript.cellsMade < 6 * 24 * 2 * 12)
    #expect(transcript.layouts.count < 100)
  }

  @Test func keepsNoMoreLayoutsThanItsCapacity() {
    var transcript = Fixture.prompts(3_000)
    for _ in 0..<300 {
      transcript.page(-1, in: size, Fixture.context)
      _ = transcript.rows(in: size, Fixture.context)
    }
    #expect(transcript.layouts.count <= 300)
  }

  @Test func theEndOfAnAnswerLaysOutNothingAgain() {
    var transcript = Fixture.transcript(
      Fixture.answer("a", String(repeating: "A line\n", count: 10_000), state: .streaming))
    _ = transcript.rows(in: size, Fixture.context)
    let before = transcript.cellsMade
    var message = transcript.messages[0]
    message.state = .complete
    transcript.put(message, siblings: nil)
    _ = transcript.rows(in: size, Fixture.context)
    #expect(transcript.cellsMade - before <= 24 * 80)
  }

  @Test func appendsInPlace() {
    let id = MessageID(rawValue: "a")
    var transcript = Fixture.transcript(
      Fixture.answer("a", String(repeating: "A line\n", count: 100_000), state: .streaming))
    var buffers: [Int] = []
    for _ in 0..<1_000 {
      transcript.append(id, text: " token", reasoning: "")
      _ = transcript.rows(in: size, Fixture.context)
      let address = transcript.messages[0].text.utf8.withContiguousStorageIfAvailable {
        Int(bitPattern: $0.baseAddress)
      }
      if let address, buffers.last != address { buffers.append(address) }
    }
    // The buffer moves when it grows, by doubling; a copy for each token would move it each time.
    #expect(buffers.count <= 3)
  }
}
