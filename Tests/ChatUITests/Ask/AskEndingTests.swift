import Chat
import Testing

@testable import ChatUI

/// What a script is told of how a request ended.
struct AskEndingTests {
  private static func http(_ status: Int, code: String? = nil, _ message: String = "") -> Failure {
    Failure(origin: .http, status: status, code: code, message: message)
  }

  private static func network(_ step: Failure.Step) -> Failure {
    Failure(origin: .network, step: step)
  }

  private static func stream(_ code: String) -> Failure {
    Failure(origin: .stream, status: 200, code: code)
  }

  static let failures: [(failure: Failure, ending: AskEnding)] = [
    (http(401), .keyRefused), (http(403), .keyRefused),
    (http(402), .nothingLeft), (http(429, code: "SPEND_LIMIT_EXCEEDED"), .nothingLeft),
    (http(429, code: "INFERENCE_CAP_ERROR"), .nothingLeft),
    (http(429, "you have reached your weekly ClinePass limit"), .nothingLeft),
    (http(429), .rateLimited), (stream("rate_limit"), .rateLimited),
    (http(404), .modelUnavailable), (http(404, "model not found"), .modelUnavailable),
    (http(403, code: "ENTITLEMENT_ERROR"), .modelUnavailable),
    (http(403, "z/m is only available via Cline product surfaces."), .modelUnavailable),
    (http(403, "access forbidden: m is not available in your region"), .modelUnavailable),
    (http(400, code: "context_length_exceeded"), .tooLong), (http(413), .tooLong),
    (stream("context_length_exceeded"), .tooLong),
    (Failure(origin: .client, code: FailureCodes.requestTooLarge), .tooLong),
    (stream("content_filter"), .filtered), (http(400, code: "content_filter"), .filtered),
    (http(400), .rejected), (http(422), .rejected),
    (
      Failure(
        origin: .http, status: 500, details: FailureDetails(upstreamStatus: 404)), .rejected
    ),
    (http(500), .serverFailed), (http(502), .serverFailed), (http(503), .serverFailed),
    (http(504), .serverFailed), (http(408), .serverFailed), (stream("server_error"), .serverFailed),
    (Failure(origin: .stream, step: .empty, status: 200), .serverFailed),
    (Failure(origin: .stream, step: .format, status: 200), .serverFailed),
    (network(.resolve), .network), (network(.connect), .network), (network(.tls), .network),
    (network(.proxy), .network), (network(.firstByte), .network), (network(.idle), .network),
    (network(.cut), .network),
    (Failure(origin: .http, status: 403, details: FailureDetails(isHTML: true)), .network),
    (Failure(origin: .client), .failed), (http(418), .failed), (stream("something_new"), .failed),
  ]

  @Test(arguments: failures)
  func eachKindOfFailureHasItsEnding(failure: Failure, ending: AskEnding) {
    #expect(AskEnding(failure) == ending)
  }

  private static func answer(
    _ state: Message.State, finish: String? = nil, failures: [Failure?] = [nil]
  ) -> Message {
    let attempts = failures.enumerated().map { index, failure in
      var attempt = failure.map { Attempt.failed($0, number: index + 1) } ?? .first
      attempt.finishReason = index == failures.count - 1 ? finish : nil
      return attempt
    }
    return .answer("text", state, attempts: attempts)
  }

  static let answers: [(answer: Message?, ending: AskEnding)] = [
    (nil, .failed),
    (answer(.complete, finish: "stop"), .answered), (answer(.complete), .answered),
    (answer(.complete, finish: "length"), .cut),
    (answer(.complete, finish: "content_filter"), .filtered),
    // An attempt that failed before says nothing of the answer that came in the end.
    (answer(.complete, finish: "stop", failures: [http(429), nil]), .answered),
    (answer(.stopped), .stopped), (answer(.streaming), .stopped),
    // Stopped in the wait after a failure: the user ended it.
    (answer(.stopped, failures: [http(429)]), .stopped),
    (answer(.failed, failures: [http(429), http(402)]), .nothingLeft),
    (answer(.interrupted, finish: "length", failures: [network(.cut)]), .network),
    (answer(.failed, failures: []), .failed),
  ]

  @Test(arguments: answers)
  func theEndingIsTheAnswersOwn(answer: Message?, ending: AskEnding) {
    #expect(AskEnding(answer) == ending)
  }
}
