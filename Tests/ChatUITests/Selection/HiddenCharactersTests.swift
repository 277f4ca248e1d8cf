import Testing

@testable import ChatUI

@Suite struct HiddenCharactersTests {
  @Test(arguments: [
    "plain text\twith tabs\nand lines\r\n", "äöü 世界 العربية", "👨‍👩‍👧‍👦 ❤️ 🏳️‍🌈 👍🏽 1️⃣ ☎︎",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "🧑🏽‍🚀 👩🏿‍🤝‍👨🏻",
    "می\u{200C}خواهم", "क्\u{200D}ष", "葛\u{E0100}", "≨\u{FE00}", "e\u{301}",
  ])
  func findsNothingInWhatBelongsTogether(text: String) {
    #expect(HiddenCharacters(in: text) == nil)
    #expect(HiddenCharacters.removed(from: text).utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: [
    ("a\u{202E}b", "U+202E right-to-left override", "ab"),
    ("pay\u{200B}pal\u{200B}", "2 × U+200B zero-width space", "paypal"),
    ("a\u{200D}b", "U+200D zero-width joiner", "ab"),
    ("\u{1B}[2Jrm", "U+001B escape", "[2Jrm"),
    ("safe\rrm -rf", "U+000D carriage return", "saferm -rf"),
    ("a\u{9B}b\u{0}", "U+009B control, U+0000 control", "ab"),
    ("\u{FEFF}x", "U+FEFF zero-width no-break space", "x"),
    ("x\u{FE0F}", "U+FE0F variation selector", "x"),
    ("😀\u{E0101}\u{E0102}", "U+E0102 variation selector", "😀\u{E0101}"),
    ("😀\u{E0068}\u{E0069}", "U+E0068 tag, U+E0069 tag", "😀"),
    ("👍\u{200D}rest", "U+200D zero-width joiner", "👍rest"),
    ("م\u{200C}\u{200C}م", "2 × U+200C zero-width non-joiner", "مم"),
    ("a\u{AD}b\u{3164}c", "U+00AD soft hyphen, U+3164 Hangul filler", "abc"),
    ("one\u{2028}two", "U+2028 line separator", "onetwo"),
  ])
  func namesWhatShowsNothingAndTakesItOut(text: String, words: String, clean: String) throws {
    let hidden = try #require(HiddenCharacters(in: text))
    #expect(hidden.words == words)
    #expect(HiddenCharacters.removed(from: text).unicodeScalars.elementsEqual(clean.unicodeScalars))
  }

  /// A flag's code is short: a text spelled in tags is none.
  @Test func takesALongRunOfTagsForHidden() throws {
    let tags = (0..<40).compactMap { _ in Unicode.Scalar(0xE0061 as UInt32) }
    var text = String.UnicodeScalarView("🏴".unicodeScalars)
    text.append(contentsOf: tags)
    let hidden = try #require(HiddenCharacters(in: String(text)))
    #expect(hidden.count == 34)
  }
}
