import TUI

extension Model {
  /// Says something in the notice line, instead of what stands there. For a `switch`'s branches:
  /// it asks nothing of the world.
  @discardableResult
  mutating func say(_ text: String, kind: Notice.Kind = .plain, at now: Now) -> [Effect] {
    notice = Notice(text, kind: kind, at: now.instant)
    return []
  }

  mutating func expireNotice(at now: Now) {
    if let notice, notice.expiresAt <= now.instant { self.notice = nil }
  }
}
