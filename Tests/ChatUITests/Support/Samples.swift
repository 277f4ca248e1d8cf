import Chat
import ChatUI

extension ModelSetup {
  static var cline: ModelSetup {
    ModelSetup(
      theme: .test, model: .sonnet, endpointName: "cline", endpoint: "api.cline.bot",
      keyOrigin: "CLINE_API_KEY", version: "0.1.0")
  }

  static var demo: ModelSetup {
    ModelSetup(
      theme: .test, model: ModelID(rawValue: "demo/tour"), endpointName: "demo",
      endpoint: "127.0.0.1:40123", version: "0.1.0", isDemo: true)
  }
}

extension EndpointFacts {
  static let cline = ModelSetup.cline.facts
}

extension ModelID {
  static let sonnet = ModelID(rawValue: "anthropic/claude-sonnet-4.6")
}

extension Conversation {
  static let sky = Conversation(
    id: ConversationID(rawValue: "c1"), title: "sky colours", model: .sonnet,
    createdAt: WallTime(seconds: 50_520), updatedAt: WallTime(seconds: 50_520))
}

extension Message {
  static let prompt = Message(
    id: MessageID(rawValue: "m1"), conversation: Conversation.sky.id, role: .user,
    text: "Why is the sky blue?", createdAt: WallTime(seconds: 50_520))

  static func answer(
    _ text: String = "", _ state: Message.State = .streaming, attempts: [Attempt] = [.first],
    id: String = "m2"
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), conversation: Conversation.sky.id, parent: prompt.id,
      role: .assistant, text: text, model: .sonnet, state: state,
      createdAt: WallTime(seconds: 50_520), attempts: attempts)
  }
}

extension Attempt {
  static let first = Attempt(
    number: 1, model: .sonnet, endpoint: "api.cline.bot", startedAt: WallTime(seconds: 50_520))

  /// One that failed after a fifth of a second.
  static func failed(_ failure: Failure, number: Int = 1, wait: Double? = nil) -> Attempt {
    var attempt = Attempt(
      number: number, model: .sonnet, endpoint: "api.cline.bot",
      startedAt: WallTime(seconds: 50_519 + Double(number)))
    attempt.status = failure.status
    attempt.requestID = failure.requestID
    attempt.endedAfter = 0.2
    attempt.failure = failure
    attempt.waitSeconds = wait
    return attempt
  }
}

extension Failure {
  static let rateLimit = Failure(
    origin: .http, status: 429, code: "429", message: "Rate limit exceeded",
    requestID: "8f3c2a61-77d0-4b1e")

  static let unauthorized = Failure(
    origin: .http, status: 401, code: "401", message: "Invalid API key", requestID: "req-401")
}

extension TurnStatus {
  /// A turn in a phase, begun at the story's start.
  static func at(_ phase: Phase, attempt: Int = 1, requestID: String? = nil) -> TurnStatus {
    var status = TurnStatus(phase: phase, model: .sonnet, startedAt: Now.start.instant)
    status.attempt = attempt
    status.requestID = requestID
    return status
  }

  static let idle = TurnStatus(model: .sonnet, startedAt: Now.start.instant)

  static func backingOff(
    _ failure: Failure = .rateLimit, seconds: Double, next: Int = 2, of attempts: Int = 6
  ) -> TurnStatus {
    at(
      .backingOff(
        Backoff(
          failure: failure, deadline: Now.start.instant.advanced(bySeconds: seconds),
          nextAttempt: next, attempts: attempts)), attempt: next - 1, requestID: failure.requestID)
  }
}
