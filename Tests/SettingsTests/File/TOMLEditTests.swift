import Testing

@testable import Settings

/// One setting changes, and not a byte beside it.
struct TOMLEditTests {
  @Test(arguments: [
    ("theme = \"a\"\n", "theme = \"nord\"\n"),
    ("theme = 'a'", "theme = \"nord\""),
    (
      "  theme   =\t\"a\\\"b\"   # mine, not \"yours\"\nx = 1\n",
      "  theme   =\t\"nord\"   # mine, not \"yours\"\nx = 1\n"
    ),
    ("\"theme\" = \"a\"\r\nx = 1\r\n", "\"theme\" = \"nord\"\r\nx = 1\r\n"),
    ("theme = \"nord\"", "theme = \"nord\""),
    // The first line only looks like it.
    (
      "a = \"\"\"\ntheme = \"x\"\n\"\"\"\ntheme = \"y\"\n",
      "a = \"\"\"\ntheme = \"x\"\n\"\"\"\ntheme = \"nord\"\n"
    ),
    ("theme = \"y\"\n[a]\ntheme = \"x\"\n", "theme = \"nord\"\n[a]\ntheme = \"x\"\n"),
    ("# é 漢字 🙂\ntheme = \"é\" # é\n", "# é 漢字 🙂\ntheme = \"nord\" # é\n"),
  ])
  func changesALine(before: String, after: String) {
    #expect(TOMLEdit.setting("theme", to: "nord", in: before) == after)
  }

  @Test(arguments: [
    ("", "theme = \"nord\"\n"),
    ("x = 1\n", "x = 1\ntheme = \"nord\"\n"),
    ("x = 1", "x = 1\ntheme = \"nord\"\n"),
    ("x = 1\r\n", "x = 1\r\ntheme = \"nord\"\r\n"),
    ("x = 1\n\n# about a\n[a]\ny = 2\n", "x = 1\ntheme = \"nord\"\n\n# about a\n[a]\ny = 2\n"),
    ("[a]\ntheme = \"x\"\n", "theme = \"nord\"\n[a]\ntheme = \"x\"\n"),
    ("[[a]]\ny = 1", "theme = \"nord\"\n[[a]]\ny = 1"),
    (
      "# first\n# theme = \"terminal\"\n# last\nx = 1\n",
      "# first\n# theme = \"terminal\"\ntheme = \"nord\"\n# last\nx = 1\n"
    ),
    // A list may begin a line as a table does.
    ("x = [\n[1],\n[2],\n]\n", "x = [\n[1],\n[2],\n]\ntheme = \"nord\"\n"),
    // A comment in a table is no place for it.
    ("[a]\n# theme = \"x\"\n", "theme = \"nord\"\n[a]\n# theme = \"x\"\n"),
    ("# theme_dark = \"x\"\n", "# theme_dark = \"x\"\ntheme = \"nord\"\n"),
  ])
  func addsALine(before: String, after: String) {
    #expect(TOMLEdit.setting("theme", to: "nord", in: before) == after)
  }

  @Test(arguments: [
    "theme = 3\n", "theme = \"\"\"\na\"\"\"\n", "theme = [\"a\"]\n", "[theme]\n", "x =\n",
  ])
  func leavesAloneWhatItCannotChange(text: String) {
    #expect(TOMLEdit.setting("theme", to: "nord", in: text) == nil)
  }

  @Test(arguments: ["a\"b", "a\\b", "tab\there", "é漢🙂", "line\nbreak"])
  func writesEveryNameSoThatItIsReadAgain(name: String) throws {
    let text = try #require(TOMLEdit.setting("theme", to: name, in: "# mine\n"))
    #expect(try TOMLDocument(text, file: "").root["theme"] == .string(name))
  }
}
