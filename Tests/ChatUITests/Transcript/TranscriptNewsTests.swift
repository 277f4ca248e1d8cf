import Chat
import TUI
import Testing

@testable import ChatUI

/// What came while nobody looked, and answers that stay where they begin.
@Suite struct TranscriptNewsTests {
  private typealias Fixture = TranscriptFixture
  private let size = Size(columns: 30, rows: 6)
  private let answer = MessageID(rawValue: "a")
  private let rule = "──── new since you looked ────"

  /// An answer of six lines that still comes.
  private func growing() -> Transcript {
    var transcript = Fixture.prompts(1)
    transcript.put(
      Fixture.answer("a", "- one\n- two\n- three\n- four\n- five\n- six", state: .streaming),
      siblings: nil)
    return transcript
  }

  private func lines(_ transcript: inout Transcript) -> [String] {
    _ = transcript.tend(in: size, Fixture.context, letsGo: true)
    return Fixture.lines(&transcript, size.columns, size.rows)
  }

  @Test func aRuleStandsAboveWhatCameWhileTheReaderWasFurtherUp() {
    var transcript = growing()
    _ = lines(&transcript)
    transcript.scroll(by: -2, in: size, Fixture.context)
    let seen = lines(&transcript)
    transcript.append(answer, text: "\n- seven\n- eight", reasoning: "")
    #expect(lines(&transcript) == seen)
    #expect(transcript.unseenLines(in: size, Fixture.context) == 2)
    transcript.toEnd()
    #expect(lines(&transcript) == ["• four", "• five", "• six", rule, "• seven", "• eight"])
    // It stays while more comes, and moves nothing.
    transcript.append(answer, text: "\n- nine", reasoning: "")
    #expect(lines(&transcript) == ["• five", "• six", rule, "• seven", "• eight", "• nine"])
    transcript.forgetNews()
    #expect(lines(&transcript) == ["• four", "• five", "• six", "• seven", "• eight", "• nine"])
  }

