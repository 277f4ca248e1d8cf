import Chat

/// The models of an endpoint, to choose one of. Responsible for what is offered, narrowed down and
/// selected; not for where lists come from, for keys, or for what a choice does.
package struct ModelPanel: Sendable, FilteredList {
  enum Choice: Hashable, Sendable {
    case listed(ModelEntry, ModelQuery.Match)
    /// What stands in the filter, as it is.
    case typed(String)

    var id: ModelID {
      switch self {
      case .listed(let entry, _): entry.info.id
      case .typed(let text): ModelID(rawValue: text)
      }
    }
  }

  /// What the choice is for.
  let then: ModelChoice
  /// Whose models are listed.
  private(set) var endpoint: String
  private(set) var entries: [ModelEntry] = []
  private var texts: [ModelQuery.Text] = []
  /// What can be chosen, best first; the typed text, where it is not listed, comes last.
  private(set) var choices: [Choice] = []
  package private(set) var selected = 0
  /// The model that was asked last: selected until a key says otherwise.
  private let current: ModelID
  private var wasMoved = false

  init(endpoint: String, current: ModelID, then: ModelChoice) {
    self.endpoint = endpoint
    self.current = current
    self.then = then
  }

  package var filter = "" {
    didSet {
      guard filter != oldValue else { return }
      refresh()
      select(at: 0)
      wasMoved = false
      if filter.isEmpty { selectCurrent() }
    }
  }

  package var choiceCount: Int { choices.count }

  /// What Enter takes.
  var choice: Choice? { choices.indices.contains(selected) ? choices[selected] : nil }

  package mutating func select(at index: Int) {
    selected = index
    wasMoved = true
  }

  /// The list came, or changed: what was chosen with a key stays selected.
  mutating func fill(_ entries: [ModelEntry]) {
    let kept = choice?.id
    self.entries = entries
    texts = entries.map { ModelQuery.Text($0.info) }
    refresh()
    if wasMoved, let kept, let index = choices.firstIndex(where: { $0.id == kept }) {
      selected = index
    } else if filter.isEmpty, !wasMoved {
      selectCurrent()
    } else {
      selected = min(wasMoved ? selected : 0, max(0, choices.count - 1))
    }
  }

  /// Lists another endpoint's models; what is typed stays.
  mutating func show(_ entries: [ModelEntry], of endpoint: String) {
    self.endpoint = endpoint
    wasMoved = false
    selected = 0
    fill(entries)
  }

  private mutating func selectCurrent() {
    selected = choices.firstIndex { $0.id == current } ?? 0
  }

  private mutating func refresh() {
    let query = ModelQuery(filter)
    choices = zip(entries, texts).enumerated()
      .compactMap { index, model in
        query.match(model.1).map { (match: $0, index: index, entry: model.0) }
      }
      .sorted { ($0.match.rank, $0.index) < ($1.match.rank, $1.index) }
      .map { .listed($0.entry, $0.match) }
    let typed = filter.trimmed
    if !typed.isEmpty, !entries.contains(where: { $0.info.id.rawValue == typed }) {
      choices.append(.typed(typed))
    }
    selected = min(selected, max(0, choices.count - 1))
  }
}
