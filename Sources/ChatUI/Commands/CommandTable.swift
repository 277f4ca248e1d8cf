import TUI

/// Every command there is. Keys, the help screen and the hints on the screen all come from here.
package enum CommandTable {
  package static let commands: [Command] =
    chat + reading + readingCommands + findCommands + contentsCommands + selectionCommands
    + branchCommands + conversationCommands + modelCommands + parameterCommands + writingCommands
    + attachmentCommands + logCommands + paletteCommands + settingsCommands + setupCommands
    + screens
    + inspectionCommands + editingCommands + failure + list + program

  private static let panels: Set<KeyContext> = [
    .failure, .help, .difference, .tokens, .inspector, .logStatistics,
  ]
  private static let outsideLists: Set<KeyContext> = [.chat, .failure, .help]
  /// Where the transcript is in sight and no cursor stands on its messages.
  private static let conversation: Set<KeyContext> = [.chat, .find, .found]
  private static let lists: Set<KeyContext> = [
    .picker, .models, .outline, .bookmarks, .palette, .history, .themes,
  ]
  /// Where entries are gone through; in the log's query the other keys edit.
  private static let steps = lists.union([.logQuery, .logList])
  /// What is narrowed down by typing.
  private static let filtered = lists.union([.help])
  private static let everywhere = Set(KeyContext.allCases).subtracting([
    .keyDebugger, .completion, .region,
  ])

  private static let chat = [
    Command(
      "send", "send the prompt; when empty, answer a wait", .chat, [key(.enter)], in: [.chat], .send
    ),
    Command(
      "back", "stop the answer, cancel the wait, go back", .chat, [key(.escape)], in: everywhere,
      .back, slash: ["stop"], needs: [.running]),
    Command(
      "interrupt", "stop or cancel; clear the draft; twice quits", .chat, [control("c")],
      in: everywhere, .interrupt),
    Command(
      "ask-again", "retry now; else ask the last prompt again", .chat, [alt("r")], in: [.chat],
      .askAgain, slash: ["retry", "again"], needs: [.answer]),
    Command(
      "keep-waiting", "keep waiting for a silent answer", .chat, [alt("k")], in: [.chat],
      .keepWaiting, needs: [.running]),
    Command(
      "edit-prompt", "end the wait and edit its prompt", .chat, [alt("e")], in: [.chat],
      .editPrompt, needs: [.running]),
    Command(
      "continue", "go on from an answer that was cut", .chat, [alt("c")], in: [.chat],
      .continueAnswer, slash: ["continue"], needs: [.cutAnswer]),
    Command(
      "wake", "wait for the time the error names", .chat, [alt("w")], in: [.chat], .wake,
      slash: ["wake"], needs: [.failure, .quiet]),
    Command(
      "new-conversation", "begin a new conversation", .chat, [alt("n")], in: [.chat],
      .newConversation, slash: ["new", "n"]),
  ]

  private static let reading = [
    Command("page-up", "a screen up", .reading, [key(.pageUp)], in: conversation, .scrollPage(-1)),
    Command(
      "page-down", "a screen down", .reading, [key(.pageDown)], in: conversation, .scrollPage(1)),
    Command(
      "to-start", "start of the conversation", .reading, [key(.home, .control)], in: conversation,
      .toStart),
    Command(
      "to-end", "end, and follow the answer", .reading, [key(.end, .control)], in: conversation,
      .toEnd),
  ]

  private static let screens = [
    Command(
      "help", "commands and keys", .screen, [key(.function(1))], in: everywhere, .showHelp,
      slash: ["help"], argument: CommandArgument("COMMAND", .command, isOptional: true),
      verb: .help),
    Command(
      "error-panel", "the last error, whole", .screen, [key(.function(4))], in: outsideLists,
      .showFailure, slash: ["errors", "error"], needs: [.failure]),
    Command(
      "model", "choose a model", .screen, [key(.function(5))], in: outsideLists, .chooseModel,
      slash: ["model"], argument: CommandArgument("ID", .model, isOptional: true), verb: .model),
    Command(
      "next-conversation", "next open conversation", .screen, [key(.function(6))],
      in: outsideLists, .nextConversation, slash: ["next"], needs: [.others]),
    Command("panel-up", "a line up", .panel, [key(.up)], in: panels, .panelScroll(lines: -1)),
    Command("panel-down", "a line down", .panel, [key(.down)], in: panels, .panelScroll(lines: 1)),
    Command("panel-page-up", "a page up", .panel, [key(.pageUp)], in: panels, .panelPage(-1)),
    Command("panel-page-down", "a page down", .panel, [key(.pageDown)], in: panels, .panelPage(1)),
    Command("panel-start", "to the top", .panel, [key(.home)], in: panels, .panelStart),
    Command("panel-end", "to the bottom", .panel, [key(.end)], in: panels, .panelEnd),
  ]

  private static let failure = [
    copy("copy-request-id", "copy the request ID", "i", .requestID),
    copy("copy-code", "copy the code", "c", .code),
    copy("copy-model", "copy the model ID", "m", .model),
    copy("copy-message", "copy the message", "e", .message),
    copy("copy-report", "copy the whole report", "y", .report),
    Command("retry", "ask again", .failure, [key(.character("r"))], in: [.failure], .retry),
    Command(
      "retry-with-model", "choose a model and ask again", .failure, [key(.character("s"))],
      in: [.failure], .retryWithModel),
    Command(
      "wake-from-error", "wait for the time it names, then ask", .failure,
      [key(.character("w"))], in: [.failure], .wake),
    Command(
      "drop-oldest", "ask again without the older half", .failure, [key(.character("d"))],
      in: [.failure], .dropOldest),
    Command(
      "continue-from-error", "go on from what had come", .failure, [key(.character("n"))],
      in: [.failure], .continueAnswer),
  ]

  private static let list = [
    Command("pick-up", "up", .picker, [key(.up), control("p")], in: steps, .pick(-1)),
    Command("pick-down", "down", .picker, [key(.down), control("n")], in: steps, .pick(1)),
    Command("pick-page-up", "a page up", .picker, [key(.pageUp)], in: steps, .pickPage(-1)),
    Command(
      "pick-page-down", "a page down", .picker, [key(.pageDown)], in: steps, .pickPage(1)),
    Command(
      "pick-first", "first", .picker, [key(.home)], in: lists.union([.logList]), .pickFirst),
    Command(
      "pick-last", "last", .picker, [key(.end)], in: lists.union([.logList]), .pickLast),
    Command(
      "choose", "choose", .picker, [key(.enter)], in: steps.union([.logLine]), .choose),
    Command(
      "filter-backspace", "delete backward", .picker, [key(.backspace), control("h")],
      in: filtered, .filterBackspace),
    Command(
      "filter-word-backspace", "delete a word", .picker, [control("w"), alt(.backspace)],
      in: filtered, .filterWordBackspace),
    Command(
      "filter-clear", "clear what is typed", .picker, [control("u")], in: filtered,
      .filterClear),
  ]

  private static let program = [
    Command(
      "redraw", "draw the screen anew", .program, [control("l")], in: everywhere, .redraw,
      slash: ["redraw"]),
    Command(
      "suspend", "suspend; fg brings it back", .program, [control("z")], in: everywhere, .suspend,
      slash: ["suspend"]),
    Command(
      "quit", "quit; the draft is kept", .program, [control("q")], in: everywhere, .quit,
      slash: ["quit", "q", "exit"]),
  ]

  static func key(_ key: Key, _ modifiers: Modifiers = []) -> KeyPress {
    KeyPress(key, modifiers)
  }

  static func control(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .control)
  }

  static func alt(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .alt)
  }

  static func alt(_ key: Key) -> KeyPress { KeyPress(key, .alt) }

  private static func copy(
    _ name: String, _ help: String, _ letter: Character, _ copied: Action.Copied
  ) -> Command {
    Command(name, help, .failure, [key(.character(letter))], in: [.failure], .copy(copied))
  }
}
