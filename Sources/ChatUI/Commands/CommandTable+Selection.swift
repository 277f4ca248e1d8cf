import TUI

extension CommandTable {
  static let selectionCommands: [Command] = [
    Command(
      "select", "select and copy messages and blocks", .selection, [alt("s")],
      in: [.chat, .found], .selection(.begin), slash: ["select"], needs: [.messages]),
    select("select-up", "the block before", [key(.up), letter("k")], .block(-1)),
    select("select-down", "the next block", [key(.down), letter("j")], .block(1)),
    select(
      "select-message-up", "the message before", [key(.left), letter("{"), key(.pageUp)],
      .message(-1)),
    select(
      "select-message-down", "the next message", [key(.right), letter("}"), key(.pageDown)],
      .message(1)),
    select("select-first", "first block of the conversation", [key(.home)], .first),
    select("select-last", "last block of the conversation", [key(.end)], .last),
    select("select-range", "begin or end a range here", [letter("v")], .range),
    select(
      "select-copy", "copy block or range, from the source", [letter("y"), key(.enter)], .copy),
    select("select-copy-message", "copy the whole message", [letter("m")], .copyMessage),
    select("select-links", "links of this message, to copy one", [letter("l")], .links),
    select("select-save", "save block or range to a file", [letter("w")], .save),
    select("select-pager", "show block or range in $PAGER", [letter("o")], .openPager),
    select("select-editor", "show block or range in $EDITOR", [letter("O")], .openEditor),
    select(
      "select-bare", "bare view: message or range, to select by mouse", [letter("B")], .showBare),
    Command(
      "select-bookmark", "bookmark this message, or no more", .selection, [letter("*")],
      in: [.selection], .contents(.toggleBookmark)),
    name("file-name-accept", "file name: save under it", [key(.enter)], .acceptName),
    name(
      "file-name-backspace", "file name: delete backward", [key(.backspace), control("h")],
      .nameBackspace),
    name(
      "file-name-word-backspace", "file name: delete a part of the path",
      [control("w"), alt(.backspace)], .nameWordBackspace),
    name("file-name-clear", "file name: clear it", [control("u")], .nameClear),
    Command(
      "copy-hidden", "warned of hidden characters: copy or save all the same", .selection,
      [letter("y")],
      in: [.copyWarning], .selection(.confirm)),
    Command(
      "copy-clean", "warned of hidden characters: leave them out", .selection, [letter("c")],
      in: [.copyWarning], .selection(.confirmClean)),
  ]

  private static func select(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: SelectionAction
  ) -> Command {
    Command(name, help, .selection, keys, in: [.selection], .selection(action))
  }

  private static func name(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: SelectionAction
  ) -> Command {
    Command(name, help, .selection, keys, in: [.fileName], .selection(action))
  }

  static func letter(_ character: Character) -> KeyPress { KeyPress(.character(character)) }
}
