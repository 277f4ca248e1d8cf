import Testing

@testable import SimulatedAPI

struct ChunkEncoderTests {
  private static let exchange = Exchange(
    request: CompletionRequest(
      model: "demo/x",
      turns: [
        .init(role: "user", text: "12345678"), .init(role: "assistant", text: "1234"),
        .init(role: "user", text: "12345"),
      ], isStream: true),
    attempt: 1, requestID: "R", generationID: "gen-1", now: 1_500,
    random: RandomSequence(seed: 0, stream: 0))

  private func encode(_ steps: [Step], _ framing: Framing = .plain) -> String {
    var encoder = ChunkEncoder(exchange: Self.exchange, framing: framing)
    return steps.map { encoder.encode($0) }.joined()
  }

  @Test func writesAnAnswerAsChunks() {
    let head =
      #"data: {"id":"gen-1","object":"chat.completion.chunk","created":1,"model":"demo/x","#
    // Prompt: 2 + 1 + 2 tokens and 4 for each message; all but the last message is cached.
    // Cost: 6 · $3 + 11 · $0.30 + 3 · $15, per million.
    let usage =
      #"{"prompt_tokens":17,"completion_tokens":3,"total_tokens":20,"cost":6.6e-05,"#
      + #""prompt_tokens_details":{"cached_tokens":11},"#
      + #""completion_tokens_details":{"reasoning_tokens":1}}"#
    let expected = [
      head
        + #""choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#,
      head + #""choices":[{"index":0,"delta":{"reasoning":"hm"},"finish_reason":null}]}"#,
      head + #""choices":[{"index":0,"delta":{"content":"a\nb \"c\""},"finish_reason":null}]}"#,
      head + #""choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
      head + #""choices":[],"usage":\#(usage)}"#,
      "data: [DONE]",
    ]
    let steps: [Step] = [
      .pause(milliseconds: 9), .reasoning("hm"), .text("a\nb \"c\""), .finish(reason: "stop"),
      .usage, .done,
    ]
    #expect(encode(steps) == expected.map { $0 + "\n\n" }.joined())
  }

  @Test(arguments: [
    (Framing(lineEnd: "\r\n"), ": k\r\n\r\ndata: [DONE]\r\n\r\n"),
    (Framing(separator: ":"), ": k\n\ndata:[DONE]\n\n"),
    (Framing(hasByteOrderMark: true), "\u{FEFF}: k\n\ndata: [DONE]\n\n"),
    (Framing(isByteByByte: true), ": k\n\ndata: [DONE]\n\n"),
    (
      Framing(isNoisy: true),
      ": k\n\n: PROCESSING\n\nid: 7\nretry: 10000\n\ndata:\n\nflavour: plain\n\n"
        + "data: : PROCESSING\n\ndata: [DONE]\n\n"
    ),
  ])
  func takesTheLibertiesOfItsFraming(framing: Framing, expected: String) {
    #expect(encode([.comment("k"), .pause(milliseconds: 1), .done], framing) == expected)
  }

  @Test func putsTheRequestIDIntoAFailedInitialization() {
    let failure = StreamFailure(code: "c", message: "m", shape: .initialization)
    let lines = encode([.failure(failure)]).split(separator: "\n")
    #expect(lines.first == #"data: {"error":{"message":"m","code":"c","request_id":"R"}}"#)
    #expect(lines.dropFirst().first?.hasSuffix(#""delta":{},"finish_reason":"error"}]}"#) == true)
    #expect(lines.last == "data: [DONE]")
  }

  @Test func foldsAStreamIntoTheEnvelope() throws {
    let script = Script(steps: [
      .pause(milliseconds: 300), .reasoning("hm"), .text("a"), .text("b"),
      .pause(milliseconds: 9000), .finish(reason: "stop"), .usage, .done,
    ])
    let folded = FoldedAnswer(script, for: Self.exchange)
    #expect(folded.delay == 4000)
    #expect(folded.ending == .whole)
    let json = try JSONParser.parse(Array(folded.body.utf8))
    #expect(json["success"] == true)
    #expect(json["choices"] == nil)
    let usage = try #require(json["data"]?["usage"])
    #expect(
      json["data"]
        == [
          "id": "gen-1", "object": "chat.completion", "created": 1, "model": "demo/x",
          "choices": [
            [
              "index": 0,
              "message": ["role": "assistant", "content": "ab", "reasoning": "hm"],
              "finish_reason": "stop",
            ]
          ],
          "usage": usage,
        ])
  }

  @Test(arguments: [
    (Step.cut, FoldedAnswer.Ending.cut), (.hang, .never), (.done, .whole),
  ])
  func foldsTheEndingToo(last: Step, ending: FoldedAnswer.Ending) {
    #expect(FoldedAnswer(Script(steps: [.text("a"), last]), for: Self.exchange).ending == ending)
  }

  @Test func cutsTextsIntoPiecesWithoutLoss() {
    let texts = [
      Samples.markdown, Samples.unicode, Samples.hostile, Tour.handbook, "", " ", "\n\n",
    ]
    for text in texts {
      let pieces = TokenPieces.split(text)
      #expect(pieces.joined() == text)
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= 7 })
    }
    #expect(
      TokenPieces.split("Hi, a longwinded word.\n\nNext") == [
        "Hi,", " a", " longwi", "nded", " word.", "\n", "\n", "Next",
      ])
  }

  @Test func keepsTheBeatOnAverage() {
    var random = RandomSequence(seed: 3, stream: 1)
    let pieces = Array(repeating: "a", count: 10_001)
    let steps = Rhythm.believable.steps(pieces: pieces, random: &random)
    let pauses = steps.compactMap { step -> Double? in
      if case .pause(let milliseconds) = step { milliseconds } else { nil }
    }
    #expect((240...360).contains(pauses[0]))
    let mean = pauses.dropFirst().reduce(0, +) / 10_000
    #expect((16.0...17.4).contains(mean), "\(mean) ms, for 60 a second")
  }
}
