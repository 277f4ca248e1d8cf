import Chat

/// Which part of a branch is read next when all of it is read outward from one message: a page above,
/// a page below, in turn.
struct BranchWalk: Sendable {
  /// nil: all is read.
  private(set) var next: BranchPlace?
  /// Messages read, and on the whole branch as of the last page.
  private(set) var read = 0
  private(set) var total = 0
  private var first: MessageID?
  private var last: MessageID?
  private var isUpDone = false
  private var isDownDone = false

  /// - Parameter near: nil: from the end.
  init(near: MessageID?) { next = near.map { .around($0) } ?? .end }

  /// - Parameter stretch: what was read at `next`; nil: nothing could be.
  mutating func take(_ stretch: BranchStretch?) {
    guard let place = next else { return }
    guard let stretch else { return miss(place) }
    read += stretch.positions.count
    total = max(stretch.total, read)
    switch place {
    case .before:
      first = stretch.first
      isUpDone = stretch.positions.lowerBound <= 0
    case .after:
      last = stretch.last
      isDownDone = stretch.positions.upperBound >= stretch.total
    case .start, .end, .around:
      first = stretch.first
      last = stretch.last
      isUpDone = stretch.positions.lowerBound <= 0
      isDownDone = stretch.positions.upperBound >= stretch.total
    }
    choose(after: place)
  }

  private mutating func miss(_ place: BranchPlace) {
    switch place {
    // Not in the log yet, or on the shown branch no more.
    case .around: next = .end
    case .start, .end: next = nil
    case .before:
      isUpDone = true
      choose(after: place)
    case .after:
      isDownDone = true
      choose(after: place)
    }
  }

  private mutating func choose(after place: BranchPlace) {
    let up: BranchPlace? = isUpDone ? nil : first.map { .before($0) }
    let down: BranchPlace? = isDownDone ? nil : last.map { .after($0) }
    next = place.leadsUp ? down ?? up : up ?? down
  }
}

extension BranchPlace {
  /// What is there comes before what was read already.
  var leadsUp: Bool {
    if case .before = self { true } else { false }
  }
}
