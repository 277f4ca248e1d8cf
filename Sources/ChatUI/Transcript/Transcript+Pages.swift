package import Chat
package import TUI

/// Which part of the branch is held: a run around the reader, read in pages as they come near its
/// ends. Nothing on the screen moves by it.
extension Transcript {
  /// Of one side of the reader: messages and bytes of text that are kept at most. Fewer mean more
  /// reading from the log; more mean more memory.
  private static let sideMessages = 300
  private static let sideBytes = 4_000_000
  /// Bytes of text ahead of the reader that are enough, however few messages they are.
  private static let bytesAhead = 1_000_000

  /// Whether `tend` has something to put at a place of the screen: before, its rows decide only how
  /// much is held.
  var needsExactSize: Bool { anchorDue != nil || news.due != nil }

  /// Lets go of what is far from the reader, and says what is to be read next: once for each part.
  /// - Parameter letsGo: the log has what is let go of.
  package mutating func tend(
    in size: Size, _ context: LayoutContext, letsGo: Bool
  ) -> BranchPlace? {
    guard !messages.isEmpty, size.rows > 0 else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    placeAnchor(rows: size.rows, key)
    settleNews(rows: size.rows, key)
    if !isFollowing, hasEnd, lastSeen == nil, let last = messages.last {
      lastSeen = TranscriptPlace(message: last.id, place: .last)
    }
    if letsGo, messages.count > 2 * Self.sideMessages || window.bytes > 2 * Self.sideBytes {
      trim(rows: size.rows)
    }
    return nextPlace(rows: size.rows)
  }

  /// Takes a part of the branch that was asked for; nil: it could not be read.
  /// - Returns: false when it could not, and somebody waits for it.
  package mutating func insert(
    _ page: BranchPage?, at place: BranchPlace, in size: Size, _ context: LayoutContext
  ) -> Bool {
    guard place == awaited else { return true }
    awaited = nil
    guard let page else {
      (refused, jump) = (place, nil)
      return false
    }
    switch place {
    case .before(let id):
      if messages.first?.id == id { window.insertBefore(page) }
    case .after(let id):
      if messages.last?.id == id { window.insertAfter(page) }
    case .start, .end, .around:
      guard let target = jump, target.branchPlace == place else {
        // The reader went elsewhere meanwhile.
        if place == .end { window.note(end: page) }
        return true
      }
      guard !page.messages.isEmpty else {
        (refused, jump) = (place, nil)
        return false
      }
      window.move(to: page)
      let window = window
      dropLayouts { window.index(of: $0) == nil }
      land(at: target, in: size, context)
    }
    trim(rows: size.rows)
    return true
  }

  /// Another branch is shown: the reader stays where they are if that is on it, else sees `focus`.
  package mutating func show(
    _ page: BranchPage, focus: MessageID?, in size: Size, _ context: LayoutContext
  ) {
    let target = nextBranchTarget
    let wasFollowing = isFollowing
    window.show(page)
    (awaited, jump, nextBranchTarget, isAnchored, anchorDue) = (nil, nil, nil, false, nil)
    // A message that has the same ID may have another text.
    dropLayouts { _ in true }
    if let id = lastSeen?.message, index(of: id) == nil { lastSeen = nil }
    if let target, target.message.map({ index(of: $0) != nil }) ?? true {
      goTo(target, in: size, context)
    } else if let top, index(of: top.message) != nil {
      return
    } else if wasFollowing, hasEnd, focus == nil || focus == messages.last?.id {
      follow()
    } else if let focus, index(of: focus) != nil {
      goTo(.message(focus), in: size, context)
    } else {
      stand(atStart: !hasEnd)
    }
  }

  /// With the next branch that is shown, the reader is taken there.
  package mutating func goToWithNextBranch(_ target: TranscriptTarget) {
    nextBranchTarget = target
  }

  private mutating func land(
    at target: TranscriptTarget, in size: Size, _ context: LayoutContext
  ) {
    jump = nil
    top = messages.first.map { TranscriptPlace(message: $0.id, place: .header) }
    switch target {
    case .start: stand(atStart: true)
    case .end: stand(atStart: false)
    default:
      // What is not in its own page is nowhere.
      if target.message.flatMap({ index(of: $0) }) != nil { goTo(target, in: size, context) }
    }
  }

  private mutating func stand(atStart: Bool) {
    guard let first = messages.first, let last = messages.last else { return follow() }
    if atStart {
      (isAnchored, news.isAway) = (false, true)
      top = TranscriptPlace(message: first.id, place: .day)
    } else if hasEnd {
      follow()
    } else {
      top = TranscriptPlace(message: last.id, place: .header)
    }
  }

  // MARK: What is read next

  private mutating func nextPlace(rows: Int) -> BranchPlace? {
    let wanted = jump?.branchPlace ?? (awaited == nil ? edge(rows: rows) : nil)
    guard let wanted, wanted != awaited, wanted != refused else { return nil }
    awaited = wanted
    return wanted
  }

  /// The part beyond an end that the reader is near; else the branch's end, when nothing is known of
  /// it: commands mean the last message.
  private func edge(rows: Int) -> BranchPlace? {
    let reader = self.reader
    if !hasStart, isNear(messages[..<reader].reversed(), rows: rows), let first = messages.first {
      let place = BranchPlace.before(first.id)
      if place != refused { return place }
    }
    guard !hasEnd else { return nil }
    if isNear(messages[min(reader + 1, messages.count)...], rows: rows), let last = messages.last {
      return .after(last.id)
    }
    return window.tail.isEmpty ? .end : nil
  }

  /// A message takes three rows at least: this is a few screens, or enough to read for long.
  private func isNear(_ ahead: some Collection<Message>, rows: Int) -> Bool {
    if ahead.count < Self.fewest(rows: rows) { return true }
    guard ahead.count < 2 * rows else { return false }
    var bytes = 0
    for message in ahead {
      bytes += message.bytes
      if bytes >= Self.bytesAhead { return false }
    }
    return true
  }

  /// Messages of each side that are held whatever their size: more than a screen can show.
  private static func fewest(rows: Int) -> Int { rows / 2 + 2 }

  private var reader: Int { top.flatMap { index(of: $0.message) } ?? messages.count - 1 }

  // MARK: What is let go

  private mutating func trim(rows: Int) {
    let reader = self.reader
    let above = kept(messages[..<reader].reversed(), rows: rows)
    let below = kept(messages[min(reader + 1, messages.count)...], rows: rows)
    let dropped = Set(window.keep((reader - above)..<min(messages.count, reader + 1 + below)))
    guard !dropped.isEmpty else { return }
    dropLayouts { dropped.contains($0) }
  }

  private func kept(_ side: some Collection<Message>, rows: Int) -> Int {
    var count = 0
    var bytes = 0
    for message in side {
      guard count < Self.fewest(rows: rows) || bytes < Self.sideBytes, count < Self.sideMessages
      else { break }
      count += 1
      bytes += message.bytes
    }
    return count
  }
}
