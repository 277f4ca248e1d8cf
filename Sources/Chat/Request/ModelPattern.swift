/// A pattern of model IDs: `*` stands for anything, `?` for one character, `[0-9]` and `[!a-c]` for one
/// of some. With a `/` in it, it is compared with the whole ID; without, with the name behind the
/// provider's: `gpt-5*` is also `openai/gpt-5-mini`. Case does not count.
package struct ModelPattern: Hashable, Sendable {
  package let text: String

  private enum Piece {
    case anything
    case one
    case character(Character)
    case oneOf([ClosedRange<Character>], isNegated: Bool)

    /// Whether it stands for this one character.
    func takes(_ character: Character) -> Bool {
      switch self {
      case .anything, .one: true
      case .character(let own): own == character
      case .oneOf(let ranges, let isNegated):
        ranges.contains { $0.contains(character) } != isNegated
      }
    }
  }

  package init(_ text: String) { self.text = text }

  package func matches(_ model: ModelID) -> Bool {
    let id = Array(model.rawValue.lowercased())
    let pattern = Array(text.lowercased())
    let isWhole = pattern.contains("/")
    let name = isWhole ? id[...] : id[((id.lastIndex(of: "/") ?? -1) + 1)...]
    return Self.match(Self.pieces(of: pattern), Array(name))
  }

  /// Goes back to the last `*` alone: what an earlier one could take more of, that one can, too.
  private static func match(_ pieces: [Piece], _ text: [Character]) -> Bool {
    var (piece, place) = (0, 0)
    var lastStar: (piece: Int, place: Int)?
    while place < text.count {
      if piece < pieces.count, case .anything = pieces[piece] {
        lastStar = (piece, place)
        piece += 1
      } else if piece < pieces.count, pieces[piece].takes(text[place]) {
        piece += 1
        place += 1
      } else if let star = lastStar {
        lastStar = (star.piece, star.place + 1)
        (piece, place) = (star.piece + 1, star.place + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { if case .anything = $0 { true } else { false } }
  }

  /// A `[` that is not closed stands for itself.
  private static func pieces(of pattern: [Character]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case "*": pieces.append(.anything)
      case "?": pieces.append(.one)
      case "[":
        if let (piece, end) = set(in: pattern, from: index + 1) {
          pieces.append(piece)
          index = end
        } else {
          pieces.append(.character("["))
        }
      case let character: pieces.append(.character(character))
      }
      index += 1
    }
    return pieces
  }

  /// - Returns: the set, and where its `]` stands.
  private static func set(in pattern: [Character], from start: Int) -> (Piece, Int)? {
    var index = start
    let isNegated = index < pattern.count && pattern[index] == "!"
    if isNegated { index += 1 }
    // A `]` that comes first is one of the set.
    guard index < pattern.count,
      let end = pattern[(index + 1)...].firstIndex(of: "]")
    else { return nil }
    var ranges: [ClosedRange<Character>] = []
    while index < end {
      let first = pattern[index]
      if index + 2 < end, pattern[index + 1] == "-" {
        let last = pattern[index + 2]
        ranges.append(min(first, last)...max(first, last))
        index += 3
      } else {
        ranges.append(first...first)
        index += 1
      }
    }
    return (.oneOf(ranges, isNegated: isNegated), end)
  }
}