  @Test func oneScrollsPastTheRuleLineByLine() {
    var transcript = growing()
    _ = lines(&transcript)
    transcript.scroll(by: -2, in: size, Fixture.context)
    transcript.append(
      answer, text: (7...20).map { "\n- line \($0)" }.joined(), reasoning: "")
    _ = lines(&transcript)
    transcript.toEnd()
    var tops = [lines(&transcript)[0]]
    for _ in 0..<11 {
      transcript.scroll(by: -1, in: size, Fixture.context)
      tops.append(lines(&transcript)[0])
    }
    #expect(
      tops == [
        "• line 15", "• line 14", "• line 13", "• line 12", "• line 11", "• line 10", "• line 9",
        "• line 8",
        "• line 7", rule, "• six", "• five",
      ])
  }

  @Test func aRuleStandsAboveWhatCameBehindOrWithoutFocus() {
    var transcript = growing()
    _ = lines(&transcript)
    transcript.lookAway(in: size, Fixture.context)
    transcript.append(answer, text: "\n- seven", reasoning: "")
    transcript.append(answer, text: "\n- eight", reasoning: "")
    transcript.lookBack()
    #expect(lines(&transcript) == ["• four", "• five", "• six", rule, "• seven", "• eight"])
    transcript.lookAway(in: size, Fixture.context)
    transcript.lookBack()
    #expect(lines(&transcript) == ["• four", "• five", "• six", rule, "• seven", "• eight"])
    // Away once more, the rule goes where that began.
    transcript.lookAway(in: size, Fixture.context)
    transcript.append(answer, text: "\n- nine", reasoning: "")
    transcript.lookBack()
    #expect(lines(&transcript) == ["• five", "• six", "• seven", "• eight", rule, "• nine"])
  }

  @Test func aWholeAnswerThatCameIsNew() {
    var transcript = growing()
    _ = lines(&transcript)
    transcript.lookAway(in: size, Fixture.context)
    transcript.put(Fixture.answer("b", "another"), siblings: nil)
    transcript.lookBack()
    #expect(
      lines(&transcript) == [
        "• five", "• six", rule, "", "claude-sonnet-4.6 · 14:02", "another",
      ])
  }

  @Test func nothingIsNewToWhoHasSeenItCome() {
    var transcript = growing()
    for number in 7...9 {
      transcript.append(answer, text: "\n- line \(number)", reasoning: "")
      #expect(!lines(&transcript).contains(rule))
    }
    transcript.scroll(by: -2, in: size, Fixture.context)
    transcript.toEnd()
    #expect(!lines(&transcript).contains(rule))
  }

  @Test func aNewAnswerMayStayWhereItBegins() {
    var transcript = growing()
    transcript.newAnswer = .start
    _ = lines(&transcript)
    transcript.put(Fixture.prompt("p", "again?"), siblings: nil)
    #expect(lines(&transcript).last == "again?")
    let id = MessageID(rawValue: "b")
    transcript.put(Fixture.answer("b", "", state: .streaming), siblings: nil)
    let beginning = ["you · 14:02", "again?", "", "claude-sonnet-4.6 · 14:02"]
    #expect(lines(&transcript) == beginning + ["", ""])
    transcript.append(id, text: "- 1\n- 2", reasoning: "")
    #expect(lines(&transcript) == beginning + ["• 1", "• 2"])
    #expect(transcript.position(in: size, Fixture.context) == nil)
    transcript.append(id, text: "\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8\n- 9", reasoning: "")
    #expect(lines(&transcript) == beginning + ["• 1", "• 2"])
    #expect(
      transcript.position(in: size, Fixture.context)
        == ReadingPosition(message: 3, total: 4, below: .lines(7)))
    // A screen on, with one row in common; then the end, which is followed.
    transcript.page(1, in: size, Fixture.context)
    #expect(lines(&transcript) == ["• 2", "• 3", "• 4", "• 5", "• 6", "• 7"])
    #expect(!transcript.isFollowing)
    transcript.page(1, in: size, Fixture.context)
    #expect(lines(&transcript) == ["• 4", "• 5", "• 6", "• 7", "• 8", "• 9"])
    #expect(transcript.isFollowing)
  }

  @Test func aLongPromptDoesNotPushItsAnswerOffTheScreen() {
    var transcript = growing()
    transcript.newAnswer = .start
    transcript.put(Fixture.prompt("p", "a\nlong\nprompt\nof\nsix\nlines"), siblings: nil)
    _ = lines(&transcript)
    transcript.put(Fixture.answer("b", "first", state: .streaming), siblings: nil)
    #expect(lines(&transcript) == ["claude-sonnet-4.6 · 14:02", "first", "", "", "", ""])
  }

  @Test func aReaderWhoIsFurtherUpIsNotTakenToANewAnswer() {
    var transcript = growing()
    transcript.newAnswer = .start
    _ = lines(&transcript)
    transcript.scroll(by: -3, in: size, Fixture.context)
    let seen = lines(&transcript)
    transcript.put(Fixture.answer("b", "first", state: .streaming), siblings: nil)
    #expect(lines(&transcript) == seen)
  }

  @Test func marksBlocksAndBringsThemInSight() throws {
    var transcript = Fixture.prompts(20)
    _ = lines(&transcript)
    let last = transcript.lastVisibleBlock(in: size, Fixture.context)
    #expect(last == BlockPlace(position: 19, message: MessageID(rawValue: "p20"), block: 0))
    let other = BlockPlace(position: 17, message: MessageID(rawValue: "p18"), block: 0)
    transcript.mark = TranscriptMark(try #require(last), other)
    transcript.reveal(other, in: size, Fixture.context)
    #expect(lines(&transcript)[0] == "text 18")
    let style = Fixture.context.theme[.selection]
    let rows = transcript.rows(in: size, Fixture.context)
    let marked = rows.map { row in row.count == size.columns && row.allSatisfy { $0.style == style }
    }
    #expect(marked == [true, false, false, true, false, false])
    // What is in sight does not move.
    transcript.reveal(
      BlockPlace(position: 18, message: MessageID(rawValue: "p19"), block: 0), in: size,
      Fixture.context)
    #expect(lines(&transcript)[0] == "text 18")
  }
}
