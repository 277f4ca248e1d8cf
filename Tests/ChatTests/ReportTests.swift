import Chat
import Testing

@Suite struct ReportTests {
  @Test func holdsWhatSupportAsksFor() {
    var first = Attempt(
      number: 1, model: ModelID(rawValue: "acme/one"), endpoint: "api.example.test:443",
      startedAt: WallTime(seconds: 1_800_000_000))
    first.status = 429
    first.requestID = "req-1"
    first.failure = .http(429)
    first.waitSeconds = 1.04
    first.endedAfter = 0.2
    var second = first
    second.number = 2
    second.startedAt = WallTime(seconds: 1_800_000_002)
    second.status = 200
    second.requestID = "req-2"
    second.generationID = "gen-2"
    second.waitSeconds = nil
    second.endedAfter = 3
    second.receivedBytes = 900
    second.textBytes = 12
    second.failure = .stream("server_error", "a ``` fence | a pipe")
    #expect(
      Report.markdown(attempts: [first, second], version: "1.2.3") == """
        # server_error

        - Error code: server_error
        - Model ID: `acme/one`
        - Request ID: `req-2`
        - Generation ID: `gen-2`
        - Kind: mid-stream
        - Received: 12 bytes of text in 900 bytes
        - Time: 2027-01-15T08:00:05Z
        - Endpoint: api.example.test:443
        - Client: Confab 1.2.3

        ## Message

        ````text
        a ``` fence | a pipe
        ````

        ## Attempts

        | # | time | model | status | error | request ID | wait |
        | ---: | --- | --- | --- | --- | --- | ---: |
        | 1 | 2027-01-15T08:00:00Z | acme/one | 429 | 429 Too Many Requests | req-1 | 1.0 s |
        | 2 | 2027-01-15T08:00:02Z | acme/one | 200 | server_error | req-2 | – |

        """)
  }

  @Test func saysWhenThereIsNoCodeAndNoRequestID() {
    var attempt = Attempt(
      number: 1, model: ModelID(rawValue: "a|b"), endpoint: "localhost:1",
      startedAt: WallTime(seconds: 0))
    attempt.failure = .network(.connect)
    let report = Report.markdown(attempts: [attempt], version: "1") ?? ""
    for line in [
      "# cannot connect", "- Error code: none (cannot connect)", "- Request ID: none given",
      "- Kind: no response", "(none)",
      "| 1 | 1970-01-01T00:00:00Z | a\\|b | – | cannot connect | – | – |",
    ] {
      #expect(report.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
  }

  @Test func isNothingWithoutAFailure() {
    #expect(Report.markdown(attempts: [], version: "1") == nil)
  }
}
