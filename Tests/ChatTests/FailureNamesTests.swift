import Chat
import Testing

@Suite struct FailureNamesTests {
  @Test(
    arguments: [
      (.http(400), "400 Bad Request"), (.http(401), "401 Unauthorized"),
      (.http(402, code: "insufficient_credits"), "402 Payment Required"),
      (.http(403), "403 Forbidden"), (.http(404), "404 Not Found"),
      (.http(429, code: "429"), "429 Too Many Requests"),
      (.http(500), "500 Internal Server Error"), (.http(502), "502 Bad Gateway"),
      (.http(503), "503 Service Unavailable"), (.http(599), "599 HTTP error"),
      // Code and name that say the same are said once.
      (.stream("context_length_exceeded"), "context_length_exceeded"),
      (.stream("content_filter"), "content_filter"), (.stream("rate_limit"), "rate_limit"),
      (.stream("server_error"), "server_error"), (.stream("new_error"), "new_error"),
      (.stream("502"), "502 Bad Gateway"), (.stream(nil), "mid-stream error"),
      (
        .stream("stream_initialization_failed"),
        "stream_initialization_failed · stream could not be started"
      ),
      (.network(.connect), "cannot connect"), (.network(.resolve), "name not found"),
      (.network(.tls), "TLS failed"), (.network(.firstByte), "no response"),
      (.network(.idle, status: 200), "stalled"), (.network(.cut, status: 200), "connection lost"),
      (.network(.cut, status: 502), "502 Bad Gateway"),
      (Failure(origin: .stream, step: .empty, status: 200), "empty answer"),
      (Failure(origin: .client), "request not sent"),
    ] as [(Failure, String)])
  func showsCodeAndNameOnce(failure: Failure, title: String) {
    #expect(FailureNames(failure).title == title)
  }

  @Test(
    arguments: [
      (.http(429, code: "INFERENCE_CAP_ERROR"), "429", "INFERENCE_CAP_ERROR"),
      (.http(429, code: "429"), "429", nil), (.stream("rate_limit"), "rate_limit", nil),
      (.network(.connect), nil, nil),
    ] as [(Failure, String?, String?)])
  func givesTheCodeToCopy(failure: Failure, code: String?, identifier: String?) {
    let names = FailureNames(failure)
    #expect([names.code, names.identifier] == [code, identifier])
  }

  @Test(
    arguments: [
      (.http(500), .immediate), (.stream("rate_limit"), .midStream),
      (.network(.connect), .noResponse), (.network(.cut, status: 200), .midStream),
      (.network(.cut, status: 502), .immediate), (Failure(origin: .client), .notSent),
    ] as [(Failure, FailureStage)])
  func tellsImmediateFromMidStream(failure: Failure, stage: FailureStage) {
    #expect(FailureStage(failure) == stage)
  }
}
