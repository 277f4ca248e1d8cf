import Chat
import TUI
import Testing

@testable import ChatUI

@Suite struct ViTests {
  @Test(arguments: [
    ("|foo bar", "dw", "|bar"), ("fo|o bar", "dw", "fo|bar"), ("foo |bar", "dw", "foo| "),
    ("|foo\nbar", "dw", "|\nbar"), ("|a b c d", "d2w", "|c d"), ("|a b c d", "2dw", "|c d"),
    ("|a b c d e f g", "2d3w", "|g"), ("foo |bar baz", "de", "foo | baz"),
    ("foo b|ar", "db", "foo |ar"), ("foo.x |b", "dB", "|b"), ("|foo", "d$", "|"),
    ("fo|o bar", "D", "f|o"), ("foo| bar", "d0", "| bar"), ("  fo|o", "d^", "  |o"),
    ("a\n|b\nc", "dd", "a\n|c"), ("a\n|b", "dd", "|a"), ("|a\nb\nc\nd", "2dd", "|c\nd"),
    ("|a\nb\nc", "dj", "|c"), ("a\nb\n|c", "dk", "|a"), ("a\n|b\nc", "dG", "|a"),
    ("a\n|b\nc", "dgg", "|c"), ("|a\nb", "dk", "|a\nb"), ("|abcb", "dfb", "|cb"),
    ("|abcb", "dtb", "|bcb"), ("abc|d", "dFb", "a|d"), ("|abc", "x", "|bc"), ("ab|c", "x", "a|b"),
    ("|abc", "2x", "|c"), ("ab|c", "X", "a|c"), ("|abc", "9x", "|"), ("|\nb", "x", "|\nb"),
    ("|abc", "‹delete›", "|bc"), ("f|(a)b", "d%", "f|b"), ("|□ab", "x", "|ab"),
    ("|日本x", "x", "|本x"), ("|👍🏽a", "x", "|a"), ("one\n\n|two\nx\n\nz", "d}", "one\n\n|\nz"),
    ("a |b\nc\n\nd", "d}", "a| \n\nd"), ("|abc", "dz", "|abc"), ("|abc", "d⎋x", "|bc"),
    ("|foo bar", "cwx⎋", "|x bar"), ("foo |bar baz", "cwx⎋", "foo |x baz"), ("f|oo", "Cx⎋", "f|x"),
    ("a\n|  b\nc", "ccx⎋", "a\n|x\nc"), ("|abc", "sx⎋", "|xbc"), ("|abc", "2sx⎋", "|xc"),
    ("a|b c", "Sx⎋", "|x"), ("|a b c", "c2wx⎋", "|x c"), ("|abc", "cl⎋", "|bc"),
    ("|a,b", "ct,x⎋", "|x,b"), ("|日本ひら", "cwx⎋", "|xひら"),
    ("|foo bar", "g~w", "|FOO bar"), ("|Foo", "guw", "|foo"), ("|foo bar", "gUiw", "|FOO bar"),
    ("f|oo\nbar", "gUU", "F|OO\nbar"), ("f|oO", "g~~", "F|Oo"), ("F|OO", "gugu", "f|oo"),
    ("|a\nb", ">>", "  |a\nb"), ("|a\nb", ">j", "  |a\n  b"), ("   |a", "<<", " |a"),
    ("| a", "<<", "|a"), ("|a", ">>.", "    |a"), ("|a\nb", "2>>", "  |a\n  b"),
    ("|a\n\nb", ">G", "  |a\n\n  b"),
  ])
  func operatesOnMotions(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }

