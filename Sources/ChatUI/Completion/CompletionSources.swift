import Chat

/// What completion learned from the world on its way: lists that others asked for, too.
struct CompletionSources: Sendable {
  /// nil: not asked for yet.
  var themes: [String]?
  var conversations: [Conversation]?
  /// The last request for paths.
  var number = 0

  /// All tags, those used in most conversations first.
  var tags: [String] {
    var counts: [String: Int] = [:]
    for tag in (conversations ?? []).flatMap(\.tags) { counts[tag, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

extension Model {
  /// What the word may become, best first; nil: it is asked for, and comes later.
  func completionItems(for target: CompletionTarget) -> [CompletionState.Item]? {
    switch target.kind {
    case .command: commandItems(target.query)
    case .file: nil
    case .argument(let command): argumentItems(of: command, target.query)
    }
  }

  private func commandItems(_ query: String) -> [CompletionState.Item] {
    let wanted = PickerQuery(query)
    let ranked = CommandTable.callable.enumerated().compactMap { index, command in
      let names = command.slash.compactMap { name in wanted.match(name).map { (name, $0) } }
      return names.min { $0.1.rank < $1.1.rank }.map { name, match in
        let reason = unmet(command)
        let item = CompletionState.Item(
          text: name, sign: "/", hint: command.argument.map(\.shown) ?? "",
          detail: reason ?? command.help,
          note: reason == nil ? keymap.label(of: command.action, in: .chat) ?? "" : "",
          places: match.places, isUnmet: reason != nil)
        return (order: (reason == nil ? 0 : 1, match.rank, index), item: item)
      }
    }
    return ranked.sorted { $0.order < $1.order }.map(\.item)
  }

  private func argumentItems(of command: Command, _ query: String) -> [CompletionState.Item]? {
    switch command.argument?.kind {
    case .text, nil: []
    case .path: nil
    case .model: ranked(listedModels.map { ($0.id.rawValue, $0.summary) }, query)
    case .endpoint: ranked(setup.preferences.endpoints.map { ($0, "") }, query)
    case .preset: ranked(setup.preferences.presets.map { ($0.name, "") } + [("none", "")], query)
    case .parameter: ranked(Parameter.known.map { ($0.name, $0.help) }, query)
    case .theme: ranked((completionSources.themes ?? []).map { ($0, "") }, query)
    case .tag: ranked(completionSources.tags.map { ($0, "") }, query)
    case .conversation:
      ranked(
        (completionSources.conversations ?? []).filter { !$0.title.isEmpty }.map {
          ($0.title, $0.model.rawValue)
        }, query)
    case .command: ranked(CommandTable.callable.map { ($0.slash[0], $0.help) }, query)
    case .words(let words): ranked(words.map { ($0, "") }, query)
    }
  }

  private func ranked(
    _ words: [(text: String, detail: String)], _ query: String
  ) -> [CompletionState.Item] {
    let wanted = PickerQuery(query)
    return words.enumerated().compactMap { index, word in
      wanted.match(word.text).map { match in
        (
          order: (match.rank, index),
          item: CompletionState.Item(
            text: word.text, detail: word.detail, places: match.places)
        )
      }
    }
    .sorted { $0.order < $1.order }.map(\.item)
  }
}

extension CommandArgument {
  /// As lists and the help show it: what may be left out is in brackets.
  var shown: String { isOptional ? "[\(name)]" : name }
}
