import Testing

@testable import Chat

@Suite struct TitleTests {
  @Test(arguments: [
    ("Why is the sky blue?", "Why is the sky blue?"),
    ("\n \n  two   words\nmore", "two words"),
    (" \n ", ""),
    (
      "see [cat.png, PNG 2×2, 68 B](attachment:\(String(repeating: "a", count: 64))) and say",
      "see cat.png and say"
    ),
    (String(repeating: "x", count: 60), String(repeating: "x", count: 60)),
    (String(repeating: "x", count: 61), String(repeating: "x", count: 59) + "…"),
    (
      "one two three four five six seven eight nine ten eleven twelve thirteen",
      "one two three four five six seven eight nine ten eleven…"
    ),
  ])
  func isTheFirstLineThatSaysSomething(prompt: String, title: String) {
    #expect(Title.from(prompt: prompt) == title)
    #expect(title.count <= 60)
  }
}
