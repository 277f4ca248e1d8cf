import TerminalHarness
import Testing

/// The mouse as terminals report it: only where it is asked for.
@Suite(.inHomes) struct MouseTests {
  private static let on = "\u{1B}[?1002h\u{1B}[?1006h"

  /// What a terminal sends; row and column from 0.
  private func report(_ button: Int, _ place: (row: Int, column: Int), _ final: String = "M")
    -> String
  {
    "\u{1B}[<\(button);\(place.column + 1);\(place.row + 1)\(final)"
  }

  @Test func belongsToTheTerminalUnlessItIsWanted() async throws {
    let program = try Home.current.demo()
    try await program.ready()
    #expect(program.terminal.occurrences(of: "\u{1B}[?1002h") == 0)
    program.type("/mouse\r")
    try await program.waitFor(text: "the mouse is Confab's")
    await program.terminal.settle()
    #expect(program.terminal.occurrences(of: Self.on) == 1)
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  @Test func copiesWhatIsDraggedOverAndSelectsWhatIsClicked() async throws {
    try Home.current.configure("[reading]\nmouse = true\n")
    let program = try Home.current.demo("demo/echo")
    try await program.send("what is dragged over")
    try await program.waitForAnswer()
    let screen = await program.terminal.settle()
    #expect(program.terminal.occurrences(of: Self.on) == 1)
    let place = try #require(screen.find("what is dragged over"))
    program.type(report(0, place) + report(32, (place.row, place.column + 8)))
    try await program.waitFor(text: "y copy")
    program.type(report(0, (place.row, place.column + 8), "m"))
    try await program.waitFor(text: "sent to the terminal's clipboard: prompt")
    #expect(program.copies == ["what is dragged over"])

    program.press(.f(5))
    try await program.waitFor("the models") { $0.isSelected("demo/echo") }
    let list = await program.terminal.settle()
    let entry = try #require(list.find("demo/tour"))
    program.type(report(0, entry) + report(0, entry, "m"))
    try await program.waitFor("the entry that was clicked") { $0.isSelected("demo/tour") }
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }
}
