import Testing

@testable import TUI

struct ControlSequenceTests {
  private static func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> Input {
    .mouse(MouseEvent(kind, at: Point(column: column, row: row)))
  }

  @Test(
    arguments: [
      ("A", .init(.up)), ("B", .init(.down)), ("C", .init(.right)), ("D", .init(.left)),
      ("H", .init(.home)), ("F", .init(.end)), ("1;5A", .init(.up, .control)),
      ("5C", .init(.right, .control)), ("1;2D", .init(.left, .shift)), ("1;3B", .init(.down, .alt)),
      ("1;8H", .init(.home, [.shift, .alt, .control])), ("1;33A", .init(.up, .alt)),
      ("1;65A", .init(.up)), ("1;129F", .init(.end)), ("1;1:1A", .init(.up)),
      ("1;1:2A", .init(.up)),
      ("Z", .init(.tab, .shift)), ("1;5Z", .init(.tab, [.shift, .control])),
      ("1~", .init(.home)), ("7~", .init(.home)), ("4~", .init(.end)), ("8~", .init(.end)),
      ("2~", .init(.insert)), ("3~", .init(.delete)), ("3;5~", .init(.delete, .control)),
      ("5~", .init(.pageUp)), ("6~", .init(.pageDown)), ("6;2~", .init(.pageDown, .shift)),
      ("5$", .init(.pageUp, .shift)), ("5^", .init(.pageUp, .control)),
      ("5@", .init(.pageUp, [.control, .shift])), ("a", .init(.up, .shift)),
      ("d", .init(.left, .shift)),
      ("P", .init(.function(1))), ("Q", .init(.function(2))), ("R", .init(.function(3))),
      ("S", .init(.function(4))), ("1;5R", .init(.function(3), .control)),
      ("[A", .init(.function(1))),
      ("[E", .init(.function(5))), ("11~", .init(.function(1))), ("15~", .init(.function(5))),
      ("17~", .init(.function(6))), ("21~", .init(.function(10))), ("23~", .init(.function(11))),
      ("24~", .init(.function(12))), ("24;2~", .init(.function(12), .shift)),
      ("25~", .init(.function(13))), ("26~", .init(.function(14))), ("28~", .init(.function(15))),
      ("29~", .init(.function(16))), ("31~", .init(.function(17))), ("34~", .init(.function(20))),
      ("57376u", .init(.function(13))),
    ] as [(String, KeyPress)])
  func readsKeysWithoutACharacter(sequence: String, expected: KeyPress) {
    #expect(parsed("\u{1B}[" + sequence) == [.key(expected)])
  }

  @Test(
    arguments: [
      // kitty's protocol
      ("13u", .init(.enter)), ("13;2u", .init(.enter, .shift)), ("13;5u", .init(.enter, .control)),
      ("9;2u", .init(.tab, .shift)), ("27u", .init(.escape)), ("127;3u", .init(.backspace, .alt)),
      ("99;5u", .init(.character("c"), .control)), ("120;3u", .init(.character("x"), .alt)),
      ("99;6u", .init(.character("c"), [.control, .shift])),
      ("32;5u", .init(.character(" "), .control)),
      ("97u", .init(.character("a"))), ("97;2u", .init(.character("A"))),
      ("49:33;2u", .init(.character("!"))), ("32;2u", .init(.character(" "))),
      ("223;2u", .init(.character("ß"))), ("97;69u", .init(.character("a"), .control)),
      ("1089::99;5u", .init(.character("c"), .control)),
      ("99;5:2u", .init(.character("c"), .control)),
      ("57414;2u", .init(.enter, .shift)), ("57400u", .init(.character("1"))),
      ("57413u", .init(.character("+"))), ("57419u", .init(.up)),
      // xterm's modifyOtherKeys
      ("27;2;13~", .init(.enter, .shift)), ("27;5;13~", .init(.enter, .control)),
      ("27;5;99~", .init(.character("c"), .control)), ("27;3;120~", .init(.character("x"), .alt)),
      ("27;4;79~", .init(.character("o"), [.alt, .shift])),
      ("27;4;60~", .init(.character("<"), .alt)),
      ("27;5;9~", .init(.tab, .control)), ("27;2;65~", .init(.character("A"))),
    ] as [(String, KeyPress)])
  func readsKeysNamedByNumber(sequence: String, expected: KeyPress) {
    #expect(parsed("\u{1B}[" + sequence) == [.key(expected)])
  }

  @Test(
    arguments: [
      ("I", .focus(true)), ("O", .focus(false)), ("<64;10;5M", mouse(.wheel(-1), 9, 4)),
      ("<65;10;5M", mouse(.wheel(1), 9, 4)), ("<80;10;5M", mouse(.wheel(-1), 9, 4)),
      ("<69;1000;500M", mouse(.wheel(1), 999, 499)), ("<0;3;4M", mouse(.press, 2, 3)),
      ("<4;1;1M", mouse(.press, 0, 0)), ("<0;0;0M", mouse(.press, 0, 0)),
      ("<32;3;4M", mouse(.drag, 2, 3)), ("<0;3;4m", mouse(.release, 2, 3)),
      ("<2;3;4M", .reply("<2;3;4M")), ("<35;3;4M", .reply("<35;3;4M")),
      ("<64;3;4m", .reply("<64;3;4m")), ("<66;3;4M", .reply("<66;3;4M")), ("<64M", .reply("<64M")),
      ("64;3;4M", .reply("64;3;4M")), ("24;80R", .reply("24;80R")), ("?62;22c", .reply("?62;22c")),
      ("?2026;2$y", .reply("?2026;2$y")), ("4;2$y", .reply("4;2$y")), ("0n", .reply("0n")),
      ("?1u", .reply("?1u")), ("?1A", .reply("?1A")), ("8;24;80t", .reply("8;24;80t")),
      ("u", .reply("u")), ("5;3H", .reply("5;3H")), ("99;9u", .reply("99;9u")),
      ("1;9A", .reply("1;9A")), ("99;5:3u", .reply("99;5:3u")), ("57441u", .reply("57441u")),
      ("99999999999999999999u", .reply("99999999999999999999u")), ("55296u", .reply("55296u")),
      ("1114112u", .reply("1114112u")), ("7u", .reply("7u")), ("155u", .reply("155u")),
      ("27;5~", .reply("27;5~")), ("99~", .reply("99~")), ("201~", .reply("201~")),
      ("[F", .reply("[F")),
      ("1;999A", .reply("1;999A")), ("E", .reply("E")), ("M !!", .reply("M !!")),
      ("M`!!", .wheel(-1)), ("Ma!!", .wheel(1)),
    ] as [(String, Input)])
  func readsMouseFocusAndReplies(sequence: String, expected: Input) {
    #expect(parsed("\u{1B}[" + sequence) == [expected])
  }
}

/// What the parser makes of bytes that come in one read.
func parsed(_ text: String) -> [Input] {
  var parser = InputParser()
  return parser.feed(text.utf8)
}
