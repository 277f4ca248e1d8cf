import Markup
import TUI

/// The line about what is looked for: the query, how many matches there are, what can be switched on
/// and off, and the keys.
struct FindLine {
  private static let label = "find: "
  /// Columns that the query keeps, whatever else there is to say.
  private static let leastQuery = 10

  let model: Model

  /// - Returns: the row, and the column of the terminal's cursor; nil: it does not stand here.
  func row(width: Int) -> (row: Row, cursor: Int?) {
    guard let find = model.front.find else { return ([], nil) }
    let theme = model.setup.theme
    let label = cells(width < 30 ? "/" : Self.label, style: theme[.composerPrompt])
    let query = find.query.buffer
    let text = query.glyphs.map { $0.cells(text: theme[.composerText], chip: theme[.chip]) }
    let columns = text.reduce(0) { $0 + $1.count }
    let least = label.count + min(columns, Self.leastQuery) + 1
    let right = LineItem.fit(
      items(find), separator: cells("  ", style: theme[.text]),
      width: max(0, width - max(least, min(label.count + columns + 1, width / 2)) - 2))
    let room = max(1, width - label.count - right.count - (right.isEmpty ? 0 : 2))
    // The cursor stays in sight, with what is before it.
    let before = text[..<query.cursor].reduce(0) { $0 + $1.count }
    let skipped = max(0, before - room + 1)
    var shown = Row(text.joined().dropFirst(skipped).prefix(room))
    if let first = shown.first, first.width == 0 { shown[0] = .blank }
    if find.query.isEmpty, find.isTyping {
      shown = clip(cells("words to find", style: theme[.placeholder]), to: room)
    }
    let gap = max(0, width - label.count - shown.count - right.count)
    return (
      clip(label + shown + Row(repeating: .blank, count: gap) + right, to: width),
      find.isTyping ? label.count + before - skipped : nil
    )
  }

  private func items(_ find: FindState) -> [LineItem] {
    var items = [count(find), switches(find)].compactMap(\.self)
    let context = find.keyContext
    // Keys go to what lies over it.
    guard model.overlay == nil else { return items }
    if find.isTyping {
      items += [
        hint(.find(.accept), "go through", "go", weight: 40, context),
        hint(.back, "back", weight: 50, context),
      ].compactMap(\.self)
    } else {
      items += [
        hint(.find(.next), "next", weight: 46, context),
        hint(.find(.previous), "back", weight: 45, context),
        hint(.find(.open), "edit", weight: 42, context),
        hint(.back, "end", weight: 50, context),
      ].compactMap(\.self)
    }
    return items
  }

  /// Which of how many; how far the search is; or why there is none.
  private func count(_ find: FindState) -> LineItem? {
    let theme = model.setup.theme
    if let problem = find.problem {
      return LineItem(problem, weight: 90, style: theme[.error])
    }
    guard find.pattern != nil else { return nil }
    if find.isFruitless { return LineItem("none", weight: 90, style: theme[.warning]) }
    var words = ""
    if !find.found.isEmpty {
      let total = FigureText.grouped(find.found.total)
      let more = find.isComplete && !find.found.isFull ? "" : "+"
      words = find.ordinal.map { "\(FigureText.grouped($0)) of \(total)\(more)" } ?? total + more
    }
    if find.isComplete {
      let around =
        switch find.wrap {
        case .toStart: " · from the start"
        case .toEnd: " · from the end"
        case nil: ""
        }
      return LineItem([(words + around, 80), (words, 90)], style: theme[.notice])
    }
    guard find.total > 0 else { return words.isEmpty ? nil : item(words) }
    let searching = "searching \(min(99, find.searched * 100 / find.total))%"
    guard !words.isEmpty else { return item(searching) }
    return LineItem([("\(words) · \(searching)", 80), (words, 90)], style: theme[.notice])
  }

  private func item(_ words: String) -> LineItem {
    LineItem(words, weight: 90, style: model.setup.theme[.notice])
  }

  /// `[.*]` regular expression, `[ab]` whole words, `[Aa]` upper and lower case differ: in brackets
  /// what is on.
  private func switches(_ find: FindState) -> LineItem? {
    let options = find.options
    let all: [(action: FindAction, sign: String, isOn: Bool)] = [
      (.toggleRegex, ".*", options.isRegex), (.toggleWords, "ab", options.wholeWords),
      (.toggleCase, "Aa", options.matchesCase),
    ]
    let theme = model.setup.theme
    func row(_ text: ((action: FindAction, sign: String, isOn: Bool)) -> String) -> Row {
      Row(
        all.map { cells(text($0), style: theme[$0.isOn ? .notice : .dim]) }
          .joined(separator: cells(" ", style: theme[.dim])))
    }
    func sign(_ one: (action: FindAction, sign: String, isOn: Bool)) -> String {
      one.isOn ? "[\(one.sign)]" : one.sign
    }
    var item = LineItem([], style: theme[.dim])
    item.forms = [
      LineItem.Form(
        row: row {
          let key = model.keymap.label(of: .find($0.action), in: find.keyContext) ?? ""
          return "\(key) \(sign($0))"
        }, weight: 30)
    ]
    // What is on stays in sight: it explains what is found.
    let isPlain = options == .init()
    if !isPlain || find.isTyping {
      item.forms.append(LineItem.Form(row: row(sign), weight: isPlain ? 35 : 60))
    }
    return find.isTyping || !isPlain ? item : nil
  }

  private func hint(
    _ action: Action, _ text: String, _ short: String? = nil, weight: Int, _ context: KeyContext
  ) -> LineItem? {
    .hint(action, text, short, in: context, weight: weight, model.setup.theme, model.keymap)
  }
}
