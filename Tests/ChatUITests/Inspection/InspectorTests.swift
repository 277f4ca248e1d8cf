import Chat
import ChatUI
import TUI
import Testing

/// F8: what was sent and received.
@Suite struct InspectorTests {
  @Test func showsTheRequest() {
    var story = Story.answered(80, 24)
    story.open("f8")
    #expect(
      story.screen() == #"""
        ┌─ request ───────────────────────────────────────────────────── line 1 of 21 ─┐
        │ [request] response  stream                                                   │
        │ POST https://api.cline.bot/api/v1/chat/completions                           │
        │ sent at     14:02:00                                                         │
        │                                                                              │
        │ Host: api.cline.bot                                                          │
        │ User-Agent: Confab/0.1.0                                                     │
        │ Authorization: [redacted]                                                    │
        │ Content-Type: application/json                                               │
        │ Content-Length: 119                                                          │
        │                                                                              │
        │ {                                                                            │
        │   "model": "anthropic/claude-sonnet-4.6",                                    │
        │   "messages": [                                                              │
        │     {                                                                        │
        │       "role": "user",                                                        │
        │       "content": "Why?\n                                                     │
        │         It's blue."                                                          │
        │     }                                                                        │
        │ Tab next part · c copy as curl · b copy body · r copy response · Esc close   │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """#)
    story.press("p")
    #expect(
      story.screen() == #"""
        ┌─ request ────────────────────────────────────────────────────────────────────┐
        │ [request] response  stream                                                   │
        │ POST https://api.cline.bot/api/v1/chat/completions                           │
        │ sent at     14:02:00                                                         │
        │                                                                              │
        │ Host: api.cline.bot                                                          │
        │ User-Agent: Confab/0.1.0                                                     │
        │ Authorization: [redacted]                                                    │
        │ Content-Type: application/json                                               │
        │ Content-Length: 119                                                          │
        │                                                                              │
        │ {"model":"anthropic/claude-sonnet-4.6","messages":[{"role":"user","content": │
        │ "Why?\nIt's blue."}],"stream":true,"stop":[]}                                │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ Tab next part · c copy as curl · b copy body · r copy response · Esc close   │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """#)
  }

  @Test func showsTheResponseOnAWideScreen() {
    var story = Story.answered(120, 40)
    story.open("f8")
    story.press("right")
    #expect(story.row(1).contains(" request [response] stream"))
    for line in [
      "status      200 OK · HTTP/1.1", "request ID  8f3c2a61-77d0-4b1e", "generation  gen-17",
      "finish      stop", "connected   0.034 s", "sent        0.035 s", "head        0.412 s",
      "first byte  0.500 s", "first text  0.500 s", "end         1.831 s", "prompt      12 tokens",
      "completion  7 tokens", "reasoning   2 tokens", "cost        $0.00030",
      "Content-Type: text/event-stream", "Set-Cookie: [redacted]",
    ] {
      #expect(story.screen().contains("│ \(line) "), "\(line)")
    }
  }

  @Test func showsTheStream() {
    var story = Story.answered(80, 24)
    story.open("f8")
    story.press("shift-tab")
    #expect(
      story.screen() == #"""
        ┌─ request ───────────────────────────────────────────────────── line 1 of 21 ─┐
        │  request  response [stream]                                                  │
        │ +0.500 s · 53 bytes                                                          │
        │ data: {"choices":[{"delta":{"reasoning":"Think"}}]}⏎                         │
        │ ⏎                                                                            │
        │ +0.520 s · 51 bytes                                                          │
        │ data: {"choices":[{"delta":{"reasoning":"ing"}}]}⏎                           │
        │ ⏎                                                                            │
        │ +1.750 s · 53 bytes                                                          │
        │ data: {"choices":[{"delta":{"content":"Because"}}]}⏎                         │
        │ ⏎                                                                            │
        │ +1.764 s · 49 bytes                                                          │
        │ data: {"choices":[{"delta":{"content":" of"}}]}⏎                             │
        │ ⏎                                                                            │
        │ +1.790 s · 62 bytes                                                          │
        │ data: {"choices":[{"delta":{"content":" **Rayleigh**.\n"}}]}⏎                │
        │ ⏎                                                                            │
        │ +1.810 s · 53 bytes                                                          │
        │ data: {"choices":[{"delta":{"content":"\tShort"}}]}⏎                         │
        │ Tab next part · c copy as curl · b copy body · r copy response · Esc close   │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """#)
    #expect(
      story.frame().roles(in: 0...4) == """
        bbTTTTTTTTTbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbddddddddddddddbb
        bxdddddddddddddddddddTTTTTTTTxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxmmmmmmmmmmmmmmmmmmmxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxdxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxdxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        """)
  }

  @Test func showsTheRequestInASmallWindow() {
    var story = Story.answered(40, 12)
    story.open("f8")
    #expect(
      story.screen() == """
        ┌─ request ───────────── line 1 of 21 ─┐
        │ [request] response  stream           │
        │ POST                                 │
        │ https://api.cline.bot/api/v1/chat/co │
        │ mpletions                            │
        │ sent at     14:02:00                 │
        │                                      │
        │ Host: api.cline.bot                  │
        │ User-Agent: Confab/0.1.0             │
        │ Tab next part · Esc close            │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ $0.00030 │ Esc back
        """)
  }

  @Test func everythingCanBeReadInTheSmallestWindow() {
    var story = Story.answered(20, 5)
    story.open("f8")
    #expect(
      story.screen() == """
         requ… line 1 of 21
        [request] 1 of 3
        POST
        https://api.cline.bo
         claude-sonne… │ Esc
        """)
    var seen = ""
    for _ in 0..<60 {
      seen += story.row(2)
      story.press("down")
    }
    #expect(seen.contains("\"stop\": []"))
    #expect(seen.contains("User-Agent:"))
  }

  @Test func saysWhatTheLogHasWhereNothingElseIsKept() {
    var story = Story.answered(80, 24)
    story.open("f8", nil)
    #expect(
      story.screen() == """
        ┌─ request ────────────────────────────────────────────────────────────────────┐
        │ [request] response  stream                                                   │
        │ Headers, body and stream are kept only while Confab runs, for the last       │
        │ requests: those of this one are gone.                                        │
        │                                                                              │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ endpoint    api.cline.bot                                                    │
        │ sent at     14:02:00                                                         │
        │ received    402 bytes, 42 of them text                                       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ Tab next part · Esc close                                                    │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """)
    story.press("tab")
    #expect(
      story.screen() == """
        ┌─ request ───────────────────────────────────────────────────── line 1 of 19 ─┐
        │  request [response] stream                                                   │
        │ Headers, body and stream are kept only while Confab runs, for the last       │
        │ requests: those of this one are gone.                                        │
        │                                                                              │
        │ status      200                                                              │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ endpoint    api.cline.bot                                                    │
        │ request ID  8f3c2a61-77d0-4b1e                                               │
        │ generation  gen-17                                                           │
        │ finish      stop                                                             │
        │                                                                              │
        │ After the request began                                                      │
        │ first byte  0.500 s                                                          │
        │ first text  0.500 s                                                          │
        │ end         1.830 s                                                          │
        │                                                                              │
        │ Usage                                                                        │
        │ prompt      12 tokens                                                        │
        │ Tab next part · Esc close                                                    │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """)
    story.press("c")
    #expect(story.row(-4) == "nothing is kept of this request")
  }

  /// `x` opens it there, on the response, and Esc leads back.
  @Test func opensFromTheErrorPanel() {
    var story = Story.failed(80, 24)
    let panel = story.screen()
    let third = ExchangeID(message: MessageID(rawValue: "m2"), attempt: 3)
    story.press("x", expecting: [.inspection(.load(third))])
    var record = ExchangeRecord.asked(third)
    record.status = 429
    record.reason = "Too Many Requests"
    record.httpVersion = "HTTP/1.1"
    record.responseHeaders = [.init(name: "Retry-After", value: "2")]
    story.happens(.inspection(.exchange(third, record)))
    #expect(
      story.screen() == """
        ┌─ request ──────────────────────────────────── attempt 3 of 3 · line 1 of 21 ─┐
        │  request [response] stream                                                   │
        │ status      429 Too Many Requests · HTTP/1.1                                 │
        │ error       429 Too Many Requests                                            │
        │ message     Rate limit exceeded                                              │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ endpoint    api.cline.bot                                                    │
        │ request ID  9b1d77e0                                                         │
        │ finish      none was given                                                   │
        │                                                                              │
        │ After the request began                                                      │
        │ connected   –                                                                │
        │ sent        –                                                                │
        │ head        –                                                                │
        │ first byte  –                                                                │
        │ first text  –                                                                │
        │ end         0.200 s                                                          │
        │                                                                              │
        │ Usage                                                                        │
        │ Tab next part · [ earlier · ] later attempt · c copy as curl · Esc back      │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > Why is the sky blue?
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    story.press(
      "[",
      expecting: [
        .inspection(.load(ExchangeID(message: MessageID(rawValue: "m2"), attempt: 2)))
      ])
    story.press("esc")
    #expect(story.screen() == panel)
  }

  @Test func copies() {
    var story = Story.answered(80, 24)
    story.open("f8")
    let record = ExchangeRecord.sky()
    story.press(
      "b",
      expecting: [.copy(String(decoding: record.requestBody, as: UTF8.self), what: "request body")])
    story.press(
      "r",
      expecting: [
        .copy(
          """
          HTTP/1.1 200 OK
          Content-Type: text/event-stream
          X-Request-ID: 8f3c2a61-77d0-4b1e
          Set-Cookie: [redacted]


          """ + String(decoding: Array(record.chunks.map(\.bytes).joined()), as: UTF8.self),
          what: "response")
      ])
    let effects = update(&story, key: "c")
    guard case .copy(let text, "curl command") = effects.first else {
      Issue.record("no command was copied")
      return
    }
    #expect(text.hasPrefix("curl -N 'https://api.cline.bot/api/v1/chat/completions' \\\n"))
  }

  /// An attempt that began the sibling of a partial answer was asked under the partial one's name.
  @Test func findsTheAttemptsOfAPartialAnswersSibling() {
    let partial = MessageID(rawValue: "m1p")
    var first = Attempt.failed(.rateLimit)
    first.askedAs = partial
    var second = Attempt.answered
    second.number = 2
    second.askedAs = partial
    var story = Story.answered(80, 24, attempts: [first, second])
    let id = ExchangeID(message: partial, attempt: 2)
    story.press("f8", expecting: [.inspection(.load(id))])
    story.happens(.inspection(.exchange(id, .sky(id))))
    #expect(story.screen().contains("POST https://"))
  }

  /// Only what came since the last time is looked at; the reader is not moved.
  @Test func followsAStreamThatComes() {
    var story = Story.receiving(80, 24)
    var record = ExchangeRecord.asked()
    record.status = 200
    story.open("f8", record)
    story.press("left")
    #expect(story.screen().contains("no byte of a body came"))
    let more = SessionUpdate.appended(MessageID(rawValue: "m2"), text: "x", reasoning: "")
    for count in 1...30 {
      story.session(more, expecting: [.inspection(.load(.first))])
      record.receive("piece \(count)", at: Double(count))
      story.happens(.inspection(.exchange(.first, record)))
    }
    #expect(story.screen().contains("+1.000 s · 53 bytes"))
    #expect(!story.screen().contains("no byte of a body came"))
    story.press("end")
    #expect(story.screen().contains("piece 30"))
    story.session(more, expecting: [.inspection(.load(.first))])
    record.receive("piece 31", at: 31)
    story.happens(.inspection(.exchange(.first, record)))
    #expect(story.screen().contains("piece 31"))
  }

  @Test func aGiantBodyIsReadToItsEnd() {
    var story = Story.answered(80, 24)
    var record = ExchangeRecord.sky()
    record.requestBody = Array(
      ("{\"a\":\"" + String(repeating: "lorem ", count: 700_000) + "the end\"}").utf8)
    story.open("f8", record)
    story.press("end")
    #expect(story.screen().contains("the end\""))
    story.press("page-up", "page-up", "home")
    #expect(story.screen().contains("POST https://"))
  }

  private func update(_ story: inout Story, key: String) -> [Effect] {
    var model = story.model
    return ChatUI.update(
      &model, .input([.key(KeyPress(notation: key) ?? KeyPress(.escape))]), at: story.now)
  }
}
