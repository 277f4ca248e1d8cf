import TUI

/// One thing that the cursor steps over: a character, or a piece of text folded to a chip.
struct ComposerGlyph: Hashable, Sendable {
  /// What a glyph is to the motions by words.
  enum Kind: Hashable, Sendable {
    case word, other, newline
    /// Folded text is a word by itself.
    case folded
  }

  /// What is sent.
  let text: String
  /// What is shown in its place; nil shows the text.
  let label: String?
  let kind: Kind
  /// It stands for a file that goes along with the prompt: its text is of no use to people.
  let isAttachment: Bool
  /// What it is to the breaking of rows.
  let breaking: BreakClass
  /// Columns that it takes where there is room: 1 or more.
  let columns: Int

  init(_ character: Character) {
    // A line break as other systems write it.
    text = character == "\r\n" || character == "\r" ? "\n" : String(character)
    label = nil
    isAttachment = false
    if text == "\n" {
      kind = .newline
      // The cursor can stand on the break itself.
      columns = 1
    } else {
      kind = character.isLetter || character.isNumber || character == "_" ? .word : .other
      columns = max(1, TUI.columns(text))
    }
    breaking = BreakClass(base: text.unicodeScalars.first?.value ?? 0, columns: columns)
  }

  /// Text that is shown as `label` only.
  init(folding text: String, label: String, isAttachment: Bool = false) {
    self.text = text
    self.label = label
    self.isAttachment = isAttachment
    kind = .folded
    columns = max(1, TUI.columns(label))
    breaking = .wide
  }

  static let newline = ComposerGlyph("\n")
  static let space = ComposerGlyph(" ")

  /// A blank within a line.
  var isBlank: Bool { breaking.contains(.blank) }

  /// The cells that show it: none for a line break, else `columns` of them.
  func cells(text style: Style, chip: Style) -> Row {
    if kind == .newline { return [] }
    if let label { return TUI.cells(label, style: chip) }
    let row = TUI.cells(text, style: style)
    // What has no look of its own would be sent unseen.
    return row.isEmpty ? [Cell(base: 0xFFFD, style: style)] : row
  }

  /// This and a character typed after it as one, where they belong together: a letter and its accent.
  func joined(with next: Character) -> ComposerGlyph? {
    guard kind == .word || kind == .other else { return nil }
    let both = text + String(next)
    guard both.count == 1, let character = both.first else { return nil }
    return ComposerGlyph(character)
  }

  /// What stands in its place when its letters change their case: mostly one glyph, `SS` for `ß`.
  func cased(_ mapping: (String) -> String) -> [ComposerGlyph] {
    guard kind == .word else { return [self] }
    return mapping(text).map { ComposerGlyph($0) }
  }
}
