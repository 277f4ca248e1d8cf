import TUI

struct TreeView {
  let panel: TreePanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
