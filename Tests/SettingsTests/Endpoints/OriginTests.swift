import Testing

@testable import Settings

struct OriginTests {
  @Test(arguments: [
    ("https://api.cline.bot/api/v1", "https", "api.cline.bot", 443, "api.cline.bot"),
    ("HTTPS://API.Cline.Bot:443", "https", "api.cline.bot", 443, "api.cline.bot"),
    ("http://localhost:11434/v1", "http", "localhost", 11434, "localhost:11434"),
    ("localhost:8080", "http", "localhost", 8080, "localhost:8080"),
    ("10.0.0.7/v1", "http", "10.0.0.7", 80, "10.0.0.7"),
    ("llm.example.com/v1", "https", "llm.example.com", 443, "llm.example.com"),
    ("http://[::1]:8080/v1", "http", "[::1]", 8080, "[::1]:8080"),
    ("https://host?x=https://api.cline.bot", "https", "host", 443, "host"),
    ("https://host#@api.cline.bot/", "https", "host", 443, "host"),
    ("https://gpu_box:8443/", "https", "gpu_box", 8443, "gpu_box:8443"),
  ])
  func readsSchemeHostAndPort(
    url: String, scheme: String, host: String, port: Int, name: String
  ) throws {
    let origin = try #require(Origin(url))
    #expect([origin.scheme, origin.host, origin.name] == [scheme, host, name])
    #expect(origin.port == port)
  }

  @Test(arguments: [
    "", "not a url", "ftp://host", "https://", "https://:8080", "https://host:0",
    "https://host:99999", "https://host:port", "https://api.cline.bot@evil.example",
    "https://api.cline.bot:x@evil.example/", "https://evil.example\\@api.cline.bot",
    "https://host\n.example", "https://[::1", "https://[]", "https://[evil]", "https://höst",
    "https://a:1:2",
  ])
  func knowsNoOriginOfWhatIsDoubtful(url: String) {
    #expect(Origin(url) == nil)
  }

  @Test func differsByEachPart() {
    let origin = Origin("https://api.cline.bot/api/v1")
    #expect(origin == Origin("https://api.cline.bot"))
    for other in [
      "http://api.cline.bot", "https://api.cline.bot:8443", "https://cline.bot",
      "https://api.cline.bot.evil.example",
    ] { #expect(Origin(other) != origin, "\(other)") }
  }
}
