/// A whole command of vi's, as typed.
struct ViCommand: Hashable, Sendable {
  enum Verb: Hashable, Sendable {
    case move(ViMotion)
    case operate(ViOperator, Target)
    case put(before: Bool)
    case join(spaced: Bool)
    case replace(Character)
    case toggleCase
    case undo
    case redo
    case `repeat`
    case insert(Insertion)
    case overtype
    case visual(lines: Bool)
    /// In visual mode: to the selection's other end.
    case otherEnd
    /// In visual mode: selects a thing.
    case select(ViObject, around: Bool)
    case openCommands
    case openFind

    /// The search for a character that it is or works with.
    var find: ViFind? {
      switch self {
      case .move(.find(let find)), .operate(_, .motion(.find(let find))): find
      default: nil
      }
    }
  }

  /// What an operator works on.
  enum Target: Hashable, Sendable {
    case motion(ViMotion)
    case object(ViObject, around: Bool)
    /// As many lines as the count says, from this one on.
    case lines
    case selection
  }

  enum Insertion: Hashable, Sendable {
    case before, after, lineStart, lineEnd, lineBelow, lineAbove
  }

  var register: Character?
  /// nil: none was typed.
  var count: Int?
  var verb: Verb

  /// `.` makes it again.
  var isChange: Bool {
    switch verb {
    case .operate(.copy, _): false
    case .operate, .put, .join, .replace, .toggleCase, .insert, .overtype: true
    default: false
    }
  }
}

enum ViOperator: Hashable, Sendable {
  case delete, change, copy, indent, outdent, toggleCase, lowerCase, upperCase
}

/// A search for a character within the line.
struct ViFind: Hashable, Sendable {
  var character: Character
  var isForward: Bool
  /// Up to it only.
  var isTill: Bool

  var reversed: ViFind {
    ViFind(character: character, isForward: !isForward, isTill: isTill)
  }
}

enum ViMotion: Hashable, Sendable {
  case left, right, up, down
  /// By rows as shown.
  case rowUp, rowDown
  case word(big: Bool)
  case wordEnd(big: Bool)
  case wordBack(big: Bool)
  case wordEndBack(big: Bool)
  case lineStart, firstInk, lineEnd, column
  /// First glyphs of lines.
  case nextLine, previousLine, thisLine
  /// A line by its number; without one the first or the last.
  case firstLine, lastLine
  case find(ViFind)
  case findAgain(reversed: Bool)
  case paragraph, paragraphBack, sentence, sentenceBack
  case pair
}

enum ViObject: Hashable, Sendable {
  case word(big: Bool)
  case quote(Character)
  /// Named by its opening bracket.
  case bracket(Character)
  case paragraph, sentence
}
