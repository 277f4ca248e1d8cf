import Chat
import Testing

struct JSONTextTests {
  @Test(
    arguments: [
      ("40", "40"), (" 0.10 ", "0.10"), ("12345678901234567890", "12345678901234567890"),
      ("{ \"50256\" : -100 }", #"{"50256":-100}"#), ("[\"a b\", \"c\"]", #"["a b","c"]"#),
      (#""say \"a b\" \\" "#, #""say \"a b\" \\""#), ("\"a\nb\t\"", #""a\u000ab\u0009""#),
      ("{\n\t\"a\":\r\n1}", "{\"a\":1}"), ("null", "null"), ("\u{FEFF}1", "1"),
      ("{\"a\":1", nil), ("low", nil), ("", nil), ("1 2", nil), ("\"a\",\"model\":\"b\"", nil),
    ] as [(String, String?)])
  func keepsAValueWithoutItsBlanks(text: String, compact: String?) {
    #expect(JSONText.compacted(text) == compact)
  }
}
