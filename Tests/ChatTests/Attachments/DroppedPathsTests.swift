import Testing

@testable import Chat

@Suite struct DroppedPathsTests {
  @Test(arguments: [
    ("/a/b.png", ["/a/b.png"]), ("/a/b.png ", ["/a/b.png"]),
    ("'/a/it'\\''s b.png' ", ["/a/it's b.png"]),
    ("/a/my\\ cat.png", ["/a/my cat.png"]), ("\"/a/my cat.png\"", ["/a/my cat.png"]),
    ("file:///a/my%20cat.png\r\nfile:///a/%C3%A9", ["/a/my cat.png", "/a/é"]),
    ("file://localhost/a", ["/a"]), ("/a /b\n~/c", ["/a", "/b", "~/c"]),
  ])
  func readsWhatTerminalsPaste(paste: String, paths: [String]) {
    #expect(DroppedPaths.readings(of: paste)?.first == paths)
  }

  @Test func takesALineWithBlanksForOnePathToo() {
    #expect(
      DroppedPaths.readings(of: "/a/my /cat.png") == [["/a/my", "/cat.png"], ["/a/my /cat.png"]])
    #expect(DroppedPaths.readings(of: "/a/my cat.png") == [["/a/my cat.png"]])
  }

  @Test(arguments: [
    "", " ", "hello", "see /a/b.png", "file://host/a", "file:///a%00b", "file:///%FF", "/",
    "a/b.png", String(repeating: "/a ", count: 40), "/" + String(repeating: "a", count: 9_000),
  ])
  func takesNothingElseForPaths(paste: String) {
    #expect(DroppedPaths.readings(of: paste).map { $0[0] } == nil || paste.hasPrefix("/a "))
    if paste.hasPrefix("/a ") { #expect(DroppedPaths.readings(of: paste)?.count == 1) }
  }

  @Test(arguments: [
    ("a b", ["a", "b"]), ("'a b' c", ["a b", "c"]), ("a\\ b", ["a b"]), ("\"a\\\"b\"", ["a\"b"]),
    ("\"a\\b\"", ["a\\b"]), ("''", [""]), ("'open", ["open"]), ("end\\", ["end\\"]), ("  ", []),
  ])
  func splitsAsAShellDoes(line: String, words: [String]) {
    #expect(PathWords.split(line) == words)
  }
}
