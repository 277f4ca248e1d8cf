import Chat

/// How fast an answer comes: a ring of counts a half second each, fed by the turn's status.
/// Not responsible for words or for drawing.
struct Meter: Hashable, Sendable {
  /// Seconds that one bar of the sparkline stands for.
  static let bucketSeconds = 0.5
  /// Bars that are kept: also the window of the rate.
  static let buckets = 6

  /// Pieces that came in each whole bucket, oldest first.
  private(set) var counts: [Int] = []
  /// When the first piece was seen: the buckets are counted from here.
  private var start: Instant?
  /// Index of the bucket that is being filled.
  private var current = 0
  private var currentCount = 0
  private var seenPieces = 0

  /// Takes in what a status says; a new attempt begins anew.
  mutating func note(_ status: TurnStatus, at now: Instant) {
    if status.pieces < seenPieces { self = Meter() }
    advance(to: now)
    guard status.pieces > seenPieces else { return }
    if start == nil { start = status.firstTextAt ?? now }
    advance(to: now)
    currentCount += status.pieces - seenPieces
    seenPieces = status.pieces
  }

  /// Pieces a second over the window; nil before a first bucket is full.
  func rate(at now: Instant) -> Double? {
    var copy = self
    copy.advance(to: now)
    guard !copy.counts.isEmpty else { return nil }
    return Double(copy.counts.reduce(0, +)) / (Double(copy.counts.count) * Self.bucketSeconds)
  }

  /// Pieces that had come when the last bucket was full: changes twice a second at most.
  var settledPieces: Int { seenPieces - currentCount }

  /// One bar a bucket, oldest first, the tallest one full; empty before there are two.
  func sparkline(at now: Instant) -> String {
    var copy = self
    copy.advance(to: now)
    guard copy.counts.count > 1, let most = copy.counts.max(), most > 0 else { return "" }
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return String(copy.counts.map { bars[($0 * (bars.count - 1) + most / 2) / most] })
  }

  private mutating func advance(to now: Instant) {
    guard let start else { return }
    let bucket = max(0, Int(now.seconds(since: start) / Self.bucketSeconds))
    guard bucket > current else { return }
    counts.append(currentCount)
    counts += Array(repeating: 0, count: min(Self.buckets, bucket - current - 1))
    counts.removeFirst(max(0, counts.count - Self.buckets))
    current = bucket
    currentCount = 0
  }
}
