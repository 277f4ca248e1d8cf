import Testing

@testable import Markup

struct CodeLanguageTests {
  @Test(arguments: [
    ("swift", "swift"), ("py", "python"), ("Python3", "python"), ("js", "typescript"),
    ("jsx", "typescript"), ("ts", "typescript"), ("tsx", "typescript"), ("c++", "c"), ("cc", "c"),
    ("h", "c"), ("objc", "c"), ("sh", "bash"), ("zsh", "bash"), ("shell", "bash"),
    ("console", "console"), ("shell-session", "console"), ("yml", "yaml"), ("rs", "rust"),
    ("golang", "go"), ("kt", "kotlin"), ("cs", "csharp"), ("C#", "csharp"), ("make", "makefile"),
    ("patch", "diff"), ("jsonc", "json"), ("json5", "json"), ("tex", "latex"), ("vue", "html"),
    ("tf", "hcl"), ("PostgreSQL", "sql"),
  ])
  func knowsWhatPeopleCallIt(info: String, name: String) {
    #expect(CodeLanguage(info: info)?.name == name)
  }

  @Test(arguments: [
    ("swift title=\"main.swift\"", "swift"), ("{.python}", "python"),
    ("{.python .numberLines}", "python"), ("{python}", "python"), ("lang=python", "python"),
    ("language-python", "python"), ("python,ignore", "python"), ("rust,no_run", "rust"),
    ("swift:Sources/App/main.swift", "swift"), ("js{1,3-5}", "typescript"),
    ("  ruby  ", "ruby"), (".env", "bash"),
  ])
  func readsTheRestOfAnInfoStringAway(info: String, name: String) {
    #expect(CodeLanguage(info: info)?.name == name)
  }

  @Test(arguments: [
    ("src/main.swift", "swift"), ("Dockerfile", "dockerfile"),
    ("docker/Dockerfile.prod", "dockerfile"),
    ("foo.py:12-20", "python"), ("12:20:foo.rs", "rust"), ("Makefile", "makefile"),
    ("package.json", "json"), ("config.yaml", "yaml"), ("Gemfile", "ruby"),
  ])
  func takesAFileForItsKind(info: String, name: String) {
    #expect(CodeLanguage(info: info)?.name == name)
  }

  @Test(arguments: ["", " ", "text", "plain", "output", "klingon", "{}", ".", ":", "/", "..."])
  func knowsNothingOfTheRest(info: String) {
    #expect(CodeLanguage(info: info) == nil)
  }

  /// No alias leads nowhere: each definition can be read. (A state that lasts says so: what cannot be
  /// read goes plain for good.)
  @Test(arguments: CodeLanguageNames.definitions)
  func hasADefinitionForEveryName(name: String) {
    #expect(
      CodeHighlighter(CodeLanguage(definition: name)).tokens(of: "", from: .start).next != .plain)
  }
}
