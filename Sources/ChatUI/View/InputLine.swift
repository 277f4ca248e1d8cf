import TUI

/// One line that is typed in, with a label before it: the part around the cursor, where it is longer
/// than its place.
struct InputLine {
  var label: Row
  var line: Composer
  var placeholder = ""
  /// Characters that stand out, and how.
  var marks: [Range<Int>] = []
  var markStyle = Style.plain

  /// - Returns: the row, and the column of the terminal's cursor.
  func row(width: Int, _ theme: Theme) -> (row: Row, cursor: Int) {
    let room = max(1, width - label.count)
    guard !line.isEmpty else {
      let hint = clip(cells(placeholder, style: theme[.placeholder]), to: room)
      return (clip(label + hint, to: width), min(label.count, max(0, width - 1)))
    }
    let buffer = line.buffer
    let text = buffer.glyphs.enumerated().map { index, glyph in
      let isMarked = marks.contains { $0.contains(index) }
      return glyph.cells(text: isMarked ? markStyle : theme[.composerText], chip: theme[.chip])
    }
    // The cursor stays in sight, with what is before it.
    let before = text[..<buffer.cursor].reduce(0) { $0 + $1.count }
    let skipped = max(0, before - room + 1)
    var shown = Row(text.joined().dropFirst(skipped).prefix(room))
    // Half of a wide character is none.
    if let first = shown.first, first.width == 0 { shown[0] = .blank }
    return (label + shown, min(label.count + before - skipped, max(0, width - 1)))
  }
}
