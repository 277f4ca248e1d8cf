import TUI

/// Our own words as linear mode says them: whole sentences without signs that stand for something on a
/// screen. What comes from elsewhere keeps its signs; only what a terminal would obey is gone.
enum LinearWords {
  /// Notices and labels are written for a line on a screen: their dots and arrows become commas.
  static func sentence(_ text: String) -> String {
    var words = plain(text).trimmed
    guard let first = words.first, let last = words.last else { return "" }
    if first.isLowercase, !words.hasPrefix("http"), !isCode(words) {
      words = first.uppercased() + words.dropFirst()
    }
    return ".!?:".contains(last) ? words : words + "."
  }

  static func plain(_ text: String) -> String {
    var plain = text
    for (sign, words) in signs { plain = plain.replacing(sign, with: words) }
    return plain
  }

  /// A line to be written: printable text and nothing else.
  static func safe(_ line: String) -> String {
    let shown = Sanitizer.display(line)
    guard shown.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A }) else { return shown }
    return String(
      shown.flatMap { character -> String in
        if character == "\t" { return "    " }
        return character.isNewline ? " " : String(character)
      })
  }

  /// On one line, and not longer than what is read out in one breath.
  static func short(_ text: String, to count: Int = 100) -> String {
    let line = Sanitizer.display(text, oneLine: true).trimmed
    return line.count <= count ? line : line.prefix(count).trimmed + " ..."
  }

  /// `1 prompt`, `3 prompts`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `1 second`, `30 seconds`, `2 minutes 5 seconds`.
  static func seconds(_ seconds: Int) -> String {
    guard seconds >= 60 else { return count(seconds, "second") }
    let minutes = count(seconds / 60, "minute")
    return seconds % 60 == 0 ? minutes : "\(minutes) \(count(seconds % 60, "second"))"
  }

  /// A word that is an identifier begins as it is written.
  private static func isCode(_ text: String) -> Bool {
    let word = text.prefix { !$0.isWhitespace }
    return word.contains("/") || word.contains("_") || word.dropLast().contains(".")
  }

  private static let signs = [
    (" · ", ", "), (" …", " ..."), ("…", "..."), ("“", "\""), ("”", "\""), ("✗ ", ""), ("● ", ""),
    ("★", "starred"), ("›", ""), ("‹", ""), ("–", "-"), ("↓", ""),
  ]
}
