import Chat
import Testing

@testable import ChatUI

@Suite struct ModelPanelTests {
  private func panel(_ ids: String..., current: String = "") -> ModelPanel {
    var panel = ModelPanel(
      endpoint: "cline", current: ModelID(rawValue: current), then: .use)
    panel.fill(entries(ids))
    return panel
  }

  private func entries(_ ids: [String]) -> [ModelEntry] {
    ids.map { ModelEntry(info: .sample($0), isListed: true, rank: .other) }
  }

  private func ids(_ panel: ModelPanel) -> [String] { panel.choices.map(\.id.rawValue) }

  @Test func keepsTheListsOrderAmongEquals() {
    var panel = panel("b/x", "x", "a/x", "c/xy")
    panel.perform(.type("x"))
    #expect(ids(panel) == ["x", "b/x", "a/x", "c/xy"])
  }

  @Test(arguments: [
    ("gpt", ["gpt", "gpt-5"]), ("gp", ["gpt", "gpt-5", "gp"]), (" ", ["gpt", "gpt-5"]),
  ])
  func offersWhatIsTypedUnlessItIsListed(filter: String, expected: [String]) {
    var panel = panel("gpt", "gpt-5")
    panel.perform(.type(filter))
    #expect(ids(panel) == expected)
  }

  @Test func beginsAtTheModelInUseAndComesBackToItWhenTheFilterGoes() {
    var panel = panel("a", "b", "c", current: "b")
    #expect(panel.choice?.id.rawValue == "b")
    panel.perform(.type("c"))
    #expect(panel.choice?.id.rawValue == "c")
    panel.perform(.clear)
    #expect(panel.choice?.id.rawValue == "b")
  }

  @Test func whatWasChosenWithAKeyStaysChosenWhileTheListArrives() {
    var panel = panel("a", "b", "c", current: "a")
    panel.perform(.move(2))
    panel.fill(entries(["new", "a", "c", "b"]))
    #expect(panel.choice?.id.rawValue == "c")
    panel.fill(entries(["x"]))
    #expect(panel.choice?.id.rawValue == "x")
  }

  @Test func whatIsTypedIsNoChoiceOfOnesOwnBeforeTheListIsThere() {
    var panel = panel()
    panel.perform(.type("b"))
    #expect(panel.choice == .typed("b"))
    panel.fill(entries(["a", "abc"]))
    #expect(ids(panel) == ["abc", "b"])
    #expect(panel.choice?.id.rawValue == "abc")
  }

  @Test func staysInsideTheListWhateverIsPressed() {
    var panel = panel("a", "b")
    panel.perform(.move(-5))
    #expect(panel.selected == 0)
    panel.perform(.move(99))
    #expect(panel.selected == 1)
    panel.perform(.type("zz"))
    #expect(ids(panel) == ["zz"])
    panel.show(entries(["q"]), of: "ollama")
    #expect(panel.choice?.id.rawValue == "zz")
  }
}
