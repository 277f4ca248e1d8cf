import TUI

struct DifferenceView {
  let panel: DifferencePanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
