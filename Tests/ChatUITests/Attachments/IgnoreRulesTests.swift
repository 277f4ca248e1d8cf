import Testing

@testable import ChatUI

/// The rules of gitignore(5), each with what it says of paths.
@Suite struct IgnoreRulesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let rules: String
    let out: [String]
    let kept: [String]

    init(_ rules: String, out: [String], kept: [String] = []) {
      (self.rules, self.out, self.kept) = (rules, out, kept)
    }

    var testDescription: String { rules }
  }

  @Test(arguments: [
    Case("*.o", out: ["a.o", "b/c/a.o"], kept: ["a.oo", "o"]),
    Case("/a", out: ["a"], kept: ["b/a"]),
    Case("doc/frotz", out: ["doc/frotz"], kept: ["a/doc/frotz"]),
    Case("doc/frotz/", out: ["doc/frotz/"], kept: ["doc/frotz", "a/doc/frotz/"]),
    Case("frotz/", out: ["frotz/", "a/frotz/"], kept: ["frotz"]),
    Case("foo/*", out: ["foo/test.json", "foo/bar/"], kept: ["foo/bar/hello.c", "foo/"]),
    Case("**/foo", out: ["foo", "a/b/foo"], kept: ["a/foot"]),
    Case("**/foo/bar", out: ["foo/bar", "x/foo/bar"], kept: ["foo/x/bar"]),
    Case("abc/**", out: ["abc/x", "abc/x/y"], kept: ["abc/", "x/abc/y"]),
    Case("a/**/b", out: ["a/b", "a/x/b", "a/x/y/b"], kept: ["a/xb", "b"]),
    Case("a**b", out: ["axxb", "ab"], kept: ["a/b"]),
    Case("*.html\n!foo.html", out: ["a.html", "x/b.html"], kept: ["foo.html", "x/foo.html"]),
    Case("!foo\nfoo", out: ["foo"]),
    Case("# no\n\n  \n\\#yes\n\\!yes", out: ["#yes", "!yes"], kept: ["# no", "no", "yes"]),
    Case("end   \nkept\\ ", out: ["end", "kept "], kept: ["end   ", "kept"]),
    Case("crlf\r\nnext\r\n", out: ["crlf", "next"]),
    Case("\u{FEFF}first", out: ["first"]),
    Case("[a-c]?.txt", out: ["ax.txt", "x/c1.txt"], kept: ["d1.txt", "a.txt", "abc.txt"]),
    Case("[!a-c]x", out: ["dx"], kept: ["ax"]),
    Case("[^a]x\n[]]y\n[[:digit:]]z", out: ["bx", "]y", "7z"], kept: ["ax", "y", "az"]),
    Case("a[/]b\n[open\nback\\", out: [], kept: ["a/b", "[open", "back\\"]),
    Case("\\*", out: ["*"], kept: ["a"]),
    Case("a?c", out: ["abc"], kept: ["a/c", "ac"]),
    Case("/", out: [], kept: ["a", "a/"]),
    Case("*a*a*a*a*a*a*a*a*b", out: [], kept: [String(repeating: "a", count: 200)]),
  ])
  func leavesOutWhatGitDoes(example: Case) {
    var rules = IgnoreRules()
    rules.add(example.rules, in: [])
    for path in example.out { #expect(Self.leavesOut(path, rules), "\(path) stays") }
    for path in example.kept { #expect(!Self.leavesOut(path, rules), "\(path) goes") }
  }

  @Test func letsTheFileOfADirectoryDecideThere() {
    var rules = IgnoreRules()
    rules.add("*.log\n/build", in: [])
    rules.add("!keep.log\n/build", in: ["sub"])
    #expect(Self.leavesOut("keep.log", rules))
    #expect(!Self.leavesOut("sub/keep.log", rules))
    #expect(Self.leavesOut("sub/other.log", rules))
    #expect(Self.leavesOut("sub/build", rules))
    #expect(!Self.leavesOut("sub/x/build", rules))
  }

  private static func leavesOut(_ path: String, _ rules: IgnoreRules) -> Bool {
    let isDirectory = path.hasSuffix("/")
    return rules.leavesOut(path.split(separator: "/"), isDirectory: isDirectory)
  }
}
