import Chat
package import TUI

/// Draws the model: the whole screen, each time. Changes caches of layouts in the model, nothing
/// else.
package func view(_ model: inout Model, at now: Now) -> Frame {
  model.zone = now.zone
  model.utcOffset = now.utcOffset
  var frame = Frame(size: model.size)
  let theme = model.setup.theme
  if theme[.text] != .plain {
    frame.fill(
      Rect(column: 0, row: 0, columns: frame.size.columns, rows: frame.size.rows),
      style: theme[.text])
  }
  let minimum = ScreenLayout.minimum
  model.shownEntries = []
  guard model.size.columns >= minimum.columns, model.size.rows >= minimum.rows else {
    let size = "\(minimum.columns)×\(minimum.rows)"
    let forms = ["window too small: needs \(size)", "too small: \(size)", "needs \(size)", size]
    let text = forms.map { cells($0) }.first { $0.count <= frame.size.columns } ?? cells(size)
    frame.put(clip(text, to: frame.size.columns), at: Point(column: 0, row: 0))
    return frame
  }
  let layout = ScreenLayout(of: model)
  if model.isBrowsing {
    model.drawBrowser(at: now, on: &frame)
  } else {
    model.drawTranscript(layout, on: &frame)
    model.drawTurn(layout, at: now, on: &frame)
    model.drawComposer(layout, on: &frame)
    model.drawMode(layout, on: &frame)
  }
  frame.put(
    StatusBar(model: model, now: now).row(width: frame.size.columns),
    at: Point(column: 0, row: layout.status))
  if let completion = model.shownCompletion {
    CompletionView(
      completion: completion, area: layout.transcript, theme: theme, keymap: model.keymap
    ).draw(on: &frame)
  }
  // What lies on top hides the lists beneath it.
  if model.overlay != nil { frame.entries = [] }
  model.drawOverlay(layout, at: now, on: &frame)
  model.shownEntries = frame.entries
  // Blanks that belong to nothing must not be patches of another colour.
  if theme[.text] != .plain { frame.ground(theme[.text]) }
  return frame
}

extension Model {
  fileprivate mutating func drawBrowser(at now: Now, on frame: inout Frame) {
    guard var browser else { return }
    BrowserView(model: self, now: now, layout: BrowserLayout(of: self)).draw(&browser, on: &frame)
    self.browser = browser
  }

  fileprivate mutating func drawTranscript(_ layout: ScreenLayout, on frame: inout Frame) {
    let theme = setup.theme
    let area = layout.transcript
    if transcript.isEmpty, !isTurnRunning, case .themes = overlay {
      putRows(ThemeSpecimen(theme: theme).rows(in: area.size), at: area.origin, on: &frame)
    } else if transcript.isEmpty, !isTurnRunning {
      putRows(Welcome(model: self).rows(in: area.size), at: area.origin, on: &frame)
    } else {
      putRows(front.transcript.rows(in: area.size, layoutContext), at: area.origin, on: &frame)
    }
    let position = front.transcript.position(in: area.size, layoutContext)
    let isReading = transcript.jump != nil
    let end = keymap.label(of: .end, in: .chat) ?? ""
    if let rule = layout.rule {
      frame.put(
        RuleLine.row(
          width: frame.size.columns, position: position, isReading: isReading, end: end,
          writing: WritingWords(model: self).forms, theme),
        at: Point(column: 0, row: rule))
    } else if let pill = RuleLine.pills(position, isReading: isReading, end: end, theme).last {
      let pill = clip(pill, to: frame.size.columns)
      frame.put(
        pill,
        at: Point(column: frame.size.columns - pill.count, row: max(0, area.size.rows - 1)))
    }
  }

  fileprivate func drawTurn(_ layout: ScreenLayout, at now: Now, on frame: inout Frame) {
    let width = frame.size.columns
    if let backoff {
      let lines = BackoffLines(model: self, backoff: backoff, now: now)
      let rows = lines.rows(width: width, limit: layout.turn.size.rows)
      putRows(rows.prefix(layout.turn.size.rows), at: layout.turn.origin, on: &frame)
    } else if isStallAsked, let until = status.givesUpAt {
      let lines = StallLines(model: self, givesUpAt: until, now: now.instant)
      let rows = lines.rows(width: width, limit: layout.turn.size.rows)
      putRows(rows.prefix(layout.turn.size.rows), at: layout.turn.origin, on: &frame)
    } else if layout.turn.size.rows > 0 {
      let line = MeterLine(model: self, now: now.instant)
      frame.put(line.row(width: width), at: layout.turn.origin)
    }
    if layout.queue.size.rows > 0, let outgoing = front.outgoing {
      frame.put(
        OutgoingLine.row(outgoing, at: now.instant, width: width, setup.theme, keymap),
        at: layout.queue.origin)
    } else if layout.queue.size.rows > 0 {
      frame.put(
        QueueLine.row(front.queued, width: width, setup.theme, keymap), at: layout.queue.origin)
    }
    guard let notice, layout.notice.size.rows > 0 else { return }
    let rows = NoticeLine.rows(
      notice, width: width, limit: layout.notice.size.rows, setup.theme)
    putRows(rows, at: layout.notice.origin, on: &frame)
  }

