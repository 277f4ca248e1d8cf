import Chat

/// What is open, page by page.
extension LinearView {
  /// Lines of a text and entries of a list that are read at once: as much as one can keep in mind.
  private static let page = 15
  private static let textPage = 40

  mutating func sayPanel(_ event: Event?, _ model: Model, at now: Now) {
    // A growing answer changes no list, and long texts cost time to read.
    if case .session(.appended)? = event { return }
    if case .background(_, .appended)? = event { return }
    guard let open = LinearPanel(of: model, at: now) else {
      panel = nil
      return
    }
    let before = panel
    panel = open
    if open.isLoading, open.entries.isEmpty { return }
    guard let before, before.title == open.title, !before.isLoading || !before.entries.isEmpty
    else { return readPanel(open) }
    let read = min(panelRead, before.entries.count)
    guard
      before.text != open.text
        || Array(before.entries.prefix(read))
          != Array(open.entries.prefix(read))
        || (read == before.entries.count && read < Self.page && open.entries.count > read)
    else { return }
    readPanel(open)
  }

  private mutating func readPanel(_ open: LinearPanel) {
    let count = open.entries.count
    let isOneOfMany = open.isFiltered && count > Self.page
    say(open.title + (isOneOfMany ? ", \(count) in all:" : ":"))
    textRead = 0
    panelRead = 0
    readMore()
  }

  /// A text without choices, and all of it was read.
  var isPanelRead: Bool {
    guard let panel, panel.entries.isEmpty, !panel.isLoading, !panel.isFiltered else {
      return false
    }
    return textRead >= panel.text.count
  }

  mutating func more() -> [String] {
    said = []
    readMore()
    return said.map(LinearWords.safe)
  }

  /// The next page of what is open.
  private mutating func readMore() {
    guard let panel else { return }
    let lines = panel.text[min(textRead, panel.text.count)...].prefix(Self.textPage)
    for line in lines { say(line) }
    textRead += lines.count
    guard textRead >= panel.text.count else {
      return say(
        "Type more for \(LinearWords.count(panel.text.count - textRead, "line")) more, "
          + "or Enter to go back.")
    }
    let entries = panel.entries[min(panelRead, panel.entries.count)...].prefix(Self.page)
    for (index, entry) in zip(panelRead..., entries) { say("\(index + 1). \(entry.words)") }
    panelRead += entries.count
    if !isPanelRead { sayHint(panel) }
  }

  private mutating func sayHint(_ panel: LinearPanel) {
    var parts: [String] = []
    if !panel.entries.isEmpty { parts.append("Type a number") }
    if panelRead < panel.entries.count {
      parts.append("more for \(panel.entries.count - panelRead) more")
    }
    if panel.isFiltered || panel.takesPrompts { parts.append(panel.narrowing) }
    parts.append(parts.isEmpty ? "Enter goes back" : "or Enter to go back")
    if !panel.hint.isEmpty { say(LinearWords.sentence(panel.hint)) }
    say(parts.joined(separator: ", ") + ".")
  }
}
