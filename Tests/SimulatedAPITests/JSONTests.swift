import Testing

@testable import SimulatedAPI

struct JSONTests {
  @Test(arguments: [
    (#"{"a":[1,-2.5,true,null],"b":"x\n\"\\"}"#, nil),
    (#" [ ] "#, "[]"),
    (#""\u00e9\ud83d\ude42\/""#, #""é🙂/""#),
    (#""\ud800x""#, "\"\u{FFFD}x\""),
    ("\"\\u001b[2J\"", nil),
    ("1e3", "1000.0"),
  ])
  func readsAndWritesText(text: String, expected: String?) throws {
    #expect(try JSONParser.parse(Array(text.utf8)).encoded == expected ?? text)
  }

  @Test(arguments: [
    ("", "the text ends where a value is due", 0),
    ("{\"a\":1,}", "a member's name is due", 7),
    ("{\"a\" 1}", "':' is due", 5),
    ("[1 2]", "',' or ']' is due", 3),
    ("{} x", "text after the value", 3),
    ("\"a\nb\"", "a control character in a string", 2),
    ("\"abc", "a string without an end", 4),
    ("012", "a number begins with 0", 3),
    ("nul", "not a value", 0),
    ("\"\\u12\"", "four hexadecimal digits are due", 3),
  ])
  func saysWhatIsMalformedAndWhere(text: String, reason: String, offset: Int) {
    #expect(throws: JSONParser.Malformed(reason: reason, offset: offset)) {
      try JSONParser.parse(Array(text.utf8))
    }
  }

  @Test func refusesNestingThatWouldExhaustTheStack() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONParser.Malformed(reason: "nested too deeply", offset: 128)) {
      try JSONParser.parse(Array(text.utf8))
    }
  }
}
