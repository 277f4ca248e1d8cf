import Chat
import Testing

@Suite struct ModelSuggestionsTests {
  private static let known = [
    "anthropic/claude-sonnet-4.6", "anthropic/claude-sonnet-4.5", "openai/gpt-4o",
    "openai/gpt-4o-mini", "google/gemini-2.5-pro", "x/a",
  ].map(ModelID.init(rawValue:))

  @Test(arguments: [
    (
      "anthropic/claude-sonnet-4-6", ["anthropic/claude-sonnet-4.6", "anthropic/claude-sonnet-4.5"]
    ),
    (
      "Anthropic/Claude-Sonnet-4.5", ["anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4.6"]
    ),
    ("gpt4o", ["openai/gpt-4o"]),
    ("opnai/gpt-4o", ["openai/gpt-4o"]),
    ("gemini-2.5-pro", ["google/gemini-2.5-pro"]),
    ("mistral/large", []),
    ("", []),
  ])
  func findsLikelyOnesOnly(model: String, expected: [String]) {
    let found = ModelSuggestions.nearest(to: ModelID(rawValue: model), among: Self.known)
    #expect(found.map(\.rawValue) == expected)
  }
}
