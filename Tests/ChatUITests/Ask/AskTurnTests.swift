import Chat
import Testing

@testable import ChatUI

/// Which of a session's updates belong to the one prompt, and what is new with each.
struct AskTurnTests {
  private static let prompted = SessionUpdate.message(.prompt, siblings: nil)

  private static func taken(_ updates: [SessionUpdate]) -> (AskTurn, [AskTurn.Event]) {
    var turn = AskTurn()
    let events = updates.flatMap { turn.take($0) }
    return (turn, events)
  }

  private static func answer(_ text: String, thought: String, id: String = "m2") -> Message {
    var message = Message.answer(text, id: id)
    message.reasoning = thought
    return message
  }

  @Test func anAnswerIsToldPieceByPieceAndOnce() {
    let id = MessageID(rawValue: "m2")
    let (turn, events) = Self.taken([
      Self.prompted, .message(.answer(), siblings: nil), .status(.at(.receiving, attempt: 1)),
      .appended(id, text: "", reasoning: "Hm"), .appended(id, text: "Because ", reasoning: ""),
      .appended(id, text: "of", reasoning: "."),
      .message(Self.answer("Because of air.", thought: "Hm."), siblings: nil),
    ])
    #expect(
      events == [
        .began(id), .status(.at(.receiving, attempt: 1)), .reasoning("Hm"), .text("Because "),
        .reasoning("."), .text("of"), .text(" air."),
      ])
    #expect(turn.prompt == Message.prompt.id)
    #expect(turn.answer == Self.answer("Because of air.", thought: "Hm."))
    #expect(turn.status == .at(.receiving, attempt: 1))
    #expect(turn.partial.isEmpty && !turn.wasNotSent && turn.logFailure == nil)
  }

  @Test func anAnswerThatIsThereAtOnceIsToldWhole() {
    let (_, events) = Self.taken([
      Self.prompted, .message(Self.answer("All", thought: "first"), siblings: nil),
    ])
    #expect(events == [.began(MessageID(rawValue: "m2")), .reasoning("first"), .text("All")])
  }

  @Test func whatHadComeIsKeptWhenTheAnswerBeginsAgain() {
    let broken = Message.answer("Half", .interrupted, attempts: [.failed(.rateLimit)])
    let (turn, events) = Self.taken([
      Self.prompted, .message(broken, siblings: nil),
      .message(.answer("Who", id: "m3"), siblings: SiblingPosition(position: 2, count: 2)),
      .appended(broken.id, text: " late", reasoning: ""),
      .appended(MessageID(rawValue: "m3"), text: "le", reasoning: ""),
    ])
    #expect(
      events == [
        .began(broken.id), .text("Half"), .brokeOff(broken), .began(MessageID(rawValue: "m3")),
        .text("Who"), .text("le"),
      ])
    #expect(turn.partial == [broken] && turn.answer?.text == "Whole")
  }

  static let foreign: [(name: String, update: SessionUpdate)] = [
    ("another prompt", .message(prompt("p2"), siblings: nil)),
    ("an answer to it", .message(other(parent: "p2"), siblings: nil)),
    (
      "text of an answer that is not ours",
      .appended(MessageID(rawValue: "x"), text: "x", reasoning: "x")
    ),
    ("a message that left the branch", .removed(MessageID(rawValue: "m2"))),
    ("prompts that wait", .queued(["later"])),
    ("the conversation's facts", .conversation(.sky)),
    ("another program's deletion", .elsewhere(.deleted)),
  ]

  private static func prompt(_ id: String) -> Message {
    var message = Message.prompt
    message.id = MessageID(rawValue: id)
    return message
  }

  private static func other(parent: String) -> Message {
    var message = Message.answer("not ours", id: "x")
    message.parent = MessageID(rawValue: parent)
    return message
  }

  @Test(arguments: foreign)
  func whatBelongsToNoPromptOfOursChangesNothing(name: String, update: SessionUpdate) {
    let ours = [Self.prompted, .message(.answer("Ours"), siblings: nil)]
    let (before, _) = Self.taken(ours)
    let (after, events) = Self.taken(ours + [update])
    #expect(events == Self.taken(ours).1)
    #expect(after.prompt == before.prompt && after.answer == before.answer)
    #expect(after.partial.isEmpty && !after.wasNotSent)
  }

  @Test func anAnswerBeforeThePromptIsSomebodyElses() {
    let (turn, events) = Self.taken([.message(.answer("early"), siblings: nil)])
    #expect(turn.answer == nil && events.isEmpty)
  }

  @Test func textThatBecameOtherTextIsNotToldAsItsEnd() {
    let (turn, events) = Self.taken([
      Self.prompted, .message(.answer("A long text"), siblings: nil),
      .message(.answer("Another text, longer"), siblings: nil),
      .message(.answer("Short"), siblings: nil),
    ])
    #expect(events == [.began(MessageID(rawValue: "m2")), .text("A long text")])
    #expect(turn.answer?.text == "Short")
  }

  @Test func aPromptThatComesBackUnsentWasNotSentAndALaterOneWas() {
    let (unsent, events) = Self.taken([.unsentReturned("hi")])
    #expect(unsent.wasNotSent && unsent.prompt == nil && events.isEmpty)
    #expect(!Self.taken([Self.prompted, .unsentReturned("hi")]).0.wasNotSent)
  }

  @Test func aLogThatCannotBeWrittenIsForgottenWhenItCanAgain() {
    let error = StoreError.full(path: "/log")
    let (failed, events) = Self.taken([.storeFailed(error)])
    #expect(failed.logFailure == error && events == [.logFailed(error)])
    let (recovered, more) = Self.taken([.storeFailed(error), .storeRecovered])
    #expect(recovered.logFailure == nil && more == [.logFailed(error), .logRecovered])
  }
}
