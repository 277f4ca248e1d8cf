import TerminalHarness
import Testing

/// The outline of a conversation and its bookmarks.
@Suite(.inHomes) struct ContentsTests {
  private func read(_ home: Home) async throws -> Program {
    let program = try home.demo("demo/markdown")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    return program
  }

  @Test func jumpsToAHeadingOfTheOutline() async throws {
    let program = try await read(Home.current)
    #expect(!program.screen.contains("### Lists"))
    program.press(.f(3))
    let outline = try await program.waitFor("the outline") {
      $0.contains("┌─ outline ─") && $0.contains("of 5")
    }
    let entries = outline.lines.map(\.text).drop { !$0.hasPrefix("┌─ outline ─") }
      .filter { $0.hasPrefix("│ ") }.dropFirst()
      .map { $0.filter { !"│▸› ".contains($0) } }.filter { !$0.isEmpty }
    #expect(entries == ["Hellothere", "Lists", "Quotes", "Code", "Tables"], "\(outline)")
    program.type("lis")
    try await program.waitFor("the only match") { screen in
      screen.lines.contains { $0.text.hasPrefix("│ ▸ ") && $0.text.contains("Lists") }
        && !screen.contains("Quotes   ")
    }
    program.press(.enter)
    let there = try await program.waitFor("the heading") {
      !$0.contains("┌─ outline ─") && $0.contains("### Lists")
    }
    #expect(there.contains(" 1. First things first"))
  }

  @Test func bookmarksStayAndAreJumpedTo() async throws {
    let home = try Home.current
    var program = try await read(home)
    program.press(.ctrlHome)
    try await program.waitFor("the beginning") { $0.header(of: "markdown") != nil }
    program.press(.alt("m"))
    try await program.waitFor("the star") { $0.header(of: "markdown")?.contains("★") == true }
    #expect(try await program.quit() == .exited(0))

    program = try home.confab(["--demo", "--conversation", "last"])
    try await program.waitFor("the end of the answer") { $0.contains("an escaped *star*") }
    #expect(program.screen.header(of: "markdown") == nil)
    program.press(.alt("M"))
    try await program.waitFor("the list") {
      $0.contains("┌─ bookmarks ─") && $0.contains("answer Text may be *emphasised*")
    }
    program.press(.enter)
    let there = try await program.waitFor("the bookmark") {
      !$0.contains("┌─ bookmarks ─") && $0.header(of: "markdown") != nil
    }
    #expect(there.header(of: "markdown")?.contains("★") == true, "\(there)")
    program.press(.alt("m"))
    try await program.waitFor("no star") { $0.header(of: "markdown")?.contains("★") == false }
  }
}

extension Screen {
  fileprivate func header(of speaker: String) -> String? {
    lines.first { $0.text.hasPrefix("\(speaker) · ") }?.text
  }
}
