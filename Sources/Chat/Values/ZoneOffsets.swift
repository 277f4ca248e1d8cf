/// How far a clock is ahead of UTC, at any time: what a time zone comes to, in the years that anybody looks
/// at. A table, so that who reads dates needs no system's help for each.
///
/// Responsible for finding where an offset changes; which clock it is that is asked is the caller's to say.
package struct ZoneOffsets: Hashable, Sendable {
  private struct Change: Hashable, Sendable {
    /// From this second since 1970 on.
    var time: Double
    var offset: Int
  }

  /// Seconds east of UTC before the first change.
  private let first: Int
  /// In order.
  private let changes: [Change]

  /// A clock that nobody ever changes.
  package init(fixed offset: Int) {
    first = offset
    changes = []
  }

  /// Seconds between two looks: clocks that are changed stay so for longer.
  private static let stride = 20 * 86_400
  /// Clocks are changed at quarters of an hour.
  private static let quarter = 900

  /// - Parameters:
  ///   - range: outside of it its ends hold.
  ///   - offset: seconds east of UTC that the clock shows at a time. It is asked some hundred times.
  package init(from start: WallTime, to end: WallTime, of offset: (WallTime) -> Int) {
    func at(_ quarters: Int) -> Int {
      offset(WallTime(seconds: Double(quarters * Self.quarter)))
    }
    let last = Int(end.seconds) / Self.quarter
    var place = Int(start.seconds) / Self.quarter
    var current = at(place)
    first = current
    var changes: [Change] = []
    while place < last {
      let next = min(place + Self.stride / Self.quarter, last)
      let then = at(next)
      if then != current {
        // The change is after `before`, at `after` at the latest.
        var (before, after) = (place, next)
        while after - before > 1 {
          let middle = before + (after - before) / 2
          if at(middle) == current { before = middle } else { after = middle }
        }
        changes.append(Change(time: Double(after * Self.quarter), offset: at(after)))
      }
      // What is found may not be the last change before the next look: it goes on from there.
      place = then != current ? Int(changes[changes.count - 1].time) / Self.quarter : next
      current = at(place)
    }
    self.changes = changes
  }

  /// Seconds east of UTC at a time.
  package func offset(at time: WallTime) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].time <= time.seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }
}
