import TUI

struct BookmarkView {
  let panel: BookmarkPanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
