import Chat

/// The beginning of a message's text as a list shows it.
enum Preview {
  /// Characters: more than a row of a wide terminal has room for.
  private static let length = 200
  /// Characters that are read for them: some may only refer to what is attached.
  private static let readLength = 600

  /// Cut where the text is: a long one is not handed on for its first words.
  static let column = "substr(m.text, 1, \(readLength))"

  /// One line.
  static func line(of text: String) -> String {
    let words = AttachmentReference.short(text).split(whereSeparator: \.isWhitespace)
    return String(words.joined(separator: " ").prefix(length))
  }
}
