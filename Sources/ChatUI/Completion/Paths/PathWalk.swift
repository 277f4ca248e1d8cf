/// Goes through a directory and all beneath it, nearest first, without what git leaves out.
///
/// Responsible for the order, for what is passed over, and for the bound. It holds nothing of a name but
/// the paths that it gives.
struct PathWalk {
  /// Paths that are given: a project has fewer; a home directory would keep the disk busy for minutes.
  static let limit = 50_000
  /// Entries that are looked at, those that are left out among them.
  private static let lookLimit = 500_000

  private let tree: any FileTree
  private let root: String
  private let showsHidden: Bool
  /// The root's own parts beneath the place of the first rules.
  private let prefix: [Substring]
  private var queue: [Directory]
  private var next = 0
  private var given = 0
  private var looked = 0
  /// It stopped at a bound: there is more.
  private(set) var isCut = false

  private struct Directory {
    /// From the root, in its parts.
    let parts: [Substring]
    let rules: IgnoreRules
  }

  /// - Parameters:
  ///   - root: where it begins; its paths are relative to it.
  ///   - showsHidden: names that begin with a dot too, but never `.git`.
  ///   - userRules: the text of the user's own file of what git leaves out everywhere.
  init(_ tree: any FileTree, root: String, showsHidden: Bool, userRules: String? = nil) {
    self.tree = tree
    self.root = root
    self.showsHidden = showsHidden
    var rules = IgnoreRules()
    let parts = root.split(separator: "/")
    // The repository that the root is in, if any: its rules hold from there on.
    let top = (0...parts.count).reversed().first { count in
      tree.entries(of: "/" + parts[..<count].joined(separator: "/")).contains { $0.name == ".git" }
    }
    prefix = Array(parts[(top ?? parts.count)...])
    if let userRules { rules.add(userRules, in: []) }
    if let top {
      let directory = "/" + parts[..<top].joined(separator: "/")
      if let text = tree.text(of: directory + "/.git/info/exclude") { rules.add(text, in: []) }
      for count in 0..<prefix.count {
        let above = ([directory] + prefix[..<count].map(String.init)).joined(separator: "/")
        if let text = tree.text(of: above + "/.gitignore") {
          rules.add(text, in: Array(prefix[..<count]))
        }
      }
    }
    queue = [Directory(parts: [], rules: rules)]
  }

  /// The paths of the next directory, in the order of their names, with a slash after a directory; nil:
  /// there is none any more.
  mutating func nextPaths() -> [String]? {
    guard next < queue.count, !isCut else { return nil }
    let directory = queue[next]
    next += 1
    // What is done is let go from time to time.
    if next > 1_000 {
      queue.removeFirst(next)
      next = 0
    }
    let path = ([root == "/" ? "" : root] + directory.parts.map(String.init)).joined(separator: "/")
    var rules = directory.rules
    let place = prefix + directory.parts
    if let text = tree.text(of: path + "/.gitignore") { rules.add(text, in: place) }
    var paths: [String] = []
    for entry in tree.entries(of: path.isEmpty ? "/" : path).sorted(by: { $0.name < $1.name }) {
      looked += 1
      guard given < Self.limit, looked < Self.lookLimit else {
        isCut = true
        break
      }
      if entry.name == ".git" || !showsHidden && entry.name.hasPrefix(".") { continue }
      let isDirectory = entry.kind != .file
      let parts = directory.parts + [entry.name[...]]
      if rules.leavesOut(prefix + parts, isDirectory: isDirectory) { continue }
      paths.append(parts.joined(separator: "/") + (isDirectory ? "/" : ""))
      given += 1
      if entry.kind == .directory { queue.append(Directory(parts: parts, rules: rules)) }
    }
    return paths
  }
}
