import Markup
import Testing

struct TextPatternTests {
  /// The matches as text.
  static func found(_ source: String, _ options: TextPattern.Options, in text: String) throws
    -> [String]
  {
    let bytes = Array(text.utf8)
    return try TextPattern(source, options: options).matches(in: text)
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("an", "An ant, a Banana", ["An", "an", "an", "an"]),
    ("é", "É é e", ["É", "é"]), ("ω", "Ωω", ["Ω", "ω"]),
    ("ΣΟΦΟΣ", "σοφος σοφός σοφοσ", ["σοφος", "σοφοσ"]),
    ("straße", "Straße STRASSE", ["Straße"]), ("漢", "漢字漢", ["漢", "漢"]), ("👩‍👧", "x👩‍👧y", ["👩‍👧"]),
    ("aa", "aaaaa", ["aa", "aa"]), ("aab", "aaaab", ["aab"]), ("", "abc", []), ("abcd", "abc", []),
    ("a.c", "abc a.c", ["a.c"]), ("a\nb", "A\nB", ["A\nB"]),
  ])
  func findsWordsAsTheyAre(source: String, text: String, matches: [String]) throws {
    #expect(try Self.found(source, .init(), in: text) == matches)
  }

  @Test(arguments: [
    ("an", "an ant ban An", [0..<2, 11..<13]), ("é", "é cafés (É)", [0..<2, 11..<13]),
    ("a a", "a a a", [0..<3]), ("aa", "aaa aa", [4..<6]), ("(x)", "f(x)g (x)", [1..<4, 6..<9]),
  ])
  func findsWholeWords(source: String, text: String, matches: [Range<Int>]) throws {
    let pattern = try TextPattern(source, options: .init(wholeWords: true))
    #expect(pattern.matches(in: text) == matches)
  }

  @Test func tellsCasesApartWhenAsked() throws {
    #expect(try Self.found("É", .init(matchesCase: true), in: "É é") == ["É"])
    #expect(try Self.found("[a-z]+", .init(isRegex: true, matchesCase: true), in: "aB") == ["a"])
  }

  @Test(arguments: [
    ("a.c", "abc a\nc ABC", ["abc", "ABC"]), ("^\\w+$", "one\ntwo three\nvier", ["one", "vier"]),
    ("\\bé\\w*", "Été école", ["Été", "école"]), ("x*", "axxb", ["xx"]),
    ("\\d+", "12 a3", ["12", "3"]),
    ("(a|b)\\1", "aa ab bb", ["aa", "bb"]), ("[À-Ö]+", "éèz", ["éè"]), ("(?<=a)b", "ab bb", ["b"]),
    ("漢.", "漢字", ["漢字"]), ("[[:alpha:]]+", "été1", ["été"]),
  ])
  func findsExpressions(source: String, text: String, matches: [String]) throws {
    #expect(try Self.found(source, .init(isRegex: true), in: text) == matches)
  }

  @Test func findsExpressionsThatAreWholeWords() throws {
    let options = TextPattern.Options(isRegex: true, wholeWords: true)
    #expect(try Self.found("a|ab", options, in: "a ab b abc") == ["a", "ab"])
  }

  @Test(arguments: [
    ("(a", "a ( has no ), or a ) no ("), ("a)(b", "a ( has no ), or a ) no ( (at 2)"),
    ("[a", "a [ has no ]"), ("a**", "nothing to repeat before *, +, ? or {"),
    ("*", "nothing to repeat before *, +, ? or {"),
    ("a\\", "a \\ at the end, or before what it cannot stand before"),
    ("[z-a]", "a class or a range in [ ] that does not exist"),
    (String(repeating: "(", count: 5000), "too long or too deep (at 401)"),
  ])
  func saysWhatIsWrongWithAnExpression(source: String, problem: String) {
    do {
      _ = try TextPattern(source, options: .init(isRegex: true, wholeWords: true))
      Issue.record("\(source) passed")
    } catch {
      #expect(error.text.hasPrefix(problem))
    }
  }

  @Test func endsWhereMatchingExplodes() throws {
    let pattern = try TextPattern("(x+x+)+y", options: .init(isRegex: true))
    let text = "xxy\n" + String(repeating: "x", count: 2000) + "\nxxy"
    #expect(pattern.matches(in: text) == [0..<3])
  }

  @Test func stopsAtTheLimit() throws {
    #expect(try TextPattern("a").matches(in: "aaaa", limit: 2) == [0..<1, 1..<2])
    let regex = try TextPattern("a", options: .init(isRegex: true))
    #expect(regex.matches(in: "aa\naa", limit: 3) == [0..<1, 1..<2, 3..<4])
    #expect(regex.matches(in: String(repeating: "a", count: 5000)).count == 5000)
  }

  @Test func isTheSameWithTheSameSourceAndOptions() throws {
    #expect(try TextPattern("a") == TextPattern("a"))
    #expect(try TextPattern("a") != TextPattern("a", options: .init(isRegex: true)))
  }
}
