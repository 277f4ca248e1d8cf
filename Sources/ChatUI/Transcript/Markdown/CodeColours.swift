import Markup
import TUI

/// Colours lines of code, and remembers those of late: a line that is seen in each frame is looked at
/// once.
struct CodeColours: Sendable {
  /// Lines to remember: some screens of them.
  private static let capacity = 512

  private struct Key: Hashable {
    let language: CodeLanguage
    let state: CodeHighlighter.State
    let line: String
  }

  private struct Colours: Sendable {
    let tokens: [CodeHighlighter.Token]
    let next: CodeHighlighter.State
  }

  private var highlighters: [CodeLanguage: CodeHighlighter] = [:]
  private var lines: [Key: Colours] = [:]
  /// Lines that were looked at since the beginning.
  private(set) var linesRead = 0

  /// - Parameter state: what the line begins in; what the next begins in afterwards.
  mutating func tokens(
    of line: String, in language: CodeLanguage, from state: inout CodeHighlighter.State
  ) -> [CodeHighlighter.Token] {
    let key = Key(language: language, state: state, line: line)
    let colours: Colours
    if let known = lines[key] {
      colours = known
    } else {
      let highlighter = highlighters[language] ?? CodeHighlighter(language)
      highlighters[language] = highlighter
      let made = highlighter.tokens(of: line, from: state)
      colours = Colours(tokens: made.tokens, next: made.next)
      linesRead += 1
      if lines.count >= Self.capacity { lines.removeAll(keepingCapacity: true) }
      lines[key] = colours
    }
    state = colours.next
    return colours.tokens
  }
}
