import Chat
import TUI
import Testing

@testable import ChatUI

@Suite struct TranscriptReadingTests {
  private typealias Fixture = TranscriptFixture
  private let size = Size(columns: 20, rows: 5)

  private func lines(_ transcript: inout Transcript) -> [String] {
    Fixture.lines(&transcript, size.columns, size.rows)
  }

  @Test func standsAtTheTopWhileAllFits() {
    var transcript = Fixture.prompts(1)
    #expect(lines(&transcript) == ["you · 14:02", "text 1", "", "", ""])
    transcript.scroll(by: -1, in: size, Fixture.context)
    #expect(transcript.isFollowing)
  }

  @Test func followsTheEndWhileTextComes() {
    var transcript = Fixture.prompts(3)
    #expect(lines(&transcript) == ["you · 14:02", "text 2", "", "you · 14:02", "text 3"])
    transcript.append(MessageID(rawValue: "p3"), text: "\nmore", reasoning: "")
    #expect(lines(&transcript) == ["text 2", "", "you · 14:02", "text 3", "more"])
    #expect(transcript.unseenLines(in: size, Fixture.context) == 0)
  }

  @Test func neverMovesUnderAReader() {
    let id = MessageID(rawValue: "a")
    var transcript = Fixture.prompts(3)
    transcript.put(Fixture.answer("a", "", state: .streaming), siblings: nil)
    transcript.append(id, text: "", reasoning: "r1\nr2\nr3\nr4\nr5\nr6")
    _ = lines(&transcript)
    transcript.append(id, text: "- one\n- two\n- three\n- four\n- five\n- six", reasoning: "")
    _ = lines(&transcript)
    transcript.scroll(by: -1, in: size, Fixture.context)
    let seen = lines(&transcript)
    #expect(seen == ["• one", "• two", "• three", "• four", "• five"])
    for number in 1...20 {
      transcript.append(id, text: "\n- line \(number)", reasoning: "")
      #expect(lines(&transcript) == seen)
      #expect(transcript.unseenLines(in: size, Fixture.context) == number)
    }
    transcript.put(Fixture.prompt("p4", "text 4"), siblings: nil)
    #expect(lines(&transcript) == seen)
    #expect(transcript.unseenLines(in: size, Fixture.context) == 23)
    transcript.toEnd()
    #expect(transcript.isFollowing)
    #expect(lines(&transcript) == ["• line 19", "• line 20", "", "you · 14:02", "text 4"])
    #expect(transcript.unseenLines(in: size, Fixture.context) == 0)
  }

  @Test func countsOnlyWhatWasNotSeenYet() {
    var transcript = Fixture.prompts(4)
    transcript.toStart()
    #expect(transcript.unseenLines(in: size, Fixture.context) == 0)
    transcript.append(MessageID(rawValue: "p4"), text: "\na\nb\nc", reasoning: "")
    #expect(transcript.unseenLines(in: size, Fixture.context) == 3)
    // 14 rows in all: the last 5 begin at the 10th. One short of it, one line is unseen.
    transcript.scroll(by: 8, in: size, Fixture.context)
    #expect(transcript.unseenLines(in: size, Fixture.context) == 1)
    transcript.toStart()
    #expect(transcript.unseenLines(in: size, Fixture.context) == 1)
  }

  @Test func pagesWithOneRowInCommonAndFollowsAgainAtTheEnd() {
    var transcript = Fixture.prompts(4)
    var screens = [lines(&transcript)]
    var following = [transcript.isFollowing]
    for direction in [-1, -1, -1, 1, 1] {
      transcript.page(direction, in: size, Fixture.context)
      screens.append(lines(&transcript))
      following.append(transcript.isFollowing)
    }
    #expect(
      screens == [
        ["you · 14:02", "text 3", "", "you · 14:02", "text 4"],
        ["", "you · 14:02", "text 2", "", "you · 14:02"],
        ["you · 14:02", "text 1", "", "you · 14:02", "text 2"],
        ["you · 14:02", "text 1", "", "you · 14:02", "text 2"],
        ["text 2", "", "you · 14:02", "text 3", ""],
        ["you · 14:02", "text 3", "", "you · 14:02", "text 4"],
      ])
    #expect(following == [true, false, false, false, false, true])
  }

  @Test func keepsTheLineAtTheTopWhenTheWidthChanges() {
    let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
    var transcript = Fixture.transcript(Fixture.prompt("1", words), Fixture.prompt("2", words))
    _ = transcript.rows(in: Size(columns: 80, rows: 10), Fixture.context)
    transcript.scroll(by: -30, in: Size(columns: 80, rows: 10), Fixture.context)
    let before = Fixture.lines(&transcript, 80, 10)
    #expect(before[0].contains("word"))
    let narrow = Fixture.lines(&transcript, 40, 10)
    // About the same text: the top's first word is in sight within a few words.
    let number = { (line: String) in Int(line.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0 }
    #expect(abs(number(narrow[0]) - number(before[0])) < 20)
    _ = Fixture.lines(&transcript, 33, 4)
    #expect(Fixture.lines(&transcript, 80, 10) == before)
  }

  @Test func fillsAScreenThatBecameHigher() {
    var transcript = Fixture.prompts(4)
    _ = lines(&transcript)
    transcript.scroll(by: -1, in: size, Fixture.context)
    #expect(Fixture.lines(&transcript, 20, 11).filter { $0 != "" }.count == 8)
    #expect(!transcript.isFollowing)
  }

  @Test func nobodyIsFurtherUpWhereTheEndIsInSight() {
    var transcript = Fixture.prompts(4)
    _ = lines(&transcript)
    transcript.scroll(by: -1, in: size, Fixture.context)
    #expect(
      transcript.position(in: size, Fixture.context)
        == ReadingPosition(message: 3, total: 4, below: .lines(0)))
    let higher = Size(columns: 20, rows: 11)
    #expect(transcript.position(in: higher, Fixture.context) == nil)
    transcript.append(MessageID(rawValue: "p4"), text: "\nmore", reasoning: "")
    #expect(
      transcript.position(in: higher, Fixture.context)
        == ReadingPosition(message: 1, total: 4, below: .lines(1)))
  }

  @Test func keepsAPlaceWhenTheMessageThereIsRemoved() {
    var transcript = Fixture.prompts(6)
    _ = lines(&transcript)
    transcript.scroll(by: -6, in: size, Fixture.context)
    #expect(lines(&transcript)[1] == "text 3")
    transcript.remove(MessageID(rawValue: "p3"))
    #expect(lines(&transcript) == ["you · 14:02", "text 4", "", "you · 14:02", "text 5"])
    #expect(!transcript.isFollowing)
    for id in ["p4", "p5", "p6"] { transcript.remove(MessageID(rawValue: id)) }
    #expect(lines(&transcript) == ["you · 14:02", "text 1", "", "you · 14:02", "text 2"])
    for id in ["p1", "p2"] { transcript.remove(MessageID(rawValue: id)) }
    #expect(lines(&transcript) == ["", "", "", "", ""])
    #expect(transcript.isEmpty)
  }

  @Test func replacesAMessageWhereItStands() {
    var transcript = Fixture.prompts(3)
    _ = lines(&transcript)
    transcript.put(Fixture.prompt("p2", "changed"), siblings: nil)
    #expect(lines(&transcript) == ["you · 14:02", "changed", "", "you · 14:02", "text 3"])
    #expect(transcript.messages.map(\.text) == ["text 1", "changed", "text 3"])
    #expect(transcript.message(MessageID(rawValue: "p2"))?.text == "changed")
  }
}
