import TUI

/// Something of every kind that a conversation may hold, for trying a theme on before there is one.
/// What the rest of the screen shows anyhow (frames, lists, the status bar) is not in it.
struct ThemeSpecimen {
  let theme: Theme

  func rows(in size: Size) -> [Row] {
    Self.lines.prefix(max(0, size.rows)).map { line in
      clip(line.flatMap { cells($0.text, style: theme[$0.role]) }, to: size.columns)
    }
  }

  private typealias Piece = (text: String, role: StyleRole)

  private static let lines: [[Piece]] = [
    [("you · 14:02", .promptHeader)],
    [("A prompt with ", .promptText), ("notes.txt, 3 lines", .chip)],
    [("a-model · 14:02", .answerHeader), ("   12 tok", .dim), ("   reasoning …", .reasoning)],
    [
      ("Text, ", .text), ("stressed", .emphasis), (", ", .text), ("code", .code), (", ", .text),
      ("a link", .link), (", ", .text), ("x² + y²", .math), (", ", .text), ("a match", .match),
      (", ", .text), ("selected", .selection),
    ],
    [
      ("A heading", .heading), ("  ▌ a quotation", .quote), ("  ┬──┬", .tableBorder),
      ("  ── Today ──", .rule),
    ],
    [
      ("func ", .codeKeyword), ("greet", .codeFunction), ("(", .codeSymbol),
      ("name", .codeVariable), (": ", .codeSymbol), ("String", .codeType), (") ", .codeSymbol),
      ("// a comment", .codeComment),
    ],
    [
      ("#if ", .codePreprocessor), ("DEBUG ", .codeConstant), ("print", .codeFunction),
      ("(", .codeSymbol), ("\"hello\"", .codeString), (", ", .codeSymbol), ("42", .codeNumber),
      (")", .codeSymbol),
    ],
    [
      ("- removed", .removed), ("  + added", .added), ("  @@ -1 +1 @@", .hunk),
      ("  ● shown", .selectionMark),
    ],
    [
      ("error", .error), ("  warning", .warning), ("  notice", .notice), ("  a key", .panelKey),
      ("  ▍receiving · 59 tok/s", .meter),
    ],
    [("> ", .composerPrompt), ("a prompt being written", .composerText)],
  ]
}
