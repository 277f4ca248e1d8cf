/// Finds the paths that may be meant by what is typed after an `@`.
///
/// Responsible for where it looks and what comes first: names beneath the working directory, by their
/// letters; or, where the text names another place (`~/`, `/`, `../`), what that directory holds. The
/// paths of the working directory are kept from one key to the next, and read anew when a word begins.
package struct PathFinder {
  /// More than anyone looks through; who does not find it types another letter.
  package static let matchLimit = 50
  /// Paths after which what is found so far is shown.
  private static let batch = 2_000

  private let tree: any FileTree
  private let directory: String
  private let home: String?
  private let userRules: String?
  private var known: Known?

  private struct Known {
    var paths: [String]
    let showsHidden: Bool
    var isComplete: Bool
  }

  /// - Parameters:
  ///   - directory: the working directory, absolute.
  ///   - userRules: the text of the user's own file of what git leaves out everywhere.
  package init(_ tree: any FileTree, directory: String, home: String?, userRules: String? = nil) {
    self.tree = tree
    self.directory = directory
    self.home = home
    self.userRules = userRules
  }

  /// - Parameters:
  ///   - isCancelled: asked between directories; the answer is of no use then.
  ///   - send: called with what is found so far, the last time with the whole. `isComplete`: false:
  ///     there may be more.
  package mutating func find(
    _ query: String, isCancelled: () -> Bool, send: ([PathMatch], _ isComplete: Bool) -> Void
  ) {
    if let place = Place(query, directory: directory, home: home) {
      let all = matches(in: place)
      send(Array(all.prefix(Self.matchLimit)), all.count <= Self.matchLimit)
      return
    }
    let showsHidden = query.split(separator: "/").contains { $0.hasPrefix(".") }
    var best = BestPaths(PathQuery(query), limit: Self.matchLimit)
    if let known, !query.isEmpty, known.isComplete || known.paths.count >= PathWalk.limit,
      known.showsHidden == showsHidden
    {
      for path in known.paths { best.add(path) }
      send(best.matches, known.isComplete && !best.isCut)
      return
    }
    var walk = PathWalk(tree, root: directory, showsHidden: showsHidden, userRules: userRules)
    var paths: [String] = []
    var shown = 0
    known = nil
    while let next = walk.nextPaths() {
      if isCancelled() { return }
      for path in next { best.add(path) }
      paths += next
      if paths.count - shown >= Self.batch {
        shown = paths.count
        send(best.matches, false)
      }
    }
    known = Known(paths: paths, showsHidden: showsHidden, isComplete: !walk.isCut)
    send(best.matches, !walk.isCut && !best.isCut)
  }

  /// Lets go of the paths that are kept.
  package mutating func forget() { known = nil }

  /// What one directory holds, by the letters after its last slash.
  private func matches(in place: Place) -> [PathMatch] {
    let query = PathQuery(place.name)
    let showsHidden = place.name.hasPrefix(".")
    return tree.entries(of: place.directory)
      .filter { showsHidden || !$0.name.hasPrefix(".") }
      .compactMap { entry in query.rank(of: entry.name.utf8).map { (rank: $0, entry: entry) } }
      .sorted { ($0.rank.kind, $0.entry.name) < ($1.rank.kind, $1.entry.name) }
      .map { _, entry in
        let isDirectory = entry.kind != .file
        return PathMatch(
          path: place.typed + entry.name + (isDirectory ? "/" : ""), isDirectory: isDirectory)
      }
  }

  /// A directory that the text names outright.
  private struct Place {
    /// As typed, up to the last slash.
    let typed: String
    let directory: String
    /// What stands behind it.
    let name: String

    /// nil: the text names a place beneath the working directory, or none.
    init?(_ query: String, directory: String, home: String?) {
      let typed = query == "~" ? "~/" : query == ".." ? "../" : query
      guard let slash = typed.lastIndex(of: "/") else { return nil }
      let start = String(typed[...slash])
      if start.hasPrefix("/") {
        self.directory = start
      } else if start.hasPrefix("~/"), let home {
        self.directory = home + start.dropFirst()
      } else if start.hasPrefix("../") {
        self.directory = directory + "/" + start
      } else {
        return nil
      }
      self.typed = start
      name = String(typed[typed.index(after: slash)...])
    }
  }
}
