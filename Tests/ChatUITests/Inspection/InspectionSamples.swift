import Chat
import ChatUI
import Testing

extension ExchangeID {
  static let first = ExchangeID(message: MessageID(rawValue: "m2"), attempt: 1)
  static let second = ExchangeID(message: MessageID(rawValue: "m2"), attempt: 2)
}

extension ExchangeRecord {
  /// A request with its answer: reasoning, a pause, a text over two lines.
  static func sky(_ id: ExchangeID = .first) -> ExchangeRecord {
    var record = asked(id)
    record.connectedAfter = 0.034
    record.sentAfter = 0.035
    record.status = 200
    record.reason = "OK"
    record.httpVersion = "HTTP/1.1"
    record.responseHeaders = [
      .init(name: "Content-Type", value: "text/event-stream"),
      .init(name: "X-Request-ID", value: "8f3c2a61-77d0-4b1e"),
      .init(name: "Set-Cookie", value: redacted),
    ]
    record.headAfter = 0.412
    record.receive("Think", at: 0.5, isReasoning: true)
    record.receive("ing", at: 0.52, isReasoning: true)
    record.receive("Because", at: 1.75)
    record.receive(" of", at: 1.764)
    record.receive(" **Rayleigh**.\n", at: 1.79)
    record.receive("\tShort", at: 1.81)
    record.chunks.append(.init(after: 1.83, bytes: Array("data: [DONE]\n\n".utf8)))
    record.endedAfter = 1.831
    return record
  }

  /// Sent, and nothing has come yet.
  static func asked(_ id: ExchangeID = .first) -> ExchangeRecord {
    var record = ExchangeRecord(
      id: id, method: "POST", url: "https://api.cline.bot/api/v1/chat/completions",
      startedAt: WallTime(seconds: 50_520))
    record.requestHeaders = [
      .init(name: "Host", value: "api.cline.bot"), .init(name: "User-Agent", value: "Confab/0.1.0"),
      .init(name: "Authorization", value: redacted),
      .init(name: "Content-Type", value: "application/json"),
      .init(name: "Content-Length", value: "119"),
    ]
    record.requestBody = Array(
      #"{"model":"anthropic/claude-sonnet-4.6","messages":[{"role":"user","content":"Why?\nIt's blue."}],"stream":true,"stop":[]}"#
        .utf8)
    return record
  }

  /// A piece in a chunk of its own.
  mutating func receive(_ text: String, at after: Double, isReasoning: Bool = false) {
    let escaped = text.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    let name = isReasoning ? "reasoning" : "content"
    let frame = #"data: {"choices":[{"delta":{"\#(name)":"\#(escaped)"}}]}"#
    chunks.append(.init(after: after, bytes: Array("\(frame)\n\n".utf8)))
    pieces.append(.init(after: after, text: text, isReasoning: isReasoning))
  }
}

extension Attempt {
  /// How the attempt of `ExchangeRecord.sky` went.
  static var answered: Attempt {
    var attempt = first
    attempt.status = 200
    attempt.requestID = "8f3c2a61-77d0-4b1e"
    attempt.generationID = "gen-17"
    attempt.firstByteAfter = 0.5
    attempt.firstTextAfter = 0.5
    attempt.endedAfter = 1.83
    attempt.receivedBytes = 402
    attempt.textBytes = 42
    attempt.usage = Usage(promptTokens: 12, completionTokens: 7, reasoningTokens: 2, cost: 0.0003)
    attempt.finishReason = "stop"
    return attempt
  }
}

extension Story {
  /// An answer has come.
  static func answered(_ columns: Int, _ rows: Int, attempts: [Attempt] = [.answered]) -> Story {
    var story = Story(columns, rows)
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("Because of Rayleigh.", .complete, attempts: attempts), siblings: nil))
    return story
  }

  /// A key that opens a panel, and the record of the first attempt.
  mutating func open(_ key: String, _ record: ExchangeRecord? = .sky()) {
    press(key, expecting: [.inspection(.load(.first))])
    happens(.inspection(.exchange(.first, record)))
  }
}
