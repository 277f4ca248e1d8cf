/// One column of a screen as the terminal shows it.
package struct ScreenCell: Hashable, Sendable {
  /// A colour as the program asked for it.
  package enum Color: Hashable, Sendable {
    case standard
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  /// The character with its marks; a blank where nothing was written, empty in the second column of
  /// a wide character.
  package var text = " "
  /// Columns that the character takes.
  package var width = 1
  package var bold = false
  package var italic = false
  package var underline = false
  package var reverse = false
  package var foreground = Color.standard
  package var background = Color.standard
}
