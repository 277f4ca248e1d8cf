import Chat
import Testing

struct SpellingTests {
  static let known = ["model", "theme", "temperature", "max_tokens"]

  @Test(arguments: [
    ("modle", "model"), ("Model", "model"), ("temprature", "temperature"),
    ("maxtokens", "max_tokens"), ("them", "theme"), ("colour", nil), ("x", nil),
    (String(repeating: "model", count: 100), nil),
  ])
  func findsTheWordThatWasMeant(word: String, nearest: String?) {
    #expect(Spelling.nearest(to: word, among: Self.known) == nearest)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0),
  ])
  func countsEditsAndSwaps(left: String, right: String, distance: Int) {
    #expect(
      Spelling.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
  }

  @Test func listsTheChoiceWhenNothingIsNear() {
    #expect(Spelling.suggestion(for: "zzzz", among: ["a", "b"]) == "known here: a, b")
    #expect(Spelling.suggestion(for: "zzzz", among: []) == nil)
  }
}
