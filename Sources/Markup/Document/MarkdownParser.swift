import CMD4C

/// Parses a Markdown text: CommonMark 0.30 with GFM's tables, strikethrough, task lists and autolinks,
/// and LaTeX (`MathFinder`). Every text is a Markdown text, and no words of it are dropped: cells of a
/// table's row that are more than its header's get columns of their own.
///
/// For a text that grows, and for what a screen shows of a long one, use `MarkdownScanner`.
package enum MarkdownParser {
  /// Quotes and lists in one another: what is deeper belongs to the last one. Bounds the recursion of
  /// all who walk blocks.
  static let maximumDepth = 32
  /// Emphasis, links and the like in one another: what is deeper has the outer ones' style.
  static let maximumSpanDepth = 16

  private static let dialect = UInt32(
    MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS
      | MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH
      | MD_FLAG_TASKLISTS)

  package static func blocks(of text: String) -> [Block] {
    blocks(of: Array(text.utf8))
  }

  static func blocks(of source: [UInt8]) -> [Block] {
    let rewritten = SourceRewriter.rewrite(source)
    let builder = BlockBuilder(rewritten)
    var parser = MD_PARSER()
    parser.flags = dialect
    parser.enter_block = { type, detail, builder in
      BlockBuilder.at(builder).enter(type, detail)
      return 0
    }
    parser.leave_block = { type, _, builder in
      BlockBuilder.at(builder).leave(type)
      return 0
    }
    parser.enter_span = { type, detail, builder in
      BlockBuilder.at(builder).enter(type, detail)
      return 0
    }
    parser.leave_span = { type, _, builder in
      BlockBuilder.at(builder).leave(type)
      return 0
    }
    parser.text = { type, text, size, builder in
      BlockBuilder.at(builder).add(type, UnsafeBufferPointer(start: text, count: Int(size)))
      return 0
    }
    let status = withExtendedLifetime(builder) {
      rewritten.bytes.withUnsafeBufferPointer { bytes in
        // The last byte is a zero behind the text: md4c looks one byte ahead in places.
        bytes.withMemoryRebound(to: MD_CHAR.self) { characters in
          md_parse(
            characters.baseAddress, MD_SIZE(characters.count - 1), &parser,
            Unmanaged.passUnretained(builder).toOpaque())
        }
      }
    }
    guard status == 0 else {
      // Out of memory in md4c: the text as it stands is better than none.
      return [.paragraph([.text(String(decoding: source, as: UTF8.self))])]
    }
    return builder.blocks
  }
}
