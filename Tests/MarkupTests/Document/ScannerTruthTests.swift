import Markup
import Testing

/// That pieces hold what the whole text holds, however it comes in.
struct ScannerTruthTests {
  @Test(arguments: 0..<60)
  func makesOfAllPiecesWhatTheWholeTextIs(seed: UInt64) {
    for number in 0..<10 {
      var generator = MarkdownGenerator(seed: seed * 1000 + UInt64(number), hasGarbage: false)
      let text = generator.document(blocks: 8)
      #expect(joinedBlocks(of: text) == MarkdownParser.blocks(of: text), "\(text)")
    }
  }

  @Test(arguments: Answers.names)
  func makesOfAnAnswersPiecesWhatTheWholeAnswerIs(name: String) throws {
    let text = try Answers.text(name)
    #expect(joinedBlocks(of: text) == MarkdownParser.blocks(of: text))
  }

  @Test(arguments: 0..<40)
  func makesTheSamePiecesHoweverTheTextComes(seed: UInt64) {
    var generator = MarkdownGenerator(seed: seed, hasGarbage: true)
    let text = generator.document(blocks: 8)
    Self.expectSamePieces(of: text, seed: seed)
  }

  @Test(arguments: Answers.names)
  func makesTheSamePiecesOfAnAnswerHoweverItComes(name: String) throws {
    Self.expectSamePieces(of: try Answers.text(name), seed: 1)
  }

  @Test func makesTheSamePiecesOfLongLinesHoweverTheyCome() {
    var generator = MarkdownGenerator(seed: 9, hasGarbage: true)
    let text = generator.document(blocks: 200).split { $0.isNewline }.joined(separator: " ")
    #expect(text.utf8.count > 20_000)
    Self.expectSamePieces(of: text, seed: 2, byScalar: false)
  }

  /// Feeds a text scalar by scalar and in random cuts. What `extend` returns must suffice to keep a
  /// copy of the pieces up to date.
  static func expectSamePieces(of text: String, seed: UInt64, byScalar: Bool = true) {
    var whole = MarkdownScanner()
    _ = whole.extend(to: text)
    var random = SeededGenerator(seed: seed)
    for longest in byScalar ? [1, 40] : [900] {
      var scanner = MarkdownScanner()
      var copy: [MarkdownPiece] = []
      var grown = ""
      var rest = Substring(text).unicodeScalars
      while !rest.isEmpty {
        let count = Int.random(in: 1...longest, using: &random)
        grown.unicodeScalars.append(contentsOf: rest.prefix(count))
        rest = rest.dropFirst(count)
        let first = scanner.extend(to: grown)
        copy.removeSubrange(min(first, copy.count)...)
        copy += scanner.pieces[copy.count...]
      }
      #expect(scanner.pieces == whole.pieces)
      #expect(copy == whole.pieces)
      let blocks = whole.pieces.map { whole.blocks(of: $0, in: text) }
      #expect(scanner.pieces.map { scanner.blocks(of: $0, in: text) } == blocks)
    }
  }
}
