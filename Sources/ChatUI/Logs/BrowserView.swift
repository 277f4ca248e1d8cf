import Chat
import TUI

/// Draws the log browser over the whole screen, save the status bar.
struct BrowserView {
  let model: Model
  let now: Now
  let layout: BrowserLayout

  private var theme: Theme { model.setup.theme }
  private var width: Int { model.size.columns }

  /// - Parameter browser: the model's own, whose preview keeps what was laid out.
  func draw(_ browser: inout LogBrowser, on frame: inout Frame) {
    drawQuery(browser, on: &frame)
    putRows(layout.problems, at: Point(column: 0, row: layout.query + 1), on: &frame)
    if let row = layout.rule { frame.put(rule(browser), at: Point(column: 0, row: row)) }
    if let state = browser.statistics {
      StatisticsView(state: state, model: model).draw(in: layout.list, on: &frame)
    } else {
      drawList(browser, on: &frame)
      if let place = layout.preview {
        PreviewView(place: place, theme: theme, now: now)
          .draw(&browser, model.layoutContext, on: &frame)
      }
      if let completion = model.shownLogCompletion { draw(completion, on: &frame) }
    }
    drawFoot(browser, on: &frame)
  }

  // MARK: The query

  /// Told apart also where there are no colours.
  private var problemStyle: Style {
    var style = theme[.warning]
    style.attributes.insert(.underline)
    return style
  }

  private func drawQuery(_ browser: LogBrowser, on frame: inout Frame) {
    let input = InputLine(
      label: cells(width < 30 ? "/" : "log: ", style: theme[.composerPrompt]), line: browser.line,
      placeholder: "words, “a phrase”, -without, tag:work, is:error, since:7d …",
      marks: browser.read.problems.map(\.range), markStyle: problemStyle)
    let drawn = input.row(width: width, theme)
    frame.put(drawn.row, at: Point(column: 0, row: layout.query))
    if model.isBrowserOnTop, browser.ask == nil, browser.focus == .query, browser.statistics == nil
    {
      frame.cursor = Point(column: drawn.cursor, row: layout.query)
    }
  }

  /// What is found, and how it is listed.
  private func rule(_ browser: LogBrowser) -> Row {
    let style = theme[.rule]
    let items = BrowserWords(browser).items(theme)
    let words = LineItem.fit(
      items, separator: cells(" · ", style: theme[.dim]), width: max(0, width - 6))
    let gap = max(0, width - words.count - 6)
    return clip(
      cells("── ", style: style) + words + cells(" ─", style: style)
        + cells(String(repeating: "─", count: gap + 1), style: style), to: width)
  }

  // MARK: The list

  private func drawList(_ browser: LogBrowser, on frame: inout Frame) {
    let (results, place) = (browser.results, layout.list)
    guard results.count > 0 else {
      let lines = wrap(
        cells(BrowserWords(browser).nothing, style: theme[.dim]),
        width: max(1, place.size.columns - 3))
      putRows(
        lines.prefix(place.size.rows),
        at: Point(column: min(3, place.size.columns), row: place.origin.row), on: &frame)
      return
    }
    let seen = layout.seen(selected: browser.selected, count: results.count)
    for index in seen {
      let row = EntryRow(
        theme: theme, now: now, width: place.size.columns,
        isSelected: index == browser.selected,
        isMarked: results.conversation(at: index).map { browser.marks[$0.id] != nil } ?? false)
      let rows: [Row] =
        if let entry = results.entries[index] {
          [row.row(entry)]
        } else if let hit = results.hits[index] {
          row.rows(hit, count: layout.entryRows)
        } else {
          [cells(index == browser.selected ? "▸  …" : "   …", style: theme[.dim])]
        }
      let top = place.origin.row + (index - seen.lowerBound) * layout.entryRows
      putRows(rows, at: Point(column: 0, row: top), on: &frame)
      frame.entries.append(
        FrameEntry(
          area: Rect(
            column: 0, row: top, columns: place.size.columns, rows: layout.entryRows),
          offset: index - browser.selected))
      if index == browser.selected, browser.focus == .list, browser.ask == nil, model.isBrowserOnTop
      {
        frame.cursor = Point(column: 0, row: top)
      }
    }
  }

  /// Under the query, over the list.
  private func draw(_ completion: BrowserCompletion, on frame: inout Frame) {
    let count = min(Self.mostCandidates, completion.candidates.count, layout.list.size.rows)
    guard count > 0 else { return }
    let selected = completion.selected ?? 0
    let first = max(0, min(selected - count / 2, completion.candidates.count - count))
    let columns = completion.candidates.map { TUI.columns($0.text) }.max() ?? 0
    let rows = (first..<first + count).map { index -> Row in
      let candidate = completion.candidates[index]
      let isSelected = index == completion.selected
      let style = theme[isSelected ? .selection : .panelText]
      let text = cells(candidate.text, style: style)
      let gap = String(repeating: " ", count: max(2, columns + 2 - text.count))
      let row =
        cells(isSelected ? " ▸ " : "   ", style: style) + text
        + cells(gap + candidate.help, style: isSelected ? style : theme[.dim])
      let end = cells(String(repeating: " ", count: max(0, width - row.count)), style: style)
      return clip(row + end, to: width)
    }
    putRows(rows, at: Point(column: 0, row: layout.list.origin.row), on: &frame)
  }

  /// Candidates that are seen at once.
  private static let mostCandidates = 8

  // MARK: The foot

  private func drawFoot(_ browser: LogBrowser, on frame: inout Frame) {
    guard let foot = layout.foot else { return }
    let origin = Point(column: 0, row: foot)
    if let ask = browser.ask {
      let drawn = InputLine(
        label: cells(BrowserWords(browser).label(of: ask.kind), style: theme[.composerPrompt]),
        line: ask.line, placeholder: BrowserWords(browser).placeholder(of: ask.kind)
      ).row(width: width, theme)
      frame.put(drawn.row, at: origin)
      if model.isBrowserOnTop { frame.cursor = Point(column: drawn.cursor, row: foot) }
    } else if let notice = model.notice {
      putRows(NoticeLine.rows(notice, width: width, limit: 1, theme), at: origin, on: &frame)
    } else {
      frame.put(
        BrowserHints(model: model, browser: browser).row(width: width), at: origin)
    }
  }
}
