import ChatUI
import Testing

@Suite struct ComposerTests {
  @Test(
    arguments: [
      ("ab|c", .left, "a|bc"), ("|abc", .left, "|abc"), ("ab|c", .right, "abc|"),
      ("abc|", .right, "abc|"),
      ("one two|", .wordLeft, "one |two"), ("one  |two", .wordLeft, "|one  two"),
      ("|one two", .wordRight, "one| two"), ("one|, two", .wordRight, "one, two|"),
      ("a_1|.b", .wordLeft, "|a_1.b"),
      ("a\nbc|d", .lineStart, "a\n|bcd"), ("a|b\nc", .lineEnd, "ab|\nc"),
      ("a\nb|", .textStart, "|a\nb"), ("|a\nb", .textEnd, "a\nb|"),
      ("ab|c", .deleteBackward, "a|c"), ("|abc", .deleteBackward, "|abc"),
      ("a\n|b", .deleteBackward, "a|b"),
      ("ab|c", .deleteForward, "ab|"), ("abc|", .deleteForward, "abc|"),
      ("one two|", .deleteWordBackward, "one |"), ("|one two", .deleteWordForward, "| two"),
      ("a|b\nc", .killToLineEnd, "a|\nc"), ("a|\nb", .killToLineEnd, "a|b"),
      ("ab|", .killToLineEnd, "ab|"),
      ("a\nb|c", .killToLineStart, "a\n|c"), ("a\n|b", .killToLineStart, "a|b"),
      ("|ab", .killToLineStart, "|ab"),
      ("a|bc", .transpose, "ba|c"), ("abc|", .transpose, "acb|"), ("|ab", .transpose, "|ab"),
      ("a\n|b", .transpose, "a\n|b"), ("ab|\nc", .transpose, "ba|\nc"), ("a|", .transpose, "a|"),
      ("ab|c", .newLine, "ab\n|c"),
      ("日本|語", .deleteBackward, "日|語"), ("日本|語", .left, "日|本語"),
      ("e\u{301}|x", .deleteBackward, "|x"), ("👍🏽|", .deleteBackward, "|"),
      ("ab|c", .undo, "|"),
    ] as [(String, ComposerEdit, String)])
  func editsAsEmacsDoes(before: String, edit: ComposerEdit, after: String) {
    var composer = ComposerText.composer(before)
    composer.perform(edit, width: 1_000)
    #expect(ComposerText.marked(composer) == after)
  }

  @Test func joinsAnAccentThatComesByItselfToItsLetter() {
    var composer = ComposerText.composer("ne|")
    composer.type("\u{301}")
    composer.perform(.left, width: 80)
    #expect(ComposerText.marked(composer) == "n|e\u{301}")
    composer.perform(.textEnd, width: 80)
    composer.type("\u{1F1E9}")
    composer.type("\u{1F1EA}")
    composer.perform(.deleteBackward, width: 80)
    #expect(composer.text == "ne\u{301}")
  }

  @Test func makesControlCharactersVisible() {
    var composer = Composer()
    composer.paste("a\u{1B}[31mb\r\nc\rd")
    #expect(composer.text == "a␛[31mb\nc\nd")
  }

  // MARK: Kills

  @Test func yanksKillsThatFollowEachOtherAsOne() {
    var composer = ComposerText.composer("one two| three four")
    for edit: ComposerEdit in [
      .deleteWordBackward, .deleteWordForward, .deleteWordBackward, .textEnd, .yank,
    ] {
      composer.perform(edit, width: 80)
    }
    #expect(ComposerText.marked(composer) == " fourone two three|")
  }

  @Test func yanksTheKillBeforeInItsPlace() {
    var composer = ComposerText.composer("a b|")
    for edit: ComposerEdit in [.deleteWordBackward, .left, .killToLineStart, .yank] {
      composer.perform(edit, width: 80)
    }
    #expect(ComposerText.marked(composer) == "a| ")
    composer.perform(.yankPop, width: 80)
    #expect(ComposerText.marked(composer) == "b| ")
    composer.perform(.yankPop, width: 80)
    #expect(ComposerText.marked(composer) == "a| ")
    composer.perform(.right, width: 80)
    composer.perform(.yankPop, width: 80)
    #expect(ComposerText.marked(composer) == "a |")
  }

  // MARK: Undo

  @Test func takesBackOneWordAtATime() {
    var composer = Composer()
    for character in "one two  three" { composer.type(character) }
    var texts: [String] = []
    for _ in 0..<4 {
      composer.perform(.undo, width: 80)
      texts.append(composer.text)
    }
    #expect(texts == ["one two  ", "one ", "", ""])
    for _ in 0..<4 { composer.perform(.redo, width: 80) }
    #expect(ComposerText.marked(composer) == "one two  three|")
  }

  @Test func takesBackAHeldBackspaceAtOnce() {
    var composer = ComposerText.composer("word|")
    for _ in 0..<3 { composer.perform(.deleteBackward, width: 80) }
    composer.perform(.undo, width: 80)
    #expect(ComposerText.marked(composer) == "word|")
  }

  @Test func takesBackClearingAndReplacing() {
    var composer = ComposerText.composer("a draft|")
    composer.clear()
    #expect(composer.isEmpty)
    composer.perform(.undo, width: 80)
    #expect(ComposerText.marked(composer) == "a draft|")
    composer.replace(with: "another")
    #expect(ComposerText.marked(composer) == "another|")
    composer.perform(.undo, width: 80)
    #expect(composer.text == "a draft")
    composer.type("!")
    composer.perform(.redo, width: 80)
    #expect(composer.text == "a draft!")
  }

