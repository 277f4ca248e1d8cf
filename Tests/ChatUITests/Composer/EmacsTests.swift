import Testing

@Suite struct EmacsTests {
  @Test(arguments: [
    ("ab|c", "ctrl-b", "a|bc"), ("|abc", "left", "|abc"), ("ab|c", "right", "abc|"),
    ("foo| bar", "alt-f", "foo bar|"), ("|foo bar", "alt-f", "foo| bar"),
    ("foo bar|", "alt-b", "foo |bar"), ("foo bar|", "alt-b alt-b", "|foo bar"),
    ("a_1| .b", "ctrl-right", "a_1 .b|"), ("a_1 .b|", "ctrl-left ctrl-left", "|a_1 .b"),
    ("a\nbc|d", "ctrl-a", "a\n|bcd"), ("a|b\nc", "ctrl-e", "ab|\nc"), ("a|b\nc", "end", "ab|\nc"),
    ("a\nb|c", "home", "a\n|bc"), ("ab\nc|d", "alt-<", "|ab\ncd"), ("a|b\ncd", "alt->", "ab\ncd|"),
    ("abcd\nef|", "up", "ab|cd\nef"), ("ab|cd\ne", "down", "abcd\ne|"),
    ("日本語\nabc|d", "up", "日|本語\nabcd"), ("日|本\nabc", "ctrl-n", "日本\nab|c"),
    ("one\n\ntwo|", "alt-{", "one\n|\ntwo"), ("one\n|\ntwo", "alt-{", "|one\n\ntwo"),
    ("|one\n\ntwo", "alt-}", "one\n|\ntwo"), ("one\n|\ntwo", "ctrl-down", "one\n\ntwo|"),
    ("a\n \t\nb|", "ctrl-up", "a\n| \t\nb"), ("one|", "alt-}", "one|"),
    ("a b. c d|", "alt-a", "a b. |c d"), ("a b. |c d", "alt-a", "|a b. c d"),
    ("|a b. c d", "alt-shift-e", "a b. |c d"), ("a. b|", "alt-shift-e", "a. b|"),
    ("日本。語|学", "alt-a", "日本。|語学"), ("a.b| c", "alt-a", "|a.b c"),
    ("👩‍👩‍👧|a", "left", "|👩‍👩‍👧a"), ("a|□b", "right", "a□|b"), ("|□ b", "alt-f", "□| b"),
    ("a □|", "alt-b", "a |□"), ("e\u{301}|x", "left", "|e\u{301}x"),
  ])
  func moves(before: String, keys: String, after: String) {
    #expect(EditorCase.emacs(before, keys) == after)
  }

  @Test(arguments: [
    ("ab|c", "x", "abx|c"), ("ab|c", "alt-enter", "ab\n|c"), ("ab|c", "ctrl-j", "ab\n|c"),
    ("ab|c", "backspace", "a|c"), ("ab|c", "delete", "ab|"), ("ab|c", "ctrl-d", "ab|"),
    ("|ab", "backspace", "|ab"), ("a\n|b", "backspace", "a|b"),
    ("e\u{301}|x", "backspace", "|x"), ("👩‍👩‍👧|", "backspace", "|"), ("🇩🇪|🇫🇷", "delete", "🇩🇪|"),
    ("a□|b", "backspace", "a|b"), ("a|□b", "delete", "a|b"), ("a □|", "ctrl-w", "a |"),
    ("foo bar|", "ctrl-w", "foo |"), ("foo bar|", "alt-backspace", "foo |"),
    ("foo| bar", "alt-d", "foo|"), ("ab|cd\ne", "ctrl-k", "ab|\ne"), ("ab|\ncd", "ctrl-k", "ab|cd"),
    ("ab|cd", "ctrl-u", "|cd"), ("a\n|b", "ctrl-u", "a|b"),
    ("one two|", "ctrl-w ctrl-y ctrl-y", "one twotwo|"),
    ("a b|", "ctrl-w ctrl-a ctrl-k ctrl-y", "a |"),
    ("a b|", "ctrl-w ctrl-a ctrl-k ctrl-y alt-y", "b|"),
    ("one two| three", "ctrl-w alt-d ctrl-y", "one two three|"),
    ("a □|", "ctrl-w ctrl-a ctrl-y", "□|a "),
    ("a|bc", "ctrl-t", "ba|c"), ("abc|", "ctrl-t", "acb|"), ("日|本", "ctrl-t", "本日|"),
    ("foo b|ar", "alt-shift-t", "bar foo|"), ("foo bar|", "alt-shift-t", "bar foo|"),
    ("foo bar | ", "alt-shift-t", "bar foo|  "), ("foo|, bar", "alt-shift-t", "bar, foo|"),
    ("foo|", "alt-shift-t", "foo|"), ("|..", "alt-shift-t", "|.."),
    ("a □|", "alt-shift-t", "□ a|"),
    ("|foo bar", "alt-shift-u", "FOO| bar"), ("foo| bAR", "alt-l", "foo bar|"),
    ("|foo bar", "alt-shift-c", "Foo| bar"), ("| straße", "alt-shift-u", " STRASSE|"),
    ("|ÉTÉ x", "alt-l", "été| x"), ("f|OO", "alt-shift-c", "fOo|"), ("|□a", "alt-shift-u", "□|a"),
    ("|", "a b ctrl-_", "|"), ("|", "a space b ctrl-_", "a |"),
    ("ab|", "backspace backspace ctrl-_", "ab|"), ("ab|", "ctrl-w ctrl-_ alt-_", "|"),
    ("a b|", "alt-shift-t ctrl-/", "a b|"), ("|ab", "alt-shift-u ctrl-_", "|ab"),
  ])
  func edits(before: String, keys: String, after: String) {
    #expect(EditorCase.emacs(before, keys) == after)
  }

