import Curses
import TUI

/// What the chat asks of the terminal beside showing and reading: the full screen's, or the one of lines.
protocol ChatTerminal: Sendable {
  /// Hands a text over for the clipboard.
  func copy(_ text: String) async -> CopyResult
  /// Lends the terminal to another program, and waits for its end.
  func run(_ words: [String]) async -> ProgramEnd
  /// Calls who looks elsewhere.
  func notify(_ attention: Attention) async
  /// Another program may have written over what is shown.
  func redrawAll() async
  /// Gives it back as it was.
  func close() async
}

extension Terminal: ChatTerminal {}

extension LineTerminal: ChatTerminal {
  /// No sequence is ever sent to it, also not for its clipboard.
  func copy(_ text: String) -> CopyResult { .unsupported }
  /// Who listens hears the answer itself.
  func notify(_ attention: Attention) {}
  /// Nothing that was said is taken back.
  func redrawAll() {}
}
