import Chat

/// The beginning of a message's text as a list shows it.
enum Preview {
  /// Characters: more than a row of a wide terminal has room for, also where some of them only refer
  /// to what is attached.
  private static let length = 600

  /// Cut where the text is: a long one is not handed on for its first words.
  static let column = "substr(m.text, 1, \(length))"

  /// One line.
  static func line(of text: String) -> String {
    AttachmentReference.short(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
