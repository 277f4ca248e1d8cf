import ChatUI
import Testing

@Suite struct PickerTests {
  private func picker(_ texts: String..., typed: Bool = false) -> Picker {
    Picker(title: "t", allowsTyped: typed, items: texts.map { Picker.Item(text: $0) })
  }

  private func texts(_ picker: Picker) -> [String] {
    picker.choices.map {
      switch $0 {
      case .item(let item): item.text
      case .typed(let text): "typed: \(text)"
      }
    }
  }

  @Test func ranksTheSameThenItsBeginningThenAWordThenAnywhereThenLettersInOrder() {
    var picker = picker("g-p-t", "xgptx", "openai/gpt", "gpt-5", "GPT", "other")
    picker.perform(.type("gpt"))
    #expect(texts(picker) == ["GPT", "gpt-5", "openai/gpt", "xgptx", "g-p-t"])
  }

  @Test func keepsTheListsOrderAmongEquals() {
    var picker = picker("b/x", "a/x", "c/x")
    picker.perform(.type("x"))
    #expect(texts(picker) == ["b/x", "a/x", "c/x"])
  }

  @Test(arguments: [("gpt", ["gpt", "gpt-5"]), ("gp", ["gpt", "gpt-5", "typed: gp"])])
  func offersWhatIsTypedUnlessItIsListed(filter: String, expected: [String]) {
    var picker = picker("gpt", "gpt-5", typed: true)
    picker.perform(.type(filter))
    #expect(texts(picker) == expected)
  }

  @Test func whatIsTypedIsTheChoiceWhenNothingMatches() {
    var picker = picker("gpt", typed: true)
    picker.perform(.type(" my/model "))
    #expect(picker.choice == .typed("my/model"))
  }

  @Test func staysInsideTheListWhateverIsPressed() {
    var picker = picker("a", "b", "c")
    picker.perform(.move(-5))
    #expect(picker.selected == 0)
    picker.perform(.move(99))
    #expect(picker.selected == 2)
    picker.perform(.type("zzz"))
    picker.perform(.move(1))
    #expect(picker.choice == nil)
    picker.perform(.clear)
    #expect(texts(picker) == ["a", "b", "c"])
  }

  @Test func deletesCharactersAndWordsOfTheFilter() {
    var picker = picker("a")
    picker.perform(.type("one two 🇨🇭"))
    picker.perform(.backspace)
    #expect(picker.filter == "one two ")
    picker.perform(.wordBackspace)
    #expect(picker.filter == "one ")
  }

  @Test func keepsTheFilterWhenTheListComes() {
    var picker = Picker(title: "t", allowsTyped: true, loading: "…")
    picker.perform(.type("b"))
    #expect(picker.choice == .typed("b"))
    picker.fill([Picker.Item(text: "a"), Picker.Item(text: "abc")])
    #expect(texts(picker) == ["abc", "typed: b"])
  }
}
