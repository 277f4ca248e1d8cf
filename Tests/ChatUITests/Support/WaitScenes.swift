import Chat
import ChatUI
import TUI
import Testing

extension Failure {
  /// A free allowance is used up; it comes back in 19 h 39 min.
  static var cap: Failure {
    var failure = Failure(
      origin: .http, status: 429, code: "INFERENCE_CAP_ERROR",
      message: "Free limit reached on model. Try again in 19h 39m.", requestID: "req-429")
    failure.hints.never = true
    failure.details.resetSeconds = 70_740
    return failure
  }

  static var payment: Failure {
    var failure = Failure(
      origin: .http, status: 402, code: "insufficient_credits", message: "Insufficient balance.",
      requestID: "req-402")
    failure.details.balance = -0.14
    failure.details.buyCreditsURL = "https://app.cline.bot/credits"
    return failure
  }

  static let cut = Failure(
    origin: .network, step: .cut, status: 200,
    message: "The connection closed before the answer was complete.", requestID: "req-cut")
}

extension GateStatus {
  static let paced = GateStatus(
    spacing: 2, limit: 1, cooldownUntil: nil, waiting: 2, reason: "429 Too Many Requests")
}

/// Waits, and what ends in one.
extension Story {
  static let answerID = MessageID(rawValue: "m2")

  /// An answer that has been silent for the idle time-out, and is given up in 28 seconds.
  static func stalled(_ columns: Int, _ rows: Int) -> Story {
    var story = receiving(columns, rows)
    var status = story.model.status
    story.wait(119.9)
    status.givesUpAt = story.now.instant.advanced(bySeconds: 28)
    story.session(.status(status))
    return story
  }

  /// A turn that ended with a failure before any text: its prompt came back.
  static func ended(_ failure: Failure, _ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows)
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: [.failed(failure)]), siblings: nil), .status(.idle))
    story.session(
      .failed(answerID, prompt: Message.prompt.text), expecting: [.saveDraft(Message.prompt.text)])
    return story
  }

  /// The time that the cap named is waited for.
  static func waking(_ columns: Int, _ rows: Int) -> Story {
    var story = ended(.cap, columns, rows)
    story.press("w", expecting: [.session(.wake), .saveDraft("")])
    story.session(.status(.backingOff(.cap, seconds: 70_740)))
    return story
  }

  /// An answer that ended so: shown, and nothing runs.
  static func answered(
    _ state: Message.State, finish: String? = nil, failure: Failure? = nil, _ columns: Int = 80,
    _ rows: Int = 24
  ) -> Story {
    var story = Story(columns, rows)
    var attempt = Attempt.first
    if let failure { attempt = .failed(failure) }
    attempt.finishReason = finish
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("Because of", state, attempts: [attempt]), siblings: nil), .status(.idle))
    return story
  }

  /// The gate holds the request back for 2.3 seconds.
  static func held(_ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows)
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil), .message(.answer(), siblings: nil),
      .gate(.paced), .status(.at(.held(until: story.now.instant.advanced(bySeconds: 2.3)))))
    return story
  }
}
