import Chat
import TUI

/// The line about the cursor on messages and blocks, with its keys; or what it asks.
struct SelectionLine {
  /// Columns of a file's name that stay in sight.
  private static let leastName = 12

  let model: Model

  /// - Returns: the row, and the column of the terminal's cursor; nil: it does not stand here.
  func row(width: Int) -> (row: Row, cursor: Int?) {
    guard let selection = model.front.selection else { return ([], nil) }
    switch selection.stage {
    case .moving: return (fit([place(selection)] + movingHints(selection), width), nil)
    case .naming(let line): return naming(line, width: width)
    case .warning(let warning): return (self.warning(warning, width: width), nil)
    }
  }

  private var theme: Theme { model.setup.theme }

  private func fit(_ items: [LineItem?], _ width: Int) -> Row {
    LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }

  // MARK: Where the cursor is

  private func place(_ selection: SelectionState) -> LineItem {
    guard let cursor = selection.cursor else {
      return LineItem("reading the log …", weight: 90, style: theme[.notice])
    }
    if let anchor = selection.anchor {
      let messages = abs(cursor.position - anchor.position) + 1
      let blocks = abs(cursor.block - anchor.block) + 1
      let words =
        messages > 1 ? "\(messages) messages" : blocks == 1 ? "1 block" : "\(blocks) blocks"
      return LineItem([("range: \(words)", 86), (words, 90)], style: theme[.notice])
    }
    guard let facts = selection.facts else {
      return LineItem("no text", weight: 90, style: theme[.notice])
    }
    let name = Self.name(of: facts.kind)
    let place = facts.count > 1 ? "\(name) \(cursor.block + 1) of \(facts.count)" : name
    return LineItem([(place, 86), (name, 90)], style: theme[.notice])
  }

  private static func name(of kind: MessageBlock.Kind) -> String {
    switch kind {
    case .prompt: return "prompt"
    case .text: return "block"
    case .heading: return "heading"
    case .list: return "list"
    case .quote: return "quote"
    case .table: return "table"
    case .code(let info):
      let language = info.prefix { !$0.isWhitespace && $0 != "{" }
      return language.isEmpty ? "code" : "code (\(Figures.short(String(language), to: 12)))"
    }
  }

  private func movingHints(_ selection: SelectionState) -> [LineItem?] {
    // Keys go to what lies over it.
    guard model.overlay == nil else { return [] }
    var hints = [
      hint(.selection(.copy), "copy", weight: 88), hint(.back, "back", weight: 87),
      more(.selection(.copyMessage), "message", weight: 76),
      more(.selection(.range), selection.anchor == nil ? "range" : "end range", weight: 74),
      more(.selection(.save), "save", weight: 72),
    ]
    // What changes branches has to wait for an answer that is coming.
    if !model.isTurnRunning {
      hints += [
        more(.branch(.edit), "edit", weight: 70), more(.branch(.regenerate), "again", weight: 66),
        more(.branch(.fork), "fork", weight: 54),
      ]
    }
    if siblings(selection) > 1 {
      hints.append(more(.branch(.showDifference), "differs", weight: 68))
      hints.append(siblingHint)
    }
    hints += [
      more(.selection(.openPager), "pager", weight: 60),
      more(.selection(.openEditor), "editor", weight: 52),
      more(.selection(.showBare), "bare", weight: 58), more(.branch(.showTree), "tree", weight: 56),
      more(.inspection(.showRequest), "request", weight: 50),
      more(.inspection(.showTokens), "tokens", weight: 48),
    ]
    return hints
  }

  /// A key that is named with what it does, or not at all: the help has the others.
  private func more(_ action: Action, _ text: String, weight: Int) -> LineItem? {
    model.keymap.label(of: action, in: .selection).map {
      LineItem("\($0) \(text)", weight: weight, style: theme[.notice])
    }
  }

  private var siblingHint: LineItem? {
    let keys = [-1, 1].compactMap {
      model.keymap.label(of: .branch(.sibling($0)), in: .selection)
    }
    guard keys.count == 2 else { return nil }
    return LineItem("\(keys[0]) \(keys[1]) version", weight: 69, style: theme[.notice])
  }

  private func siblings(_ selection: SelectionState) -> Int {
    selection.cursor.flatMap { model.transcript.siblings(of: $0.message) }?.count ?? 1
  }

  // MARK: What it asks

  private func naming(_ line: FileNameLine, width: Int) -> (row: Row, cursor: Int?) {
    let label = cells(width < 40 ? "as " : "save \(line.what) as ", style: theme[.composerPrompt])
    let hints = [
      line.problem.map { LineItem($0, weight: 95, style: theme[.warning]) },
      hint(.selection(.acceptName), "saves", in: .fileName, weight: 60),
      hint(.back, "back", in: .fileName, weight: 70),
    ]
    let typed = cells(line.name, style: theme[.composerText])
    let least = label.count + min(typed.count, Self.leastName) + 3
    let right = fit(hints, max(0, width - least))
    let room = max(1, width - label.count - 1 - (right.isEmpty ? 0 : right.count + 2))
    // The end of what is typed stays in sight.
    let shown = typed.count <= room ? typed : Row(typed.suffix(room).drop { $0.width == 0 })
    let gap = max(0, width - label.count - shown.count - right.count)
    let cursor = min(label.count + shown.count, max(0, width - 1))
    return (
      clip(label + shown + Row(repeating: .blank, count: gap) + right, to: width), cursor
    )
  }

  private func warning(_ warning: SelectionState.Warning, width: Int) -> Row {
    let count = warning.hidden.count
    let short = count == 1 ? "1 hidden character" : "\(count) hidden characters"
    let words = LineItem(
      [("\(short): \(warning.hidden.words)", 78), (short, 90)], style: theme[.warning])
    let verb = if case .copy = warning.use { "copies" } else { "saves" }
    return fit(
      [
        words,
        hint(.selection(.confirm), "\(verb) all the same", verb, in: .copyWarning, weight: 80),
        hint(
          .selection(.confirmClean), "\(verb) without them", "cleans", in: .copyWarning, weight: 85),
        hint(.back, "back", in: .copyWarning, weight: 88),
      ], width)
  }

  private func hint(
    _ action: Action, _ text: String, _ short: String? = nil, in context: KeyContext = .selection,
    weight: Int
  ) -> LineItem? {
    .hint(action, text, short, in: context, weight: weight, theme, model.keymap)
  }
}