  @Test func forgetsUndoWhenTheTextIsTaken() {
    var composer = ComposerText.composer("sent|")
    #expect(composer.take() == "sent")
    composer.perform(.undo, width: 80)
    #expect(composer.isEmpty)
    #expect(composer.history == ["sent"])
  }

  // MARK: Folded pastes

  private static let longPaste = (1...214).map { "line \($0)\n" }.joined()

  @Test(
    arguments: [
      ("a\nb", false, nil),
      (String(repeating: "x\n", count: 10), false, nil),
      (String(repeating: "x\n", count: 11), true, "[pasted 11 lines]"),
      (String(repeating: "x\n", count: 10) + "x", true, "[pasted 11 lines]"),
      (String(repeating: "é", count: 2_000), false, nil),
      (String(repeating: "é", count: 2_001), true, "[pasted 2,001 characters]"),
    ] as [(String, Bool, String?)])
  func foldsALongPaste(text: String, folds: Bool, label: String?) {
    var composer = Composer()
    composer.paste(text)
    let shown = ComposerText.rows(
      composer.layout(width: 3_000, limit: 100, theme: ComposerText.theme))
    #expect(composer.text == text)
    #expect(shown.first.map { $0.hasPrefix("> [pasted") } == folds)
    if let label { #expect(shown == ["> " + label]) }
  }

  @Test func treatsAFoldedPasteAsOneCharacter() {
    var composer = ComposerText.composer("a|b")
    composer.paste(Self.longPaste)
    #expect(ComposerText.marked(composer) == "a[pasted 214 lines]|b")
    #expect(composer.text == "a" + Self.longPaste + "b")
    composer.perform(.left, width: 80)
    #expect(ComposerText.marked(composer) == "a|[pasted 214 lines]b")
    composer.perform(.wordRight, width: 80)
    composer.perform(.deleteBackward, width: 80)
    #expect(ComposerText.marked(composer) == "a|b")
    composer.perform(.undo, width: 80)
    composer.perform(.deleteWordBackward, width: 80)
    composer.perform(.textEnd, width: 80)
    composer.perform(.yank, width: 80)
    #expect(composer.text == "ab" + Self.longPaste)
  }

  @Test(arguments: [false, true]) func unfoldsThePasteBesideTheCursor(cursorBefore: Bool) {
    var composer = ComposerText.composer("a|b")
    composer.paste(Self.longPaste)
    if cursorBefore { composer.perform(.left, width: 80) }
    composer.perform(.expandPaste, width: 80)
    let layout = composer.layout(width: 80, limit: 300, theme: ComposerText.theme)
    #expect(layout.rows.count == 215)
    #expect(composer.text == "a" + Self.longPaste + "b")
    composer.perform(.undo, width: 80)
    #expect(composer.layout(width: 80, limit: 300, theme: ComposerText.theme).rows.count == 1)
  }

  // MARK: History

  @Test func walksThroughTheHistoryAndBackToTheDraft() {
    var composer = ComposerText.composer("dr|aft")
    composer.setHistory(["new", "old"])
    var shown: [String] = []
    for edit: ComposerEdit in [
      .historyPrevious, .historyPrevious, .historyPrevious, .historyNext, .historyNext,
      .historyNext,
    ] {
      composer.perform(edit, width: 80)
      shown.append(ComposerText.marked(composer))
    }
    #expect(shown == ["new|", "old|", "old|", "new|", "dr|aft", "dr|aft"])
  }

  @Test func keepsWhatWasEditedOnTheWay() {
    var composer = Composer()
    composer.setHistory(["new", "old"])
    composer.perform(.historyPrevious, width: 80)
    composer.type("er")
    composer.type("!")
    composer.perform(.historyPrevious, width: 80)
    composer.perform(.historyNext, width: 80)
    #expect(composer.text == "newer!")
    composer.perform(.undo, width: 80)
    #expect(composer.text == "new")
    #expect(composer.history == ["new", "old"])
  }

  @Test func remembersTheDraftThatAnEarlierPromptWasSentInsteadOf() {
    var composer = ComposerText.composer("draft|")
    composer.setHistory(["new", "old"])
    composer.perform(.historyPrevious, width: 80)
    composer.perform(.historyPrevious, width: 80)
    #expect(composer.take() == "old")
    #expect(composer.isEmpty)
    #expect(composer.history == ["old", "draft", "new"])
  }

  @Test func remembersNoBlankPrompt() {
    var composer = ComposerText.composer(" \n|")
    #expect(composer.take() == " \n")
    #expect(composer.history == [])
  }

  @Test func goesThroughTheHistoryFromTheFirstAndTheLastRow() {
    var composer = ComposerText.composer("abcd\nef|")
    composer.setHistory(["two\nrows", "old"])
    var shown: [String] = []
    for edit: ComposerEdit in [.up, .up, .up, .down, .down] {
      composer.perform(edit, width: 10)
      shown.append(ComposerText.marked(composer))
    }
    #expect(shown == ["ab|cd\nef", "two\nrows|", "old|", "two\nrows|", "ab|cd\nef"])
  }
}

extension Composer {
  /// Types a text as one would.
  fileprivate mutating func type(_ text: String) {
    for character in text { type(character) }
  }
}
