/// Finds what two sequences have in common, in order. Elements are numbers that stand for lines or
/// words: equal numbers are equal ones.
///
/// Elements that occur once on either side anchor the rest (patience difference), which keeps what
/// belongs together; between anchors the shortest edit script is looked for (Myers, greedy). The work
/// is bounded: what is left when the budget is used up counts as different.
struct SequenceDifference {
  /// `count` elements from `old` on are those from `new` on.
  struct Match: Hashable, Sendable {
    var old: Int
    var new: Int
    var count: Int
  }

  /// Steps of the search for the shortest script. More: finer differences between texts that have
  /// little in common, and a longer wait for them.
  private static let budget = 400_000
  /// Differences that are looked for between two anchors. It bounds the memory of the search.
  private static let maximumScript = 600
  /// Anchors within anchors: beyond, the shortest script alone is looked for.
  private static let maximumDepth = 24

  private let old: [Int]
  private let new: [Int]
  private var budget = Self.budget
  private var matches: [Match] = []
  /// Where an element was met, by side: kept from call to call, cleared after use.
  private var counts: [(old: Int, new: Int, oldIndex: Int, newIndex: Int)]

  /// - Returns: ascending in both, not overlapping, as long as they can be.
  static func matches(_ old: [Int], _ new: [Int]) -> [Match] {
    var search = SequenceDifference(old: old, new: new)
    search.compare(0..<old.count, 0..<new.count, depth: 0)
    return joined(search.matches)
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    let largest = max(old.max() ?? 0, new.max() ?? 0)
    counts = Array(repeating: (0, 0, 0, 0), count: largest + 1)
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    var (oldEnd, newEnd) = (oldRange.upperBound, newRange.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      oldStart += 1
      newStart += 1
    }
    add(oldRange.lowerBound, newRange.lowerBound, oldStart - oldRange.lowerBound)
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    if oldStart < oldEnd, newStart < newEnd {
      between(oldStart..<oldEnd, newStart..<newEnd, depth: depth)
    }
    add(oldEnd, newEnd, oldRange.upperBound - oldEnd)
  }

  /// Both are not empty, and differ at both ends.
  private mutating func between(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
    let (anchors, isAnyShared) = anchors(oldRange, newRange)
    guard isAnyShared else { return }
    guard !anchors.isEmpty, depth < Self.maximumDepth else {
      shortestScript(oldRange, newRange)
      return
    }
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    for anchor in anchors {
      compare(oldStart..<anchor.old, newStart..<anchor.new, depth: depth + 1)
      add(anchor.old, anchor.new, 1)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    compare(
      oldStart..<oldRange.upperBound, newStart..<newRange.upperBound, depth: depth + 1)
  }

  private mutating func add(_ oldIndex: Int, _ newIndex: Int, _ count: Int) {
    if count > 0 { matches.append(Match(old: oldIndex, new: newIndex, count: count)) }
  }

  // MARK: Anchors

  /// Elements that occur once on either side, as many as stand in the same order on both; and whether
  /// anything at all occurs on both sides.
  private mutating func anchors(
    _ oldRange: Range<Int>, _ newRange: Range<Int>
  ) -> (anchors: [Match], isAnyShared: Bool) {
    for index in oldRange {
      counts[old[index]].old += 1
      counts[old[index]].oldIndex = index
    }
    for index in newRange {
      counts[new[index]].new += 1
      counts[new[index]].newIndex = index
    }
    var isAnyShared = false
    var candidates: [Match] = []
    for index in oldRange {
      let count = counts[old[index]]
      if count.new > 0 { isAnyShared = true }
      if count.old == 1, count.new == 1 {
        candidates.append(Match(old: index, new: count.newIndex, count: 1))
      }
    }
    for index in oldRange { counts[old[index]] = (0, 0, 0, 0) }
    for index in newRange { counts[new[index]] = (0, 0, 0, 0) }
    return (Self.longestAscending(candidates), isAnyShared)
  }

  /// The longest run of candidates whose places in `new` ascend (patience sorting).
  private static func longestAscending(_ candidates: [Match]) -> [Match] {
    var tops: [Int] = []
    var previous = Array(repeating: -1, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if candidates[tops[middle]].new < candidate.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var run: [Match] = []
    var index = tops.last ?? -1
    while index >= 0 {
      run.append(candidates[index])
      index = previous[index]
    }
    return run.reversed()
  }

  // MARK: The shortest script

  /// Myers' greedy search, each step of it kept for the way back. Given up beyond the bounds.
  private mutating func shortestScript(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    let (oldCount, newCount) = (oldRange.count, newRange.count)
    let limit = min(oldCount + newCount, Self.maximumScript)
    /// The furthest place in `old` on each diagonal; diagonal 0 stands at `limit + 1`.
    var furthest = Array(repeating: 0, count: 2 * limit + 3)
    var trail: [ArraySlice<Int>] = []
    let zero = limit + 1
    for length in 0...limit {
      budget -= length + 1
      guard budget > 0 else { return }
      trail.append(furthest[(zero - length - 1)...(zero + length + 1)])
      for diagonal in stride(from: -length, through: length, by: 2) {
        let isDown =
          diagonal == -length
          || diagonal != length && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1]
        var x = isDown ? furthest[zero + diagonal + 1] : furthest[zero + diagonal - 1] + 1
        var y = x - diagonal
        while x < oldCount, y < newCount,
          old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
        {
          x += 1
          y += 1
        }
        furthest[zero + diagonal] = x
        if x >= oldCount, y >= newCount {
          walkBack(trail, zero: zero, oldRange, newRange)
          return
        }
      }
    }
  }

  private mutating func walkBack(
    _ trail: [ArraySlice<Int>], zero: Int, _ oldRange: Range<Int>, _ newRange: Range<Int>
  ) {
    var (x, y) = (oldRange.count, newRange.count)
    var found: [Match] = []
    for length in stride(from: trail.count - 1, through: 0, by: -1) {
      let furthest = trail[length]
      let diagonal = x - y
      let isDown =
        diagonal == -length
        || diagonal != length && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1]
      let before = isDown ? diagonal + 1 : diagonal - 1
      let startX = length == 0 ? 0 : furthest[zero + before]
      let startY = length == 0 ? 0 : startX - before
      // The equal ones after the step; at length 0 there was no step.
      let runStart = length == 0 ? 0 : isDown ? startX : startX + 1
      if x > runStart {
        let count = x - runStart
        found.append(
          Match(
            old: oldRange.lowerBound + runStart, new: newRange.lowerBound + y - count,
            count: count))
      }
      (x, y) = (startX, startY)
    }
    matches += found.reversed()
  }

  private static func joined(_ matches: [Match]) -> [Match] {
    var result: [Match] = []
    for match in matches {
      if let last = result.last, last.old + last.count == match.old,
        last.new + last.count == match.new
      {
        result[result.count - 1].count += match.count
      } else {
        result.append(match)
      }
    }
    return result
  }
}
