import Testing

@testable import TUI

struct InputParserTests {
  @Test(
    arguments: [
      (
        "aÉ日👍",
        [
          .init(.character("a")), .init(.character("É")), .init(.character("日")),
          .init(.character("👍")),
        ]
      ),
      ("A", [.init(.character("A"))]),
      ("e\u{301}", [.init(.character("e")), .init(.character("\u{301}"))]),
      ("\r\n\t", [.init(.enter), .init(.character("j"), .control), .init(.tab)]),
      ("\u{8}\u{7F}", [.init(.backspace), .init(.backspace)]),
      (
        "\u{0}\u{1}\u{1A}",
        [
          .init(.character(" "), .control), .init(.character("a"), .control),
          .init(.character("z"), .control),
        ]
      ),
      ("\u{1C}\u{1F}", [.init(.character("\\"), .control), .init(.character("_"), .control)]),
      ("\u{1B}a\u{1B}A", [.init(.character("a"), .alt), .init(.character("a"), [.alt, .shift])]),
      ("\u{1B}<\u{1B}é", [.init(.character("<"), .alt), .init(.character("é"), .alt)]),
      ("\u{1B}\r\u{1B}\n", [.init(.enter, .alt), .init(.character("j"), [.alt, .control])]),
      ("\u{1B}\u{7F}\u{1B}\t", [.init(.backspace, .alt), .init(.tab, .alt)]),
      ("\u{1B}\u{1B}[A", [.init(.escape), .init(.up)]),
      ("\u{1B}OA\u{1B}OP\u{1B}OS", [.init(.up), .init(.function(1)), .init(.function(4))]),
      ("\u{1B}OH\u{1B}OF\u{1B}OM", [.init(.home), .init(.end), .init(.enter)]),
      ("\u{1B}O5P\u{1B}Oa", [.init(.function(1), .control), .init(.up, .control)]),
      ("\u{1B}Oq\u{1B}Ok", [.init(.character("1")), .init(.character("+"))]),
      ("\u{1B}X\u{1B}^", [.init(.character("x"), [.alt, .shift]), .init(.character("^"), .alt)]),
    ] as [(String, [KeyPress])])
  func readsTypedKeys(bytes: String, expected: [KeyPress]) {
    #expect(parsed(bytes) == expected.map(Input.key))
  }

  /// On a bad link, keys come bunched: what follows Alt and a key that could begin a sequence is typed.
  @Test(
    arguments: [
      (
        "\u{1B}Phi",
        [.init(.character("p"), [.alt, .shift]), .init(.character("h")), .init(.character("i"))]
      ),
      ("\u{1B}]x", [.init(.character("]"), .alt), .init(.character("x"))]),
      ("\u{1B}_\r", [.init(.character("_"), .alt), .init(.enter)]),
      ("\u{1B}Oz", [.init(.character("o"), [.alt, .shift]), .init(.character("z"))]),
      (
        "\u{1B}O2z",
        [
          .init(.character("o"), [.alt, .shift]), .init(.character("2")), .init(.character("z")),
        ]
      ),
      ("\u{1B}[\r", [.init(.character("["), .alt), .init(.enter)]),
      ("\u{1B}[é", [.init(.character("["), .alt), .init(.character("é"))]),
      ("\u{1B}[\u{1B}[A", [.init(.character("["), .alt), .init(.up)]),
      ("\u{1B}]\u{1B}x", [.init(.character("]"), .alt), .init(.character("x"), .alt)]),
    ] as [(String, [KeyPress])])
  func losesNoKeyAfterAltWithAKeyThatBeginsASequence(bytes: String, expected: [KeyPress]) {
    #expect(parsed(bytes) == expected.map(Input.key))
  }

  @Test(
    arguments: [
      ("\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{7}", [.reply("]11;rgb:1e1e/1e1e/1e1e")]),
      ("\u{1B}]11;rgb:0/0/0\u{1B}\\x", [.reply("]11;rgb:0/0/0"), .key(.init(.character("x")))]),
      ("\u{1B}P>|XTerm(380)\u{1B}\\", [.reply("P>|XTerm(380)")]),
      ("\u{1B}P1$r0m\u{1B}\\", [.reply("P1$r0m")]),
      ("\u{1B}_Gi=1;OK\u{1B}\\", [.reply("_Gi=1;OK")]),
      ("\u{1B}]11;é\u{7}", [.reply("]11;é")]),
      // A reply without its end takes no key with it.
      ("\u{1B}]11;rgb\ra", [.reply("]11;rgb"), .key(.init(.enter)), .key(.init(.character("a")))]),
      ("\u{1B}]11;rgb\u{1B}[A", [.reply("]11;rgb"), .key(.init(.up))]),
      ("\u{1B}[12\u{1B}[A", [.reply("12"), .key(.init(.up))]),
      ("\u{1B}[12\r", [.reply("12"), .key(.init(.enter))]),
    ] as [(String, [Input])])
  func readsReplies(bytes: String, expected: [Input]) {
    #expect(parsed(bytes) == expected)
  }

