/// Cuts a text into pieces like a model's tokens: a word with the blank before it, long words in
/// parts. Joined, the pieces are the text again.
enum TokenPieces {
  /// Characters after which a word goes on in a further piece.
  private static let longestPiece = 7

  static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var hasLetters = false
    for character in text {
      let isBlank = character == " " || character.isNewline
      let isFull = piece.count >= longestPiece
      if !piece.isEmpty, (isBlank && hasLetters) || isFull || piece.last?.isNewline == true {
        pieces.append(piece)
        piece = ""
        hasLetters = false
      }
      piece.append(character)
      if !isBlank { hasLetters = true }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}
