import Chat
import Testing

@testable import Provider

@Suite struct RedactionTests {
  static let key = "sk_live/4f+9c"

  @Test(arguments: [
    ("Authorization", "Bearer sk_live/4f+9c"), ("authorization", "Basic dXNlcjpwYXNz"),
    ("Proxy-Authorization", "Basic dXNlcjpwYXNz"), ("X-Api-Key", "abc"), ("api-key", "abc"),
    ("x-goog-api-key", "abc"), ("Ocp-Apim-Subscription-Key", "abc"), ("X-Auth-Token", "abc"),
    ("X-Amz-Security-Token", "abc"), ("Cookie", "a=b"), ("Set-Cookie", "__cf_bm=abc; Path=/"),
    ("X-Client-Secret", "abc"), ("X_API_KEY", "abc"), ("X-Session-Id", "abc"),
  ])
  func hidesTheValuesOfSecretHeaders(name: String, value: String) {
    #expect(
      Redaction(secret: nil).header(name, value) == .init(name: name, value: "[redacted]"))
  }

  @Test(arguments: [
    ("Content-Type", "application/json"), ("X-Request-ID", "8f3c-1"), ("X-Task-ID", "c1"),
    ("X-RateLimit-Remaining-Tokens", "4000"), ("x-ratelimit-limit-tokens", "9"),
    ("CF-Ray", "8a-FRA"), ("HTTP-Referer", "https://example.org/a?b=c"),
    ("WWW-Authenticate", "Bearer realm=\"api\""), ("Host", "api.cline.bot"),
  ])
  func leavesOtherHeadersAsTheyAre(name: String, value: String) {
    #expect(Redaction(secret: Self.key).header(name, value) == .init(name: name, value: value))
  }

  @Test(arguments: [
    ("https://h/v1?api_key=abc&v=2", "https://h/v1?api_key=[redacted]&v=2"),
    ("https://h/v1?v=2&access_token=a=b", "https://h/v1?v=2&access_token=[redacted]"),
    ("https://h/v1?key=abc", "https://h/v1?key=[redacted]"),
    ("https://h/v1?subscription-key=abc", "https://h/v1?subscription-key=[redacted]"),
    ("https://h/v1?apiKey=abc", "https://h/v1?apiKey=[redacted]"),
    ("https://h/v1?sv=1&sig=abc", "https://h/v1?sv=1&sig=[redacted]"),
    ("https://h/v1?client_secret=", "https://h/v1?client_secret=[redacted]"),
    ("https://user:pass@h:8/v1", "https://[redacted]@h:8/v1"),
    ("https://h/v1?api-version=2&max_tokens=5", "https://h/v1?api-version=2&max_tokens=5"),
    ("https://h/sk_live/4f+9c/v1", "https://h/[redacted]/v1"),
    ("https://h/v1?q=sk_live%2F4f%2B9c", "https://h/v1?q=[redacted]"),
  ])
  func hidesTheSecretsOfAURL(url: String, shown: String) {
    #expect(Redaction(secret: Self.key).url(url) == shown)
  }

  @Test(arguments: [
    ("the key sk_live/4f+9c, twice: sk_live/4f+9c", "the key [redacted], twice: [redacted]"),
    (#"{"key":"sk_live\/4f+9c"}"#, #"{"key":"[redacted]"}"#), ("sk_live/4f+9", "sk_live/4f+9"),
    ("", ""),
  ])
  func hidesTheKeyInAnyText(text: String, shown: String) {
    #expect(Redaction(secret: Self.key).text(text) == shown)
    #expect(Redaction(secret: Self.key).bytes(Array(text.utf8)) == Array(shown.utf8))
  }

  @Test func findsAByteStringWhereverItStands() {
    for pattern in ["a", "ab", "abc", "aab", "abab"].map({ Array($0.utf8) }) {
      for number in 0..<3_000 {
        // Every text of up to seven letters out of three.
        var text: [UInt8] = []
        var rest = number
        while rest > 0 {
          text.append(UInt8(ascii: "a") + UInt8(rest % 3))
          rest /= 3
        }
        var expected: [Int] = []
        var start = 0
        while start + pattern.count <= text.count {
          if Array(text[start..<start + pattern.count]) == pattern {
            expected.append(start)
            start += pattern.count
          } else {
            start += 1
          }
        }
        #expect(ByteSearch(pattern).places(in: text) == expected)
      }
    }
  }

  @Test(arguments: 1...14)
  func hidesAKeyThatIsSpreadOverChunks(size: Int) {
    let text = "wrong key: sk_live/4f+9c!"
    let chunks = Array(text.utf8).pieces(of: size).enumerated().map {
      ExchangeRecord.Chunk(after: Double($0.offset), bytes: $0.element)
    }
    let shown = Redaction(secret: Self.key).chunks(chunks)
    #expect(shown.map(\.bytes.count) == chunks.map(\.bytes.count))
    #expect(shown.map(\.after) == chunks.map(\.after))
    #expect(
      String(decoding: shown.flatMap(\.bytes), as: UTF8.self) == "wrong key: *************!")
  }
}
