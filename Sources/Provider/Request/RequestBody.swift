import Chat

/// The JSON body of `POST /chat/completions`.
enum RequestBody {
  static func bytes(_ request: ChatRequest) -> [UInt8] {
    var text = "{\"model\":"
    JSONText.append(request.model.rawValue, to: &text)
    text += ",\"messages\":["
    for (index, turn) in request.turns.enumerated() {
      if index > 0 { text += "," }
      text += "{\"role\":\"\(turn.role.rawValue)\",\"content\":"
      JSONText.append(turn.text, to: &text)
      text += "}"
    }
    // Usage comes in a chunk of its own, and only for those who ask.
    text += "],\"stream\":true,\"stream_options\":{\"include_usage\":true}"
    for parameter in request.parameters {
      guard let name = parameter.bodyName else { continue }
      text += ","
      JSONText.append(name, to: &text)
      text += ":" + parameter.json
    }
    text += "}"
    return Array(text.utf8)
  }
}
