import TUI

@testable import ChatUI

/// State, keys, state: the program's own way from keys to text, in one line. In a state `|` is the
/// cursor, `⟨` and `⟩` stand around what is selected, and `□` is a chip.
enum EditorCase {
  private static let chip = "[a.png](attachment:\(String(repeating: "0a", count: 32)))"

  /// - Parameter keys: in notations, with blanks between them.
  static func emacs(_ before: String, _ keys: String) -> String {
    run(before, keys.split(separator: " ").compactMap { KeyPress(notation: String($0)) }, vi: false)
  }

  /// In normal mode.
  /// - Parameter keys: as typed; `⎋` is Esc, `⏎` Enter, and `‹…›` holds a notation.
  static func vi(_ before: String, _ keys: String) -> String {
    run(before, viKeys(keys), vi: true)
  }

  static func viKeys(_ text: String) -> [KeyPress] {
    var keys: [KeyPress] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "⎋": keys.append(KeyPress(.escape))
      case "⏎": keys.append(KeyPress(.enter))
      case "‹":
        let end = rest.firstIndex(of: "›") ?? rest.endIndex
        if let key = KeyPress(notation: String(rest[..<end])) { keys.append(key) }
        rest = rest[end...].dropFirst()
      default: keys.append(KeyPress(.character(character)))
      }
    }
    return keys
  }

  private static func run(_ before: String, _ keys: [KeyPress], vi: Bool) -> String {
    var setup = ModelSetup.cline
    if vi { setup.preferences.editing = .vi }
    var model = Model(size: Size(columns: 100, rows: 60), setup: setup, now: .start)
    model.front.composer = composer(before)
    if vi { model.front.composer.vi.mode = .normal }
    for key in keys { _ = update(&model, .input([.key(key)]), at: .start) }
    return marked(model.front.composer)
  }

  static func composer(_ marked: String) -> Composer {
    let cursor = marked.firstIndex(of: "|") ?? marked.endIndex
    let text = marked.filter { $0 != "|" }.map { $0 == "□" ? chip : String($0) }.joined()
    var composer = Composer()
    composer.buffer = TextBuffer(text)
    composer.buffer.place(marked[..<cursor].count)
    return composer
  }

  static func marked(_ composer: Composer) -> String {
    var text = ""
    let selected = composer.selectedRange
    for index in 0...composer.buffer.glyphs.count {
      if index == selected?.upperBound { text += "⟩" }
      if index == composer.buffer.cursor { text += "|" }
      if index == selected?.lowerBound { text += "⟨" }
      guard index < composer.buffer.glyphs.count else { break }
      let glyph = composer.buffer.glyphs[index]
      text += glyph.isAttachment ? "□" : glyph.text
    }
    return text
  }
}
