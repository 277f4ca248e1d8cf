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
    picker.type("gpt")
    #expect(texts(picker) == ["GPT", "gpt-5", "openai/gpt", "xgptx", "g-p-t"])
  }

  @Test func keepsTheListsOrderAmongEquals() {
    var picker = picker("b/x", "a/x", "c/x")
    picker.type("x")
    #expect(texts(picker) == ["b/x", "a/x", "c/x"])
  }

  @Test(arguments: [("gpt", ["gpt", "gpt-5"]), ("gp", ["gpt", "gpt-5", "typed: gp"])])
  func offersWhatIsTypedUnlessItIsListed(filter: String, expected: [String]) {
    var picker = picker("gpt", "gpt-5", typed: true)
    picker.type(filter)
    #expect(texts(picker) == expected)
  }

  @Test func whatIsTypedIsTheChoiceWhenNothingMatches() {
    var picker = picker("gpt", typed: true)
    picker.type(" my/model ")
    #expect(picker.choice == .typed("my/model"))
  }

  @Test func staysInsideTheListWhateverIsPressed() {
    var picker = picker("a", "b", "c")
    picker.move(by: -5)
    #expect(picker.selected == 0)
    picker.move(by: 99)
    #expect(picker.selected == 2)
    picker.type("zzz")
    picker.move(by: 1)
    #expect(picker.choice == nil)
    picker.clearFilter()
    #expect(texts(picker) == ["a", "b", "c"])
  }

  @Test func deletesCharactersAndWordsOfTheFilter() {
    var picker = picker("a")
    picker.type("one two 🇨🇭")
    picker.deleteBackward()
    #expect(picker.filter == "one two ")
    picker.deleteWordBackward()
    #expect(picker.filter == "one ")
  }

  @Test func keepsTheFilterWhenTheListComes() {
    var picker = Picker(title: "t", allowsTyped: true, loading: "…")
    picker.type("b")
    #expect(picker.choice == .typed("b"))
    picker.fill([Picker.Item(text: "a"), Picker.Item(text: "abc")])
    #expect(texts(picker) == ["abc", "typed: b"])
  }
}
