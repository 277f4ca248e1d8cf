@testable import SimulatedAPI

/// What the server would send, without a server.
enum Wire {
  /// 2026-01-02T03:04:05.678Z.
  static let now = 1_767_323_045_678

  static func router(seed: UInt64 = 7) -> Router {
    Router(seed: seed, clock: WallClock { now })
  }

  static func request(
    _ model: String, _ prompts: [String] = ["Hello"], task: String? = "t", stream: Bool = true
  ) -> Router.Request {
    let messages = prompts.enumerated().map { index, prompt -> JSON in
      let role = index % 2 == 0 ? "user" : "assistant"
      return ["role": .string(role), "content": .string(prompt)]
    }
    let body: JSON = [
      "model": .string(model), "stream": .bool(stream), "messages": .array(messages),
    ]
    return Router.Request(
      method: "POST", path: "/api/v1/chat/completions", task: task, body: Array(body.encoded.utf8))
  }

  static func outcome(_ model: String) -> Router.Outcome {
    var router = router()
    return router.outcome(of: request(model))
  }

  /// The body of a streamed answer, and whether it is cut or never ends.
  static func stream(_ model: String) -> (text: String, last: Step?)? {
    let outcome = outcome(model)
    guard case .answer(let script) = outcome.reply else { return nil }
    var encoder = ChunkEncoder(exchange: outcome.exchange, framing: script.framing)
    let text = script.steps.map { encoder.encode($0) }.joined()
    return (text, script.steps.last)
  }

  /// What of an event stream reaches the reader: the text of its deltas. Strict about the frames.
  static func answer(in stream: String) throws -> String {
    var answer = ""
    for line in stream.split(separator: "\n") where line.hasPrefix("data: {") {
      let chunk = try JSONParser.parse(Array(line.dropFirst(6).utf8))
      answer += chunk["choices"]?.elements?.first?["delta"]?["content"]?.text ?? ""
    }
    return answer
  }
}
