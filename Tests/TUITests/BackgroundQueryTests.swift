import TUI
import Testing

struct BackgroundQueryTests {
  private static let attributes = "?62;22c"

  @Test(arguments: [
    ("rgb:1e1e/1e1e/1e1e", true), ("rgb:ffff/ffff/ffff", false), ("rgb:fd/f6/e3", false),
    ("rgb:f/f/f", false), ("rgb:000/fff/000", false), ("rgba:0000/0000/0000/ffff", true),
    ("#282c34", true), ("#fff", false),
  ])
  func understandsEveryFormOfAnswer(answer: String, isDark: Bool) {
    var query = BackgroundQuery()
    query.asked()
    #expect(query.take("]11;" + answer) == isDark)
    #expect(query.open == 1)
    #expect(query.take(Self.attributes) == nil)
    #expect(query.open == 0)
    #expect(!query.isRefused)
  }

  @Test(arguments: [
    "]11;", "]11;rgb:", "]11;rgb:12/34", "]11;rgb:12/34/5g", "]11;rgb:-1/00/00",
    "]11;rgb:12345/0/0", "]11;rgb:1/2/3/4", "]11;rgba:1/2/3", "]11;red", "]11;?", "]10;rgb:0/0/0",
    "]4;11;rgb:0/0/0", "?997;3n", "?997n", "", "P1+r544e=", "24;80R",
  ])
  func learnsNothingFromAnythingElse(reply: String) {
    var query = BackgroundQuery()
    query.asked()
    #expect(query.take(reply) == nil)
    #expect(query.open == 1)
    #expect(query.take(Self.attributes) == nil)
    #expect(query.isRefused)
  }

  @Test func takesAnAnswerThatComesLate() {
    var query = BackgroundQuery()
    query.asked()
    #expect(query.take(Self.attributes) == nil)
    #expect(query.isRefused)
    #expect(query.take("]11;rgb:0/0/0") == true)
  }

  @Test func keepsCountOfQuestionsThatOverlap() {
    var query = BackgroundQuery()
    query.asked()
    query.asked()
    #expect(query.take("]11;rgb:0/0/0") == true)
    _ = query.take(Self.attributes)
    #expect(query.open == 1)
    #expect(query.take("]11;rgb:f/f/f") == false)
    _ = query.take(Self.attributes)
    #expect(query.open == 0 && !query.isRefused)
    // One that nobody asked for.
    _ = query.take(Self.attributes)
    #expect(query.open == 0 && !query.isRefused)
  }

  @Test func followsNotices() {
    var query = BackgroundQuery()
    #expect(query.take("?997;1n") == true)
    #expect(query.take("?997;2n") == false)
  }

  @Test(arguments: [
    ("15;0", true), ("0;15", false), ("7;default;8", true), ("0;7", false), ("15;default", nil),
    ("", nil), ("0;16", nil), ("0;-1", nil),
  ])
  func readsTheVariable(value: String, isDark: Bool?) {
    #expect(BackgroundQuery.isDark(colorfgbg: value) == isDark)
  }
}
