import ChatUI
import Testing

/// A tree of directories in memory that counts how often it is read.
private final class MemoryTree: FileTree {
  private var directories: [String: [FileEntry]] = ["/": []]
  private var texts: [String: String] = [:]
  private(set) var reads: [String] = []

  /// - Parameter paths: a directory's ends in a slash, a linked one's in `@`.
  init(_ paths: [String], texts: [String: String] = [:]) {
    for path in paths + texts.keys.sorted() { add(path) }
    self.texts = texts
  }

  private func add(_ path: String) {
    var directory = ""
    let parts = path.split(separator: "/")
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let isLink = isLast && part.hasSuffix("@")
      let isDirectory = !isLast || path.hasSuffix("/")
      let name = isLink ? String(part.dropLast()) : String(part)
      let entry = FileEntry(
        name: name, kind: isLink ? .linkedDirectory : isDirectory ? .directory : .file)
      let parent = directory.isEmpty ? "/" : directory
      if !directories[parent, default: []].contains(entry) {
        directories[parent, default: []].append(entry)
      }
      directory += "/" + name
      if isDirectory, directories[directory] == nil { directories[directory] = [] }
    }
  }

  func entries(of directory: String) -> [FileEntry] {
    reads.append(directory)
    let path =
      directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    return directories[path] ?? []
  }

  func text(of file: String) -> String? { texts[file] }
}

@Suite struct PathFinderTests {
  private static func find(
    _ query: String, in tree: MemoryTree, directory: String = "/proj", userRules: String? = nil
  ) -> [String] {
    var finder = PathFinder(tree, directory: directory, home: "/me", userRules: userRules)
    var last: [String] = []
    finder.find(query, isCancelled: { false }) { matches, _ in last = matches.map(\.path) }
    return last
  }

  @Test func listsWhatIsNearFirst() {
    let tree = MemoryTree(["/proj/b.txt", "/proj/a/c.txt", "/proj/a/deep/d.txt", "/other/x"])
    #expect(Self.find("", in: tree) == ["a/", "b.txt", "a/c.txt", "a/deep/", "a/deep/d.txt"])
  }

  @Test func leavesOutWhatGitDoesAndNeverLooksIntoIt() {
    let tree = MemoryTree(
      ["/proj/.git/HEAD", "/proj/build/big.o", "/proj/src/a.c", "/proj/src/a.tmp", "/proj/secret"],
      texts: [
        "/proj/.gitignore": "build/\n", "/proj/src/.gitignore": "*.tmp\n",
        "/proj/.git/info/exclude": "secret\n",
      ])
    #expect(Self.find("", in: tree) == ["src/", "src/a.c"])
    #expect(!tree.reads.contains("/proj/build"))
    #expect(!tree.reads.contains("/proj/.git"))
    // Hidden names show when they are asked for.
    #expect(Self.find(".git", in: tree) == [".gitignore", "src/.gitignore"])
  }

  @Test func heedsTheRulesOfTheRepositoryAboveTheDirectory() {
    let tree = MemoryTree(
      ["/proj/.git/HEAD", "/proj/app/out/x", "/proj/app/in/x", "/proj/app/a.log"],
      texts: ["/proj/.gitignore": "/app/out\n*.log\n!/app/a.log\n"])
    #expect(Self.find("", in: tree, directory: "/proj/app") == ["a.log", "in/", "in/x"])
    #expect(
      Self.find("", in: tree, directory: "/proj/app", userRules: "in/") == ["a.log"],
      "the user's own rules hold too")
  }

  @Test func followsNoLinkToADirectory() {
    let tree = MemoryTree(["/proj/loop@", "/proj/a"])
    #expect(Self.find("", in: tree) == ["a", "loop/"])
    #expect(!tree.reads.contains("/proj/loop"))
  }

  @Test(arguments: [
    ("~/", ["~/Notes/", "~/todo.txt"]), ("~/to", ["~/todo.txt"]),
    ("~", ["~/Notes/", "~/todo.txt"]),
    ("~/Notes/", ["~/Notes/one.md"]), ("/m", ["/me/"]), ("../o", ["../other/"]),
    ("~/.", ["~/.hidden", "~/todo.txt"]), ("/nowhere/x", []),
  ])
  func looksWhereTheTextNamesAnotherPlace(query: String, expected: [String]) {
    let tree = MemoryTree([
      "/me/todo.txt", "/me/Notes/one.md", "/me/.hidden", "/proj/x", "/other/y",
      "/proj/../other/",
    ])
    #expect(Self.find(query, in: tree) == expected)
  }

  @Test func readsTheDirectoryOnceForAWord() {
    let tree = MemoryTree(["/proj/main.c", "/proj/src/map.c"])
    var finder = PathFinder(tree, directory: "/proj", home: nil)
    var results: [[String]] = []
    for query in ["", "m", "ma", "map"] {
      finder.find(query, isCancelled: { false }) { matches, _ in results.append(matches.map(\.path))
      }
    }
    #expect(
      results == [
        ["main.c", "src/", "src/map.c"], ["main.c", "src/map.c"], ["main.c", "src/map.c"],
        ["src/map.c"],
      ])
    let reads = tree.reads.count
    finder.find("main", isCancelled: { false }) { _, _ in }
    #expect(tree.reads.count == reads)
    finder.find("", isCancelled: { false }) { _, _ in }
    #expect(tree.reads.count > reads, "a new word finds new files")
  }

  @Test func showsWhatItHasWhileItLooksOn() {
    let tree = MemoryTree(
      (0..<50).flatMap { folder in
        (0..<100).map { "/proj/d\(folder)/f\($0)" }
      })
    var finder = PathFinder(tree, directory: "/proj", home: nil)
    var complete: [Bool] = []
    finder.find("f99", isCancelled: { false }) { _, isComplete in complete.append(isComplete) }
    #expect(complete.count > 1 && complete.dropLast().allSatisfy { !$0 })
    #expect(complete.last == true)
  }

  @Test func endsWhenAnotherQueryIsThere() {
    let tree = MemoryTree((0..<20).map { "/proj/d\($0)/f" })
    var finder = PathFinder(tree, directory: "/proj", home: nil)
    var asked = 0
    finder.find(
      "f",
      isCancelled: {
        asked += 1; return asked > 3
      }
    ) { _, _ in
      Issue.record("an answer nobody waits for")
    }
    #expect(tree.reads.count < 12)
  }
}
