import Testing

@testable import TUI

/// Columns where a terminal was measured otherwise than the table has them.
struct WidthProfileTests {
  private static func profile(_ columns: [WidthClass: Int]) -> WidthProfile {
    var profile = WidthProfile.standard
    for (kind, columns) in columns { profile[kind] = columns }
    return profile
  }

  static let scalars: [(Unicode.Scalar, WidthClass, Int?)] = [
    ("α", .ambiguousLetters, 1), ("ж", .ambiguousLetters, 1), ("─", .ambiguousSigns, 1),
    ("…", .ambiguousSigns, 1), ("°", .ambiguousSigns, 1), ("漢", .ideographs, 2),
    ("한", .ideographs, 2), ("！", .ideographs, 2), ("🙂", .emoji, 2), ("⌚", .emoji, 2),
    ("\u{1F971}", .emoji12, 2), ("\u{1FAC0}", .emoji12, 2), ("\u{1FAE0}", .emoji14, 2),
    ("\u{1FAE8}", .emoji15, nil), ("\u{1FAE9}", .emoji16, nil), ("❤", .pictures, 1),
    ("\u{301}", .latinMarks, 0), ("\u{1161}", .hangulVowels, 0), ("\u{E49}", .thaiMarks, 0),
    ("\u{93E}", .spacingMarks, 1), ("\u{BBE}", .spacingMarks, 1),
  ]

  @Test(arguments: scalars.indices)
  func countsAGroupAsItWasMeasured(index: Int) {
    let (scalar, kind, table) = Self.scalars[index]
    #expect(WidthProfile.standard.width(of: scalar) == table)
    #expect(WidthClass.of(scalar, columns: table) == kind)
    for other in WidthClass.allCases where other != kind {
      #expect(Self.profile([other: 2]).width(of: scalar) == table, "\(other)")
    }
    #expect(Self.profile([kind: 1]).width(of: scalar) == 1)
    #expect(Self.profile([kind: 2]).width(of: scalar) == 2)
    #expect(Self.profile([kind: 0]).width(of: scalar) == (kind.isMark ? 0 : nil))
  }

  @Test(arguments: ["a", "~", "å", "\u{200D}", "\u{7}", "\u{E000}"] as [Unicode.Scalar])
  func leavesEverythingElseAlone(scalar: Unicode.Scalar) {
    var profile = WidthProfile.standard
    for kind in WidthClass.allCases { profile[kind] = 2 }
    #expect(profile.width(of: scalar) == WidthProfile.standard.width(of: scalar))
  }

  @Test func forgetsWhatItIsToldToForget() {
    var profile = Self.profile([.emoji: 1, .pictures: 2])
    #expect(!profile.isStandard)
    profile[.emoji] = nil
    profile[.pictures] = 7
    #expect(profile == .standard)
  }

  /// What stands on the screen for a text, by one profile or another.
  private static func glyphs(_ text: String, _ profile: WidthProfile) -> [Glyph] {
    var sanitizer = ScalarSanitizer(profile)
    return text.unicodeScalars.map { sanitizer.next($0) }
  }

  @Test func drawsLinesWithPlainSignsWhereTheyAreWide() {
    let wide = Self.profile([.ambiguousSigns: 2, .ambiguousLetters: 2])
    func one(_ text: Unicode.Scalar) -> Glyph { .spacing(text.value, columns: 1) }
    #expect(
      Self.glyphs("─│…ж\u{E000}", wide) == [
        one("-"), one("|"), one("."), .spacing(0x436, columns: 2), one("?"),
      ])
    #expect(Self.glyphs("─", .standard) == [one("─")])
  }

  @Test func showsWhatTheTerminalKnowsAndTheLibraryDoesNot() {
    let text = "\u{1FAE9}"
    #expect(Self.glyphs(text, .standard) == [.spacing(0xFFFD, columns: 1)])
    #expect(Self.glyphs(text, Self.profile([.emoji16: 2])) == [.spacing(0x1FAE9, columns: 2)])
  }

  @Test func putsAVowelOnItsLetterWhereTheTerminalDoes() {
    #expect(
      Self.glyphs("\u{915}\u{93E}", Self.profile([.spacingMarks: 0])) == [
        .spacing(0x915, columns: 1), .mark(0x93E),
      ])
  }
}
