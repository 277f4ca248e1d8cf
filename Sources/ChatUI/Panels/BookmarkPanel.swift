/// The panel `bookmarks` of a conversation.
package struct BookmarkPanel: Sendable {}
