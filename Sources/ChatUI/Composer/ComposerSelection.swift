/// What is selected in the composer: from an anchor to the cursor.
struct ComposerSelection: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// With shift held: typing takes its place, a motion ends it.
    case shift
    /// From a mark on: motions extend it, typing ends it.
    case mark
    /// vi's: the glyph at the cursor is in it; whole lines.
    case visual, visualLine
  }

  var anchor: Int
  var kind: Kind

  func range(in buffer: TextBuffer) -> Range<Int> {
    let first = min(anchor, buffer.cursor)
    let last = min(max(anchor, buffer.cursor), buffer.glyphs.count)
    switch kind {
    case .shift, .mark: return first..<last
    case .visual: return first..<min(last + 1, buffer.glyphs.count)
    case .visualLine:
      return buffer.lineStart(at: first)..<min(buffer.lineEnd(at: last) + 1, buffer.glyphs.count)
    }
  }
}
