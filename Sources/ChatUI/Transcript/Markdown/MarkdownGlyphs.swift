/// The signs that laid out Markdown is drawn with: all of them, each one column wide.
enum MarkdownGlyphs {
  /// At the side of a quote, once a level.
  static let quote = "│ "
  /// Of lists within lists; from the last on all alike.
  static let bullets = ["•", "◦", "▪"]
  static let open = "☐"
  static let done = "☑"
  static let rule = "─"
  /// Under a heading of the first level.
  static let underline = "═"
  /// Where a line of code goes on that the row before had no room for.
  static let continued = "↳ "
  /// Around what is struck out: terminals' libraries have no such attribute.
  static let strike = "~~"
  static let column = " │ "
  static let line = "─"
  static let crossing = "─┼─"
}
