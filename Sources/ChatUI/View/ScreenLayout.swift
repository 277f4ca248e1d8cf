import TUI

/// Where everything stands, from top to bottom: transcript, turn line, what has the keyboard, notice,
/// prompts that wait, rule, composer, status bar. Responsible for the division of the rows alone; what stands in them is others'.
struct ScreenLayout: Hashable, Sendable {
  /// Below this nothing useful can be shown.
  static let minimum = Size(columns: 20, rows: 5)
  /// From here on there is room for a rule between transcript and composer.
  private static let rowsForRule = 8
  /// From here on a wait and a notice may take two rows.
  private static let rowsForTwoLines = 12
  /// An overlay gets the place of all but the status bar when the transcript has fewer rows.
  private static let overlayRows = 10

  private(set) var transcript: Rect
  private(set) var turn: Rect
  private(set) var notice: Rect
  /// The line of the prompts that wait.
  private(set) var queue: Rect
  /// The line of what has the keyboard instead of the composer (find, selection), or of what stands
  /// in the composer.
  private(set) var mode: Rect
  /// The row of the rule; nil when there is no room for it.
  private(set) var rule: Int?
  private(set) var composer: Rect
  private(set) var status: Int
  private(set) var overlay: Rect

  init(of model: Model) {
    let size = model.size
    let isRoomy = size.rows >= Self.rowsForTwoLines
    func rows(_ first: Int, _ count: Int) -> Rect {
      Rect(column: 0, row: first, columns: size.columns, rows: max(0, count))
    }
    let noticeRows = model.notice.map {
      min(isRoomy ? 2 : 1, NoticeLine.rows($0, width: size.columns, model.setup.theme).count)
    }
    let turnRows =
      model.isTurnRunning ? (isRoomy && (model.backoff != nil || model.isStallAsked) ? 2 : 1) : 0
    let limit = Self.composerLimit(rows: size.rows)
    let composerRows = model.composer.layout(
      width: size.columns, limit: limit, theme: model.setup.theme
    ).rows.count

    status = max(0, size.rows - 1)
    composer = rows(status - min(limit, composerRows), min(limit, composerRows))
    var end = composer.origin.row
    if size.rows >= Self.rowsForRule {
      end -= 1
      rule = end
    }
    let waits = !model.front.queued.isEmpty || model.front.outgoing != nil
    let queueRows = waits && size.rows >= Self.rowsForRule ? 1 : 0
    queue = rows(end - queueRows, queueRows)
    notice = rows(queue.origin.row - (noticeRows ?? 0), noticeRows ?? 0)
    let hasMode =
      model.front.find != nil || model.front.selection != nil || model.front.branching.edit != nil
      || model.hitContext != nil
    let modeRows = hasMode ? 1 : 0
    mode = rows(notice.origin.row - modeRows, modeRows)
    turn = rows(mode.origin.row - turnRows, turnRows)
    transcript = rows(0, turn.origin.row)
    overlay = transcript
    guard model.overlay != nil, transcript.size.rows < Self.overlayRows else { return }
    // A small window: the overlay takes all, but what is said about it stays in sight.
    notice = rows(status - notice.size.rows, notice.size.rows)
    queue = rows(notice.origin.row, 0)
    mode = rows(notice.origin.row, 0)
    turn = rows(notice.origin.row, 0)
    rule = nil
    composer = rows(status, 0)
    overlay = rows(0, notice.origin.row)
  }

  /// Rows that the composer may grow to: a third of the screen.
  static func composerLimit(rows: Int) -> Int { max(1, rows / 3) }
}
