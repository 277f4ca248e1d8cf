import TUI

extension CommandTable {
  private static let overConversation: Set<KeyContext> = [.chat, .find, .found, .selection]

  static let contentsCommands = [
    Command(
      "outline", "outline: prompts and headings", .screen, [key(.function(3))],
      in: overConversation.union([.outline, .bookmarks]), .contents(.showOutline),
      slash: ["outline"], needs: [.messages]),
    Command(
      "bookmark", "bookmark this message, or no more", .reading, [alt("m")],
      in: [.chat, .found], .contents(.toggleBookmark), slash: ["bookmark"], needs: [.messages]),
    Command(
      "bookmarks", "bookmarks of this conversation", .screen,
      [KeyPress(.character("m"), [.alt, .shift])],
      in: overConversation.union([.outline, .bookmarks]), .contents(.showBookmarks),
      slash: ["bookmarks"], needs: [.messages]),
    Command(
      "bookmark-remove", "remove a bookmark", .picker, [key(.delete), control("d")],
      in: [.bookmarks], .contents(.removeBookmark)),
  ]
}
