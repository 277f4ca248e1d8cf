import TUI

/// Where vi has the first say about a key: in the chat, when it is asked for.
extension Model {
  /// - Returns: nil: the key means what it means without vi.
  mutating func pressVi(_ key: KeyPress, at now: Now) -> [Effect]? {
    guard setup.preferences.editing == .vi else {
      if composer.mode != .insert { front.composer.endVi() }
      return nil
    }
    if composer.mode.isCommanding,
      [KeyPress(.character("k")), KeyPress(.character("p"), .control)].contains(key)
    {
      prepareHistory()
    }
    let outcome = front.composer.press(key, width: composerWidth)
    guard outcome != .notMine else { return nil }
    // Only the same key once more means what was asked for.
    if notice?.kind == .quitAsked || notice?.kind == .closeAsked { notice = nil }
    switch outcome {
    case .notMine, .handled: return []
    case .command(let action): return perform(action, at: now)
    case .copied(let text): return [.copy(Sanitizer.copy(text), what: "selection")]
    }
  }
}
