package import Chat
package import Markup

/// Counts what a pattern finds in one message, in the same units in which a layout marks it: for an
/// answer the units of its Markdown, for what was typed its lines. Follows a text that grows at the
/// cost of its last piece.
struct MatchCounter: Sendable {
  private let pattern: TextPattern
  private let isMarkdown: Bool
  private var scanner = MarkdownScanner()
  /// Matches in each of the scanner's pieces.
  private var counts: [Int] = []
  /// Of the text that was last given.
  private(set) var total = 0

  init(_ pattern: TextPattern, role: Role) {
    self.pattern = pattern
    isMarkdown = role == .assistant
  }

  /// - Parameter text: the one of the last call, or that with more at its end.
  mutating func extend(to text: String) {
    guard isMarkdown else {
      total = text.split(separator: "\n").reduce(0) { $0 + count(in: String($1)) }
      return
    }
    let changed = min(scanner.extend(to: text), counts.count)
    for count in counts[changed...] { total -= count }
    counts.removeSubrange(changed...)
    for piece in scanner.pieces[changed...] {
      let units = MarkdownText.units(of: scanner.blocks(of: piece, in: text))
      let count = units.reduce(0) { $0 + self.count(in: $1) }
      counts.append(count)
      total += count
    }
  }

  private func count(in unit: String) -> Int { pattern.matches(in: unit).count }
}

/// What is the same for every search in conversations.
package enum Find {
  /// Matches in a message: of its text as it reads, not of its marks; reasoning is not searched.
  package static func matches(in message: Message, _ pattern: TextPattern) -> Int {
    var counter = MatchCounter(pattern, role: message.role)
    counter.extend(to: message.shownText)
    return counter.total
  }
}
