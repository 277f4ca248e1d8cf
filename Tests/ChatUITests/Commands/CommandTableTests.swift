import ChatUI
import TUI
import Testing

@Suite struct CommandTableTests {
  @Test(arguments: KeyContext.allCases)
  func noKeyMeansTwoThingsInOneContext(_ context: KeyContext) {
    let keys = CommandTable.commands.filter { $0.contexts.contains(context) }.flatMap(\.keys)
    let twice = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(twice.map(\.notation) == [])
  }

  @Test func everyCommandHasANameOfItsOwnHelpAndCanBeReached() {
    let names = CommandTable.commands.map(\.name)
    #expect(Set(names).count == names.count)
    let called = CommandTable.commands.flatMap(\.slash)
    #expect(Set(called).count == called.count)
    for command in CommandTable.commands {
      #expect(!command.help.isEmpty && !command.contexts.isEmpty, "\(command.name)")
      #expect(!command.keys.isEmpty || !command.slash.isEmpty, "\(command.name)")
      #expect(command.argument == nil || command.verb != nil, "\(command.name)")
      #expect(
        command.slash.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.isEmpty })
      #expect(command.name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(command.name)")
      #expect(command.help.count <= 60, "\(command.name)")
    }
  }

  /// What people can count on, in scripts of their fingers and in what they tell each other.
  @Test(arguments: [
    "new", "open", "close", "next", "rename", "tag", "star", "delete", "undo", "model", "preset",
    "system", "set", "attach", "retry", "regenerate", "continue", "edit", "fork", "tree", "find",
    "outline", "copy", "save", "export", "errors", "inspect", "theme", "config", "keys", "doctor",
    "help", "quit", "archive", "untag", "endpoint", "history", "setup", "logs", "stats",
  ])
  func canBeCalledByItsName(_ name: String) {
    #expect(CommandTable.called(name) != nil)
  }

  @Test(arguments: Verb.allCases)
  func everyVerbBelongsToACommand(_ verb: Verb) {
    #expect(
      CommandTable.commands.contains { $0.verb == verb || $0.action == .verb(verb, "") })
  }

  @Test(arguments: [
    ("enter", Action.send), ("alt-enter", .edit(.newLine)), ("ctrl-j", .edit(.newLine)),
    ("shift-enter", .edit(.newLine)), ("esc", .back), ("ctrl-c", .interrupt), ("ctrl-q", .quit),
    ("page-up", .scrollPage(-1)), ("page-down", .scrollPage(1)), ("ctrl-home", .toStart),
    ("ctrl-end", .toEnd), ("ctrl-r", .chooseHistory), ("f1", .showHelp), ("f4", .showFailure),
    ("f5", .chooseModel), ("ctrl-l", .redraw), ("ctrl-z", .suspend), ("ctrl-_", .edit(.undo)),
    ("alt-_", .edit(.redo)), ("ctrl-w", .edit(.deleteWordBackward)), ("alt-r", .askAgain),
    ("f6", .nextConversation), ("alt-n", .newConversation), ("alt-c", .continueAnswer),
    ("ctrl-f", .find(.open)), ("f3", .contents(.showOutline)),
    ("alt-m", .contents(.toggleBookmark)), ("alt-shift-m", .contents(.showBookmarks)),
    ("alt-e", .editPrompt), ("alt-k", .keepWaiting), ("alt-w", .wake),
    ("alt-x", .palette(.show)), ("f2", .browser(.toggle)), ("f7", .inspection(.showTokens)),
    ("f8", .inspection(.showRequest)),
  ])
  func bindsTheKeysThatStay(notation: String, action: Action) throws {
    let key = try #require(KeyPress(notation: notation))
    #expect(Keymap.standard.action(for: key, in: .chat) == action)
  }

  @Test(arguments: [
    ("i", Action.copy(.requestID)), ("c", .copy(.code)), ("m", .copy(.model)),
    ("e", .copy(.message)), ("y", .copy(.report)), ("r", .retry), ("s", .retryWithModel),
    ("w", .wake), ("n", .continueAnswer), ("d", .dropOldest), ("x", .inspection(.showRequest)),
    ("up", .panelScroll(lines: -1)), ("page-down", .panelPage(1)), ("esc", .back),
  ])
  func bindsTheKeysOfTheErrorPanel(notation: String, action: Action) throws {
    let key = try #require(KeyPress(notation: notation))
    #expect(Keymap.standard.action(for: key, in: .failure) == action)
  }

  @Test(arguments: [
    ("enter", KeyContext.find, Action.find(.accept)), ("ctrl-n", .find, .find(.next)),
    ("ctrl-p", .found, .find(.previous)), ("n", .found, .find(.next)),
    ("N", .found, .find(.previous)), ("/", .found, .find(.open)), ("esc", .found, .back),
    ("alt-r", .find, .find(.toggleRegex)), ("alt-w", .found, .find(.toggleWords)),
    ("alt-c", .find, .find(.toggleCase)), ("up", .find, .edit(.historyPrevious)),
    ("page-up", .found, .scrollPage(-1)), ("ctrl-end", .find, .toEnd),
    ("enter", .outline, .choose), ("delete", .bookmarks, .contents(.removeBookmark)),
  ])
  func bindsTheKeysOfFindingAndLists(notation: String, context: KeyContext, action: Action) throws {
    let key = try #require(KeyPress(notation: notation))
    #expect(Keymap.standard.action(for: key, in: context) == action)
  }

  @Test func hintsNameTheFirstKey() {
    #expect(Keymap.standard.label(of: .edit(.newLine), in: .chat) == "Alt-Enter")
    #expect(Keymap.standard.label(of: .chooseModel, in: .chat) == "F5")
    #expect(Keymap.standard.label(of: .choose, in: .chat) == nil)
  }
}
