/// Writes the steps of one streamed answer as chat completion chunks. Knows the wire format and what
/// was said so far (for the usage), and nothing of time.
struct ChunkEncoder {
  private let exchange: Exchange
  private let framing: Framing
  /// The parts of a chunk that do not change.
  private let head: String
  private var hasBegun = false
  private var hasRole = false
  private var answer = ""
  private var reasoning = ""

  init(exchange: Exchange, framing: Framing) {
    self.exchange = exchange
    self.framing = framing
    head =
      "{\"id\":\(JSON.quoted(exchange.generationID)),\"object\":\"chat.completion.chunk\","
      + "\"created\":\(exchange.now / 1000),\"model\":\(JSON.quoted(exchange.request.model)),"
  }

  /// The text that `step` puts on the wire; empty for steps that are about time or the connection.
  mutating func encode(_ step: Step) -> String {
    switch step {
    case .pause, .cut, .hang: return ""
    default: break
    }
    var output = hasBegun ? "" : framing.opening
    hasBegun = true
    switch step {
    case .text(let text):
      answer += text
      output += role() + delta("\"content\":\(JSON.quoted(text))")
    case .reasoning(let text):
      reasoning += text
      output += role() + delta("\"reasoning\":\(JSON.quoted(text))")
    case .comment(let text): output += framing.comment(text)
    case .finish(let reason):
      output += role() + choice("\"delta\":{},\"finish_reason\":\(JSON.quoted(reason))")
    case .usage:
      output += chunk("\"choices\":[],\"usage\":\(usage.encoded)")
    case .failure(let failure): output += encode(failure)
    case .done: output += framing.event("[DONE]")
    case .raw(let text): output += text
    case .pause, .cut, .hang: break
    }
    return output
  }

  private var usage: JSON {
    TokenCount(request: exchange.request, answer: answer, reasoning: reasoning).json
  }

  private func chunk(_ members: String) -> String { framing.event("\(head)\(members)}") }

  private func choice(_ members: String) -> String {
    chunk("\"choices\":[{\"index\":0,\(members)}]")
  }

  private func delta(_ members: String) -> String {
    choice("\"delta\":{\(members)},\"finish_reason\":null")
  }

  /// The chunk that opens an answer; empty when it was written.
  private mutating func role() -> String {
    if hasRole { return "" }
    hasRole = true
    return delta("\"role\":\"assistant\",\"content\":\"\"")
  }

  private func encode(_ failure: StreamFailure) -> String {
    var error: JSON = ["code": .string(failure.code), "message": .string(failure.message)]
    switch failure.shape {
    case .choice:
      return choice("\"delta\":{},\"finish_reason\":\"error\",\"error\":\(error.encoded)")
    case .topLevel:
      return framing.event("{\"error\":\(error.encoded)}")
    case .initialization:
      error = [
        "message": .string(failure.message), "code": .string(failure.code),
        "request_id": .string(exchange.requestID),
      ]
      let frame = framing.event("{\"error\":\(error.encoded)}")
      let end = choice("\"delta\":{},\"finish_reason\":\"error\"")
      return frame + end + framing.event("[DONE]")
    }
  }
}