  @Test(arguments: [
    ("a|bc", "shift-right", "a⟨b⟩|c"), ("ab|c", "shift-left", "a|⟨b⟩c"),
    ("a|bc", "shift-right shift-right x", "ax|"), ("a|bc", "shift-right left", "a|bc"),
    ("a|bc", "shift-right right", "ab|c"), ("a|bc", "shift-right shift-left", "a|bc"),
    ("|ab\ncd", "shift-down", "⟨ab\n⟩|cd"), ("ab\nc|d", "shift-up", "a|⟨b\nc⟩d"),
    ("a|b", "shift-up", "|⟨a⟩b"), ("a|b", "shift-down", "a⟨b⟩|"),
    ("ab|\ncd", "shift-end", "ab|\ncd"), ("a|b c", "ctrl-shift-right", "a⟨b⟩| c"),
    ("ab c|", "ctrl-shift-left", "ab |⟨c⟩"), ("a|b", "shift-home", "|⟨a⟩b"),
    ("a|b", "shift-home backspace", "|b"), ("|ab", "shift-end delete", "|"),
    ("ab\ncd|", "ctrl-shift-home", "|⟨ab\ncd⟩"), ("a|b\nc", "ctrl-shift-end", "a⟨b\nc⟩|"),
    ("a|b", "ctrl-shift-end ctrl-w ctrl-y ctrl-y", "abb|"),
    ("|abc", "shift-right alt-w ctrl-e ctrl-y", "abca|"),
    ("|abc", "shift-right ctrl-insert shift-end shift-delete ctrl-y", "abc|"),
    ("a|b", "alt-shift-a", "⟨ab⟩|"), ("a|b", "alt-shift-a x", "x|"),
    ("a|b", "alt-shift-a x ctrl-_", "ab|"), ("a|b", "alt-shift-a alt-enter", "\n|"),
    ("|ab", "ctrl-space right", "⟨a⟩|b"), ("|ab", "ctrl-@ alt-f", "⟨ab⟩|"),
    ("|ab", "ctrl-space right x", "ax|b"), ("|ab c", "ctrl-space alt-f ctrl-w", "| c"),
    ("|ab", "ctrl-space right esc", "a|b"), ("|ab", "ctrl-space ctrl-space right", "a|b"),
    ("|ab", "ctrl-space right backspace", "|b"), ("a|bc", "ctrl-space right alt-o", "a|⟨b⟩c"),
    ("a|bc", "ctrl-space right alt-o left", "|⟨ab⟩c"),
    ("a|bc", "ctrl-space shift-right shift-right", "a⟨bc⟩|"),
    ("|foo bar", "ctrl-space alt-f alt-f alt-shift-u", "FOO BAR|"),
    ("|foo bar", "alt-shift-a alt-shift-c", "Foo Bar|"),
    ("a|□b", "shift-right", "a⟨□⟩|b"), ("a|□b", "shift-right x", "ax|b"),
    ("日|本", "shift-right x", "日x|"), ("x |y", "ctrl-w shift-right ctrl-y", "x |"),
  ])
  func selects(before: String, keys: String, after: String) {
    #expect(EditorCase.emacs(before, keys) == after)
  }
}
