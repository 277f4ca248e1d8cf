import Chat

/// How fast the pieces of an answer came.
struct PieceFigures: Hashable, Sendable {
  /// Pieces that came, those that are not kept among them.
  private(set) var count = 0
  /// Seconds from the request to the first and the last one.
  private(set) var firstAfter: Double?
  private(set) var lastAfter: Double?
  /// Seconds between neighbours, ascending.
  private var gaps: [Double] = []
  private var taken = 0
  private var id: ExchangeID?
  private var dropped = 0

  /// What came since the last time.
  mutating func take(_ record: ExchangeRecord) {
    if record.id != id || record.pieces.count < taken || record.droppedPieces != dropped {
      self = PieceFigures()
      id = record.id
      dropped = record.droppedPieces
    }
    count = record.pieces.count + record.droppedPieces
    var new: [Double] = []
    for index in taken..<record.pieces.count {
      let isBehindGap = dropped > 0 && index == record.piecesBeforeGap
      if index > 0, !isBehindGap {
        new.append(max(0, record.pieces[index].after - record.pieces[index - 1].after))
      }
    }
    taken = record.pieces.count
    firstAfter = record.pieces.first?.after
    lastAfter = record.pieces.last?.after
    merge(new.sorted())
  }

  /// The gap that such a part of all gaps does not exceed (the nearest rank); nil: there is no gap.
  func gap(_ part: Double) -> Double? {
    guard !gaps.isEmpty else { return nil }
    let rank = Int((part * Double(gaps.count)).rounded(.up))
    return gaps[min(max(rank, 1), gaps.count) - 1]
  }

  var longestGap: Double? { gaps.last }

  /// Pieces a second from the first one to the last; nil: there is no such time.
  var rate: Double? {
    guard count > 1, let firstAfter, let lastAfter, lastAfter > firstAfter else { return nil }
    return Double(count - 1) / (lastAfter - firstAfter)
  }

  private mutating func merge(_ new: [Double]) {
    guard let first = new.first else { return }
    if gaps.last.map({ $0 <= first }) ?? true {
      gaps += new
      return
    }
    var merged: [Double] = []
    merged.reserveCapacity(gaps.count + new.count)
    var old = gaps[...]
    for gap in new {
      let before = old.prefix { $0 <= gap }
      merged += before
      merged.append(gap)
      old = old.dropFirst(before.count)
    }
    gaps = merged + old
  }
}
