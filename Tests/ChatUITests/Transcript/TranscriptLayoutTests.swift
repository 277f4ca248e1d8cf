import Chat
import ChatUI
import TUI
import Testing

@Suite struct TranscriptLayoutTests {
  private typealias Fixture = TranscriptFixture

  @Test func showsWhoSaidWhatAndWhatItTook() {
    let transcript = Fixture.transcript(
      Fixture.prompt("1", "Why is the sky blue?"),
      Fixture.answer(
        "2", "Because of **Rayleigh scattering**: short waves are scattered more than long ones.",
        attempts: [Fixture.attempt(tokens: 1_940, cost: 0.0123, seconds: 3.42)]))
    #expect(
      Fixture.whole(transcript, 60) == [
        "you · 14:02",
        "Why is the sky blue?",
        "",
        "claude-sonnet-4.6 · 14:02          1.9k tok · $0.012 · 3.4 s",
        "Because of Rayleigh scattering: short waves are scattered",
        "more than long ones.",
      ])
  }

  @Test(arguments: [
    (60, "claude-sonnet-4.6 · 14:02", "12 tok · $0.012 · 3.4 s · ‹2/3›"),
    (58, "claude-sonnet-4.6 · 14:02", "12 tok · $0.012 · 3.4 s · ‹2/3›"),
    (57, "claude-sonnet-4.6 · 14:02", "$0.012 · 3.4 s · ‹2/3›"),
    (40, "claude-sonnet-4.6 · 14:02", "3.4 s · ‹2/3›"),
    (39, "claude-sonnet-4.6 · 14:02", "‹2/3›"),
    (31, "claude-sonnet-4.6 · 14:02", ""), (20, "claude-sonn… · 14:02", ""),
    (12, "cla… · 14:02", ""), (11, "claude-son…", ""), (1, "…", ""),
  ])
  func dropsFiguresFromTheLeftWhereThereIsNoRoom(width: Int, left: String, right: String) {
    var transcript = Transcript()
    let attempt = Fixture.attempt(tokens: 12, cost: 0.0123, seconds: 3.42)
    transcript.put(
      Fixture.answer("2", "", attempts: [attempt]),
      siblings: SiblingPosition(position: 2, count: 3))
    let gap = right.isEmpty ? 0 : width - left.count - right.count
    let header = left + String(repeating: " ", count: gap) + right
    #expect(Fixture.lines(&transcript, width, 1) == [header])
  }

  @Test(
    arguments: [
      (Message.State.complete, "stop", "12 tok"),
      (.complete, "length", "12 tok · cut at token limit"),
      (.complete, "content_filter", "12 tok · cut by content filter"),
      (.complete, "tool_calls", "12 tok · finish: tool_calls"),
      (.stopped, nil, "12 tok · stopped"), (.interrupted, nil, "12 tok · interrupted"),
      (.streaming, nil, ""),
    ] as [(Message.State, String?, String)])
  func saysHowAnAnswerEnded(state: Message.State, finishReason: String?, figures: String) {
    var transcript = Fixture.transcript(
      Fixture.answer(
        "2", "text", state: state,
        attempts: [Fixture.attempt(tokens: 12, finishReason: finishReason)]))
    let header = Fixture.lines(&transcript, 80, 4)[0]
    #expect(header.dropFirst("claude-sonnet-4.6 · 14:02".count).drop { $0 == " " } == figures)
  }

  @Test func showsAFailureWithItsRequestID() {
    let failure = Failure(
      origin: .http, status: 429, message: "Rate limit exceeded for this model.\nSlow down.",
      requestID: "req_0123456789")
    var failed = Fixture.answer("2", "", state: .failed)
    failed.attempts = [Fixture.attempt(failure: failure), Fixture.attempt(failure: failure)]
    #expect(
      Fixture.whole(Fixture.transcript(failed), 46) == [
        "error · 14:02   2 attempts · claude-sonnet-4.6",
        "✗ 429 Too Many Requests",
        "  Rate limit exceeded for this model.",
        "  Slow down.",
        "  request ID req_0123456789",
      ])
    #expect(
      Fixture.whole(Fixture.transcript(failed), 20) == [
        "error · 14:02",
        "✗ 429 Too Many",
        "  Requests",
        "  Rate limit",
        "  exceeded for this",
        "  model.",
        "  Slow down.",
        "  request ID",
        "  req_0123456789",
      ])
  }

  @Test func keepsTheTextOfAnInterruptedAnswerAboveItsFailure() {
    let failure = Failure(
      origin: .stream, status: 200, code: "server_error", message: "Upstream failed.")
    var transcript = Fixture.transcript(
      Fixture.answer(
        "2", "What had come", state: .interrupted,
        attempts: [Fixture.attempt(requestID: "req_1", failure: failure)]))
    let rows = transcript.rows(in: Size(columns: 60, rows: 5), Fixture.context)
    #expect(
      rows.map(Fixture.text) == [
        "claude-sonnet-4.6 · 14:02                        interrupted",
        "What had come",
        "✗ interrupted: server_error · Upstream failed. · request ID",
        "  req_1",
        "Alt-C continue",
      ])
    #expect(Fixture.styles(rows[2]).allSatisfy { $0 == "e" })
  }

  @Test func showsTheLastOfTheReasoningAloneAndLessOfItAboveText() {
    let id = MessageID(rawValue: "2")
    var transcript = Fixture.transcript(Fixture.answer("2", "", state: .streaming))
    let header = "claude-sonnet-4.6 · 14:02"
    #expect(Fixture.whole(transcript, 40) == [header])
    transcript.append(id, text: "", reasoning: "one\ntwo")
    #expect(
      Fixture.whole(transcript, 40) == [header, "▾ reasoning · ~1 tok · 2 lines", "one", "two"])
    transcript.append(id, text: "", reasoning: "\n3\n4\n5\n6\n7 **x**")
    #expect(
      Fixture.whole(transcript, 40) == [
        header, "… reasoning · ~5 tok · 7 lines", "3", "4", "5", "6", "7 **x**",
      ])
    transcript.append(id, text: "Answer", reasoning: "")
    #expect(
      Fixture.whole(transcript, 40) == [
        header, "… reasoning · ~5 tok · 7 lines", "5", "6", "7 **x**", "", "Answer",
      ])
  }

  @Test func stylesPromptsAsPrompts() {
    var transcript = Fixture.transcript(Fixture.prompt("1", "text"))
    let rows = transcript.rows(in: Size(columns: 20, rows: 2), Fixture.context)
    #expect(rows.map(Fixture.styles) == ["ppppppppppp", "uuuu"])
  }

  @Test func showsControlCharactersInsteadOfObeyingThem() {
    let transcript = Fixture.transcript(Fixture.answer("2", "a\u{1B}[31mb\r\nc"))
    #expect(Fixture.whole(transcript, 40).dropFirst() == ["a␛[31mb", "c"])
  }

  @Test(arguments: [(0, 0), (0, 3), (1, 1), (1, 4), (2, 2), (3, 1), (80, 0)])
  func givesAsManyRowsAsAskedWhateverTheSize(columns: Int, rows: Int) {
    var transcript = Fixture.prompts(3)
    let size = Size(columns: columns, rows: rows)
    transcript.put(
      Fixture.answer("a", "日本 `x`\n```\n日本\n```\n- b", reasoning: "r"), siblings: nil)
    for direction in [-1, 1] {
      #expect(transcript.rows(in: size, Fixture.context).count == rows)
      transcript.page(direction, in: size, Fixture.context)
    }
    var empty = Transcript()
    empty.scroll(by: -1, in: size, Fixture.context)
    #expect(empty.rows(in: size, Fixture.context).count == rows)
  }
}
