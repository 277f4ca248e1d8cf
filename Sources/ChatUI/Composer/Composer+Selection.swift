/// What is selected, and what is done with it.
extension Composer {
  /// nil where nothing is selected.
  package var selectedRange: Range<Int>? {
    guard let range = selection?.range(in: buffer), !range.isEmpty else { return nil }
    return range
  }

  package var hasSelection: Bool { selection != nil }

  /// nil where nothing is selected.
  package var selectedText: String? { selectedRange.map { buffer.text(in: $0) } }

  /// Keys mean what they mean to selected text: not in vi's modes, which have keys of their own.
  package var hasRegion: Bool {
    guard let kind = selection?.kind, kind == .shift || kind == .mark else { return false }
    return selectedRange != nil
  }

  mutating func select(from anchor: Int, _ kind: ComposerSelection.Kind) {
    selection = ComposerSelection(anchor: anchor, kind: kind)
  }

  mutating func dropSelection() {
    selection = nil
    if vi.mode.isVisual { vi.mode = .normal }
  }

  mutating func toggleMark() {
    if let selection, selection.kind == .mark, selection.anchor == buffer.cursor {
      self.selection = nil
    } else {
      select(from: buffer.cursor, .mark)
    }
  }

  mutating func swapEnds() {
    guard let anchor = selection?.anchor else { return }
    selection?.anchor = buffer.cursor
    buffer.move(to: anchor)
  }

  /// A motion after a selection with shift ends it, as everywhere.
  /// - Returns: that was all: it led to the end of the selection.
  mutating func leaveSelection(for motion: ComposerEdit) -> Bool {
    guard selection?.kind == .shift else { return false }
    let range = selectedRange
    selection = nil
    guard let range, motion == .left || motion == .right else { return false }
    buffer.move(to: motion == .left ? range.lowerBound : range.upperBound)
    return true
  }

  /// - Returns: whether there was one.
  @discardableResult
  mutating func deleteSelection() -> Bool {
    guard let range = selectedRange else { return false }
    selection = nil
    buffer.replace(range, with: [])
    return true
  }

  mutating func copySelection() {
    guard let range = selectedRange else { return }
    kills.add(Array(buffer.glyphs[range]), forward: true, joins: false)
  }

  mutating func cutSelection() {
    copySelection()
    deleteSelection()
  }

  /// Of the selection, else of the word that ends next; the cursor goes behind it.
  mutating func changeCase(_ edit: ComposerEdit) {
    let range = selectedRange ?? buffer.cursor..<buffer.wordEnd
    let old = Array(buffer.glyphs[range])
    var new: [ComposerGlyph] = []
    var isInWord = false
    for glyph in old {
      switch edit {
      case .upperCase: new += glyph.cased { $0.uppercased() }
      case .lowerCase: new += glyph.cased { $0.lowercased() }
      default: new += glyph.cased { isInWord ? $0.lowercased() : $0.uppercased() }
      }
      isInWord = glyph.kind == .word
    }
    if new == old { buffer.move(to: range.upperBound) } else { buffer.replace(range, with: new) }
  }
}
