import Chat
import Testing

@testable import ChatUI

/// What programs read of a one-shot request: whole objects, with every name in its place.
struct AskRecordTests {
  private static var facts: AskRecord.Facts {
    var facts = AskRecord.Facts(
      conversation: ConversationID(rawValue: "c1"), endpoint: "cline", asked: .sonnet,
      ending: .answered, exitStatus: 0, isLogged: true, seconds: 3.25)
    facts.served = "anthropic/claude-sonnet-4.6-20260101"
    return facts
  }

  /// One that was refused and one that came, after a partial answer that broke off.
  static var answered: AskTurn {
    var last = Attempt(
      number: 2, model: .sonnet, endpoint: "api.cline.bot", startedAt: WallTime(seconds: 50_521))
    last.status = 200
    last.requestID = "req-2"
    last.generationID = "gen-2"
    last.firstByteAfter = 0.12345678
    last.firstTextAfter = 0.25
    last.endedAfter = 1.5
    last.finishReason = "stop"
    last.usage = Usage(
      promptTokens: 12, completionTokens: 34, cachedTokens: 4, reasoningTokens: 5, cost: 0.002)
    var turn = AskTurn()
    _ = turn.take(.message(.prompt, siblings: nil))
    _ = turn.take(.message(.answer("Half", .interrupted, id: "m1b"), siblings: nil))
    var answer = Message.answer(
      "Because.", .complete, attempts: [.failed(.rateLimit, wait: 1), last])
    answer.reasoning = "Air?"
    _ = turn.take(.message(answer, siblings: nil))
    return turn
  }

  private static let first =
    #"{"number":1,"model":"anthropic/claude-sonnet-4.6","endpoint":"api.cline.bot","#
    + #""started_at":"1970-01-01T14:02:00Z","status":429,"request_id":"8f3c2a61-77d0-4b1e","#
    + #""generation_id":null,"seconds":{"first_byte":null,"first_text":null,"total":0.2},"#
    + #""finish_reason":null,"usage":null,"error":{"kind":"rate-limited","code":"429","#
    + #""name":"Too Many Requests","identifier":null,"message":"Rate limit exceeded","#
    + #""stage":"immediate","parameter":null,"request_id":"8f3c2a61-77d0-4b1e","#
    + #""generation_id":null},"wait_seconds":1}"#

  private static let usage =
    #"{"prompt_tokens":12,"completion_tokens":34,"cached_tokens":4,"reasoning_tokens":5}"#

  @Test func anAnswerIsOneObjectWithAllThatIsKnown() {
    #expect(
      AskRecord.result(Self.answered, Self.facts).compactText
        == #"{"answer":"Because.","reasoning":"Air?","outcome":"answered","exit_status":0,"#
        + #""finish_reason":"stop","model":"anthropic/claude-sonnet-4.6","#
        + #""model_served":"anthropic/claude-sonnet-4.6-20260101","endpoint":"cline","#
        + #""conversation_id":"c1","prompt_id":"m1","message_id":"m2","logged":true,"#
        + #""request_id":"req-2","generation_id":"gen-2","usage":"# + Self.usage
        + #","cost_usd":0.002,"seconds":{"total":3.25,"first_byte":0.123457,"first_text":0.25,"#
        + #""waited":1},"attempts":["# + Self.first
        + #",{"number":2,"model":"anthropic/claude-sonnet-4.6","endpoint":"api.cline.bot","#
        + #""started_at":"1970-01-01T14:02:01Z","status":200,"request_id":"req-2","#
        + #""generation_id":"gen-2","seconds":{"first_byte":0.123457,"first_text":0.25,"total":1.5},"#
        + #""finish_reason":"stop","usage":"# + Self.usage
        + #","error":null,"wait_seconds":null}],"broken_off":["Half"],"error":null}"#)
  }

  @Test func nothingAtAllIsTheSameObjectWithNothingKnown() {
    var facts = Self.facts
    (facts.served, facts.ending, facts.exitStatus) = (nil, .failed, 1)
    facts.isLogged = false
    #expect(
      AskRecord.result(AskTurn(), facts).compactText
        == #"{"answer":null,"reasoning":null,"outcome":"failed","exit_status":1,"#
        + #""finish_reason":null,"model":"anthropic/claude-sonnet-4.6","model_served":null,"#
        + #""endpoint":"cline","conversation_id":"c1","prompt_id":null,"message_id":null,"#
        + #""logged":false,"request_id":null,"generation_id":null,"usage":null,"cost_usd":null,"#
        + #""seconds":{"total":3.25,"first_byte":null,"first_text":null,"waited":0},"#
        + #""attempts":[],"broken_off":[],"error":null}"#)
  }

  @Test func aFailureSaysWhatToDo() throws {
    var turn = AskTurn()
    _ = turn.take(.message(.prompt, siblings: nil))
    _ = turn.take(
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil))
    var facts = Self.facts
    facts.advice = "Check the key."
    let result = AskRecord.result(turn, facts)
    #expect(
      result["error"]?.compactText
        == #"{"kind":"key-refused","code":"401","name":"Unauthorized","identifier":null,"#
        + #""message":"Invalid API key","stage":"immediate","parameter":null,"#
        + #""request_id":"req-401","generation_id":null,"advice":"Check the key."}"#)
    #expect(result["request_id"] == .string("req-401"))
    // What each attempt met is told without advice: one for all stands above.
    #expect(result["attempts"]?.array?.first?["error"]?["advice"] == nil)
  }

  @Test(arguments: [
    (Failure(origin: .stream, status: 200, code: "server_error"), "mid-stream"),
    (Failure(origin: .network, step: .connect), "no response"),
    (Failure(origin: .client), "not sent"),
    (.rateLimit, "immediate"),
  ])
  func aFailureSaysWhenItCame(failure: Failure, stage: String) {
    #expect(AskRecord.error(failure)["stage"] == .string(stage))
  }

  @Test func whatAllAttemptsCostIsAddedUp() {
    let attempts = [0.01, nil, 0.02].enumerated().map { index, cost in
      var attempt = Attempt.failed(.rateLimit, number: index + 1, wait: 2)
      attempt.usage = Usage(cost: cost)
      return attempt
    }
    var turn = AskTurn()
    _ = turn.take(.message(.prompt, siblings: nil))
    _ = turn.take(.message(.answer("", .failed, attempts: attempts), siblings: nil))
    let result = AskRecord.result(turn, Self.facts)
    #expect(result["cost_usd"] == .number(0.03))
    #expect(result["seconds"]?["waited"] == .number(6))
  }

  @Test func aLineHasNothingThatATerminalObeysAndLosesNothing() {
    let text = "a\u{1B}[2J\u{7}\u{7F}\u{9B}2J\u{202E}\u{2028}\u{200B}\u{FEFF}é漢🙂\n\"\\"
    let line = JSONValue.members([("t", .string(text))]).line
    #expect(
      line
        == #"{"t":"a\u001b[2J\u0007\u007f\u009b2J\u202e\u2028\u200b\ufeffé漢🙂\n\"\\"}"# + "\n")
    #expect(JSONParser.parse(line)?["t"]?.string == text)
  }
}
