import Chat
import ChatUI
import TUI
import Testing

/// Situations that several screens show, at any size.
extension Story {
  static func offered(_ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows, setup: .demo)
    story.happens(.offered(.sky, .cutOff))
    return story
  }

  /// An answer comes: 20 to 50 pieces each half second for four seconds, the last a moment ago.
  static func receiving(_ columns: Int, _ rows: Int, title: Bool = true) -> Story {
    var story = Story(columns, rows)
    if title { story.session(.conversation(.sky)) }
    story.session(.message(.prompt, siblings: nil))
    story.session(
      .message(
        .answer(
          """
          Because of **Rayleigh scattering**: short waves are scattered more than long ones.

          - blue
          - violet
          """), siblings: nil))
    var status = TurnStatus.at(.receiving, requestID: "8f3c2a61-77d0-4b1e")
    status.firstByteAt = status.startedAt.advanced(bySeconds: 0.5)
    status.firstTextAt = status.startedAt.advanced(bySeconds: 0.8)
    for step in 1...8 {
      story.wait(0.5)
      status.pieces += 20 + step * 7 % 30
      status.lastByteAt = story.now.instant
      status.lastTextAt = story.now.instant
      story.session(.status(status))
    }
    story.wait(0.1)
    return story
  }

  /// The first attempt met a rate limit; the second begins in 2.3 seconds.
  static func backingOff(_ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows)
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("", attempts: [.failed(.rateLimit, wait: 2.3)]), siblings: nil),
      .status(.backingOff(seconds: 2.3)))
    return story
  }

  /// Three attempts met a rate limit: no more are made.
  static func failed(_ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows)
    var last = Failure.rateLimit
    last.requestID = "9b1d77e0"
    let attempts: [Attempt] = [
      .failed(.rateLimit, wait: 1.3), .failed(.rateLimit, number: 2, wait: 2.5),
      .failed(last, number: 3),
    ]
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: attempts), siblings: nil), .status(.idle))
    story.session(
      .failed(MessageID(rawValue: "m2"), prompt: Message.prompt.text),
      expecting: [.saveDraft(Message.prompt.text)])
    return story
  }

  /// The model picker, with `filter` typed.
  static func models(_ columns: Int, _ rows: Int, filter: String = "") -> Story {
    var story = Story(columns, rows)
    story.happens(
      .modelList([
        ModelInfo(id: .sonnet, summary: "200k context"),
        ModelInfo(id: ModelID(rawValue: "openai/gpt-5"), summary: "400k context"),
        ModelInfo(
          id: ModelID(rawValue: "demo/429-then-ok"),
          summary: "429 twice, then an answer: watch the countdown and its keys"),
      ]))
    story.press("f5")
    story.type(filter)
    return story
  }

  /// Writing on while an answer comes, with another prompt that waits already.
  static func writing(_ columns: Int, _ rows: Int) -> Story {
    var story = receiving(columns, rows)
    story.type("And why is it")
    story.press("alt-enter", expecting: [.saveDraft("And why is it\n")])
    story.type("red in the evening?")
    let queued = ["What is a rainbow, then?", "And a halo?"]
    let draft = (queued + [story.model.composer.text]).joined(separator: "\n\n")
    story.session(.queued(queued), expecting: [.saveDraft(draft)])
    return story
  }
}
