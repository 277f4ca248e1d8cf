/// What can be asked of the lists of a conversation's contents.
package enum ContentsAction: Hashable, Sendable {
  case showOutline
  case showBookmarks
  /// The message at the selection, or the one at the top of the screen.
  case toggleBookmark
}
