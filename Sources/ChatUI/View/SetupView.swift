import TUI

/// The panel where a first key is given. Its lines read in order without their looks, too: what it is
/// about, what can be chosen, how it stands, what the keys do.
struct SetupView {
  let panel: SetupPanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let width = max(1, PanelBox(in: area, rows: area.size.rows).inside.size.columns)
    let choices = panel.choices.map { choiceRows($0, width: width) }
    var keyRow = 0
    var rows = introduction(width: width)
    // In a small window the choices come before what is said about them.
    if rows.count + choices.reduce(0, { $0 + $1.count }) + 4 > area.size.rows { rows = [] }
    keyRow = rows.count + 1
    for choice in choices { rows += choice }
    let more = state(width: width)
    let footer = footer(width: width)
    let box = PanelBox(in: area, rows: rows.count + more.count + footer.count)
    box.draw(title: "welcome", mark: "", theme, on: &frame)
    let inside = box.inside
    let room = max(0, inside.size.rows - footer.count)
    putRows((rows + more).prefix(room), at: inside.origin, on: &frame)
    putRows(
      footer.prefix(inside.size.rows),
      at: Point(
        column: inside.origin.column,
        row: inside.origin.row + max(0, inside.size.rows - footer.count)), on: &frame)
    guard panel.choice == .key, panel.check != .running, keyRow < room else { return }
    let key = keyText.count + 2
    frame.cursor = Point(
      column: min(inside.origin.column + key, inside.origin.column + width - 1),
      row: inside.origin.row + keyRow)
  }

  private func introduction(width: Int) -> [Row] {
    let text = "Who answers? Choose one; everything can be changed later."
    let said = wrap(cells(text, style: theme[.emphasis]), width: width)
    let problem = panel.problem.map { wrap(cells($0, style: theme[.warning]), width: width) } ?? []
    return problem + said + [[]]
  }

  private func choiceRows(_ choice: SetupPanel.Choice, width: Int) -> [Row] {
    let isSelected = panel.choice == choice
    func row(_ text: String) -> Row {
      let style = theme[isSelected ? .panelKey : .panelText]
      return clip(cells((isSelected ? "▸ " : "  ") + text, style: style), to: width)
    }
    switch choice {
    case .key:
      return [
        row("Paste a key for \(panel.endpoint)"),
        clip(cells("  " + keyText, style: theme[.composerText]), to: width),
      ]
    case .server(let name):
      let server = panel.servers.first { $0.facts.name == name }
      let models = server?.models ?? 0
      let count = models == 1 ? "1 model" : "\(models) models"
      let first = server?.first.map { ", \($0)" } ?? ""
      return [row("Use \(name) on this machine (\(count)\(first))")]
    case .demo: return [row("Look around in the demo: no account, no network")]
    }
  }

  /// Never the key: how long it is tells whether the whole of it arrived.
  private var keyText: String {
    panel.typed.isEmpty
      ? "key: "
      : "key: \(String(repeating: "•", count: min(16, panel.typed.count))) \(panel.typed.count) characters"
  }

  private func state(width: Int) -> [Row] {
    let (text, role): (String, StyleRole) =
      switch panel.check {
      case .running: ("asking \(panel.endpoint) about the key …", .notice)
      case .refused(let reason): (reason, .error)
      case .impossible(let reason):
        ("\(reason) The key could not be checked: Enter keeps it all the same.", .warning)
      case .none:
        panel.isLooking
          ? ("looking for servers on this machine …", .dim)
          : (
            panel.servers.isEmpty
              ? "no server answers on this machine: start Ollama, llama.cpp, LM Studio or vLLM, and come back with /setup"
              : "", .dim
          )
      }
    return text.isEmpty ? [] : [[]] + wrap(cells(text, style: theme[role]), width: width)
  }

  private func footer(width: Int) -> [Row] {
    let enter =
      switch panel.choice {
      case .key: "checks and keeps it"
      case .server: "uses it"
      case .demo: "opens it"
      }
    let items = [
      LineItem.hint(.setup(.choose), enter, "choose", in: .setup, weight: 80, theme, keymap),
      panel.endpoints.count > 1
        ? LineItem.hint(
          .setup(.nextEndpoint), "another endpoint", "endpoint", in: .setup, weight: 50, theme,
          keymap)
        : nil,
      LineItem.hint(
        .back, panel.check == .running ? "cancel" : "later", in: .setup, weight: 70, theme, keymap),
    ]
    return [
      LineItem.fit(
        items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
    ]
  }
}
