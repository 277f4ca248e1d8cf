import Chat
import TUI

/// Earlier prompts with their filter, and the selected one whole beneath them: as much of it as there
/// is room for.
struct HistoryView {
  /// Rows of the box from which on the selected prompt is shown beneath.
  private static let rowsForPreview = 12
  /// Letters of a prompt that are looked at: more do not fit on a screen.
  private static let readLetters = 8_000
  /// The part of the box that the preview may take.
  private static let previewPart = 3

  let panel: HistoryPanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let preview = preview
    var listArea = area
    listArea.size.rows -= preview.isEmpty ? 0 : preview.count + 1
    let list = ListView(
      title: panel.scope == .all ? "earlier prompts" : "earlier prompts of this conversation",
      note: note, filter: panel.filter, selected: panel.selected, count: panel.choiceCount,
      wantedRows: max(8, panel.promptCount), head: head, area: listArea, theme: theme)
    list.draw(on: &frame) { seen, width in
      zip(seen, panel.prompts(seen)).map { index, prompt in
        list.row(row(prompt, width: width), isSelected: index == panel.selected, width: width)
      }
    }
    guard !preview.isEmpty else { return }
    let columns = PanelBox(in: area, rows: area.size.rows).rect
    frame.fill(
      Rect(
        column: columns.origin.column, row: area.origin.row + listArea.size.rows,
        columns: columns.size.columns, rows: preview.count + 1), style: theme[.panelText])
    putRows(
      preview.map { clip($0, to: max(0, columns.size.columns - 4)) },
      at: Point(column: columns.origin.column + 2, row: area.origin.row + listArea.size.rows),
      on: &frame)
  }

  private var note: String {
    if panel.isAsking || panel.isWaiting { return "reading the log …" }
    return keymap.label(of: .writing(.toggleHistoryScope), in: .history).map {
      panel.scope == .all ? "\($0) this conversation" : "\($0) all"
    } ?? ""
  }

  private var head: (text: String, role: StyleRole)? {
    if panel.choiceCount > 0 || panel.isAsking || panel.isWaiting { return nil }
    return (panel.promptCount == 0 ? "no earlier prompts" : "nothing matches", .dim)
  }

  /// A prompt on one line, from the first word that is looked for on when that is further in.
  private func row(_ prompt: String, width: Int) -> Row {
    let line = Sanitizer.display(
      AttachmentReference.short(String(prompt.prefix(Self.readLetters))).split(
        whereSeparator: \.isNewline
      ).joined(separator: " ⏎ "),
      oneLine: true)
    return marked(cells(line, style: theme[.panelText]))
  }

  private var preview: [Row] {
    let room = area.size.rows / Self.previewPart
    guard area.size.rows >= Self.rowsForPreview, let prompt = panel.choice,
      prompt.contains(where: \.isNewline) || TUI.columns(prompt) > area.size.columns - 8
    else { return [] }
    let width = max(1, min(area.size.columns, PanelBox.maximumColumns) - 4)
    let lines = AttachmentReference.shown(String(prompt.prefix(Self.readLetters))).split(
      separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.flatMap {
      wrap(cells(String($0), style: theme[.panelText]), width: width)
    }
    return rows.prefix(room).map(marked)
  }

  private func marked(_ row: Row) -> Row {
    MarkedWords.row(row, words: panel.filter, style: theme[.match])
  }
}
