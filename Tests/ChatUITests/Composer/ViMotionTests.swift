import Testing

@Suite struct ViMotionTests {
  @Test(arguments: [
    ("|abc", "l", "a|bc"), ("a|bc", "h", "|abc"), ("ab|c", "l", "ab|c"), ("|a\nb", "l", "|a\nb"),
    ("|foo bar", " ", "f|oo bar"), ("a|b", "‹backspace›", "|ab"), ("|abcd", "2‹right›", "ab|cd"),
    ("|foo bar", "w", "foo |bar"), ("|foo.bar", "w", "foo|.bar"),
    ("|foo.bar baz", "W", "foo.bar |baz"), ("|foo bar", "e", "fo|o bar"),
    ("fo|o bar", "e", "foo ba|r"), ("|foo.b c", "E", "foo.|b c"), ("foo b|ar", "b", "foo |bar"),
    ("foo |bar", "b", "|foo bar"), ("foo.bar b|az", "B", "foo.bar |baz"),
    ("foo.bar |baz", "B", "|foo.bar baz"), ("foo b|ar", "ge", "fo|o bar"),
    ("a.b c|d", "gE", "a.|b cd"), ("|a b c d", "3w", "a b c |d"), ("|a b", "9w", "a |b"),
    ("|foo\n\nbar", "w", "foo\n|\nbar"), ("foo\n|\nbar", "w", "foo\n\n|bar"),
    ("foo\n\n|bar", "b", "foo\n|\nbar"), ("|foo\n  bar", "w", "foo\n  |bar"),
    ("  f|oo", "0", "|  foo"), ("  fo|o", "^", "  |foo"), ("|foo", "$", "fo|o"),
    ("|foo", "‹end›", "fo|o"), ("|ab\ncd", "$j", "ab\nc|d"), ("|ab\ncd\nef", "2$", "ab\nc|d\nef"),
    ("a|bc\nx\nuvw", "jj", "abc\nx\nu|vw"), ("ab\nc|d", "k", "a|b\ncd"),
    ("|a\nb\nc\nd", "2j", "a\nb\n|c\nd"), ("|a\n  b", "+", "a\n  |b"), ("a\n  |b", "-", "|a\n  b"),
    ("|a\nb\nc", "G", "a\nb\n|c"), ("a\nb\n|c", "gg", "|a\nb\nc"), ("|a\nb\nc", "2G", "a\n|b\nc"),
    ("abc|d", "2|", "a|bcd"),
    ("|abcb", "fb", "a|bcb"), ("|abcb", "2fb", "abc|b"), ("|abcb", "tb", "|abcb"),
    ("|acb", "tb", "a|cb"), ("abc|b", "Fa", "|abcb"), ("abc|d", "Ta", "a|bcd"),
    ("|a,b,c", "f,;", "a,b|,c"), ("|a,b,c", "f,;,", "a|,b,c"), ("|a,b,c", "t,;", "a,|b,c"),
    ("|abc", "fz", "|abc"), ("|a\nb", "fb", "|a\nb"), ("|x日本", "f本", "x日|本"),
    ("|f(a(b))", "%", "f(a(b)|)"), ("f(a(b)|)", "%", "f|(a(b))"), ("|{\n[]\n}", "%", "{\n[]\n|}"),
    ("|one\n\ntwo", "}", "one\n|\ntwo"), ("one\n\ntw|o", "{", "one\n|\ntwo"),
    ("|a b. c d", ")", "a b. |c d"), ("a b. c |d", "(", "a b. |c d"),
    ("|日本語", "w", "日本|語"), ("|日本ひらカタ", "w", "日本|ひらカタ"),
    ("|日本ひらカタ", "2w", "日本ひら|カタ"), ("|👍🏽a", "l", "👍🏽|a"), ("|e\u{301}x", "l", "e\u{301}|x"),
    ("|□ a", "w", "□ |a"), ("a|□", "e", "a|□"), ("日|本\nabcd", "j", "日本\nab|cd"),
  ])
  func moves(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }

  @Test(arguments: [
    ("foo b|ar baz", "diw", "foo | baz"), ("foo b|ar baz", "daw", "foo |baz"),
    ("foo b|ar", "daw", "fo|o"), ("foo|  bar", "diw", "foo|bar"), ("foo|  bar", "daw", "fo|o"),
    ("a.b|c d", "diW", "| d"), ("a.b|c d", "daW", "|d"), ("|a b c", "d2aw", "|c"),
    ("x \"a b|c\" y", "di\"", "x \"|\" y"), ("x \"a b|c\" y", "da\"", "x |y"),
    ("|x \"ab\" y", "di\"", "x \"|\" y"), ("\"a\\\"|b\"", "di\"", "\"|\""),
    ("x 'a|b'", "ci'c⎋", "x '|c'"), ("`a|b`", "di`", "`|`"), ("|ab", "di\"", "|ab"),
    ("f(a, |b)", "di(", "f(|)"), ("f(a, |b)", "dab", "|f"), ("f(a(b|)c)", "di)", "f(a(|)c)"),
    ("f(a(|b)c)", "d2i(", "f(|)"), ("[a|b]", "di[", "[|]"), ("<a|b>", "di>", "<|>"),
    ("{\n  a|b\n}", "di{", "{\n|}"), ("{\n  a|b\n}", "ci{x⎋", "{\n|x\n}"),
    ("x {a|b}", "ciBc⎋", "x {|c}"), ("a|b)", "di(", "a|b)"),
    ("a\nb|c\n\nd", "dip", "|\nd"), ("a|b\n\nc", "dap", "|c"), ("x\n\n|a", "dap", "|x"),
    ("a\n|\n\nb", "dip", "a\n|b"), ("a\n\nb|c\n\nd", "yipP", "a\n\n|bc\nbc\n\nd"),
    ("a. b| c. d", "dis", "a. | d"), ("a. b| c. d", "das", "a. |d"), ("f(|□)", "di(", "f(|)"),
    ("日本|語ひ", "diw", "|ひ"),
  ])
  func takesWhatTheCursorIsIn(before: String, keys: String, after: String) {
    #expect(EditorCase.vi(before, keys) == after)
  }
}
