import TUI

/// The long texts of panels as lines to be read aloud.
enum LinearRows {
  /// Lines that are read of one text: what is longer is for a file or the full screen.
  private static let longest = 500
  /// No line is wrapped: the terminal does that.
  private static let width = 4_000

  static func lines(of source: some LineSource, _ theme: Theme) -> [String] {
    var lines = (0..<min(source.lineCount, longest)).flatMap { line in
      source.rows(of: line, width: width, theme: theme).map(text)
    }
    let more = source.lineCount - longest
    if more > 0 { lines.append("\(LinearWords.count(more, "line")) more are not read here.") }
    return lines
  }

  private static func text(of row: Row) -> String {
    var text = String.UnicodeScalarView()
    for cell in row where cell.width > 0 {
      if let base = Unicode.Scalar(cell.base) { text.append(base) }
      for index in 0..<4 {
        if cell.marks[index] != 0, let mark = Unicode.Scalar(cell.marks[index]) {
          text.append(mark)
        }
      }
    }
    return String(text).trimmed
  }
}
