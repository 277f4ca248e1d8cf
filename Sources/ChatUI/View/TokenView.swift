import TUI

struct TokenView {
  let panel: TokenPanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {}
}
