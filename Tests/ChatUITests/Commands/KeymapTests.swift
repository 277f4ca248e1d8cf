import Chat
import ChatUI
import TUI
import Testing

@Suite struct KeymapTests {
  private func preferences(_ keys: [(String, [String])], enterSends: Bool = true) -> Preferences {
    var preferences = Preferences()
    preferences.enterSends = enterSends
    preferences.keys = keys.map { name, keys in
      Preferences.KeyBinding(command: name, keys: keys.compactMap { KeyPress(notation: $0) })
    }
    return preferences
  }

  private func meaning(
    _ notation: String, in context: KeyContext = .chat, _ preferences: Preferences
  ) -> String {
    KeyPress(notation: notation).flatMap { Keymap(preferences).command(for: $0, in: context)?.name }
      ?? "–"
  }

  @Test func newKeysTakeThePlaceOfAllThatACommandHad() {
    let set = preferences([("find", ["f11", "f12"]), ("tree", [])])
    #expect(meaning("f11", set) == "find")
    #expect(meaning("f12", in: .selection, set) == "find")
    #expect(meaning("ctrl-f", set) == "–")
    #expect(meaning("alt-g", set) == "–")
    #expect(Keymap(set).label(of: .find(.open), in: .chat) == "F11")
    #expect(Keymap(set).label(of: .branch(.showTree), in: .chat) == nil)
    #expect(Keymap.problems(for: set) == [])
  }

  @Test(arguments: [
    // A key that the table gives to another: the user's goes first, and is told what it took.
    (["tree:ctrl-f"], "ctrl-f", "tree", ["“ctrl-f” is “tree” now, and no more “find”"]),
    // An exchange is no conflict.
    (["outline:alt-shift-m", "bookmarks:f3"], "f3", "bookmarks", []),
    // Of two that are set alike, the first one.
    (
      ["tree:f11", "find:f11"], "f11", "tree",
      ["“f11” is set for “tree” and “find”: it is “tree”"]
    ),
    // The ways out stay.
    (
      ["tree:esc"], "esc", "back",
      ["“esc” stays “back”, which cannot do without: not “tree”"]
    ),
    (["back:"], "esc", "back", ["“back” cannot be without a key: it keeps esc"]),
    (
      ["interrupt:"], "ctrl-c", "interrupt",
      ["“interrupt” cannot be without a key: it keeps ctrl-c"]
    ),
    (["quit:"], "ctrl-q", "quit", ["“quit” cannot be without a key: it keeps ctrl-q"]),
    (["send:"], "enter", "send", ["“send” cannot be without a key: it keeps enter"]),
    (["back:f12", "tree:esc"], "esc", "tree", []),
    // Letters are typed.
    (["tree:t"], "t", "–", ["“t” is text where it is typed: give it ctrl or alt"]),
    (["select-copy:c"], "c", "–", []),
    // What is called wrongly is said by who reads the file.
    (["no-such-command:f11"], "f11", "–", []),
  ])
  func saysWhatCannotBe(bindings: [String], notation: String, owner: String, problems: [String]) {
    let set = preferences(
      bindings.map { binding in
        let parts = binding.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts[1].split(separator: ",").map(String.init))
      })
    #expect(meaning(notation, set) == owner)
    #expect(Keymap.problems(for: set).map(\.text) == problems)
  }

  @Test func letteredKeysHoldWhereNothingIsTyped() {
    let set = preferences([("select-copy", ["c"])])
    #expect(meaning("c", in: .selection, set) == "select-copy")
    #expect(meaning("y", in: .selection, set) == "–")
  }

  @Test func enterBreaksTheLineWhereTheUserWantsItSo() {
    let set = preferences([], enterSends: false)
    #expect(meaning("enter", set) == "new-line")
    #expect(meaning("alt-enter", set) == "send")
    #expect(meaning("ctrl-j", set) == "send")
    #expect(meaning("shift-enter", set) == "new-line")
    #expect(meaning("enter", in: .picker, set) == "choose")
    #expect(Keymap(set).label(of: .send, in: .chat) == "Alt-Enter")
    #expect(Keymap(set).label(of: .edit(.newLine), in: .chat) == "Enter")
    #expect(Keymap.problems(for: set) == [])
  }

  @Test func whateverIsSetEveryContextHasAWayOut() {
    // Every command on each of the keys that lead out.
    let names = CommandTable.names.filter { !["back", "interrupt"].contains($0) }
    let set = preferences(names.map { ($0, ["esc", "ctrl-c", "enter"]) })
    for context in KeyContext.allCases
    where ![.keyDebugger, .completion, .region].contains(context) {
      #expect(meaning("esc", in: context, set) == "back")
      #expect(meaning("ctrl-c", in: context, set) == "interrupt")
    }
    #expect(meaning("enter", set) == "send")
    #expect(meaning("ctrl-q", set) == "quit")
  }

  @Test func theTableItselfHasNoProblems() {
    #expect(Keymap.problems(for: Preferences()) == [])
    #expect(Keymap.problems(for: preferences([], enterSends: false)) == [])
  }

  // MARK: In the program

  @Test func hintHelpAndBehaviourFollow() {
    var setup = ModelSetup.cline
    setup.preferences = preferences([("help", ["f12"]), ("new-conversation", ["f11"])])
    var story = Story(80, 24, setup: setup)
    #expect(story.row(-1).hasSuffix("F12 help"))
    story.press("f12")
    story.happens(.input("begin a new".map { .key(KeyPress(.character($0))) }))
    #expect(story.screen().contains("F11"))
    #expect(!story.screen().contains("Alt-N"))
    story.press("esc", "f1")
    #expect(!story.screen().contains("─ help"))
  }

  @Test func enterAndTheNewLineChangePlacesEverywhere() {
    var setup = ModelSetup.cline
    setup.preferences.enterSends = false
    var story = Story(80, 24, setup: setup)
    #expect(story.screen().contains("press Alt-Enter"))
    story.type("one")
    story.press("enter", expecting: [.saveDraft("one\n")])
    story.type("two")
    story.press("alt-enter", expecting: [.session(.send("one\ntwo")), .saveDraft("")])
  }
}
