import Chat
import TUI

/// The list of what the word before the cursor may become. It opens by typing alone, never over
/// something else that has the keys, and a plain prompt never opens it.
extension Model {
  /// The list, where it is to be seen.
  var shownCompletion: CompletionState? {
    guard overlay == nil, !isBrowsing, front.selection == nil, front.find == nil, !front.isPrefixed,
      !composer.mode.isCommanding, let completion, completion.isShown
    else { return nil }
    return completion
  }

  /// After each event: the list follows the word. Costs nothing while nothing is completed.
  mutating func settleCompletion() -> [Effect] {
    let isInvited = isCompletionInvited
    isCompletionInvited = false
    guard isInvited || completion != nil else { return [] }
    guard front.branching.edit == nil, let target = CompletionTarget(composer) else {
      completion = nil
      return []
    }
    if completion?.target == target { return [] }
    guard isInvited else {
      completion = nil
      return []
    }
    return complete(target)
  }

  private mutating func complete(_ target: CompletionTarget) -> [Effect] {
    var state = CompletionState(target)
    if let before = completion, before.target.start == target.start,
      before.target.kind == target.kind
    {
      state.isClosed = before.isClosed
      // What still matches stays in sight until the next list is there.
      state.keep(before)
    }
    if let items = completionItems(for: target) { state.fill(items) }
    completion = state
    return state.isClosed ? [] : askForItems(target)
  }

  /// What is not known yet is asked for once.
  private mutating func askForItems(_ target: CompletionTarget) -> [Effect] {
    var kind = CommandArgument.Kind.path
    if case .command = target.kind { return [] }
    if case .argument(let command) = target.kind { kind = command.argument?.kind ?? .text }
    switch kind {
    case .path:
      completionSources.number += 1
      completion?.number = completionSources.number
      completion?.isLoading = true
      return [
        .attachments(.findPaths(number: completionSources.number, query: target.query))
      ]
    case .model:
      return askForModels(of: front.endpoint.name)
    case .theme where completionSources.themes == nil:
      completionSources.themes = []
      return [.settings(.loadThemes)]
    case .tag where completionSources.conversations == nil,
      .conversation where completionSources.conversations == nil:
      completionSources.conversations = []
      return [.log(.loadConversations)]
    default: return []
    }
  }

  /// Lists that come for whatever reason are kept for completion.
  mutating func noteForCompletion(_ event: Event) {
    switch event {
    case .log(.conversations(let list)): completionSources.conversations = list
    case .settings(.themes(let list, _)): completionSources.themes = list.map(\.name)
    case .models(.list): break
    default: return
    }
    refreshCompletion()
  }

  private mutating func refreshCompletion() {
    guard let target = completion?.target, let items = completionItems(for: target) else { return }
    completion?.fill(items)
  }

  /// Paths that match; those of an older request are dropped.
  mutating func fillCompletion(_ paths: [PathMatch], number: Int, isComplete: Bool) {
    guard completion?.number == number, completion?.isLoading == true else { return }
    let query = PickerQuery(completion?.target.query ?? "")
    completion?.isLoading = !isComplete
    completion?.fill(paths.map { Self.item($0, query) })
  }

  private static func item(_ match: PathMatch, _ query: PickerQuery) -> CompletionState.Item {
    let text = match.path + (match.isDirectory && !match.path.hasSuffix("/") ? "/" : "")
    return CompletionState.Item(
      text: text, places: query.match(text)?.places ?? [], goesOn: match.isDirectory)
  }

  // MARK: Keys

  mutating func moveInCompletion(by count: Int) { completion?.move(by: count) }

  mutating func closeCompletion() { completion?.isClosed = true }

  /// Tab: what is selected takes the word's place.
  mutating func acceptCompletion(at now: Now) -> [Effect] {
    guard let completion = shownCompletion, let item = completion.choice else { return [] }
    isCompletionInvited = true
    switch completion.target.kind {
    case .command: takeCommand(item.text)
    case .file: return takePath(item, of: completion.target, at: now)
    case .argument(let command):
      if command.argument?.kind == .path { return takePath(item, of: completion.target, at: now) }
      front.composer.replaceBackward(completion.target.query.count, with: item.text)
    }
    return []
  }

  private mutating func takeCommand(_ name: String) {
    let takesMore = CommandTable.called(name)?.argument != nil
    front.composer.replace(with: "/" + name + (takesMore ? " " : ""))
  }

  /// Enter: where the selected entry would only say what is typed, or nothing is typed to be
  /// completed, the line is run as it stands. A command that takes nothing runs at once.
  mutating func enterCompletion(at now: Now) -> [Effect] {
    guard let completion = shownCompletion, let item = completion.choice else { return [] }
    let isChosen = completion.wasMoved
    switch completion.target.kind {
    case .command:
      let isCalled = CommandTable.called(completion.target.query) != nil
      if !isChosen, isCalled || completion.selected == nil { return send(at: now) }
      takeCommand(item.text)
      guard CommandTable.called(item.text)?.argument == nil else {
        isCompletionInvited = true
        return []
      }
      return send(at: now)
    case .file:
      // What is typed stays text until it is chosen: one key takes the file, the next one sends.
      if !isChosen, completion.selected == nil { return send(at: now) }
      return acceptCompletion(at: now)
    case .argument:
      if !isChosen, completion.isExact || completion.selected == nil { return send(at: now) }
      return acceptCompletion(at: now)
    }
  }

  /// A path was chosen: a directory is gone into.
  private mutating func takePath(
    _ item: CompletionState.Item, of target: CompletionTarget, at now: Now
  ) -> [Effect] {
    if item.goesOn || target.kind != .file {
      front.composer.replaceBackward(target.query.count, with: Self.escaped(item.text, target))
      return []
    }
    return takeFile(item.text, typed: target.query, at: now)
  }

  /// In a command's line a blank ends a path, unless a backslash stands before it.
  private static func escaped(_ path: String, _ target: CompletionTarget) -> String {
    guard target.kind != .file else { return path }
    return path.reduce(into: "") { text, character in
      if character == " " || character == "\\" { text.append("\\") }
      text.append(character)
    }
  }

  /// A file was chosen for the prompt that is being written.
  /// - Parameter typed: what stands after the `@` before the cursor.
  private mutating func takeFile(_ path: String, typed: String, at now: Now) -> [Effect] {
    // In full until its chip is there: one can see which file it will be.
    front.composer.replaceBackward(typed.count, with: path)
    // It is chosen: nothing is left to be completed.
    isCompletionInvited = false
    completion = nil
    return attachChosen(path, replacing: "@" + path)
  }
}
