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
    if let temperature = request.temperature, temperature.isFinite {
      text += ",\"temperature\":\(temperature)"
    }
    if let limit = request.maxTokens {
      let name = wantsCompletionTokens(request.model) ? "max_completion_tokens" : "max_tokens"
      text += ",\"\(name)\":\(limit)"
    }
    text += "}"
    return Array(text.utf8)
  }

  /// OpenAI's reasoning models (`o1`, `o3-mini`, `gpt-5…`) refuse `max_tokens`.
  private static func wantsCompletionTokens(_ model: ModelID) -> Bool {
    let name = model.rawValue.split(separator: "/").last?.lowercased() ?? ""
    if name.hasPrefix("gpt-5") { return true }
    return name.hasPrefix("o") && name.dropFirst().first?.isNumber == true
  }
}
