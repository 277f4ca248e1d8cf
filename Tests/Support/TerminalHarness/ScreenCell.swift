/// One column of a screen as the terminal shows it.
package struct ScreenCell: Hashable, Sendable, CustomStringConvertible {
  /// A colour as the program asked for it.
  package enum Color: Hashable, Sendable {
    case standard
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  /// The character with its marks; a blank where nothing was written, empty in the second column of
  /// a wide character.
  package var text: String
  /// Columns that the character takes.
  package var width: Int
  package var bold: Bool
  package var italic: Bool
  package var underline: Bool
  package var reverse: Bool
  package var foreground: Color
  package var background: Color

  package var description: String {
    var parts = ["“\(text)”"]
    if width != 1 { parts.append("width \(width)") }
    if bold { parts.append("bold") }
    if italic { parts.append("italic") }
    if underline { parts.append("underline") }
    if reverse { parts.append("reverse") }
    if foreground != .standard { parts.append("in \(foreground)") }
    if background != .standard { parts.append("on \(background)") }
    return parts.joined(separator: " ")
  }

  package init(
    text: String = " ", width: Int = 1, bold: Bool = false, italic: Bool = false,
    underline: Bool = false, reverse: Bool = false, foreground: Color = .standard,
    background: Color = .standard
  ) {
    self.text = text
    self.width = width
    self.bold = bold
    self.italic = italic
    self.underline = underline
    self.reverse = reverse
    self.foreground = foreground
    self.background = background
  }
}
