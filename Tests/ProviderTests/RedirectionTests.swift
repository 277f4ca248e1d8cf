import Testing

@testable import Provider

struct RedirectionTests {
  @Test(arguments: [
    ("/x/models", "https://a.com/x/models", "https://a.com"),
    ("https://b.com/models", "https://b.com/models", "https://b.com"),
    ("//b.com/models", "https://b.com/models", "https://b.com"),
    ("other?x=1#f", "https://a.com/v1/other?x=1", "https://a.com"),
    ("https://a.com:443/models", "https://a.com:443/models", "https://a.com"),
    ("http://a.com/v1/models", "http://a.com/v1/models", "http://a.com"),
  ])
  func resolvesALocation(location: String, url: String, origin: String) {
    let target = Redirection(location: location, from: "https://a.com/v1/models?k=1")
    #expect(target?.url == url)
    #expect(target?.origin == origin)
  }

  @Test(arguments: ["ftp://x/y", "https://", "https://u:p@x/", "/a b"])
  func refusesWhatLeadsNowhere(location: String) {
    #expect(Redirection(location: location, from: "https://a.com/v1/models") == nil)
  }
}
