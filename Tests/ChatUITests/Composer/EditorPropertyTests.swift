import TUI
import Testing

@testable import ChatUI

/// Random keys, emacs's and vi's: whatever is pressed, the text stays whole.
@Suite struct EditorPropertyTests {
  private struct Generator {
    var state: UInt64
    /// A number in 0..<bound (Knuth's MMIX constants).
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[next(list.count)] }
  }

  private static let first = "one, (two) 日本ひら\n\n  \"three\" e\u{301}👍🏽\nfour. Five? {six}"
  private static let keys: [Character] = Array(
    "hjklwbeWBE0^$gGfFtT;,{}()%dcy<>~uUiaIAoOxXsSDCYpPJrRvV.\"a23pb⎋⎋⎋⏎ 日(é_-+|")

  private static let notations = [
    "left", "right", "up", "down", "backspace", "delete", "home", "end", "ctrl-r", "ctrl-w",
    "ctrl-y", "shift-right", "ctrl-_", "ctrl-j", "alt-b", "alt-shift-u", "ctrl-space",
  ]

  private static func model(_ editing: Preferences.Editing) -> Model {
    var setup = ModelSetup.cline
    setup.preferences.editing = editing
    var model = Model(size: Size(columns: 30, rows: 24), setup: setup, now: .start)
    model.front.composer.buffer = TextBuffer(first)
    return model
  }

  private static func check(_ composer: Composer, _ random: inout Generator, _ step: String) {
    let buffer = composer.buffer
    #expect((0...buffer.glyphs.count).contains(buffer.cursor), "\(step)")
    if composer.mode == .normal {
      #expect(buffer.cursor <= buffer.lastPlace(at: buffer.cursor), "\(step)")
    }
    if let anchor = composer.selection?.anchor {
      #expect((0...buffer.glyphs.count).contains(anchor), "\(step)")
    }
    // Rows from the start to the end hold each glyph once, and none is wider than there is room.
    let breaker = RowBreaker(glyphs: buffer.glyphs, width: 1 + random.next(12))
    var line = breaker.line(from: 0)
    var end = 0
    while true {
      #expect(line.range.lowerBound == end, "\(step)")
      end = line.range.upperBound
      if line.isLast { break }
      #expect(line.range.count > 0, "\(step)")
      guard line.range.count > 0 else { return }
      line = breaker.line(from: end)
    }
    #expect(end == buffer.glyphs.count, "\(step)")
  }

  @Test(arguments: 1...12) func vi(seed: UInt64) {
    var random = Generator(state: seed)
    var model = Self.model(.vi)
    var log = ""
    for _ in 0..<400 {
      let key: KeyPress
      if random.next(8) == 0, let named = KeyPress(notation: random.pick(Self.notations)) {
        key = named
      } else {
        let character = random.pick(Self.keys)
        key =
          character == "⎋"
          ? KeyPress(.escape)
          : KeyPress(.character(character == "⏎" ? " " : character))
      }
      // Outside of commands that is a list of earlier prompts.
      if key == KeyPress(.character("r"), .control), !model.composer.mode.isCommanding { continue }
      log += key.label + " "
      _ = update(&model, .input([.key(key)]), at: .start)
      Self.check(model.composer, &random, log)
    }
    model.front.composer.endVi()
    for _ in 0..<2_000 { model.front.composer.perform(.undo, width: 28) }
    #expect(model.composer.text == Self.first, "\(log)")
  }

  @Test(arguments: 1...12) func emacs(seed: UInt64) {
    var random = Generator(state: seed)
    var model = Self.model(.emacs)
    let edits = ComposerEdit.allCases.filter { $0 != .undo && $0 != .redo }
    var texts: [String] = [Self.first]
    for step in 0..<300 {
      if random.next(3) == 0 {
        model.front.composer.type(random.pick(["a", " ", "日", "\u{301}", "\n", ".", "👍🏽"]))
      } else {
        model.edit(random.pick(edits))
      }
      Self.check(model.composer, &random, "step \(step)")
      texts.append(model.composer.text)
    }
    for _ in 0..<2_000 { model.front.composer.perform(.undo, width: 28) }
    #expect(model.composer.text == Self.first)
    for _ in 0..<2_000 { model.front.composer.perform(.redo, width: 28) }
    #expect(model.composer.text == texts.last)
  }
}
