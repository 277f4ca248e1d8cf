import Testing

@testable import TUI

struct KeyNotationTests {
  @Test(
    arguments: [
      ("ctrl-q", "Ctrl-Q", .init(.character("q"), .control)),
      ("alt-enter", "Alt-Enter", .init(.enter, .alt)),
      ("shift-tab", "Shift-Tab", .init(.tab, .shift)),
      ("ctrl-alt-shift-up", "Ctrl-Alt-Shift-Up", .init(.up, [.control, .alt, .shift])),
      ("ctrl-shift-c", "Ctrl-Shift-C", .init(.character("c"), [.control, .shift])),
      ("f5", "F5", .init(.function(5))), ("shift-f12", "Shift-F12", .init(.function(12), .shift)),
      ("page-up", "PageUp", .init(.pageUp)),
      ("ctrl-page-down", "Ctrl-PageDown", .init(.pageDown, .control)),
      ("esc", "Esc", .init(.escape)), ("space", "Space", .init(.character(" "))),
      ("ctrl-space", "Ctrl-Space", .init(.character(" "), .control)),
      ("a", "a", .init(.character("a"))), ("A", "A", .init(.character("A"))),
      ("-", "-", .init(.character("-"))), ("ctrl--", "Ctrl--", .init(.character("-"), .control)),
      ("f", "f", .init(.character("f"))), ("?", "?", .init(.character("?"))),
      ("alt-é", "Alt-É", .init(.character("é"), .alt)),
      ("alt-ß", "Alt-ß", .init(.character("ß"), .alt)),
      ("home", "Home", .init(.home)), ("end", "End", .init(.end)),
      ("insert", "Insert", .init(.insert)),
      ("delete", "Delete", .init(.delete)), ("backspace", "Backspace", .init(.backspace)),
      ("left", "Left", .init(.left)), ("right", "Right", .init(.right)),
      ("down", "Down", .init(.down)),
    ] as [(String, String, KeyPress)])
  func writesAndReadsAKey(notation: String, label: String, press: KeyPress) {
    #expect(press.notation == notation)
    #expect(press.label == label)
    #expect(KeyPress(notation: notation) == press)
    #expect(KeyPress(notation: label) == press)
  }

  @Test(
    arguments: [
      ("CTRL-Q", .init(.character("q"), .control)), ("control-x", .init(.character("x"), .control)),
      ("meta-x", .init(.character("x"), .alt)),
      ("shift-ctrl-a", .init(.character("a"), [.control, .shift])),
      ("shift-a", .init(.character("A"))), ("Escape", .init(.escape)), ("return", .init(.enter)),
      ("pageup", .init(.pageUp)), ("F10", .init(.function(10))),
    ] as [(String, KeyPress)])
  func readsOtherSpellings(notation: String, expected: KeyPress) {
    #expect(KeyPress(notation: notation) == expected)
  }

  @Test(arguments: [
    "", "ctrl-", "ctrl-ctrl-q", "hyper-x", "ab", "f0", "f36", "f05", "shift-1", "shift-space", " ",
    "\u{1}", "\t", "ctrl-foo", "ctrlq", "--",
  ])
  func refusesWhatIsNoKey(notation: String) {
    #expect(KeyPress(notation: notation) == nil)
  }

  /// A key that is pressed can be bound: its notation gives the very key that the parser gives.
  @Test func canWriteEveryKeyThatTheParserGives() {
    let controls = (0..<0x20).map { [UInt8($0)] } + [[0x7F], Array("é".utf8)]
    let printable = (0x20..<0x7F).map { [UInt8($0)] }
    let combined = (controls + printable).map { [0x1B] + $0 }
    for bytes in controls + printable + combined {
      var parser = InputParser()
      for case .key(let press) in parser.feed(bytes) + parser.flush() {
        #expect(KeyPress(notation: press.notation) == press, "\(bytes)")
      }
    }
  }
}
