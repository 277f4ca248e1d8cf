import Testing

@testable import ChatUI

@Suite struct PathQueryTests {
  /// The paths that match, best first.
  private static func found(_ query: String, _ paths: [String], limit: Int = 50) -> [String] {
    var best = BestPaths(PathQuery(query), limit: limit)
    for path in paths { best.add(path) }
    return best.matches.map(\.path)
  }

  @Test(arguments: [
    // A name before a path, its beginning before its middle, a word's beginning before that.
    (
      "main", ["main.swift", "src/main.c", "domain.c", "maintain/x.c"],
      ["main.swift", "src/main.c", "domain.c", "maintain/x.c"]
    ),
    (
      "ma", ["x/lemma.txt", "src/read-manual.md", "src/map.c"],
      ["src/map.c", "src/read-manual.md", "x/lemma.txt"]
    ),
    ("MAIN", ["Main.swift"], ["Main.swift"]),
    (
      "src/ma", ["src/main.c", "lib/src/map.c", "src/x/ma.c"],
      ["src/main.c", "lib/src/map.c", "src/x/ma.c"]
    ),
    // Letters in order, the closer the better.
    ("mns", ["m-n-----s", "src/mans.c", "none"], ["src/mans.c", "m-n-----s"]),
    ("readme", ["README.md", "docs/README.md"], ["README.md", "docs/README.md"]),
    ("sources", ["Sources/", "Sources/a.swift"], ["Sources/", "Sources/a.swift"]),
    ("é", ["caf\u{e9}.txt", "cafe.txt"], ["caf\u{e9}.txt"]),
    ("zzz", ["a"], []),
  ])
  func ranksNamesBeforePaths(query: String, paths: [String], expected: [String]) {
    #expect(Self.found(query, paths) == expected)
  }

  @Test func keepsTheBestOfMany() {
    var best = BestPaths(PathQuery("x"), limit: 3)
    for number in 0..<1_000 { best.add("dir/ax\(number)") }
    best.add("x")
    #expect(best.matches.map(\.path) == ["x", "dir/ax0", "dir/ax1"])
    #expect(best.isCut)
  }
}
