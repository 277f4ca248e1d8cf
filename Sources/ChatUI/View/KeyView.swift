import TUI

/// The key debugger: the newest thing that came stands last.
struct KeyView {
  /// Columns of what was pressed, and of how the configuration writes it.
  private static let columns = 18

  let panel: KeyPanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let box = PanelBox(in: area, rows: area.size.rows)
    let inside = box.inside
    box.draw(
      title: "keys", mark: "\(KeyPress(.escape).label) twice goes back", theme, on: &frame)
    let width = max(1, inside.size.columns)
    let room = max(0, inside.size.rows)
    let head = self.head(width)
    let came = panel.inputs.reversed().lazy.prefix(room).flatMap { row(of: $0, width) }
    let newest = Array(came.prefix(max(1, room - min(head.count, room / 2))).reversed())
    let top = Array(head.prefix(max(0, room - newest.count)))
    putRows((top + newest).map { clip($0, to: width) }, at: inside.origin, on: &frame)
  }

  private func head(_ width: Int) -> [Row] {
    var rows = wrap(
      cells(
        "Press keys: what came, how the configuration writes it, and what it does in the chat.",
        style: theme[.dim]), width: width)
    rows += panel.problems.flatMap {
      wrap(cells($0.text, style: theme[.warning]), width: width, indent: 2)
    }
    if !panel.rebound.isEmpty {
      let names = panel.rebound.map { name in
        let keys = CommandTable.named(name).map { keymap.keys(of: $0).map(\.notation) } ?? []
        return "\(name) = \(keys.isEmpty ? "no key" : keys.joined(separator: " "))"
      }
      rows += wrap(
        cells("set: " + names.joined(separator: " · "), style: theme[.panelText]), width: width,
        indent: 2)
    }
    return rows + [[]]
  }

  private func row(of input: Input, _ width: Int) -> [Row] {
    let (first, second, what) = words(for: input)
    let label = cells(first, style: theme[.panelKey])
    let column = min(Self.columns, width / 3)
    func padded(_ row: Row) -> Row {
      row
        + cells(String(repeating: " ", count: max(1, column - row.count)), style: theme[.panelText])
    }
    var line = padded(label)
    if !second.isEmpty { line += padded(cells(second, style: theme[.panelText])) }
    return [line + cells(what, style: theme[what == Self.nothing ? .dim : .panelText])]
  }

  private static let nothing = "nothing"

  private func words(for input: Input) -> (String, String, String) {
    switch input {
    case .key(let key): return (key.label, key.notation, meaning(of: key))
    case .paste(let text):
      return ("paste", "", "\(FigureText.grouped(text.count)) characters, none taken as a key")
    case .wheel(let lines): return ("wheel", "", lines < 0 ? "up" : "down")
    case .mouse(let mouse):
      let place = "column \(mouse.place.column + 1), row \(mouse.place.row + 1)"
      switch mouse.kind {
      case .press: return ("mouse", "", "pressed: \(place)")
      case .drag: return ("mouse", "", "moved: \(place)")
      case .release: return ("mouse", "", "let go: \(place)")
      case .wheel(let notches): return ("wheel", "", "\(notches < 0 ? "up" : "down"): \(place)")
      }
    case .focus(let isFocused):
      return ("focus", "", isFocused ? "the terminal is looked at" : "it is looked at no more")
    case .reply(let text):
      return ("unknown", "", "the terminal sent " + Sanitizer.display(text, oneLine: true))
    }
  }

  private func meaning(of key: KeyPress) -> String {
    if let command = keymap.command(for: key, in: .chat) {
      return "\(command.name): \(command.help)"
    }
    if case .character = key.key, key.modifiers.isSubset(of: .shift) { return "is typed" }
    let others = KeyContext.allCases.compactMap { keymap.command(for: key, in: $0)?.name }
    guard let other = others.first else { return Self.nothing }
    return "nothing in the chat; elsewhere \(other)"
  }
}
