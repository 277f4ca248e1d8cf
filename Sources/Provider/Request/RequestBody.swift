import Chat

/// The JSON body of `POST /chat/completions`.
enum RequestBody {
  /// Of a request that nothing is attached to.
  static func bytes(_ request: ChatRequest) -> [UInt8] {
    var text = head(request)
    for (index, turn) in request.turns.enumerated() {
      if index > 0 { text += "," }
      text += "{\"role\":\"\(turn.role.rawValue)\",\"content\":"
      JSONText.append(turn.text, to: &text)
      text += "}"
    }
    text += tail(request)
    return Array(text.utf8)
  }

  /// What stands before the messages.
  static func head(_ request: ChatRequest) -> String {
    var text = "{\"model\":"
    JSONText.append(request.model.rawValue, to: &text)
    return text + ",\"messages\":["
  }

  /// What stands after them.
  static func tail(_ request: ChatRequest) -> String {
    // Usage comes in a chunk of its own, and only for those who ask.
    var text = "],\"stream\":true,\"stream_options\":{\"include_usage\":true}"
    for parameter in request.parameters {
      guard let name = parameter.bodyName else { continue }
      text += ","
      JSONText.append(name, to: &text)
      text += ":" + parameter.json
    }
    return text + "}"
  }
}
