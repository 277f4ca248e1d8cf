import Chat
import TUI
import Testing

@testable import ChatUI

/// A conversation of which a part is held.
@Suite struct TranscriptWindowTests {
  private typealias Fixture = TranscriptFixture

  @Test func opensWithTheEndAloneAndAsksForNothing() {
    var branch = LoggedBranch(100_000)
    #expect(branch.asked == [])
    #expect(branch.lines().suffix(2) == ["claude-sonnet-4.6 · 14:02", "text 100000"])
    #expect(branch.transcript.position(of: LoggedBranch.id(100_000)) == 99_999)
    #expect(branch.transcript.cellsMade < 1_000)
  }

  @Test func showsEachMessageOnceInOrderAllTheWayUpAndDown() {
    var branch = LoggedBranch(2_000)
    var seen: [Int] = []
    func numbers(_ lines: [String]) -> [Int] {
      lines.compactMap { $0.hasPrefix("text ") ? Int($0.dropFirst(5)) : nil }
    }
    while branch.lines()[1] != "text 1" {
      let shown = numbers(branch.lines())
      #expect(shown == Array((shown[0])...(shown[shown.count - 1])))
      seen += shown
      branch.turnPages(-1, 1)
      #expect(branch.transcript.messages.count <= 700)
    }
    #expect(Set(seen + [1, 2]).count >= 1_998)
    // One page for each 200 messages, and never one twice on the way.
    #expect(branch.asked.count == 9)
    #expect(Set(branch.asked).count == 9)
    #expect(!branch.transcript.hasEnd)
    branch.turnPages(1, 700)
    #expect(branch.transcript.isFollowing)
    #expect(branch.lines().last == "text 2000")
    #expect(branch.asked.count <= 18)
  }

  @Test func nothingMovesWhenAPageComes() {
    var branch = LoggedBranch(1_000)
    branch.transcript.scroll(by: -560, in: branch.size, LoggedBranch.context)
    let before = branch.lines()
    let place = branch.ask()
    #expect(place == .before(LoggedBranch.id(801)))
    // Nothing is asked for twice while it is under way.
    #expect(branch.ask() == nil)
    branch.give(.before(LoggedBranch.id(801)))
    #expect(branch.lines() == before)
    #expect(branch.transcript.first == 600)
  }

  @Test func saysHowMuchIsMissingUntilItComes() {
    var branch = LoggedBranch(1_000)
    branch.isBroken = true
    branch.transcript.scroll(by: -5_000, in: branch.size, LoggedBranch.context)
    #expect(branch.lines().prefix(3) == ["… 800 earlier messages", "you · 14:02", "text 801"])
    #expect(branch.ask() == .before(LoggedBranch.id(801)))
    let isRead = branch.give(.before(LoggedBranch.id(801)))
    #expect(!isRead)
    #expect(branch.lines()[2] == "text 801")
    // What could not be read is asked for again by a key, not by itself.
    #expect(branch.ask() == nil)
    branch.isBroken = false
    branch.transcript.scroll(by: -1, in: branch.size, LoggedBranch.context)
    #expect(branch.ask() == .before(LoggedBranch.id(801)))
    branch.give(.before(LoggedBranch.id(801)))
    #expect(branch.lines().prefix(3) == ["", "you · 14:02", "text 801"])
  }

  @Test func jumpsToEitherEndWithOnePage() {
    var branch = LoggedBranch(100_000)
    branch.transcript.toStart()
    #expect(branch.lines().last == "text 100000", "the screen waits for the page")
    branch.settle()
    #expect(branch.lines().prefix(2) == ["you · 14:02", "text 1"])
    #expect(branch.asked.first == .start)
    branch.transcript.toEnd()
    branch.settle()
    #expect(branch.transcript.isFollowing)
    #expect(branch.lines().last == "text 100000")
    #expect(branch.asked.count <= 3)
    #expect(branch.transcript.cellsMade < 4_000)
  }

