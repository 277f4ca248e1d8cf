/// A script as one JSON body, for a client that asked for no stream: what was said, how it ended,
/// and the envelope that the API puts around it.
struct FoldedAnswer: Hashable, Sendable {
  enum Ending: Hashable, Sendable {
    case whole
    /// The body breaks off in the middle.
    case cut
    /// The body never comes.
    case never
  }

  /// Nobody waits longer than this for a body that was asked for whole, at the believable pace.
  private static let longestDelay = 4000.0

  private(set) var ending = Ending.whole
  /// Milliseconds, at the believable pace.
  private(set) var delay = 0.0
  private(set) var body = ""

  init(_ script: Script, for exchange: Exchange) {
    var answer = ""
    var reasoning = ""
    var finish: JSON = nil
    var failure: StreamFailure?
    for step in script.steps {
      switch step {
      case .pause(let milliseconds): delay += milliseconds
      case .text(let text): answer += text
      case .reasoning(let text): reasoning += text
      case .finish(let reason): finish = .string(reason)
      case .failure(let what): failure = what
      case .cut: ending = .cut
      case .hang: ending = .never
      case .comment, .usage, .done, .raw: break
      }
    }
    delay = min(delay, Self.longestDelay)
    let usage = TokenCount(request: exchange.request, answer: answer, reasoning: reasoning).json
    body = Self.body(
      answer: answer, reasoning: reasoning, finish: finish, failure: failure, usage: usage,
      exchange: exchange)
  }

  private static func body(
    answer: String, reasoning: String, finish: JSON, failure: StreamFailure?, usage: JSON,
    exchange: Exchange
  ) -> String {
    var message: [JSON.Member] = [
      .init(name: "role", value: "assistant"), .init(name: "content", value: .string(answer)),
    ]
    if !reasoning.isEmpty {
      message.append(.init(name: "reasoning", value: .string(reasoning)))
    }
    var choice: [JSON.Member] = [
      .init(name: "index", value: 0), .init(name: "message", value: .object(message)),
      .init(name: "finish_reason", value: failure == nil ? finish : "error"),
    ]
    if let failure {
      let error: JSON = ["code": .string(failure.code), "message": .string(failure.message)]
      if failure.shape != .choice { return (["error": error] as JSON).encoded }
      choice.append(.init(name: "error", value: error))
    }
    let data: JSON = [
      "id": .string(exchange.generationID), "object": "chat.completion",
      "created": .integer(exchange.now / 1000), "model": .string(exchange.request.model),
      "choices": [.object(choice)], "usage": usage,
    ]
    return (["data": data, "success": true] as JSON).encoded
  }
}
