import Chat
import Testing

struct ModelPatternTests {
  @Test(arguments: [
    ("openai/o*", "openai/o3-mini", true), ("openai/o*", "x/openai/o3", false),
    ("OpenAI/O*", "openai/o1", true), ("openai/*", "openai/a/b", true),
    ("*/llama*", "meta/Llama-3", true), ("gpt-5*", "openai/gpt-5-mini", true),
    ("gpt-5*", "gpt-5", true), ("gpt-5*", "openai/my-gpt-5", false),
    ("o[0-9]*", "openai/o3", true), ("o[0-9]*", "x/olmo-2", false), ("o?", "o1", true),
    ("o?", "o", false), ("[!a-c]x", "dx", true), ("[!a-c]x", "bx", false),
    ("[]]", "]", true), ("a[", "a[", true), ("*", "", true), ("*", "any/thing", true),
    ("", "", true), ("", "a", false), ("a*b*c", "a-b-b-c", true), ("a*b*c", "a-c-b", false),
    ("a**", "a", true), ("a", "ab", false), ("openai/", "openai/", true),
  ])
  func matches(pattern: String, model: String, isMatch: Bool) {
    #expect(ModelPattern(pattern).matches(ModelID(rawValue: model)) == isMatch)
  }

  @Test func aPatternOfManyStarsIsNoTrap() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!ModelPattern(pattern).matches(ModelID(rawValue: String(repeating: "a", count: 4_000))))
  }
}
