import Chat
import TUI

/// The bookmarks of a conversation: when, who, and what they begin with.
struct BookmarkView {
  /// From here on there is room for whole dates.
  private static let columnsForDates = 50

  let panel: BookmarkPanel
  let utcOffset: Int
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let key = keymap.label(of: .contents(.removeBookmark), in: .bookmarks) ?? ""
    let count = panel.bookmarks?.count ?? 0
    let list = ListView(
      title: "bookmarks", note: panel.choiceCount > 0 ? "\(key) removes" : "",
      filter: panel.filter, selected: panel.selected, count: panel.choiceCount,
      wantedRows: max(8, count), head: head, area: area, theme: theme)
    list.draw(on: &frame) { seen, width in
      zip(seen, panel.bookmarks(seen)).map { index, bookmark in
        list.row(
          row(bookmark, width: width), isSelected: index == panel.selected, width: width)
      }
    }
  }

  private var head: (text: String, role: StyleRole)? {
    guard let bookmarks = panel.bookmarks else { return ("reading the log …", .dim) }
    if panel.choiceCount > 0 { return nil }
    let key = keymap.label(of: .contents(.toggleBookmark), in: .chat) ?? ""
    return (
      bookmarks.isEmpty
        ? "no bookmarks yet: \(key) sets one on the message that you look at" : "nothing matches",
      .dim
    )
  }

  private func row(_ bookmark: Bookmark, width: Int) -> Row {
    let time = CivilTime(bookmark.createdAt, utcOffset: utcOffset)
    let date = width < Self.columnsForDates ? String(time.date.dropFirst(5)) : time.date
    let who = bookmark.role == .user ? "you   " : "answer"
    let branch = bookmark.isShown ? "" : "(other branch) "
    return cells("\(date) \(time.clock) ", style: theme[.dim])
      + cells("\(who) ", style: theme[bookmark.role == .user ? .promptHeader : .answerHeader])
      + cells(branch, style: theme[.dim]) + cells(bookmark.preview, style: theme[.panelText])
  }
}
