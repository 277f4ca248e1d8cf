import ChatUI
import TUI
import Testing

/// Random editing against a plain model: a list of what the cursor steps over.
@Suite struct ComposerPropertyTests {
  private struct Generator {
    var state: UInt64
    /// A number in 0..<bound (Knuth's MMIX constants).
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private struct Model: Equatable {
    var items: [String] = []
    var cursor = 0
    var text: String { items.joined() }

    mutating func insert(_ new: [String]) {
      items.insert(contentsOf: new, at: cursor)
      cursor += new.count
    }

    mutating func perform(_ edit: ComposerEdit) {
      switch edit {
      case .left: cursor = max(0, cursor - 1)
      case .right: cursor = min(items.count, cursor + 1)
      case .textStart: cursor = 0
      case .textEnd: cursor = items.count
      case .lineStart: cursor = items[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      case .lineEnd: cursor = items[cursor...].firstIndex(of: "\n") ?? items.count
      case .deleteBackward where cursor > 0:
        cursor -= 1
        items.remove(at: cursor)
      case .deleteForward where cursor < items.count: items.remove(at: cursor)
      case .newLine: insert(["\n"])
      default: break
      }
    }
  }

  private static let alphabet: [Character] = ["a", "b", " ", "é", "日", "語", "👍", "\n", ".", "_"]
  private static let moves: [ComposerEdit] = [
    .left, .right, .textStart, .textEnd, .lineStart, .lineEnd,
  ]
  private static let changes: [ComposerEdit] = [.deleteBackward, .deleteForward, .newLine]

  @Test(arguments: 1...8) func editsLikeAListOfCharacters(seed: UInt64) {
    var random = Generator(state: seed)
    var composer = Composer()
    var model = Model()
    for step in 0..<300 {
      switch random.next(10) {
      case 0...3:
        let character = Self.alphabet[random.next(Self.alphabet.count)]
        composer.type(character)
        model.insert([String(character)])
      case 4:
        let lines = random.next(20)
        let text = (0..<lines).map { "p\($0)\n" }.joined()
        composer.paste(text)
        model.insert(lines > 10 ? [text] : text.map { String($0) })
      case 5...7:
        let edit = Self.moves[random.next(Self.moves.count)]
        composer.perform(edit, width: 10)
        model.perform(edit)
      default:
        let edit = Self.changes[random.next(Self.changes.count)]
        composer.perform(edit, width: 10)
        model.perform(edit)
      }
      #expect(composer.text == model.text, "step \(step)")
      // Deleting to the left tells where the cursor is: what is left of it has to agree.
      var probe = composer
      probe.perform(.killToLineStart, width: 10)
      let lineStart = model.items[..<model.cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      let from = lineStart < model.cursor ? lineStart : max(0, lineStart - 1)
      var expected = model
      expected.items.removeSubrange(from..<model.cursor)
      #expect(probe.text == expected.text, "step \(step)")
    }
  }

  @Test(arguments: 1...8) func undoAndRedoPassThroughTheSameTexts(seed: UInt64) {
    var random = Generator(state: seed)
    var composer = Composer()
    for _ in 0..<200 { randomStep(&composer, &random) }
    let end = composer.text
    var texts = [end]
    for _ in 0..<1_000 {
      composer.perform(.undo, width: 10)
      if composer.text != texts.last { texts.append(composer.text) }
    }
    #expect(texts.last == "")
    var again = [composer.text]
    for _ in 0..<1_000 {
      composer.perform(.redo, width: 10)
      if composer.text != again.last { again.append(composer.text) }
    }
    #expect(again == texts.reversed())
  }

  @Test(arguments: 1...8) func keepsTheCursorOnTheScreen(seed: UInt64) {
    var random = Generator(state: seed)
    var composer = Composer()
    composer.setHistory(["one\ntwo", "three"])
    for step in 0..<300 {
      let width = 1 + random.next(12)
      let limit = 1 + random.next(5)
      composer.perform(
        ComposerEdit.allCases[random.next(ComposerEdit.allCases.count)], width: width)
      randomStep(&composer, &random)
      let layout = composer.layout(width: width, limit: limit, theme: ComposerText.theme)
      #expect(layout.rows.count <= limit, "step \(step)")
      #expect(layout.rows.indices.contains(layout.cursor.row), "step \(step)")
      #expect(layout.cursor.column >= Composer.signColumns, "step \(step)")
      #expect(layout.cursor.column < max(Composer.signColumns + 1, width), "step \(step)")
      #expect(layout.rows.allSatisfy { $0.count <= max(4, width) }, "step \(step)")
    }
  }

  @Test(arguments: 1...8) func namesEachTextByItsRevision(seed: UInt64) {
    var random = Generator(state: seed)
    var composer = Composer()
    composer.setHistory(["one", "two"])
    var texts: [Composer.Revision: String] = [composer.revision: ""]
    for step in 0..<300 {
      composer.perform(ComposerEdit.allCases[random.next(ComposerEdit.allCases.count)], width: 10)
      if random.next(20) == 0 { _ = composer.take() }
      randomStep(&composer, &random)
      let text = texts[composer.revision, default: composer.text]
      #expect(text == composer.text, "step \(step)")
      texts[composer.revision] = composer.text
    }
    let before = composer.revision
    composer.perform(.left, width: 10)
    #expect(composer.revision == before)
  }

  /// Changes and moves of all kinds but the history's, which replace the text unseen by undo.
  private func randomStep(_ composer: inout Composer, _ random: inout Generator) {
    let edits: [ComposerEdit] = [
      .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .textStart, .textEnd,
      .deleteBackward, .deleteForward, .deleteWordBackward, .deleteWordForward, .killToLineEnd,
      .killToLineStart, .yank, .yankPop, .transpose, .newLine, .expandPaste,
    ]
    switch random.next(6) {
    case 0: composer.perform(edits[random.next(edits.count)], width: 10)
    case 1: composer.paste((0..<random.next(16)).map { "p\($0)\n" }.joined())
    case 2 where random.next(10) == 0: composer.clear()
    default: composer.type(Self.alphabet[random.next(Self.alphabet.count)])
    }
  }
}
