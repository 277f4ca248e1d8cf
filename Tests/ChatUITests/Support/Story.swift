import Chat
import ChatUI
import TUI
import Testing

/// Drives the interface as its user and its session do, and looks at what it shows and asks for.
/// Effects that are not named make the test fail.
struct Story {
  private(set) var model: Model
  private(set) var now: Now

  init(
    _ columns: Int = 80, _ rows: Int = 24, setup: ModelSetup = .cline, at now: Now = .start
  ) {
    self.now = now
    model = Model(size: Size(columns: columns, rows: rows), setup: setup, now: now)
  }

  mutating func wait(_ seconds: Double) {
    now.instant = now.instant.advanced(bySeconds: seconds)
    now.wall.seconds += seconds
  }

  /// One event, and what must come of it.
  mutating func happens(
    _ event: Event, _ expected: [Effect] = [], at location: SourceLocation = #_sourceLocation
  ) {
    let effects = update(&model, event, at: now)
    #expect(effects == expected, sourceLocation: location)
  }

  /// One event; what comes of it is the caller's to judge.
  mutating func react(to event: Event) -> [Effect] { update(&model, event, at: now) }

  mutating func press(
    _ notations: String..., expecting expected: [Effect] = [],
    at location: SourceLocation = #_sourceLocation
  ) {
    let keys = notations.compactMap { KeyPress(notation: $0) }
    #expect(keys.count == notations.count, "an unknown key", sourceLocation: location)
    happens(.input(keys.map { .key($0) }), expected, at: location)
  }

  /// Text into the composer, or into a list's filter.
  mutating func type(_ text: String, at location: SourceLocation = #_sourceLocation) {
    let before = model.composer.text
    let keys = text.map { Input.key(KeyPress(.character($0))) }
    let effects = update(&model, .input(keys), at: now)
    let changed = model.composer.text != before
    #expect(effects == (changed ? [.saveDraft(model.composer.text)] : []), sourceLocation: location)
  }

  mutating func session(
    _ updates: SessionUpdate..., expecting expected: [Effect] = [],
    at location: SourceLocation = #_sourceLocation
  ) {
    var effects: [Effect] = []
    for one in updates { effects += update(&model, .session(one), at: now) }
    #expect(effects == expected, sourceLocation: location)
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    happens(.resized(Size(columns: columns, rows: rows)))
  }

  mutating func frame() -> Frame { view(&model, at: now) }

  mutating func screen() -> String { frame().text }

  /// Some rows of the screen.
  mutating func rows(_ range: Range<Int>) -> String {
    range.map { row($0) }.joined(separator: "\n")
  }

  /// One row of the screen; negative: from the bottom.
  mutating func row(_ index: Int) -> String {
    let rows = screen().split(separator: "\n", omittingEmptySubsequences: false)
    let position = index < 0 ? rows.count + index : index
    return rows.indices.contains(position) ? String(rows[position]) : "(no such row)"
  }
}

extension Now {
  /// 14:02:00 UTC.
  static let start = Now(
    instant: Instant(nanoseconds: 1_000_000_000_000), wall: WallTime(seconds: 50_520),
    utcOffset: 0)
}