  @Test(arguments: [
    ("|foo bar", "ywP", "foo| foo bar"), ("|ab", "ylp", "a|ab"), ("|ab", "xp", "b|a"),
    ("|a\nb", "yyp", "a\n|a\nb"), ("a\n|b", "yyP", "a\n|b\nb"), ("|a\nb", "yyjp", "a\nb\n|a"),
    ("|a\nb", "2yyP", "|a\nb\na\nb"), ("|a", "yy3p", "a\n|a\na\na"), ("|ab", "x3p", "baa|a"),
    ("|foo bar", "dwp", "bfoo| ar"), ("a\n|b\nc", "ddp", "a\nc\n|b"),
    ("a\n|b\nc", "ddP", "a\n|b\nc"),
    ("|abc", "yiw$p", "abcab|c"), ("|a b\nc", "Yp", "a b\n|a b\nc"),
    ("a|b\ncd", "yjP", "|ab\ncd\nab\ncd"), ("ab\nc|d", "yk", "a|b\ncd"), ("|□a", "xp", "a|□"),
    ("|ab cd", "\"adwP", "ab| cd"), ("|a b", "\"ax\"_xP", "|ab"), ("|a\nb", "yyjdd\"0P", "|a\na"),
    ("|a b c", "\"qyww\"Qyw\"qP", "a a b| b c"), ("|a\nb\nc", "\"ayyj\"AyyG\"ap", "a\nb\nc\n|a\nb"),
    ("|a\nb\nc", "dddd\"2P", "|a\nc"), ("|ab", "x\"-P", "|ab"), ("|ab", "\"zp", "|ab"),
    ("|ab", "dwi‹ctrl-y›⎋", "a|b"),
  ])
  func putsBackWhatRegistersHold(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }

  @Test(arguments: [
    ("|abc", "vl", "⟨a|b⟩c"), ("a|b\nc", "V", "⟨a|b\n⟩c"), ("|ab", "vV⎋", "|ab"),
    ("|abc", "vd", "|bc"), ("|abc", "vld", "|c"), ("a|bc", "v$y", "a|bc"),
    ("|foo bar", "ved", "| bar"), ("|a\nb\nc", "Vjd", "|c"), ("|abc", "vly$p", "abca|b"),
    ("|foo bar", "viwd", "| bar"), ("|foo bar", "vawd", "|bar"), ("a|bcd", "vlod", "a|d"),
    ("|abc", "vlrx", "|xxc"), ("|abc", "vlU", "|ABc"), ("|ABC", "vlu", "|abC"),
    ("|aBc", "vl~", "|Abc"), ("|a\nb\nc", "VjJ", "a| b\nc"),
    ("|foo bar", "ywwviwp", "foo foo| "), ("|a\n b", "Vj>", "  |a\n   b"), ("|ab", "v⎋l", "a|b"),
    ("|ab cd", "vwcx⎋", "|xd"), ("|abcdef", "vld.", "|ef"), ("|a\nb\nc\nd\ne", "Vjd.", "|e"),
    ("(a|b)", "vi(d", "(|)"), ("a|b\n\nc", "vipd", "|\nc"), ("a|b\ncd", "vY", "|ab\ncd"),
    ("a|b\ncd", "vjD", "|"), ("|a\nb\nc", "yyjVp", "a\n|a\nc"), ("|a□b", "vld", "|b"),
    ("|日本語", "vld", "|語"), ("|ab", "viz⎋", "|ab"),
  ])
  func selects(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }

  @Test(arguments: [
    ("|abc", "rx", "|xbc"), ("|abc", "3rx", "xx|x"), ("|abc", "4rx", "|abc"),
    ("a|bc", "r⏎", "a\n|c"), ("|abc", "r⎋l", "a|bc"), ("|abc", "Rxy⎋", "x|yc"),
    ("ab|c", "Rxyz⎋", "abxy|z"), ("|abc", "Rxy‹backspace›⎋", "|xbc"), ("|abc", "~", "A|bc"),
    ("|abC", "3~", "AB|c"), ("|a\nb", "J", "a| b"), ("|a\n  b\nc", "3J", "a b| c"),
    ("|a\n)", "J", "a|)"), ("|a\nb", "gJ", "a|b"), ("|a", "J", "|a"),
    ("a|b", "ix⎋", "a|xb"), ("a|b", "ax⎋", "ab|x"), ("  a|b", "Ix⎋", "  |xab"),
    ("|ab", "Ax⎋", "ab|x"), ("|a\nb", "ox⎋", "a\n|x\nb"), ("a\n|b", "Ox⎋", "a\n|x\nb"),
    ("|", "ix⎋", "|x"), ("|b", "3ia⎋", "aa|ab"), ("|", "2oa⎋", "\na\n|a"),
    ("|b", "ixy⎋.", "xx|yyb"), ("|a", "Ax⎋.", "ax|x"), ("|b", "ia⎋3.", "aa|aab"),
    ("|foo bar baz", "cwx⎋w.", "x |x baz"), ("|a b c d", "dw2.", "|d"),
    ("|a,b,c,d", "df,.", "|c,d"), ("|a\nb\nc", "dd.", "|c"), ("|abc", "x..", "|"),
    ("|a\nb", "ox⎋.", "a\nx\n|x\nb"), ("|abcd", "Rx⎋l.", "x|xcd"), ("a|b c", "x.", "a|c"),
    ("|a.b", "rx.", "|x.b"), ("|a", "ib‹left›c⎋u", "|ba"), ("|ab cd", "yw.", "|ab cd"),
    ("|foo", "dwix⎋u", "|"), ("|foo bar", "dwdwuu", "|foo bar"),
    ("|foo bar", "dwu‹ctrl-r›", "|bar"), ("|a b c", "xxx3u", "|a b c"), ("|ab", "cwxyz⎋u", "|ab"),
    ("|ab", "ixy z⎋u", "|ab"), ("|ab", "Rxyz⎋u", "|ab"), ("|a\nb\nc", "3Ju", "|a\nb\nc"),
  ])
  func changesRepeatsAndTakesBack(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }

