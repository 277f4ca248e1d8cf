import Chat
import TUI
import Testing

@testable import ChatUI

/// Pastes of terminals that do not bracket them. In the reads of these tests `⏎` is Enter, `⇥` Tab.
@Suite struct PasteBurstTests {
  static func keys(_ text: String) -> [Input] {
    text.map {
      switch $0 {
      case "⏎": .key(KeyPress(.enter))
      case "⇥": .key(KeyPress(.tab))
      default: .key(KeyPress(.character($0)))
      }
    }
  }

  /// What a read is taken for: keys as in the reads, a paste in brackets.
  static func shown(_ inputs: [Input]) -> String {
    inputs.map {
      switch $0 {
      case .paste(let text): "[\(text)]"
      case .key(KeyPress(.enter)): "⏎"
      case .key(KeyPress(.tab)): "⇥"
      case .key(let key): if case .character(let letter) = key.key { String(letter) } else { "?" }
      default: "?"
      }
    }.joined()
  }

  static func at(_ milliseconds: Int64) -> Instant {
    Instant(nanoseconds: milliseconds * 1_000_000)
  }

  @Test(arguments: [
    ("a", "a"), ("⏎", "⏎"), ("hi⏎", "hi⏎"), ("yes⏎no", "[yes\nno]"), ("y⏎n", "y⏎n"),
    ("one⏎two⏎three", "[one\ntwo\nthree]"), ("line⏎⏎", "[line\n\n]"), ("a⇥b⏎c⏎", "[a\tb\nc\n]"),
    (String(repeating: "x", count: 63), String(repeating: "x", count: 63)),
    (String(repeating: "x", count: 64), "[" + String(repeating: "x", count: 64) + "]"),
  ])
  func tellsAPasteByItsLineBreaksAndItsLength(read: String, taken: String) {
    var burst = PasteBurst()
    #expect(Self.shown(burst.fold(Self.keys(read), isWriting: true, at: Self.at(0))) == taken)
    #expect(burst.enterDue == nil)
  }

  @Test func anEnterAfterManyKeysWaitsAMomentAndIsPressedThen() {
    var burst = PasteBurst()
    #expect(
      Self.shown(burst.fold(Self.keys("typed ahead⏎"), isWriting: true, at: Self.at(0)))
        == "typed ahead")
    #expect(burst.enterDue == Self.at(40))
    #expect(Self.shown(burst.take(at: Self.at(39))) == "")
    #expect(Self.shown(burst.take(at: Self.at(40))) == "⏎")
    #expect(Self.shown(burst.take(at: Self.at(41))) == "")
  }

  @Test func anEnterThatMoreFollowsIsALineBreak() {
    var burst = PasteBurst()
    _ = burst.fold(Self.keys("first line⏎"), isWriting: true, at: Self.at(0))
    let next = burst.fold(Self.keys("second line⏎"), isWriting: true, at: Self.at(10))
    #expect(Self.shown(next) == "[\nsecond line\n]")
    #expect(Self.shown(burst.fold(Self.keys("x⏎"), isWriting: true, at: Self.at(100))) == "[x\n]")
    #expect(Self.shown(burst.fold(Self.keys("⏎"), isWriting: true, at: Self.at(300))) == "⏎")
  }

  @Test func aKeyAfterTheEnterSaysThatItWasPressed() {
    var burst = PasteBurst()
    _ = burst.fold(Self.keys("typed ahead⏎"), isWriting: true, at: Self.at(0))
    #expect(Self.shown(burst.fold(Self.keys("a"), isWriting: true, at: Self.at(10))) == "⏎a")
  }

  @Test func keysAreKeysOnceTheTerminalHasBracketedAPaste() {
    var burst = PasteBurst()
    _ = burst.fold([.paste("a\nb")], isWriting: true, at: Self.at(0))
    let read = Self.keys("one⏎two⏎three")
    #expect(burst.fold(read, isWriting: true, at: Self.at(900)) == read)
  }

  @Test func keysAreKeysWhereNoTextIsWritten() {
    var burst = PasteBurst()
    let read = Self.keys("jjjjjj⏎kkk")
    #expect(burst.fold(read, isWriting: false, at: Self.at(0)) == read)
  }

  @Test func aPasteIsNotSent() {
    var story = Story()
    story.happens(.input(Self.keys("one⏎two⏎")), [.saveDraft("one\ntwo\n")])
    #expect(story.model.transcript.isEmpty)
  }

  @Test func whatIsTypedAheadOverASlowLinkIsSentAMomentLater() {
    var story = Story()
    story.happens(.input(Self.keys("Why is the sky blue?⏎")), [.saveDraft("Why is the sky blue?")])
    #expect(story.model.nextTick(at: story.now) == story.now.instant.advanced(bySeconds: 0.04))
    story.wait(0.04)
    story.happens(.tick, [.session(.send("Why is the sky blue?")), .saveDraft("")])
  }
}
