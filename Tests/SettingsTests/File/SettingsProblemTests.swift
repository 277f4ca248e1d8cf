import Settings
import Testing

struct SettingsProblemTests {
  @Test(arguments: [
    (SettingsProblem(file: "c.toml", message: "cannot be read"), "c.toml: cannot be read"),
    (
      SettingsProblem(
        file: "c.toml", line: 3, key: "modle", message: "unknown key",
        suggestion: "did you mean “model”?"),
      "c.toml:3: modle: unknown key; did you mean “model”?"
    ),
  ])
  func isOneLine(problem: SettingsProblem, text: String) {
    #expect(problem.text == text)
    var deep = problem
    deep.file = "/home/u/.config/confab/c.toml"
    #expect(deep.text == "/home/u/.config/confab/" + text)
    #expect(deep.shortText == text)
  }
}
