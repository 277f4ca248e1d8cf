import Chat
import Testing

@testable import Provider

struct RequestHeadersTests {
  static func configuration(key: String?, referer: String? = nil) throws -> ProviderConfiguration {
    ProviderConfiguration(baseURL: .cline, key: key, version: "1.2\r\n", referer: referer)
  }

  @Test func sendsHonestHeaders() throws {
    let headers = RequestHeaders.chat(
      for: try Self.configuration(key: " sk_1\n", referer: "https://example.org"),
      conversation: ConversationID(rawValue: "01\r\nX: y"))
    #expect(
      headers.map { "\($0.name): \($0.value)" } == [
        "User-Agent: Confab/1.2", "X-Title: Confab", "Accept-Encoding: identity",
        "HTTP-Referer: https://example.org",
        "Authorization: Bearer sk_1", "Content-Type: application/json", "Accept: text/event-stream",
        "X-Task-ID: 01X:y",
      ])
  }

  @Test(arguments: [(nil, true), ("", true), (" \n", true), ("sk_1", false)] as [(String?, Bool)])
  func sendsNoKeyWhereThereIsNoneOrItIsNotWanted(key: String?, withKey: Bool) throws {
    let headers = RequestHeaders.get(for: try Self.configuration(key: key), withKey: withKey)
    #expect(!headers.contains { $0.name == "Authorization" })
  }

  @Test func printsNoKey() throws {
    let configuration = try Self.configuration(key: "sk_secret")
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(!dumped.contains("sk_secret"))
    #expect(!"\(configuration) \(String(reflecting: configuration))".contains("sk_secret"))
  }
}