  @Test func handsALongReplyOverInPartsAndHoldsNoMoreOfIt() {
    var parser = InputParser()
    let body = String(repeating: "x", count: 1 << 20)
    let inputs = parser.feed(("\u{1B}]52;c;" + body + "\u{7}a").utf8)
    guard inputs.count == 3, case .reply(let first) = inputs[0], case .reply(let second) = inputs[1]
    else {
      Issue.record("\(inputs.count) inputs")
      return
    }
    #expect(first + second.dropFirst() == "]52;c;" + body)
    #expect(inputs[2] == .key(KeyPress(.character("a"))))
  }

  @Test(
    arguments: [
      ([0x1B], [.init(.escape)]),
      ([0x1B, 0x1B], [.init(.escape), .init(.escape)]),
      ([0x1B, 0x5B], [.init(.character("["), .alt)]),
      ([0x1B, 0x4F], [.init(.character("o"), [.alt, .shift])]),
      ([0x1B, 0x4F, 0x32], [.init(.character("o"), [.alt, .shift]), .init(.character("2"))]),
      ([0x1B, 0x5D], [.init(.character("]"), .alt)]),
    ] as [([UInt8], [KeyPress])])
  func decidesBySilence(bytes: [UInt8], expected: [KeyPress]) {
    var parser = InputParser()
    let early = parser.feed(bytes)
    #expect(parser.isPending)
    #expect(early + parser.flush() == expected.map(Input.key))
    #expect(!parser.isPending)
    #expect(parser.flush() == [])
    #expect(parser.feed("a".utf8) == [.key(KeyPress(.character("a")))])
  }

  @Test(
    arguments: [
      ("\u{1B}[1;5", "C", [.key(.init(.right, .control))]),
      ("\u{1B}]11;rgb", ":0/0/0\u{7}", [.reply("]11;rgb:0/0/0")]),
      ("\u{1B}P>|x", "y\u{1B}\\", [.reply("P>|xy")]),
      ("\u{1B}]11;rgb:0/0/0\u{1B}", "\\", [.reply("]11;rgb:0/0/0")]),
      ("\u{1B}[M`", "!!", [.wheel(-1)]),
    ] as [(String, String, [Input])])
  func waitsThroughOneSilenceForTheEndOfASequence(start: String, end: String, expected: [Input]) {
    var parser = InputParser()
    #expect(parser.feed(start.utf8) == [])
    #expect(parser.isPending)
    #expect(parser.flush() == [])
    #expect(!parser.isPending, "only bytes can end it, no timer")
    #expect(parser.feed(end.utf8) == expected)
    #expect(!parser.isPending)
  }

  @Test(
    arguments: [
      ("\u{1B}]11;r", [.reply("]11;r")]), ("\u{1B}[1;", [.reply("1;")]),
      ("\u{1B}[M", [.reply("M")]),
    ] as [(String, [Input])])
  func takesWhatCameSinceTheFirstSilenceAsTypedAfterASecond(start: String, expected: [Input]) {
    var parser = InputParser()
    _ = parser.feed(start.utf8)
    _ = parser.flush()
    #expect(parser.feed("42".utf8) == [])
    #expect(parser.isPending)
    let typed: [Input] = [.key(KeyPress(.character("4"))), .key(KeyPress(.character("2")))]
    #expect(parser.flush() == expected + typed)
    #expect(parser.feed("\u{1B}[A".utf8) == [.key(KeyPress(.up))])
  }

