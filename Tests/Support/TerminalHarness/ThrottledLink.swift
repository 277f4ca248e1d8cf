/// A line between program and terminal that takes everything at once and carries only so many bytes a
/// second, as a modem or a bad network does behind the buffers of a secure shell.
struct ThrottledLink {
  /// How often bytes arrive at most, nanoseconds.
  private static let step = 5_000_000.0

  private let nanosecondsPerByte: Double
  private var bytes: [CChar] = []
  private var first = 0
  /// Up to when the line was used.
  private var usedUntil = 0.0
  /// The most bytes that were on their way at once.
  var most = 0
  private(set) var arrivedBytes = 0

  init(bytesPerSecond: Int) { nanosecondsPerByte = 1e9 / Double(bytesPerSecond) }

  var isEmpty: Bool { first == bytes.count }

  mutating func put(_ new: [CChar], at now: UInt64) {
    if isEmpty {
      usedUntil = Double(now)
      bytes.removeAll(keepingCapacity: true)
      first = 0
    }
    bytes += new
    most = max(most, bytes.count - first)
  }

  /// What arrives until now.
  mutating func take(at now: UInt64) -> [CChar] {
    let carried = Int((Double(now) - usedUntil) / nanosecondsPerByte)
    guard carried > 0, !isEmpty else { return [] }
    let end = min(bytes.count, first + carried)
    defer { first = end }
    usedUntil += Double(end - first) * nanosecondsPerByte
    arrivedBytes += end - first
    return Array(bytes[first..<end])
  }

  /// When something arrives next; nil: nothing is on its way.
  var next: UInt64? {
    isEmpty ? nil : UInt64(usedUntil + max(nanosecondsPerByte, Self.step)) + 1
  }
}
