/// What an editing key does to the composer.
package enum ComposerEdit: String, CaseIterable, Hashable, Sendable {
  case left, right, wordLeft, wordRight
  /// To the ends of the line as typed, whatever rows it is shown in.
  case lineStart, lineEnd
  /// By rows as shown. Up on the first row is `historyPrevious`, down on the last `historyNext`.
  case up, down
  case textStart, textEnd
  case deleteBackward, deleteForward
  /// These four kill: what they take can be yanked; consecutive ones join.
  case deleteWordBackward, deleteWordForward, killToLineEnd, killToLineStart
  case yank
  /// Right after `yank`: puts the kill before that one in its place.
  case yankPop
  case transpose
  case undo, redo
  case newLine
  case historyPrevious, historyNext
  /// Unfolds the folded paste before the cursor, or at it.
  case expandPaste
}
