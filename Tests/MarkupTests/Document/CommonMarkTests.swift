import Foundation
import Markup
import Testing

/// The examples of CommonMark's specification, as Debian's package golang-github-yuin-goldmark-dev has
/// them: they are others' text, and not in this repository.
@Suite(.enabled(if: CommonMarkExample.all != nil, "the package with the examples is not installed"))
struct CommonMarkTests {
  @Test func showsEveryWordOfEveryExample() throws {
    let examples = try #require(CommonMarkExample.all)
    #expect(examples.count > 600)
    for example in examples where example.example != Self.textarea {
      let shown = units(of: example.markdown).joined(separator: "\n")
      for word in example.words {
        #expect(shown.contains(word), "\(example.example): \(example.markdown)")
      }
    }
  }

  @Test func hasTheBlocksOfEveryExample() throws {
    for example in try #require(CommonMarkExample.all)
    where !Self.rawTags.contains(example.example) && example.example != Self.textarea {
      let blocks = MarkdownParser.blocks(of: example.markdown)
      let tags = blocks.flatMap(Self.tags)
      #expect(tags == example.tags, "\(example.example): \(example.markdown)")
    }
  }

  /// md4c 0.4.8 does not know that `<textarea>` begins a block of HTML up to its end.
  static let textarea = 171
  /// Raw HTML with tags that cannot be told from those of Markdown's own blocks.
  static let rawTags: Set<Int> = [148, 169]
  /// A line of `=` under a definition becomes text of the paragraph behind it: pieces keep them apart.
  static let deviating: Set<Int> = [216]

  @Test func makesOfEveryExamplesPiecesWhatTheWholeIs() throws {
    for example in try #require(CommonMarkExample.all)
    where !Self.deviating.contains(example.example) {
      #expect(
        joinedBlocks(of: example.markdown) == MarkdownParser.blocks(of: example.markdown),
        "\(example.example): \(example.markdown)")
    }
  }

  @Test func makesTheSamePiecesOfEveryExampleHoweverItComes() throws {
    for example in try #require(CommonMarkExample.all) {
      ScannerTruthTests.expectSamePieces(of: example.markdown, seed: 3)
    }
  }

  private static func tags(of block: Block) -> [String] {
    switch block {
    case .paragraph: ["p"]
    case .heading(let level, _): ["h\(level)"]
    case .quote(let blocks): ["blockquote"] + blocks.flatMap(tags)
    case .list(let list): list.items.flatMap { ["li"] + $0.blocks.flatMap { itemTags($0, list) } }
    case .code: ["pre"]
    case .html, .rule: block == .rule ? ["hr"] : []
    case .table: ["table"]
    }
  }

  /// A tight list's paragraphs have no tag.
  private static func itemTags(_ block: Block, _ list: BlockList) -> [String] {
    if case .paragraph = block, list.isTight { return [] }
    return tags(of: block)
  }
}

struct CommonMarkExample: Decodable {
  var markdown: String
  var html: String
  var example: Int
  var section: String

  static let all: [CommonMarkExample]? = {
    let path = "/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode([CommonMarkExample].self, from: data)
  }()

  /// The words that the example shows: what is between its tags, entities resolved.
  var words: [String] {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">", isTag {
        isTag = false
        text.append(" ")
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return text.split { $0.isWhitespace }.map(String.init)
  }

  /// Tags of blocks that open, in order; raw HTML's are not told from them, so examples with it have
  /// none of their own to compare.
  var tags: [String] {
    let names: Set<String> = [
      "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "pre", "hr",
    ]
    var found: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      let name = String(rest.prefix { $0.isLetter || $0.isNumber })
      if names.contains(name) { found.append(name) }
    }
    return found
  }
}
