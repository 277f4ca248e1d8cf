import TUI

extension CommandTable {
  static let writingCommands: [Command] = [
    Command(
      "history", "earlier prompts", .screen, [control("r")], in: [.chat, .failure, .help],
      .chooseHistory, slash: ["history"]),
    Command(
      "history-next-match", "an earlier prompt that matches", .picker, [control("r")],
      in: [.history], .pick(1)),
    Command(
      "history-previous-match", "a later one", .picker, [control("s")], in: [.history], .pick(-1)),
    Command(
      "history-scope", "prompts of this conversation, or of all", .picker, [key(.tab)],
      in: [.history], .writing(.toggleHistoryScope)),
    Command(
      "prefix", "more keys: Ctrl-E follows for the editor", .editing, [control("x")], in: [.chat],
      .writing(.prefix)),
    Command(
      "edit-outside", "after Ctrl-X: write in $EDITOR", .editing, [control("e")], in: [.prefix],
      .writing(.editOutside), slash: ["editor"]),
    Command(
      "edit-outside-undo", "after Ctrl-X: undo", .editing, [control("u"), key(.character("u"))],
      in: [.prefix], .edit(.undo)),
  ]
}
