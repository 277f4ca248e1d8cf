import TUI

struct InspectorView {
  let panel: InspectorPanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
