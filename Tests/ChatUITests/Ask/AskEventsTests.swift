import Chat
import Testing

@testable import ChatUI

/// What happens, as lines of JSON: each thing once, in its order.
struct AskEventsTests {
  private static let half = Message.answer("Half", .interrupted, attempts: [.failed(.rateLimit)])

  private static func lines(
    _ events: [AskTurn.Event], at now: Now = .start
  ) -> [String] {
    var told = AskEvents()
    return events.map { told.lines($0, AskTurn(), at: now) }
  }

  private static let failure =
    #"{"kind":"rate-limited","code":"429","name":"Too Many Requests","identifier":null,"#
    + #""message":"Rate limit exceeded","stage":"immediate","parameter":null,"#
    + #""request_id":"8f3c2a61-77d0-4b1e","generation_id":null}"#

  static let cases: [(event: AskTurn.Event, line: String)] = [
    (.began(MessageID(rawValue: "m2")), #"{"event":"answer","message_id":"m2"}"#),
    (.text("a\n\"b\""), #"{"event":"text","text":"a\n\"b\""}"#),
    (.reasoning("Hm"), #"{"event":"reasoning","text":"Hm"}"#),
    (.brokeOff(half), #"{"event":"broke_off","message_id":"m2","error":"# + failure + "}"),
    (
      .status(.at(.connecting)),
      #"{"event":"attempt","number":1,"model":"anthropic/claude-sonnet-4.6"}"#
    ),
    (.status(.idle), ""), (.gate(nil), ""), (.logRecovered, ""),
  ]

  @Test(arguments: cases)
  func eachThingIsALine(event: AskTurn.Event, line: String) {
    #expect(Self.lines([event]) == [line.isEmpty ? "" : line + "\n"])
  }

  @Test func attemptsAndWaitsAreToldOnceThoughTheirStateComesOften() {
    let wait = AskTurn.Event.status(.backingOff(seconds: 1.5))
    let retry =
      #"{"event":"retry","attempt":2,"attempts":6,"wait_seconds":1.5,"#
      + #""retry_at":"1970-01-01T14:02:01Z","error":"# + Self.failure + "}\n"
    func attempt(_ number: Int) -> String {
      #"{"event":"attempt","number":\#(number),"model":"anthropic/claude-sonnet-4.6"}"# + "\n"
    }
    #expect(
      Self.lines([
        .status(.at(.connecting)), .status(.at(.waiting)), wait, wait,
        .status(.at(.connecting, attempt: 2)), .status(.at(.receiving, attempt: 2)),
      ]) == [attempt(1), "", retry, "", attempt(2), ""])
  }

  @Test func aDeadlineThatIsPastIsNoNegativeWait() {
    let late = Now(
      instant: Now.start.instant.advanced(bySeconds: 9), wall: WallTime(seconds: 50_529))
    let line = Self.lines([.status(.backingOff(seconds: 1))], at: late)[0]
    #expect(line.contains(#""wait_seconds":0,"retry_at":"1970-01-01T14:02:09Z""#))
  }

  @Test func theLogsFailureIsSaidInWords() throws {
    let line = Self.lines([.logFailed(.full(path: "/log/confab.db"))])[0]
    let value = try #require(JSONParser.parse(line))
    #expect(value["event"]?.string == "log_failed")
    #expect(
      value["message"]?.string == "not logged, the disk is full: free some space for /log/confab.db"
    )
  }

  @Test func theEndHasFiguresFailureAndTheWholeResult() {
    let usage = JSONValue.members([("prompt_tokens", .number(3))])
    let error = JSONValue.members([("code", .string("429"))])
    let result = JSONValue.members([
      ("answer", .null), ("usage", usage), ("cost_usd", .number(0.5)), ("error", error),
    ])
    #expect(
      AskEvents.end(result) == """
        {"event":"usage","usage":{"prompt_tokens":3},"cost_usd":0.5}
        {"event":"error","error":{"code":"429"}}
        {"event":"end","answer":null,"usage":{"prompt_tokens":3},"cost_usd":0.5,"error":{"code":"429"}}

        """)
    #expect(
      AskEvents.end(.members([("answer", .null)])) == #"{"event":"end","answer":null}"# + "\n")
  }

  @Test func theStartSaysWhoIsAsked() {
    #expect(
      AskEvents.start(ConversationID(rawValue: "c1"), endpoint: "cline", model: .sonnet)
        == #"{"event":"start","conversation_id":"c1","endpoint":"cline","#
        + #""model":"anthropic/claude-sonnet-4.6"}"# + "\n")
  }
}
