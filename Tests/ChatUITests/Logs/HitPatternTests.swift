import Chat
import Markup
import Testing

@testable import ChatUI

@Suite struct HitPatternTests {
  /// What of a text is marked, when the log found `found` in an excerpt.
  @Test(arguments: [
    ("sky", "the sky", "sky", "The Sky, skyline and whisky", ["Sky"]),
    ("bar", "a fooBar here", "Bar", "fooBar, bar and rebar(s)", ["Bar", "bar", "bar"]),
    ("cafe", "the café", "café", "Café and cafe", ["Café", "cafe"]),
    ("天空", "看天空吧", "天空", "天空为什么", ["天空"]),
    ("a.b", "a.b here", "a.b", "a.b and axb", ["a.b"]),
  ])
  func marksWhatTheLogFound(
    term: String, excerpt: String, found: String, text: String, marked: [String]
  ) throws {
    let hit = LogHit(1, .answer, excerpt, marking: found, hours: 1)
    let pattern = try #require(HitPattern.pattern(of: hit, LogQuery(terms: [LogTerm(term)])))
    let bytes = Array(text.utf8)
    #expect(
      pattern.matches(in: text).map { String(decoding: bytes[$0], as: UTF8.self) } == marked)
  }

  @Test func marksTheBeginningsAndPhrasesOfAQueryAndNothingThatIsLeftOut() throws {
    let hit = LogHit(1, .answer, "sky", marking: "sky", hours: 1)
    let query = LogQuery(terms: [
      LogTerm("blue light", isPhrase: true), LogTerm("oce", isPrefix: true),
      LogTerm("red", isExcluded: true),
    ])
    let pattern = try #require(HitPattern.pattern(of: hit, query))
    let text = "Blue  light over the ocean, red light"
    let bytes = Array(text.utf8)
    #expect(
      pattern.matches(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        == ["Blue  light", "oce"])
  }
}
