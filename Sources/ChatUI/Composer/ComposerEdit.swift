/// What an editing key does to the composer.
package enum ComposerEdit: String, CaseIterable, Hashable, Sendable {
  case left, right, wordLeft, wordRight
  /// To the ends of the line as typed, whatever rows it is shown in.
  case lineStart, lineEnd
  /// By rows as shown. Up on the first row is `historyPrevious`, down on the last `historyNext`.
  case up, down
  case textStart, textEnd
  /// To the blank lines around, and to where sentences begin.
  case paragraphLeft, paragraphRight, sentenceLeft, sentenceRight

  /// The same motions with what is passed selected: typing takes its place, any other motion ends it.
  case selectLeft, selectRight, selectWordLeft, selectWordRight
  case selectLineStart, selectLineEnd, selectUp, selectDown, selectTextStart, selectTextEnd
  case selectAll
  /// From here on motions select; at once again: no more.
  case setMark
  /// To the selection's other end.
  case swapEnds
  case endSelection
  /// Both also kill: what was selected can be yanked.
  case copySelection, cutSelection

  case deleteBackward, deleteForward
  /// These four kill: what they take can be yanked; consecutive ones join.
  case deleteWordBackward, deleteWordForward, killToLineEnd, killToLineStart
  case yank
  /// Right after `yank`: puts the kill before that one in its place.
  case yankPop
  case transpose, transposeWords
  /// The selection, else the word that ends next.
  case upperCase, lowerCase, capitalize
  case undo, redo
  case newLine
  case historyPrevious, historyNext
  /// Unfolds the folded paste before the cursor, or at it.
  case expandPaste

  /// The motion behind a selecting edit.
  var selectedMotion: ComposerEdit? {
    switch self {
    case .selectLeft: .left
    case .selectRight: .right
    case .selectWordLeft: .wordLeft
    case .selectWordRight: .wordRight
    case .selectLineStart: .lineStart
    case .selectLineEnd: .lineEnd
    case .selectUp: .up
    case .selectDown: .down
    case .selectTextStart: .textStart
    case .selectTextEnd: .textEnd
    default: nil
    }
  }

  /// It leads somewhere and leaves the text as it is.
  var isMotion: Bool {
    switch self {
    case .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .up, .down, .textStart,
      .textEnd, .paragraphLeft, .paragraphRight, .sentenceLeft, .sentenceRight:
      true
    default: false
    }
  }

  /// What is of use where keys are commands: the others are vi's own there.
  var isOfUseInViCommands: Bool {
    if isMotion { return true }
    switch self {
    case .undo, .redo, .newLine, .historyPrevious, .historyNext, .expandPaste, .copySelection:
      return true
    default: return false
    }
  }
}
