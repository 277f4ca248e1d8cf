import Chat
import ChatUI
import Testing

extension ModelInfo {
  static func sample(
    _ id: String, _ summary: String = "", context: Int? = nil, prices: (Double, Double)? = nil,
    images: Bool? = nil, source: Source = .server
  ) -> ModelInfo {
    var info = ModelInfo(id: ModelID(rawValue: id), summary: summary, contextLength: context)
    info.promptPrice = prices?.0
    info.completionPrice = prices?.1
    info.takesImages = images
    info.source = source
    return info
  }
}

extension [ModelInfo] {
  /// What a hosted service lists: with everything, and with nothing but an ID.
  static let hosted: [ModelInfo] = [
    .sample(
      "anthropic/claude-sonnet-4.6", "Strong all-round model for code and long documents",
      context: 200_000, prices: (3, 15), images: true, source: .recommended),
    .sample(
      "openai/gpt-5", "Broad knowledge", context: 400_000, prices: (1.25, 10), images: true,
      source: .recommended),
    .sample(
      "x-ai/grok-code-fast", "Quick answers", context: 256_000, prices: (0, 0), images: false,
      source: .free),
    .sample("deepseek/deepseek-v3.2", context: 163_840, prices: (0.27, 0.4)),
    .sample("qwen/qwen3-coder"),
  ]

  /// What a local server lists.
  static let local: [ModelInfo] = [.sample("llama3.2"), .sample("qwen3:8b")]
}

extension ModelSetup {
  /// With other endpoints to go on to.
  static var several: ModelSetup {
    var setup = ModelSetup.cline
    setup.preferences.endpoints = ["cline", "openai", "ollama"]
    return setup
  }
}

extension EndpointFacts {
  static let ollama = EndpointFacts(name: "ollama", address: "localhost:11434")
}

extension Story {
  /// The list of models of a hosted service, open, with a favourite and one that was used before.
  static func modelList(_ columns: Int, _ rows: Int, filter: String = "") -> Story {
    var story = Story(columns, rows, setup: .several)
    story.happens(.modelList(.hosted))
    story.happens(
      .models(
        .remembered([
          RememberedModel(
            endpoint: "cline", model: ModelID(rawValue: "deepseek/deepseek-v3.2"),
            isFavourite: true),
          RememberedModel(
            endpoint: "cline", model: ModelID(rawValue: "openai/gpt-5"),
            usedAt: WallTime(seconds: 1)),
          RememberedModel(
            endpoint: "ollama", model: ModelID(rawValue: "llama3.2"), isFavourite: true),
        ])))
    story.press("f5")
    story.type(filter)
    return story
  }
}
