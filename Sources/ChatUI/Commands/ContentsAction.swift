/// What can be asked of the lists of a conversation's contents.
package enum ContentsAction: Hashable, Sendable {
  case showOutline
  case showBookmarks
  /// Of the selected message, or the one that is looked at.
  case toggleBookmark
  /// In the list of bookmarks.
  case removeBookmark
}
