import Chat
import Testing

@testable import Provider

struct StreamDecoderTests {
  static func decode(
    _ frames: [(name: String, data: String)]
  ) -> (events: [ResponseEvent], step: StreamDecoder.Step) {
    var decoder = StreamDecoder(
      errors: ErrorDecoder(head: ResponseHead(status: 200), now: FixedTime.wall))
    var events: [ResponseEvent] = []
    for frame in frames {
      let step = decoder.decode(
        ServerSentEvent(name: frame.name, data: Array(frame.data.utf8)), into: &events)
      if step != .more { return (events, step) }
    }
    return (events, .more)
  }

  @Test(
    arguments: [
      // Text, and where it can be.
      (#"{"choices":[{"delta":{"content":"a"}}]}"#, [.text("a")]),
      (
        #"{"choices":[{"index":3,"delta":{"role":"","content":"a","obfuscation":"xx"}}]}"#,
        [.text("a")]
      ),
      (#"{"choices":[{"delta":{"content":""}}]}"#, []),
      (#"{"choices":[{"delta":{"content":null,"role":"assistant"}}]}"#, []),
      (
        #"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]},{"type":"text","text":"a"},"b",7]}}]}"#,
        [.reasoning("t"), .text("ab")]
      ),
      (#"{"choices":[{"delta":{"refusal":"no"}}]}"#, [.text("no")]),
      (#"{"choices":[{"text":"a"}]}"#, [.text("a")]),
      (#"{"choices":[{"message":{"content":"a"}}]}"#, [.text("a")]),
      (#"{"data":{"choices":[{"delta":{"content":"a"}}]},"success":true}"#, [.text("a")]),
      (#"{"choices":[{"delta":{"content":7}}]}"#, []),
      // Reasoning, in all its places.
      (#"{"choices":[{"delta":{"reasoning":"r"}}]}"#, [.reasoning("r")]),
      (#"{"choices":[{"delta":{"reasoning_content":"r","reasoning":"r"}}]}"#, [.reasoning("r")]),
      (
        #"{"choices":[{"delta":{"reasoning_content":"","reasoning":"r","content":"a"}}]}"#,
        [.reasoning("r"), .text("a")]
      ),
      (#"{"choices":[{"delta":{"reasoning":{"text":"r"}}}]}"#, [.reasoning("r")]),
      (#"{"choices":[{"delta":{"reasoning":{"x":1}}}]}"#, [.reasoning(#"{"x":1}"#)]),
      (
        #"{"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"r"},{"type":"reasoning.encrypted","data":"zz"}]}}]}"#,
        [.reasoning("r")]
      ),
      // No choices.
      (#"{"choices":[]}"#, []), (#"{"choices":null}"#, []), (#"{"type":"ping"}"#, []), (#"{}"#, []),
      (#"{"choices":[{}]}"#, []), (#"{"choices":[{"delta":null,"finish_reason":null}]}"#, []),
      (#"{"choices":[null]}"#, []), (#"{"choices":{}}"#, []),
      // Content, finish and usage in one frame come in that order.
      (
        #"{"id":"gen-1","choices":[{"delta":{"content":"x"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,"cost":0.5}}"#,
        [
          .generationID("gen-1"), .text("x"),
          .usage(Usage(promptTokens: 3, completionTokens: 1, cost: 0.5)), .finish(reason: "stop"),
        ]
      ),
      (#"{"choices":[],"usage":{"prompt_tokens":3}}"#, [.usage(Usage(promptTokens: 3))]),
      (#"{"choices":[{"delta":{"content":"x"}}],"usage":null}"#, [.text("x")]),
      (
        #"{"choices":[{"delta":{},"finish_reason":"weird\u001b[2J"}]}"#,
        [.finish(reason: "weird\u{FFFD}[2J")]
      ),
      // No error.
      (#"{"error":null,"choices":[{"delta":{"content":"a"},"error":null}]}"#, [.text("a")]),
      (#"{"error":"","choices":[{"delta":{"content":"a"},"error":{}}]}"#, [.text("a")]),
      (#"{"error":{},"choices":[{"delta":{"content":"a"}}]}"#, [.text("a")]),
      // What makes no sense is skipped.
      (": OPENROUTER PROCESSING", [.skipped]), ("{\"choices\":[{\"del", [.skipped]),
      ("[1]", [.skipped]),
      ("7", [.skipped]), ("", []), ("  \t", []),
    ] as [(String, [ResponseEvent])])
  func readsAFrame(data: String, events: [ResponseEvent]) {
    let result = Self.decode([("", data)])
    #expect(result.events == events)
    #expect(result.step == .more)
  }

  @Test(arguments: ["[DONE]", " [DONE]", "[DONE] ", "[DONE]{}"])
  func endsAtDone(data: String) {
    #expect(Self.decode([("", data), ("", "{}")]).step == .done)
  }

  @Test func saysIdentifierUsageAndFinishOnce() {
    let frame =
      #"{"id":"gen-1","choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":3}}"#
    let events = Self.decode([("", #"{"id":"","choices":[]}"#), ("", frame), ("", frame)]).events
    #expect(
      events == [.generationID("gen-1"), .usage(Usage(promptTokens: 3)), .finish(reason: "stop")])
  }

  @Test func takesAWholeMessageOnlyWhereNoDeltasCame() {
    let events = Self.decode([
      ("", #"{"choices":[{"delta":{"content":"ab"}}]}"#),
      ("", #"{"choices":[{"message":{"content":"ab"},"finish_reason":"stop"}]}"#),
    ]).events
    #expect(events == [.text("ab"), .finish(reason: "stop")])
  }

  @Test(
    arguments: [
      ("error", #"{"message":"m","code":"server_error"}"#, "server_error", "m"),
      ("error", "it broke", nil, "it broke"),
      (
        "",
        #"{"error":{"message":"m","code":"server_error"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#,
        "server_error", "m"
      ),
      (
        "",
        #"{"error":{"message":"Failed to create stream: x","code":"stream_initialization_failed"}}"#,
        "stream_initialization_failed", "Failed to create stream: x"
      ),
      ("", #"{"error":"plain"}"#, nil, "plain"),
      ("", #"{"object":"error","message":"m","type":"BadRequestError","code":400}"#, "400", "m"),
      (
        "", #"{"type":"error","error":{"type":"overloaded_error","message":"m"}}"#,
        "overloaded_error", "m"
      ),
      (
        "", #"{"choices":[{"finish_reason":"error","error":{"code":"rate_limit","message":"m"}}]}"#,
        "rate_limit", "m"
      ),
      (
        "", #"{"choices":[{"finish_reason":"error","error":{"code":502,"message":"m"}}]}"#, "502",
        "m"
      ),
      (
        "", #"{"choices":[{"finish_reason":"error","error":{"code":"content_filter"}}]}"#,
        "content_filter", "The server gave no details."
      ),
      (
        "", #"{"choices":[{"delta":{},"finish_reason":"error"}]}"#, "error",
        "The provider ended the answer with an error and gave no details."
      ),
      ("", #"{"error":{}}"#, nil, #"{"error":{}}"#),
    ] as [(String, String, String?, String)])
  func findsTheError(name: String, data: String, code: String?, message: String) {
    let expected = Failure(origin: .stream, status: 200, code: code, message: message)
    #expect(Self.decode([(name, data)]).step == .failed(expected))
  }

  @Test func tellsTextAndUsageOfTheFrameThatFails() {
    let result = Self.decode([
      (
        "",
        #"{"id":"gen-9","choices":[{"delta":{"content":"x"},"finish_reason":"error"}],"usage":{"prompt_tokens":1},"error":{"code":"server_error","message":"m"}}"#
      )
    ])
    #expect(result.events == [.generationID("gen-9"), .text("x"), .usage(Usage(promptTokens: 1))])
    #expect(
      result.step
        == .failed(
          Failure(
            origin: .stream, status: 200, code: "server_error", message: "m", generationID: "gen-9")
        ))
  }
}
