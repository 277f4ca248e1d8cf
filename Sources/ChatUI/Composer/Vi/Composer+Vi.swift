package import TUI

/// Keys as vi reads them. Decides what a key is to vi; commands are carried out elsewhere.
extension Composer {
  /// What became of a key.
  package enum Outcome: Hashable, Sendable {
    case handled
    /// It means what it means without vi.
    case notMine
    case command(Action)
    /// For the terminal's clipboard, too.
    case copied(String)
  }

  package var mode: ViMode { vi.mode }

  /// Keys that wait for the rest of their command, as typed.
  package var pendingKeys: String { String(vi.pending) }

  /// Keys are text again, as without vi.
  package mutating func endVi() {
    if vi.mode.isVisual { selection = nil }
    if vi.insertion != nil { buffer.endGroup() }
    vi.begin()
  }

  package mutating func press(_ key: KeyPress, width: Int) -> Outcome {
    guard vi.mode.isCommanding else {
      guard key == KeyPress(.escape) else { return .notMine }
      leaveInsertion()
      return .handled
    }
    // Anything else than a key of vi's may have moved the cursor or ended the selection meanwhile.
    settle()
    if vi.mode.isVisual, selection == nil { vi.mode = .normal }
    // Without a text it reads on, as it does where nothing is typed.
    if key == KeyPress(.character(" ")), isEmpty, vi.pending.isEmpty {
      return .command(.scrollPage(1))
    }
    guard let token = token(for: key) else {
      defer { vi.pending = [] }
      guard key == KeyPress(.escape) else { return .notMine }
      if !vi.pending.isEmpty { return .handled }
      guard vi.mode.isVisual else { return .notMine }
      leaveVisual()
      return .handled
    }
    vi.pending.append(token)
    switch ViParser.parse(vi.pending, isVisual: vi.mode.isVisual) {
    case .incomplete: return .handled
    case .invalid:
      vi.pending = []
      return .handled
    case .complete(let command):
      vi.pending = []
      if let outcome = elsewhere(command) { return outcome }
      return perform(command, width: width)
    }
  }

  /// A key as a character of a command; nil for one that is no part of any.
  private func token(for key: KeyPress) -> Character? {
    let isBegun = !vi.pending.isEmpty
    switch (key.key, key.modifiers) {
    case (.character(let character), []), (.character(let character), .shift): return character
    case (.character("r"), .control): return ViState.redoKey
    case (.character("n"), .control): return "j"
    case (.character("p"), .control): return "k"
    case (.backspace, []), (.character("h"), .control): return "h"
    case (.delete, []): return "x"
    case (.left, []): return "h"
    case (.right, []): return "l"
    case (.home, []): return "0"
    // By rows as shown, and through the history, when no command is begun.
    case (.up, []): return isBegun ? "k" : nil
    case (.down, []): return isBegun ? "j" : nil
    case (.end, []): return isBegun || !isEmpty ? "$" : nil
    case (.enter, []): return isBegun ? "\n" : nil
    default: return nil
    }
  }

  /// Commands that have nothing to do with the text.
  private func elsewhere(_ command: ViCommand) -> Outcome? {
    switch command.verb {
    case .openCommands: return .command(.palette(.show))
    case .openFind: return .command(.find(.open))
    // Without a text the conversation is what there is to move in.
    case .move(.firstLine) where isEmpty: return .command(.toStart)
    case .move(.lastLine) where isEmpty: return .command(.toEnd)
    default: return nil
    }
  }

  // MARK: Modes

  mutating func leaveVisual() {
    dropSelection()
    settle()
  }

  /// In normal mode the cursor stands on a glyph where the line has any.
  mutating func settle() {
    guard vi.mode == .normal else { return }
    let last = buffer.lastPlace(at: buffer.cursor)
    if buffer.cursor > last { buffer.move(to: last) }
  }

  /// A motion without vi: what is typed after it is another change, and what is kept of columns is
  /// worth nothing.
  mutating func noteMotion() {
    vi.wanted = nil
    if vi.insertion != nil {
      buffer.breakGroup()
      vi.insertion?.command = nil
      vi.insertion?.count = 1
      vi.insertion?.start = buffer.cursor
      vi.insertion?.length = buffer.glyphs.count
      vi.insertion?.replaced = []
    }
    settle()
  }
}
