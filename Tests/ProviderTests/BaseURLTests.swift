import Testing

@testable import Provider

struct BaseURLTests {
  @Test(arguments: [
    ("https://api.cline.bot/api/v1", "https://api.cline.bot/api/v1"),
    ("https://api.cline.bot/api/v1/", "https://api.cline.bot/api/v1"),
    ("https://api.cline.bot/api/v1/chat/completions", "https://api.cline.bot/api/v1"),
    ("https://api.cline.bot/api/v1/chat/completions/", "https://api.cline.bot/api/v1"),
    ("api.cline.bot", "https://api.cline.bot/api/v1"),
    ("https://api.cline.bot/v1", "https://api.cline.bot/api/v1"),
    ("HTTPS://API.Cline.Bot/api", "https://api.cline.bot/api/v1"),
    ("openrouter.ai", "https://openrouter.ai/api/v1"),
    ("https://api.openai.com", "https://api.openai.com/v1"),
    ("https://api.openai.com/v1", "https://api.openai.com/v1"),
    ("http://localhost:11434", "http://localhost:11434/v1"),
    ("localhost:11434/", "http://localhost:11434/v1"),
    ("127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"), ("[::1]:8080", "http://[::1]:8080/v1"),
    ("http://[FE80::1]/v1", "http://[fe80::1]/v1"), ("gpu-box:8000", "http://gpu-box:8000/v1"),
    ("box.local", "http://box.local/v1"),
    ("example.com", "https://example.com/v1"),
    ("https://example.com:443/x//", "https://example.com/x"),
    ("http://example.com:80", "http://example.com/v1"),
    ("http://example.com:443", "http://example.com:443/v1"),
    (
      "https://example.com/openai/deployments/x?api-version=1",
      "https://example.com/openai/deployments/x?api-version=1"
    ),
    ("https://example.com/v1#frag", "https://example.com/v1"),
    ("  https://example.com/v1  ", "https://example.com/v1"), ("http://h/v1/models", "http://h/v1"),
    ("http://h?", "http://h/v1"),
  ])
  func joinsForgivingly(typed: String, text: String) throws {
    #expect(try BaseURL(typed).text == text)
  }

  @Test(arguments: [
    "", " ", "ftp://x", "https://", "https:///v1", "http://a b", "http://exämple.com", "http://h:0",
    "http://h:65536", "http://h:x", "http://h:",
    "http://[::1", "http://[xyz]", "http://a..b", "http://:80", "http://h\u{1B}",
    "file:///etc/passwd",
  ])
  func refusesWhatIsNoAddress(typed: String) {
    #expect(throws: BaseURL.Invalid.self) { try BaseURL(typed) }
  }

  @Test func doesNotRepeatAKeyThatWasTypedIntoTheAddress() {
    #expect { try BaseURL("https://user:sk_secret@example.com") } throws: { error in
      (error as? BaseURL.Invalid)?.text.contains("sk_secret") == false
    }
  }

  @Test func givesTheAddressesOfTheAPI() throws {
    let url = try BaseURL("http://localhost:1234/api/v1?v=2")
    #expect(url.chatCompletions == "http://localhost:1234/api/v1/chat/completions?v=2")
    #expect(url.models == "http://localhost:1234/api/v1/models?v=2")
    #expect(url.recommendedModels == "http://localhost:1234/api/v1/ai/cline/recommended-models?v=2")
    #expect(url.endpoint == "localhost:1234")
    #expect(BaseURL.cline.endpoint == "api.cline.bot")
    #expect(try BaseURL("https://api.cline.bot/api/v1/") == .cline)
    #expect(try BaseURL("[::1]:80/v1").endpoint == "[::1]")
    #expect(try BaseURL("https://api.openai.com/v1").recommendedModels == nil)
  }
}