  @Test(arguments: [1, 2, 3_333, 50_000, 99_999])
  func jumpsToAnyMessage(number: Int) {
    var branch = LoggedBranch(100_000)
    branch.transcript.goTo(
      .message(LoggedBranch.id(number)), in: branch.size, LoggedBranch.context)
    branch.settle()
    #expect(branch.lines().contains("text \(number)"))
    if number < 99_990 { #expect(branch.lines()[1] == "text \(number)") }
    #expect(branch.transcript.position(of: LoggedBranch.id(number)) == number - 1)
    #expect(branch.asked.count <= 4)
  }

  @Test func aJumpThatTheReaderDidNotWaitForIsGivenUp() {
    var branch = LoggedBranch(1_000)
    branch.transcript.toStart()
    let place = branch.ask()
    branch.transcript.scroll(by: -3, in: branch.size, LoggedBranch.context)
    let before = branch.lines()
    branch.give(.start)
    #expect(place == .start)
    #expect(branch.lines() == before)
  }

  @Test func aJumpToWhatIsNotThereLeavesTheReaderWhereTheyAre() {
    var branch = LoggedBranch(1_000)
    let before = branch.lines()
    let gone = MessageID(rawValue: "gone")
    branch.transcript.goTo(.message(gone), in: branch.size, LoggedBranch.context)
    #expect(branch.ask() == .around(gone))
    let isThere = branch.give(.around(gone))
    #expect(!isThere)
    #expect(branch.lines() == before)
    #expect(branch.ask() == nil)
  }

  @Test func holdsABoundedPartOfGiantMessages() {
    let giant = String(repeating: "- A line of a giant message.\n", count: 3_000)
    var branch = LoggedBranch(300) { _ in giant }
    for number in stride(from: 290, to: 120, by: -40) {
      branch.transcript.goTo(
        .message(LoggedBranch.id(number)), in: branch.size, LoggedBranch.context)
      branch.settle()
    }
    let bytes = branch.transcript.messages.reduce(0) { $0 + $1.text.utf8.count }
    #expect(bytes < 10_000_000)
    #expect(branch.lines().contains { $0.hasSuffix(" A line of a giant message.") })
    #expect((2..<20).contains(branch.asked.count))
  }

  @Test func anAnswerGrowsAtItsPlaceWhileTheEndIsNotHeld() {
    var branch = LoggedBranch(2_000)
    branch.transcript.toStart()
    branch.settle()
    let before = branch.lines()
    var prompt = Fixture.prompt("new", "a new prompt")
    prompt.parent = LoggedBranch.id(2_000)
    branch.tell(prompt)
    var answer = Fixture.answer("answer", "", state: .streaming)
    answer.parent = prompt.id
    branch.tell(answer)
    branch.transcript.append(answer.id, text: "all that", reasoning: "")
    #expect(branch.lines() == before)
    #expect(branch.transcript.total == 2_002)
    #expect(branch.transcript.last?.text == "all that")
    branch.transcript.toEnd()
    branch.settle()
    // The log has the answer without the text that came last.
    #expect(branch.transcript.isFollowing)
    #expect(
      branch.lines().suffix(5) == [
        "you · 14:02", "a new prompt", "", "claude-sonnet-4.6 · 14:02", "all that",
      ])
    branch.transcript.append(answer.id, text: " came", reasoning: "")
    #expect(branch.lines().last == "all that came")
    #expect(branch.transcript.messages.suffix(3).map(\.id.rawValue) == ["p2000", "new", "answer"])
  }

  @Test func whatTheLogDoesNotHaveYetIsAddedToItsPage() {
    var branch = LoggedBranch(2_000)
    branch.transcript.toStart()
    branch.settle()
    for number in 2_001...2_002 {
      var message = Fixture.prompt("p\(number)", "text \(number)")
      message.parent = LoggedBranch.id(number - 1)
      branch.tell(message, logged: false)
    }
    branch.transcript.toEnd()
    branch.settle()
    #expect(
      branch.transcript.messages.suffix(3).map(\.text) == [
        "text 2000", "text 2001", "text 2002",
      ])
    #expect(branch.transcript.total == 2_002)
    #expect(branch.transcript.hasEnd)
  }

  @Test func anAnswerThatTakesAnothersPlaceDoesNotStandBesideIt() {
    var branch = LoggedBranch(2_000)
    branch.transcript.toStart()
    branch.settle()
    branch.transcript.remove(LoggedBranch.id(2_000))
    var other = Fixture.answer("other", "another answer")
    other.parent = LoggedBranch.id(1_999)
    branch.tell(other, logged: false)
    #expect(branch.transcript.total == 2_000)
    branch.transcript.toEnd()
    branch.settle()
    #expect(branch.transcript.messages.suffix(2).map(\.text) == ["text 1999", "another answer"])
    #expect(branch.transcript.total == 2_000)
  }

  @Test func keepsAllThatTheLogCannotTake() {
    var branch = LoggedBranch(200)
    for number in 201...1_500 {
      branch.tell(Fixture.prompt("p\(number)", "text \(number)"), logged: false)
      _ = branch.transcript.tend(in: branch.size, LoggedBranch.context, letsGo: false)
    }
    #expect(branch.transcript.messages.count == 1_500)
    _ = branch.transcript.tend(in: branch.size, LoggedBranch.context, letsGo: true)
    #expect(branch.transcript.messages.count == 301)
    #expect(branch.transcript.last?.text == "text 1500")
  }

  @Test func anotherBranchKeepsTheReaderWhereTheyAre() {
    var branch = LoggedBranch(300)
    branch.transcript.goTo(.message(LoggedBranch.id(250)), in: branch.size, LoggedBranch.context)
    let before = branch.lines()
    branch.messages.removeLast(30)
    branch.messages.append(Fixture.answer("other", "another answer"))
    let page = branch.page(.end) ?? BranchPage(messages: [])
    branch.transcript.show(
      page, focus: MessageID(rawValue: "other"), in: branch.size, LoggedBranch.context)
    #expect(branch.lines() == before)
    branch.transcript.goToWithNextBranch(.message(MessageID(rawValue: "other")))
    branch.transcript.show(page, focus: nil, in: branch.size, LoggedBranch.context)
    #expect(branch.lines().last == "another answer")
    branch.messages = Array(branch.messages[200..<262])
    branch.transcript.show(
      branch.page(.end) ?? page, focus: LoggedBranch.id(250), in: branch.size,
      LoggedBranch.context)
    #expect(branch.lines()[1] == "text 250")
  }

  @Test func aBranchWhoseEndIsNotHeldLearnsItsLastMessage() {
    var branch = LoggedBranch(2_000)
    let page = branch.page(.around(LoggedBranch.id(700))) ?? BranchPage(messages: [])
    branch.transcript.show(
      page, focus: LoggedBranch.id(700), in: branch.size, LoggedBranch.context)
    #expect(branch.transcript.last == nil)
    branch.settle()
    #expect(branch.transcript.last?.text == "text 2000")
    #expect(branch.lines()[1] == "text 700")
  }
}
