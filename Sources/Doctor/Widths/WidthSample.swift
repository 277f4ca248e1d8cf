package import TUI

/// A text that is drawn to see how many columns it takes.
package struct WidthSample: Hashable, Sendable {
  /// What it stands for.
  package enum Subject: Hashable, Sendable {
    /// Counted by Confab, as one of a group.
    case counted(WidthClass)
    /// A cluster of which Confab draws only what all terminals draw alike.
    case reduced(String)
  }

  package var subject: Subject
  package var text: String
  /// Columns by the table; of a cluster: as Unicode has it.
  package var expected: Int

  package static let all: [WidthSample] =
    counted.map { WidthSample(subject: .counted($0), text: $1, expected: $2) }
    + reduced.map { WidthSample(subject: .reduced($0), text: $1, expected: $2) }

  private static let counted: [(WidthClass, String, Int)] = [
    (.ambiguousLetters, "\u{3B1}", 1), (.ambiguousLetters, "\u{436}", 1),
    (.ambiguousSigns, "\u{2500}", 1), (.ambiguousSigns, "\u{2026}", 1),
    (.ambiguousSigns, "\u{25CF}", 1), (.ideographs, "\u{6F22}", 2), (.ideographs, "\u{D55C}", 2),
    (.ideographs, "\u{FF01}", 2), (.emoji, "\u{1F642}", 2), (.emoji, "\u{231A}", 2),
    (.emoji12, "\u{1F971}", 2), (.emoji12, "\u{1FAC0}", 2), (.emoji14, "\u{1FAE0}", 2),
    (.emoji14, "\u{1F979}", 2), (.emoji15, "\u{1FAE8}", 2), (.emoji15, "\u{1FA77}", 2),
    (.emoji16, "\u{1FAE9}", 2), (.emoji16, "\u{1FADC}", 2),
    (.pictures, "\u{2764}", 1), (.pictures, "\u{2708}", 1), (.latinMarks, "e\u{301}", 1),
    (.latinMarks, "q\u{308}", 1), (.hangulVowels, "\u{1112}\u{1161}", 2),
    (.thaiMarks, "\u{E19}\u{E49}", 1), (.spacingMarks, "\u{915}\u{93E}", 2),
    (.spacingMarks, "\u{B95}\u{BBE}", 2),
  ]

  private static let reduced: [(String, String, Int)] = [
    ("joined emoji", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2),
    ("skin tones", "\u{1F44D}\u{1F3FD}", 2), ("flags", "\u{1F1EB}\u{1F1F7}", 2),
    ("emoji by selector", "\u{2764}\u{FE0F}", 2), ("text by selector", "\u{231A}\u{FE0E}", 1),
    ("keycaps", "1\u{FE0F}\u{20E3}", 2),
  ]

  /// The C library knows it.
  var isKnown: Bool {
    text.unicodeScalars.allSatisfy { WidthProfile.standard.width(of: $0) != nil }
  }

  /// Columns of its group, where it takes so many in all.
  func ofGroup(_ columns: Int) -> Int {
    switch subject {
    case .counted(.latinMarks), .counted(.thaiMarks): columns - 1
    case .counted(.hangulVowels): columns - 2
    // The letter before the mark.
    case .counted(.spacingMarks): columns - 1
    case .counted, .reduced: columns
    }
  }
}
