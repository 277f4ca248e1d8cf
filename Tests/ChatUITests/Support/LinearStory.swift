import Chat
import ChatUI
import TUI
import Testing

/// Linear mode as its user has it: what the terminal shows in the end, typed lines behind their prompts.
/// Time goes on by what the interface waits for.
struct LinearStory {
  private var interface: LinearInterface
  private(set) var now: Now
  private var shown: [String] = []
  /// What was asked for since it was looked at last; drafts are not told.
  private(set) var asked: [Effect] = []

  init(setup: ModelSetup = .cline, at now: Now = .start) {
    var setup = setup
    setup.isLinear = true
    self.now = now
    let model = Model(size: Size(columns: 80, rows: 24), setup: setup, now: now)
    interface = LinearInterface(model: model, isEchoed: true)
    shown = interface.begin(at: now)
  }

  var model: Model { interface.model }
  var prompt: String? { interface.prompt }
  var isSecret: Bool { interface.isSecret }

  /// What was shown since it was looked at last.
  mutating func text() -> String {
    defer { shown = [] }
    return shown.joined(separator: "\n")
  }

  mutating func effects() -> [Effect] {
    defer { asked = [] }
    return asked
  }

  mutating func type(_ line: String) {
    shown.append((interface.prompt ?? "") + line)
    take(interface.take([line], at: now))
  }

  mutating func paste(_ lines: String...) {
    shown += lines
    take(interface.take(lines, at: now))
  }

  mutating func interrupt() { take(interface.interrupt(at: now)) }

  mutating func happens(_ event: Event) { take(interface.handle(event, at: now)) }

  mutating func session(_ updates: SessionUpdate...) {
    for update in updates { happens(.session(update)) }
  }

  /// Time goes by, and the alarm rings whenever the interface had asked for it.
  mutating func wait(_ seconds: Double) {
    let end = now.instant.advanced(bySeconds: seconds)
    var rings = 0
    while let tick = interface.nextTick(at: now), tick <= end {
      advance(to: tick)
      happens(.tick)
      rings += 1
      #expect(rings < 100, "an alarm that is always due")
      if rings >= 100 { return }
    }
    advance(to: end)
  }

  private mutating func advance(to instant: Instant) {
    let seconds = max(0, instant.seconds(since: now.instant))
    now.instant = now.instant.advanced(bySeconds: seconds)
    now.wall.seconds += seconds
  }

  private mutating func take(_ outcome: LinearInterface.Outcome) {
    shown += outcome.lines
    asked += outcome.effects.filter { effect in
      switch effect {
      case .saveDraft, .saveDraftOf: false
      default: true
      }
    }
  }
}