  fileprivate func drawComposer(_ layout: ScreenLayout, on frame: inout Frame) {
    guard layout.composer.size.rows > 0 else { return }
    let drawn = composer.layout(
      width: frame.size.columns, limit: ScreenLayout.composerLimit(rows: frame.size.rows),
      theme: setup.theme, sign: WritingWords(model: self).sign)
    putRows(drawn.rows.prefix(layout.composer.size.rows), at: layout.composer.origin, on: &frame)
    if overlay != nil { return }
    frame.cursor = Point(
      column: min(drawn.cursor.column, max(0, frame.size.columns - 1)),
      row: layout.composer.origin.row + min(drawn.cursor.row, layout.composer.size.rows - 1))
  }

  /// The cursor leaves the composer for a line that is written in.
  fileprivate func drawMode(_ layout: ScreenLayout, on frame: inout Frame) {
    guard layout.mode.size.rows > 0 else { return }
    let width = frame.size.columns
    if hitContext != nil {
      frame.put(VisitLine.row(self, width: width), at: layout.mode.origin)
      return
    }
    if front.selection == nil, front.find == nil, let edit = front.branching.edit {
      frame.put(
        EditLine.row(edit, width: width, utcOffset: utcOffset, setup.theme, keymap),
        at: layout.mode.origin)
      return
    }
    let line =
      front.selection != nil
      ? SelectionLine(model: self).row(width: width) : FindLine(model: self).row(width: width)
    frame.put(line.row, at: layout.mode.origin)
    guard overlay == nil else { return }
    frame.cursor = line.cursor.map {
      Point(column: min($0, max(0, width - 1)), row: layout.mode.origin.row)
    }
  }

  fileprivate func drawOverlay(_ layout: ScreenLayout, at now: Now, on frame: inout Frame) {
    switch overlay {
    case .none: break
    case .help, .failure: PanelView(of: self)?.draw(on: &frame)
    case .models(let panel):
      ModelView(
        panel: panel, known: directory[panel.endpoint], hasOthers: endpointNames.count > 1,
        now: now,
        area: layout.overlay, theme: setup.theme, keymap: keymap
      ).draw(on: &frame)
    case .links(let picker), .choice(let picker, _):
      PickerView(picker: picker, area: layout.overlay, theme: setup.theme).draw(on: &frame)
    case .history(let panel):
      HistoryView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap)
        .draw(on: &frame)
    case .palette(let panel):
      PaletteView(panel: panel, area: layout.overlay, theme: setup.theme).draw(on: &frame)
    case .themes(let panel):
      ThemeView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap)
        .draw(on: &frame)
    case .keyDebugger(let panel):
      KeyView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap).draw(
        on: &frame)
    case .setup(let panel):
      SetupView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap)
        .draw(on: &frame)
    case .outline(let panel):
      OutlineView(panel: panel, area: layout.overlay, theme: setup.theme).draw(on: &frame)
    case .bookmarks(let panel):
      BookmarkView(
        panel: panel, utcOffset: utcOffset, area: layout.overlay, theme: setup.theme, keymap: keymap
      ).draw(on: &frame)
    case .tree(let panel):
      TreeView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap).draw(
        on: &frame)
    case .difference(let panel):
      DifferenceView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap).draw(
        on: &frame)
    case .tokens(let panel):
      TokenView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap).draw(
        on: &frame)
    case .inspector(let panel):
      InspectorView(panel: panel, area: layout.overlay, theme: setup.theme, keymap: keymap).draw(
        on: &frame)
    }
  }
}

/// Rows one below the other.
func putRows(_ rows: some Sequence<Row>, at origin: Point, on frame: inout Frame) {
  for (index, row) in rows.enumerated() {
    frame.put(row, at: Point(column: origin.column, row: origin.row + index))
  }
}
