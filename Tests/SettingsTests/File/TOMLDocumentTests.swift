import Testing

@testable import Settings

/// What the parser's own assertions would end the program at.
@Suite struct TOMLDocumentTests {
  @Test(arguments: [
    ("a = 1\n[\n", 2, "the name of a table is missing after “[”"),
    ("\u{FEFF}[\u{FFFD}", 1, "the name of a table is missing after “[”"),
    ("a = [\"bold\", }\n", 1, "there is a “}” where a list has a value or its “]”"),
    ("[t]\na = [\n  1,\n  }\n", 4, "there is a “}” where a list has a value or its “]”"),
    ("3q=1979-05-27T[07:32:00Z=", 1, "a date is followed by no whole time"),
    ("a = [ 1979-05-27t\n]", 1, "a date is followed by no whole time"),
    ("a = { b = 1979-05-27 2] }", 1, "a date is followed by no whole time"),
    ("b = 19_79-05-27 2 \n", 1, "a date is followed by no whole time"),
    ("a = { b = [}] }", 1, "there is a “}” where a list has a value or its “]”"),
  ])
  func `What ends the parser is said with its line`(
    text: String, line: Int, words: String
  ) throws {
    let problem = #expect(throws: SettingsProblem.self) {
      _ = try TOMLDocument(text, file: "c.toml")
    }
    #expect(
      problem
        == SettingsProblem(file: "c.toml", line: line, message: "not valid TOML: \(words)"))
  }

  @Test func `A byte order mark, and braces within strings and tables of a list, are fine`() throws
  {
    let document = try TOMLDocument(
      "\u{FEFF}[t]\na = [\"}\", '}', # }\n { b = [] } ]\n", file: "c.toml")
    #expect(
      document.root["t"]
        == .table(["a": .array([.string("}"), .string("}"), .table(["b": .array([])])])]))
    #expect(document.line(of: ["t", "a"]) == 2)
  }

  @Test func `A problem shows what its file's name holds that a terminal would obey`() {
    let problem = SettingsProblem(file: "/themes/a\u{202E}b.toml", message: "cannot be read")
    #expect(!problem.text.unicodeScalars.contains("\u{202E}"))
    #expect(!problem.shortText.unicodeScalars.contains("\u{202E}"))
    #expect(problem.shortText.hasSuffix("b.toml: cannot be read"))
  }
}
