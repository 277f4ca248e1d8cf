/// How long lists are read and held.
enum Paging {
  /// Rows that are read at once: some screens of them.
  static let pageLength = 100
  /// Pages that are held around what is seen: more would hold a log of 20,000 conversations whole.
  static let held = 8
}

/// A long list of which the part around the reader is held: pages come as they are asked for, and the
/// farthest ones go. Knows nothing of what a row is.
struct PagedRows<Row: Sendable>: Sendable {
  private var pages: [Int: [Row]] = [:]
  /// Pages that were asked for and are not there yet.
  private var asked: Set<Int> = []
  /// Rows that are known of.
  private(set) var count = 0
  /// There are no more than those.
  private(set) var isComplete = false

  init() {}

  /// nil: it is not held now.
  subscript(index: Int) -> Row? {
    guard let page = pages[index / Paging.pageLength] else { return nil }
    let place = index % Paging.pageLength
    return index >= 0 && place < page.count ? page[place] : nil
  }

  /// Those that are held, in order.
  var held: [(index: Int, row: Row)] {
    pages.keys.sorted().flatMap { page in
      (pages[page] ?? []).enumerated().map { (page * Paging.pageLength + $0, $1) }
    }
  }

  /// The pages that are missing for some rows, each named once; one more where the end of what is known
  /// is near.
  mutating func missing(for range: Range<Int>) -> [Int] {
    guard !range.isEmpty, range.lowerBound < count || !isComplete else { return [] }
    let last = isComplete ? count - 1 : count
    let first = min(max(0, range.lowerBound), last) / Paging.pageLength
    let final = min(max(0, range.upperBound - 1), last) / Paging.pageLength
    let missing = (first...max(first, final)).filter { pages[$0] == nil && !asked.contains($0) }
    asked.formUnion(missing)
    return missing
  }

  /// - Parameters:
  ///   - total: rows of the whole list; nil: not known, then `hasMore` says whether there are others.
  ///   - near: the row that the reader is at.
  mutating func take(_ rows: [Row], at offset: Int, total: Int?, hasMore: Bool, near: Int) {
    let page = offset / Paging.pageLength
    asked.remove(page)
    pages[page] = rows.isEmpty ? nil : rows
    if let total {
      (count, isComplete) = (total, true)
    } else {
      let end = offset + rows.count
      if hasMore { count = max(count, end) } else { (count, isComplete) = (end, true) }
    }
    while pages.count > Paging.held {
      let here = near / Paging.pageLength
      guard let farthest = pages.keys.max(by: { abs($0 - here) < abs($1 - here) }) else { break }
      pages[farthest] = nil
    }
  }

  /// What was asked for will not come.
  mutating func forgetAsked() { asked = [] }

  mutating func change(_ change: (inout Row) -> Void) {
    for page in pages.keys {
      for index in pages[page, default: []].indices { change(&pages[page, default: []][index]) }
    }
  }
}
