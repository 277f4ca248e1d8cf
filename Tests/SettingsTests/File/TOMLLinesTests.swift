import Testing

@testable import Settings

struct TOMLLinesTests {
  static let text = """
    # comment = 1
    plain = 1
    dotted . "quoted.key" = 2

    long = \"\"\"
    not.a.key = 3
    ends with quotes\"\"\"\"\"
    literal = '''
    [not.a.table]
    '''
    list = [ # comment ]
      "a # no comment",
      { inner = 1 },
    ]
    escaped = "a \\" # b"
    inline = { first = 1, second = { third = "}" } }
    [ table . sub ] # comment
    key = 1979-05-27T07:32:00Z
    [[tables]]
    one = 1
    [[tables]]
    one = 2
    [tables.sub]
    deep = 1
    [[tables.list]]
    [[tables.list]]
    deeper = 1
    """

  @Test(arguments: [
    (["plain"], 2), (["dotted", "quoted.key"], 3), (["long"], 5), (["literal"], 8),
    (["list"], 11), (["list", "0"], 12), (["list", "1"], 13), (["list", "1", "inner"], 13),
    (["escaped"], 15), (["inline", "first"], 16),
    (["inline", "second", "third"], 16), (["table", "sub"], 17), (["table", "sub", "key"], 18),
    (["tables"], 19), (["tables", "0", "one"], 20), (["tables", "1"], 21),
    (["tables", "1", "one"], 22), (["tables", "1", "two"], 21),
    (["tables", "1", "sub", "deep"], 24), (["tables", "1", "list", "0"], 25),
    (["tables", "1", "list", "1", "deeper"], 27), (["plain", "unknown"], 2),
  ])
  func findsTheLineOfEachKey(path: [String], line: Int) {
    #expect(TOMLLines(Self.text).line(of: path) == line)
  }

  @Test func knowsNoLineOfWhatIsNotThere() {
    let lines = TOMLLines(Self.text)
    #expect(lines.line(of: ["not", "a", "key"]) == nil)
    #expect(lines.line(of: ["comment"]) == nil)
    #expect(lines.line(of: []) == nil)
  }

  @Test(arguments: ["", "=", "[", "a = [", "a = {", "a = \"", "a = '''", "]]]", "a.", "\\\"\\"])
  func endsOnWhatIsNoTOML(text: String) {
    _ = TOMLLines(text)
  }
}
