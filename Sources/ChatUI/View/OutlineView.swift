import TUI

struct OutlineView {
  let panel: OutlinePanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
