import Chat

/// What filters ask of a message: bits in `said.facts`, and words in the index. Both stand in files:
/// none of them ever gets another meaning.
enum Facts {
  static let prompt = 1
  static let answer = 2
  static let system = 4
  /// It failed, broke off, or needed another attempt.
  static let error = 8
  /// It has a fence of code.
  static let code = 16
  static let image = 32

  /// Begins a text whose words are facts, and each of these: no word of anything else has it.
  static let mark: UInt8 = 1

  /// The facts of a row `s` of `said`, as the index has them.
  static let words = """
    char(\(mark)) || 'c' || s.conversation || ' r' || (s.facts & 7)
          || iif(s.model IS NULL, '', ' m' || s.model)
          || iif(s.facts & \(error), ' e', '') || iif(s.facts & \(code), ' k', '')
          || iif(s.facts & \(image), ' i', '')
    """

  /// Whether a text has a fence of code.
  static func hasCode(_ text: String) -> Bool {
    var run = (byte: UInt8(0), length: 0)
    for byte in text.utf8 {
      guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
        run.length = 0
        continue
      }
      run = (byte, byte == run.byte ? run.length + 1 : 1)
      if run.length == 3 { return true }
    }
    return false
  }

  /// The words of such a row, as `words` makes them.
  static func words(_ facts: Int, conversation: Int64, model: Int64) -> String {
    var words = "\(String(decoding: [mark], as: UTF8.self))c\(conversation) r\(facts & 7) m\(model)"
    if facts & error != 0 { words += " e" }
    if facts & code != 0 { words += " k" }
    if facts & image != 0 { words += " i" }
    return words
  }

  static func role(_ role: Role) -> Int {
    switch role {
    case .user: prompt
    case .assistant: answer
    case .system: system
    }
  }

  // The words, as a query has them.
  static func word(conversation key: Int64) -> String { quoted("c\(key)") }
  static func word(role: Role) -> String { quoted("r\(Self.role(role))") }
  static func word(model key: Int64) -> String { quoted("m\(key)") }
  static let errorWord = quoted("e")
  static let codeWord = quoted("k")
  static let imageWord = quoted("i")

  private static func quoted(_ word: String) -> String {
    "\"\(String(decoding: [mark], as: UTF8.self))\(word)\""
  }
}
