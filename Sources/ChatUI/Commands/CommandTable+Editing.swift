import TUI

/// The keys of what is being written.
extension CommandTable {
  /// Where a line is written.
  private static let lines: Set<KeyContext> = [.chat, .find, .logQuery, .logLine]

  static let editingCommands =
    [
      edit("new-line", "new line", .newLine, [alt(.enter), control("j"), key(.enter, .shift)]),
      edit("left", "left", .left, [key(.left), control("b")], in: lines),
      edit("right", "right", .right, [key(.right)], in: lines),
      edit(
        "word-left", "a word left", .wordLeft, [alt("b"), key(.left, .control), alt(.left)],
        in: lines
      ),
      edit(
        "word-right", "a word right", .wordRight, [alt("f"), key(.right, .control), alt(.right)],
        in: lines),
      edit("line-start", "start of the line", .lineStart, [control("a"), key(.home)], in: lines),
      edit("line-end", "end of the line", .lineEnd, [control("e")], in: lines),
      Command(
        "end", "end of the line; when empty, newest line", .editing, [key(.end)], in: lines, .end),
      edit("up", "line up, then earlier prompt", .up, [key(.up), control("p")]),
      edit("down", "line down, then later prompt", .down, [key(.down), control("n")]),
      edit("history-previous", "earlier prompt", .historyPrevious, [alt("p"), alt(.up)]),
      edit("history-next", "later prompt", .historyNext, [alt(.down)]),
      edit("paragraph-left", "a paragraph up", .paragraphLeft, [alt("{"), key(.up, .control)]),
      edit(
        "paragraph-right", "a paragraph down", .paragraphRight, [alt("}"), key(.down, .control)]),
      edit("sentence-left", "a sentence left", .sentenceLeft, [alt("a")]),
      edit("sentence-right", "a sentence right", .sentenceRight, [shiftAlt("e")]),
      edit("text-start", "start of the text", .textStart, [alt("<")]),
      edit("text-end", "end of the text", .textEnd, [alt(">")]),
      edit(
        "delete-backward", "delete backward", .deleteBackward, [key(.backspace), control("h")],
        in: lines),
      edit(
        "delete-forward", "delete forward", .deleteForward, [key(.delete), control("d")], in: lines),
      edit(
        "delete-word-backward", "cut the word before", .deleteWordBackward,
        [control("w"), alt(.backspace)], in: lines),
      edit("delete-word-forward", "cut the word after", .deleteWordForward, [alt("d")], in: lines),
      edit("kill-line", "cut to the end of the line", .killToLineEnd, [control("k")], in: lines),
      edit("kill-line-start", "cut to its start", .killToLineStart, [control("u")], in: lines),
      edit("yank", "put back what was cut", .yank, [control("y")], in: lines),
      edit("yank-pop", "after that: an earlier cut instead", .yankPop, [alt("y")], in: lines),
      edit("transpose", "swap two characters", .transpose, [control("t")], in: lines),
      edit("transpose-words", "swap two words", .transposeWords, [shiftAlt("t")]),
      edit("upper-case", "upper case: what is selected, or a word", .upperCase, [shiftAlt("u")]),
      edit("lower-case", "lower case: the same", .lowerCase, [alt("l")]),
      edit("capitalize", "upper case at the start of words", .capitalize, [shiftAlt("c")]),
      edit("undo", "undo", .undo, [control("_"), control("/")], in: lines),
      edit("redo", "redo", .redo, [alt("_")], in: lines),
      edit("expand-paste", "unfold the paste at the cursor", .expandPaste, [key(.tab)]),
    ] + selecting

  /// With shift the motions select.
  private static let selecting = [
    edit("select-left", "select to the left", .selectLeft, [key(.left, .shift)]),
    edit("select-right", "select to the right", .selectRight, [key(.right, .shift)]),
    edit(
      "select-word-left", "select a word to the left", .selectWordLeft,
      [key(.left, [.control, .shift])]),
    edit(
      "select-word-right", "select a word to the right", .selectWordRight,
      [key(.right, [.control, .shift])]),
    edit("select-row-up", "select a line up", .selectUp, [key(.up, .shift)]),
    edit("select-row-down", "select a line down", .selectDown, [key(.down, .shift)]),
    edit("select-line-start", "select to the line's start", .selectLineStart, [key(.home, .shift)]),
    edit("select-line-end", "select to the line's end", .selectLineEnd, [key(.end, .shift)]),
    edit(
      "select-text-start", "select to the text's start", .selectTextStart,
      [key(.home, [.control, .shift])]),
    edit(
      "select-text-end", "select to the text's end", .selectTextEnd,
      [key(.end, [.control, .shift])]),
    edit("select-all", "select all that is written", .selectAll, [shiftAlt("a")]),
    edit(
      "set-mark", "mark: motions select from here on", .setMark,
      [control(" "), control("@")]),
    edit(
      "copy-selection", "selected text: copy it", .copySelection,
      [alt("w"), key(.insert, .control)], in: [.region]),
    edit(
      "cut-selection", "selected text: cut it", .cutSelection,
      [control("w"), key(.delete, .shift)], in: [.region]),
    edit("swap-ends", "selected text: to its other end", .swapEnds, [alt("o")], in: [.region]),
  ]

  private static func shiftAlt(_ character: Character) -> KeyPress {
    KeyPress(.character(character), [.alt, .shift])
  }

  private static func edit(
    _ name: String, _ help: String, _ edit: ComposerEdit, _ keys: [KeyPress],
    in contexts: Set<KeyContext> = [.chat]
  ) -> Command {
    Command(name, help, .editing, keys, in: contexts, .edit(edit))
  }
}