  // MARK: On the screen

  private static func story() -> Story {
    var setup = ModelSetup.cline
    setup.preferences.editing = .vi
    return Story(40, 10, setup: setup)
  }

  @Test(arguments: [
    ("", "────────────────────────────────────────", "> ab cd"),
    ("⎋", "── normal ──────────────────────────────", ": ab cd"),
    ("⎋2d", "── normal · 2d ─────────────────────────", ": ab cd"),
    ("⎋\"a", "── normal · \"a ─────────────────────────", ": ab cd"),
    ("⎋v", "── visual ──────────────────────────────", "v ab cd"),
    ("⎋V", "── visual line ─────────────────────────", "V ab cd"),
    ("⎋R", "── replace ─────────────────────────────", "R ab cd"),
    ("⎋A", "────────────────────────────────────────", "> ab cd"),
  ])
  func saysTheModeAndTheKeysThatWait(keys: String, rule: String, row: String) {
    var story = Self.story()
    story.type("ab cd")
    story.happens(.input(EditorCase.viKeys(keys).map { .key($0) }))
    #expect(story.rows(7..<9) == rule + "\n" + row)
  }

  @Test func escapeGoesBackOnceKeysAreCommands() {
    var story = Self.story()
    story.type("ab")
    story.press("esc")
    #expect(story.model.composer.mode == .normal)
    story.press("d", "esc")
    #expect(story.model.composer.pendingKeys == "")
    story.session(.status(.at(.waiting)))
    story.press("esc", expecting: [.session(.cancel)])
  }

  @Test func enterSendsInAnyModeAndTheNextPromptBeginsWithTyping() {
    var story = Self.story()
    story.type("ab")
    story.press("esc")
    story.press("enter", expecting: [.session(.send("ab")), .saveDraft("")])
    #expect(story.model.composer.mode == .insert)
    story.type("c")
    #expect(story.model.composer.text == "c")
  }

  @Test(arguments: [(":", Action.palette(.show)), ("/", .find(.open)), ("G", .toEnd)])
  func someKeysAreCommandsOfTheProgram(key: String, action: Action) {
    var composer = Composer()
    _ = composer.press(KeyPress(.escape), width: 40)
    let outcome = composer.press(KeyPress(.character(Character(key))), width: 40)
    #expect(outcome == .command(action))
  }

  @Test func theClipboardsRegisterGoesToTheTerminal() {
    var story = Self.story()
    story.type("ab cd")
    story.press("esc", "0")
    story.happens(
      .input(EditorCase.viKeys("\"+yw").map { .key($0) }), [.copy("ab ", what: "selection")])
  }

  @Test func switchingToViAndBackKeepsTheText() {
    var setup = ModelSetup.cline
    setup.preferences.editing = .vi
    var model = Model(size: Size(columns: 40, rows: 10), setup: setup, now: .start)
    func press(_ key: Character) {
      _ = update(&model, .input([.key(KeyPress(.character(key)))]), at: .start)
    }
    for key in "ab" { press(key) }
    _ = update(&model, .input([.key(KeyPress(.escape))]), at: .start)
    press("v")
    model.setup.preferences.editing = .emacs
    press("c")
    #expect(EditorCase.marked(model.composer) == "ac|b")
    #expect(model.composer.mode == .insert)
    model.setup.preferences.editing = .vi
    press("d")
    #expect(EditorCase.marked(model.composer) == "acd|b")
  }
}
