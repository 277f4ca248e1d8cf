import Chat
import Testing

struct JSONParserTests {
  @Test(
    arguments: [
      ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .number(0)),
      ("-12", .number(-12)), ("1.5e3", .number(1_500)),
      ("123456789012345680", .number(123_456_789_012_345_680)),
      ("-0.25E-1", .number(-0.025)), ("[]", .array([])), ("{}", .object([])),
      ("\"\"", .string("")), (#""a\"\\\/\b\f\n\r\t\u0041""#, .string("a\"\\/\u{8}\u{C}\n\r\tA")),
      (#""\ud83d\ude00é😀""#, .string("😀é😀")),
      (
        "[1, [2 ,{\"a\":[]}]]",
        .array([.number(1), .array([.number(2), .object([.init(key: "a", value: .array([]))])])])
      ),
      ("\u{FEFF}1", .number(1)),
      // Forgiven: raw control characters, half a surrogate pair.
      ("\"a\nb\u{1}\"", .string("a\nb\u{1}")), (#""\ud83d!""#, .string("\u{FFFD}!")),
      (#""\ude00""#, .string("\u{FFFD}")), (#""\ud83d\u0041""#, .string("\u{FFFD}A")),
    ] as [(String, JSONValue)])
  func reads(text: String, value: JSONValue) {
    #expect(JSONParser.parse(text) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "True", "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "[1,]", "[1 2]", "[",
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1", "\"a", #""\x""#, #""\u12g4""#,
    #""\u12"#,
    "'a'", "1 2", "{}x", "[1]]", ": OPENROUTER PROCESSING", "[DONE]", "\"\\",
  ])
  func refuses(text: String) {
    #expect(JSONParser.parse(text) == nil)
  }

  @Test func repairsInvalidUTF8() {
    #expect(JSONParser.parse([0x22, 0x61, 0xFF, 0x22]) == .string("a\u{FFFD}"))
  }

  @Test(arguments: [(127, true), (128, false), (100_000, false)])
  func stopsAtTheDepthLimit(depth: Int, isRead: Bool) {
    let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    #expect((JSONParser.parse(text) != nil) == isRead)
  }

  @Test func theLastOfTwoEqualKeysCounts() {
    #expect(JSONParser.parse(#"{"a":1,"a":2}"#)?["a"] == .number(2))
  }

  @Test(
    arguments: [
      ("12", 12), ("\"12\"", 12), ("12.9", 12), ("-1", nil), ("1e300", nil), ("1e999", nil),
      ("\"nan\"", nil), ("\"x\"", nil), ("true", nil), ("null", nil),
    ] as [(String, Int?)])
  func readsCounts(text: String, count: Int?) {
    #expect(JSONParser.parse(text)?.count == count)
  }

  @Test(arguments: ["{\"a\":[1,2.5,true,null,\"\\\"\\n\\u0001é\"],\"b\":{}}", "[]", "\"x\""])
  func writesWhatItRead(text: String) {
    #expect(JSONParser.parse(text)?.compactText == text)
  }
}
