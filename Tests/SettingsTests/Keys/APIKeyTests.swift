import Testing

@testable import Settings

struct APIKeyTests {
  @Test func showsNothingOfItself() throws {
    let key = try #require(APIKey("sk_123456"))
    let found = KeyReader.Found(key: key, origin: .environment("CLINE_API_KEY"))
    var dumped = ""
    dump(found, to: &dumped)
    for text in ["\(key)", String(reflecting: key), "\(found)", String(reflecting: found), dumped] {
      #expect(!text.contains("123456"), "\(text)")
    }
    #expect(key.secret == "sk_123456")
  }

  @Test(arguments: ["", " ", "a b", "a\n", "a\r\nHost: evil", "ключ", "\u{7F}", "a\t"])
  func refusesWhatAHeaderCannotCarry(text: String) {
    #expect(APIKey(text) == nil)
  }
}
