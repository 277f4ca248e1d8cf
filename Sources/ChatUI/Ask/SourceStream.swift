import TUI

/// A text that comes piece by piece, as it goes into a file or a pipe: the source, without what a terminal
/// would obey when the file is shown there one day. That is what copying takes out, too: control
/// characters but tabs and line feeds, tags, controls of the writing direction; CR LF becomes LF.
package struct SourceStream: Sendable {
  /// A carriage return at the end of a piece: a line feed may follow.
  private var hasReturn = false
  private var last: UInt8 = 0x0A

  package init() {}

  package mutating func take(_ piece: String) -> String {
    var text = hasReturn ? "\r" + piece : piece
    hasReturn = text.unicodeScalars.last == "\r"
    if hasReturn { text.unicodeScalars.removeLast() }
    let source = Sanitizer.copy(text)
    last = source.utf8.last ?? last
    return source
  }

  /// What is still held, and the line break that a file of text ends with.
  package mutating func end() -> String {
    let isOpen = hasReturn || last != 0x0A
    (hasReturn, last) = (false, 0x0A)
    return isOpen ? "\n" : ""
  }
}