  /// A link that stalls within a character must not spoil it.
  @Test func waitsForTheRestOfACharacterThroughAnySilence() {
    var parser = InputParser()
    #expect(parser.feed([0xE6]) == [])
    #expect(!parser.isPending)
    #expect(parser.flush() == [])
    #expect(parser.feed([0x97]) == [])
    #expect(parser.flush() == [])
    #expect(parser.feed([0xA5]) == [.key(KeyPress(.character("日")))])
    #expect(parser.feed([0x1B, 0xC3]) == [])
    #expect(
      parser.feed("a".utf8) == [
        .key(KeyPress(.character("\u{FFFD}"), .alt)), .key(KeyPress(.character("a"))),
      ])
  }

  @Test func hearsTheEscapeKeyAfterAReplyThatLostItsEnd() {
    var parser = InputParser()
    #expect(parser.feed("\u{1B}]11;rgb".utf8) + parser.flush() == [])
    #expect(parser.feed([0x1B]) == [])
    #expect(parser.isPending)
    #expect(parser.flush() == [.reply("]11;rgb"), .key(KeyPress(.escape))])
    #expect(!parser.isPending)
  }

  @Test func neverInterpretsAPaste() {
    let content = "a\u{1B}[A\r\u{3}\u{1B}[200~\u{1B}[20\u{1B}\u{1B}[201日"
    var parser = InputParser()
    #expect(
      parser.feed("x\u{1B}[200~\(content)\u{1B}[201~y".utf8) == [
        .key(KeyPress(.character("x"))), .paste(content), .key(KeyPress(.character("y"))),
      ])
  }

  @Test func waitsForTheEndOfAPasteThroughAnySilence() {
    var parser = InputParser()
    #expect(parser.feed("\u{1B}[200~abc\u{1B}".utf8) == [])
    #expect(!parser.isPending)
    #expect(parser.flush() == [])
    #expect(parser.feed("[201~".utf8) == [.paste("abc")])
  }

  /// Everything at once, for splitting.
  private static let mixture =
    "aé日👍\r\n\t\u{7F}\u{1B}\u{1B}[A\u{1B}OP\u{1B}[1;5C\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}b\u{1B}é"
    + "\u{1B}[200~pa\u{1B}[Aste\r\n日\u{1B}[201~\u{1B}[<64;1;1M\u{1B}[I\u{1B}[?1;2c"
    + "\u{1B}]11;rgb:0/0/0\u{1B}\\\u{1B}P>|x\u{1B}\\\u{1B}[[A\u{1B}[5$\u{1B}[24;80R\u{1B}[M !!\u{1B}Px\u{1B}]\r"

  @Test func givesTheSameForEverySplit() {
    let bytes = Array(Self.mixture.utf8) + [0xFF, 0xE6, 0x97, 0x41, 0xC3]
    var whole = InputParser()
    let expected = whole.feed(bytes)
    #expect(expected.count == 33)
    var generator = SeededGenerator(seed: 6)
    for round in 0..<300 {
      var parser = InputParser()
      var inputs: [Input] = []
      var index = 0
      while index < bytes.count {
        let length = round == 0 ? 1 : Int.random(in: 1...40, using: &generator)
        inputs += parser.feed(bytes[index..<min(bytes.count, index + length)])
        index += length
      }
      #expect(inputs == expected)
      #expect(parser.feed([0xA9]) == [.key(KeyPress(.character("é")))])
    }
  }

  @Test func survivesAnyBytesAndAnySplitOfThem() {
    var generator = SeededGenerator(seed: 7)
    let likely: [UInt8] =
      Array("\u{1B}\u{1B}[]OP_M;:<?$0129~u\u{7}\\ax\r".utf8) + [0xC3, 0xA9, 0xE6, 0xFF]
    for _ in 0..<10_000 {
      let bytes: [UInt8] = (0..<100).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : likely.randomElement(using: &generator) ?? 0
      }
      var whole = InputParser(pasteLimit: 16)
      var split = InputParser(pasteLimit: 16)
      let cut = Int.random(in: 0...100, using: &generator)
      let expected = whole.feed(bytes)
      let inputs = split.feed(bytes[..<cut]) + split.feed(bytes[cut...])
      #expect(inputs == expected, "\(bytes)")
      #expect(whole.flush() == split.flush())
      _ = whole.feed(bytes)
      for _ in 0..<2 { _ = whole.flush() }
      #expect(!whole.isPending)
    }
  }

  @Test func losesNoPrintableCharacterOutsideSequences() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<10_000 {
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) }
        .filter { $0 != 0x1B }
      var parser = InputParser()
      let typed = (parser.feed(bytes) + parser.flush()).compactMap { input -> UInt8? in
        guard case .key(let press) = input, press.modifiers.isEmpty,
          case .character(let character) = press.key
        else { return nil }
        return character.asciiValue
      }
      #expect(typed == bytes.filter { (0x20..<0x7F).contains($0) })
    }
  }

  @Test func keepsTypedTextBetweenSequences() {
    let sequences = [
      "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}OP", "\u{1B}[<0;1;1M", "\u{1B}]11;x\u{7}",
      "\u{1B}P>|y\u{1B}\\",
      "\u{1B}[I", "\u{1B}[200~paste\u{1B}[201~", "\u{1B}[?1;2c", "\u{1B}\r",
    ]
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<2000 {
      var bytes = ""
      var text = ""
      for _ in 0..<12 {
        let word = ["hello", "é", "x1;", "日本", "[A"].randomElement(using: &generator) ?? ""
        text += word
        bytes += word + (sequences.randomElement(using: &generator) ?? "")
      }
      let typed = parsed(bytes).compactMap { input -> Character? in
        guard case .key(let press) = input, press.modifiers.isEmpty,
          case .character(let character) = press.key
        else { return nil }
        return character
      }
      #expect(String(typed) == text)
    }
  }
}
