import Foundation
import TerminalHarness
import Testing

/// What is taken out of a conversation: by the clipboard, into files, to other programs.
@Suite(.inHomes) struct SelectionTests {
  /// The first block of code of `demo/code`, as it was received.
  private static let code = #"""
    from collections import Counter
    import sys

    def most_frequent(lines, count=3):
        """The words that come most often, with how often."""
        words = (word.lower() for line in lines for word in line.split())
        return Counter(words).most_common(count)  # ties: first seen

    print(most_frequent(sys.stdin))

    """#

  /// What stands in the line while the cursor is on that block.
  private static let place = "code (python) 2 of "

  private func onCode(_ environment: [String: String?] = [:]) async throws -> Program {
    let program = try Home.current.demo("demo/code", environment: environment)
    try await program.send("Hello there")
    // The rest of the answer is not what is tested.
    try await program.waitFor(text: "export function")
    program.press(.escape)
    try await program.waitForAnswer()
    program.press(.alt("s"))
    try await program.waitFor("the cursor") { $0.contains("y copy") }
    program.press(.home)
    try await program.waitFor("the prompt") { $0.contains("prompt · y copy") }
    program.press(.down, .down)
    try await program.waitFor(text: Self.place)
    return program
  }

  @Test func copiesCodeLetterForLetter() async throws {
    let program = try await onCode()
    program.press(.character("y"))
    try await program.waitFor(text: "clipboard: code")
    #expect(program.copies == [Self.code])
    program.press(.character("m"))
    try await program.waitFor(text: "clipboard: answer")
    #expect(program.copies.last?.contains("```python\n\(Self.code)```\n") == true)
    #expect(program.copies.count == 2)
  }

  @Test func savesCodeForTheUserAloneAndReplacesNoFile() async throws {
    let home = try Home.current
    let program = try await onCode()
    let path = home.path + "/words.py"
    try await save(program)
    try await program.waitFor(text: "saved: code in words.py")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.code)
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect(facts[.posixPermissions] as? Int == 0o600)

    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    try await program.waitFor(text: Self.place)
    try await save(program)
    try await program.waitFor(text: "there is a file of this name")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  /// Saves what the cursor is on as `words.py`.
  private func save(_ program: Program) async throws {
    program.press(.character("w"))
    try await program.waitFor(text: "save code as snippet.py")
    program.press(.ctrl("u"))
    program.type("words.py")
    try await program.waitFor(text: "save code as words.py")
    program.press(.enter)
  }

  @Test func showsCodeInThePager() async throws {
    let home = try Home.current
    let pager = home.path + "/pager"
    let script = """
      #!/bin/bash
      cp "$2" "$1"
      printf 'the pager shows it'
      read -rsn1 key
      printf '%s' "$key" > "$1.key"
      """
    try script.write(toFile: pager, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: pager)
    let program = try await onCode(["PAGER": "\(pager) \(home.path)/paged"])
    let before = await program.terminal.settle()
    program.press(.character("o"))
    let paged = try await program.waitFor(text: "the pager shows it")
    #expect(!paged.isAlternate)
    program.type("k")
    let after = try await program.waitFor("the screen again") {
      $0.isAlternate && $0.contains(Self.place)
    }
    #expect(after.transcript.prefix(15) == before.transcript.prefix(15))
    #expect(try String(contentsOfFile: home.path + "/paged", encoding: .utf8) == Self.code)
    #expect(try String(contentsOfFile: home.path + "/paged.key", encoding: .utf8) == "k")
    // The keys are the program's again, and they went to nobody else in between.
    program.press(.down)
    try await program.waitFor(text: "code (swift) 3 of ")
    #expect(try await program.quit() == .exited(0))
  }

  @Test func showsTheMessageBareAndComesBack() async throws {
    let program = try await onCode()
    let before = await program.terminal.settle()
    program.press(.character("B"))
    let bare = try await program.waitFor(text: "Enter goes back to Confab")
    #expect(!bare.isAlternate)
    #expect(bare.lines.contains { $0.text == "```typescript" }, "the source\(bare)")
    #expect(!bare.contains("│"), "nothing of the program's\(bare)")
    program.press(.enter)
    let after = try await program.waitFor("the screen again") {
      $0.isAlternate && $0.contains(Self.place)
    }
    #expect(after.transcript.prefix(15) == before.transcript.prefix(15))
  }

  @Test func warnsBeforeHiddenCharactersAreCopied() async throws {
    let program = try Home.current.demo("demo/hostile")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    program.press(.alt("s"))
    try await program.waitFor("the cursor") { $0.contains("y copy") }
    program.press(.end)
    try await program.waitFor(text: "block 3 of 3")
    program.press(.up)
    try await program.waitFor(text: "list 2 of 3")
    for copy in [nil, "c", "y"] as [Character?] {
      let mark = program.terminal.mark()
      program.press(.character("y"))
      try await program.waitFor("the warning", since: mark) {
        $0.contains("36 hidden characters · y copies all the same · c copies without them")
      }
      program.press(copy.map(TerminalKey.character) ?? .escape)
      try await program.waitFor("the line of before") { $0.contains("list 2 of 3") }
    }
    try await program.waitFor("both copies") { _ in program.copies.count == 2 }
    let (clean, whole) = (program.copies[0], program.copies[1])
    #expect(clean.contains("It hides: abcde and"))
    #expect(whole.contains("It hides: a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e and"))
    #expect(whole.contains("\u{1B}[2J"), "all the same means all")
    #expect(!clean.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
