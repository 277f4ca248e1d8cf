import Chat

/// The endpoints that need no configuration. Local servers have their programs' usual ports.
extension Endpoint {
  package static let presets: [Endpoint] = [
    Endpoint(
      name: "cline", baseURL: "https://api.cline.bot/api/v1", keyEnvironment: "CLINE_API_KEY",
      model: ModelID(rawValue: "anthropic/claude-sonnet-4.6")),
    Endpoint(
      name: "openai", baseURL: "https://api.openai.com/v1", keyEnvironment: "OPENAI_API_KEY"),
    Endpoint(
      name: "openrouter", baseURL: "https://openrouter.ai/api/v1",
      keyEnvironment: "OPENROUTER_API_KEY", model: ModelID(rawValue: "openrouter/auto")),
    Endpoint(name: "ollama", baseURL: "http://localhost:11434/v1"),
    Endpoint(name: "llamacpp", baseURL: "http://localhost:8080/v1"),
    Endpoint(name: "lmstudio", baseURL: "http://localhost:1234/v1"),
    Endpoint(name: "vllm", baseURL: "http://localhost:8000/v1"),
  ]
}
