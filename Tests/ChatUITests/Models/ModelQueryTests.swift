import Chat
import Testing

@testable import ChatUI

@Suite struct ModelQueryTests {
  /// Filter, ID, what is said of it, the rank (nil: no match), the letters marked.
  static let cases: [(String, String, String, Int?, id: String, summary: String)] = [
    ("", "a/b", "", 0, "", ""),
    ("A/B", "a/b", "", 0, "a/b", ""),
    ("gpt", "gpt-5", "", 1, "gpt", ""),
    ("gpt", "openai/gpt-5", "", 2, "gpt", ""),
    ("op", "anthropic/claude", "", 3, "op", ""),
    ("acl", "anthropic/claude", "", 9, "acl", ""),
    ("code", "a/b", "Fast coder", 5, "", "code"),
    ("zz", "a/b", "Fast coder", nil, "", ""),
    ("gpt broad", "openai/gpt-5", "Broad knowledge", 6, "gpt", "Broad"),
    ("gpt zz", "openai/gpt-5", "Broad knowledge", nil, "", ""),
    // What is said of it in words comes before letters that lie scattered.
    ("tool", "the/other-old", "tool calls", 4, "", "tool"),
    ("İ", "a/İx", "", 2, "İ", ""),
  ]

  @Test(arguments: cases.indices)
  func ranksAndMarks(index: Int) {
    let (filter, id, summary, rank, inID, inSummary) = Self.cases[index]
    let match = ModelQuery(filter).match(ModelQuery.Text(.sample(id, summary)))
    #expect(match?.rank == rank)
    func letters(_ text: String, _ places: Set<Int>) -> String {
      String(text.enumerated().filter { places.contains($0.offset) }.map(\.element))
    }
    guard let match else { return }
    #expect(letters(id, match.inID).lowercased() == inID.lowercased())
    #expect(letters(summary, match.inSummary) == inSummary)
  }
}
