/// `.`: makes the last change again, with what was typed after it.
extension Composer {
  /// How much is selected, for a change that is made again where nothing is.
  var visualExtent: ViState.Extent? {
    guard let range = selectedRange else { return nil }
    guard vi.mode == .visualLine else { return .glyphs(range.count) }
    let breaks = buffer.glyphs[range].count { $0.kind == .newline }
    return .lines(max(1, buffer.glyphs[range].last?.kind == .newline ? breaks : breaks + 1))
  }

  /// - Parameter count: takes the place of the one that the change had.
  mutating func repeatChange(count: Int?) {
    guard var change = vi.lastChange else { return }
    if let count { change.command.count = count }
    if let extent = change.extent { selectAgain(extent) }
    _ = perform(change.command, width: .max)
    guard vi.insertion != nil else { return }
    // The typed text again in the place of typing.
    let typed = change.typed
    let times = vi.insertion?.count ?? 1
    vi.insertion?.count = 1
    switch change.command.verb {
    case .overtype: overwrite(with: Array(repeatElement(typed, count: times).joined()))
    case .insert(.lineBelow), .insert(.lineAbove):
      buffer.insert(Array(repeatElement(typed, count: times).joined(separator: [.newline])))
    default: buffer.insert(Array(repeatElement(typed, count: times).joined()))
    }
    leaveInsertion()
    vi.lastChange = change
  }

  private mutating func selectAgain(_ extent: ViState.Extent) {
    let start = buffer.cursor
    switch extent {
    case .glyphs(let count):
      vi.mode = .visual
      select(from: start, .visual)
      buffer.move(to: min(start + count, buffer.glyphs.count) - 1)
    case .lines(let count):
      vi.mode = .visualLine
      select(from: start, .visualLine)
      buffer.move(to: buffer.lineStart(at: buffer.lines(count: count).range.upperBound - 1))
    }
  }
}
