/// The best so many of the paths that it is given.
struct BestPaths {
  private let query: PathQuery
  private let limit: Int
  /// At most twice as many as wanted, so that sorting is rare.
  private var found: [(rank: PathQuery.Rank, number: Int, path: String)] = []
  private var number = 0
  /// More matched than are kept.
  private(set) var isCut = false

  init(_ query: PathQuery, limit: Int) {
    self.query = query
    self.limit = limit
  }

  mutating func add(_ path: String) {
    guard let rank = query.rank(of: path.utf8) else { return }
    found.append((rank, number, path))
    number += 1
    if found.count >= limit * 2 { settle() }
  }

  /// Best first; equal ones in the order in which they came.
  var matches: [PathMatch] {
    mutating get {
      settle()
      return found.map { PathMatch(path: $0.path, isDirectory: $0.path.hasSuffix("/")) }
    }
  }

  private mutating func settle() {
    found.sort { ($0.rank, $0.number) < ($1.rank, $1.number) }
    if found.count > limit {
      isCut = true
      found.removeLast(found.count - limit)
    }
  }
}
