import TUI

/// A part of the inspector, with the names of all parts above and the keys below.
struct InspectorView {
  let panel: InspectorPanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  private var frame: InspectionFrame { InspectionFrame(in: area) }

  /// What the text is seen through.
  var window: LineWindow {
    LineWindow(width: frame.text.size.columns, rows: frame.text.size.rows, theme: theme)
  }

  func draw(on frame: inout Frame) {
    let marks = [panel.target.mark, panel.scroll.mark(in: panel.text, window)]
    self.frame.draw(
      title: "request", mark: marks.filter { !$0.isEmpty }.joined(separator: " · "), head: head,
      rows: panel.scroll.visible(in: panel.text, window), keys: keys, in: .inspector, theme, keymap,
      on: &frame)
  }

  /// The parts, the one that is shown marked by brackets, too: themes without colours have nothing
  /// else.
  private var head: Row {
    let parts = InspectorPanel.Part.allCases.map { part in
      part == panel.part
        ? cells("[\(part.name)]", style: theme[.panelTitle])
        : cells(" \(part.name) ", style: theme[.dim])
    }
    let whole = Row(parts.joined())
    guard whole.count > window.width else { return whole }
    let number = panel.part.rawValue + 1
    return cells(
      "[\(panel.part.name)] \(number) of \(InspectorPanel.Part.allCases.count)",
      style: theme[.panelTitle])
  }

  private var keys: [(Action, String)] {
    var keys: [(Action, String)] = [(.inspection(.part(1)), "next part")]
    if panel.target.count > 1 {
      keys += [(.inspection(.attempt(-1)), "earlier"), (.inspection(.attempt(1)), "later attempt")]
    }
    if panel.target.record != nil {
      keys += [
        (.inspection(.copyCurl), "copy as curl"), (.inspection(.copyRequest), "copy body"),
        (.inspection(.copyResponse), "copy response"),
        (.inspection(.toggleRaw), panel.isRaw ? "laid out" : "raw body"),
      ]
    }
    return keys + [(.back, panel.opener == nil ? "close" : "back")]
  }
}
