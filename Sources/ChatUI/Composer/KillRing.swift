/// What kills took, newest last. Kills that follow each other directly join in the order in which
/// the text stood.
struct KillRing: Sendable {
  /// As many as emacs keeps.
  private static let capacity = 60

  private var entries: [[ComposerGlyph]] = []

  /// The newest kill; nil when nothing was killed yet.
  var newest: [ComposerGlyph]? { entries.last }

  /// - Parameters:
  ///   - forward: the text stood after the cursor.
  ///   - joins: nothing but kills happened since the last one.
  mutating func add(_ killed: [ComposerGlyph], forward: Bool, joins: Bool) {
    guard !killed.isEmpty else { return }
    guard joins, let last = entries.popLast() else {
      entries.append(killed)
      if entries.count > Self.capacity { entries.removeFirst() }
      return
    }
    entries.append(forward ? last + killed : killed + last)
  }

  /// Turns the ring: the newest becomes the oldest, and the one before it the newest.
  mutating func turn() -> [ComposerGlyph]? {
    guard let last = entries.popLast() else { return nil }
    entries.insert(last, at: 0)
    return entries.last
  }
}
