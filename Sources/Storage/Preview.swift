/// The beginning of a message's text as a list shows it.
enum Preview {
  /// Characters: more than a row of a wide terminal has room for.
  private static let length = 200

  /// Cut where the text is: a long one is not handed on for its first words.
  static let column = "substr(m.text, 1, \(length))"

  /// One line.
  static func line(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
