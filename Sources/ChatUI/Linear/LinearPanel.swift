import Chat
import Markup
import TUI

/// What is open over the conversation, as it is read aloud: a text, and numbered choices beneath it. The
/// full screen's panels and lists, in words.
///
/// Responsible for the words of each and their order; reading them page by page is `LinearView`'s, what a
/// choice does is `update`'s.
struct LinearPanel: Sendable {
  struct Entry: Hashable, Sendable {
    var words: String
    /// What choosing it does; nil: what choosing from the list does.
    var action: Action?
  }

  /// What it is: another one is read from its beginning.
  var title: String
  var text: [String] = []
  var entries: [Entry] = []
  /// Something else that can be done.
  var hint = ""
  /// What words do that are typed.
  var narrowing = "a word to narrow it down"
  /// More is on its way: it is read when that is there.
  var isLoading = false
  /// Typing narrows it down; else other lines are for the conversation.
  var isFiltered = false
  /// Other lines are said to be for the conversation.
  var takesPrompts = false

  /// nil: nothing is open.
  init?(of model: Model, at now: Now) {
    switch model.overlay {
    case .failure(let panel): self = LinearFailure.panel(panel, in: model)
    case .models(let panel): self.init(models: panel, of: model)
    case .history(let panel):
      self.init(title: "Earlier prompts", isFiltered: true)
      entries = panel.prompts(0..<min(panel.choiceCount, Self.longest)).map {
        Entry(words: LinearWords.short(AttachmentReference.short($0)))
      }
      isLoading = panel.isAsking || panel.isWaiting
    case .choice(let picker, _), .links(let picker): self.init(picker)
    case .outline(let panel): self.init(panel)
    case .bookmarks(let panel): self.init(panel, utcOffset: model.utcOffset)
    case .tree(let panel): self.init(panel, now: now)
    case .setup(let panel): self.init(panel)
    case .difference(let panel): self.init(panel)
    case .tokens(let panel):
      self.init(title: "The answer in pieces, as they came")
      text = LinearRows.lines(of: panel.text, model.setup.theme)
      isLoading = text.isEmpty && !panel.target.isKnown
    case .inspector(let panel): self.init(panel, theme: model.setup.theme)
    case .help(let panel):
      self.init(title: "Commands")
      text = LinearCommand.help(matching: panel.filter)
      if text.isEmpty { text = ["No command is called so. Type /help for all."] }
    case .palette, .themes, .keyDebugger: return nil
    case nil:
      if let browser = model.browser, model.isBrowsing {
        self.init(browser, now: now)
      } else if case .warning(let warning)? = model.front.selection?.stage {
        self.init(warning)
      } else if let find = model.front.find {
        self.init(find, in: model)
      } else {
        return nil
      }
    }
  }

  init(title: String, isFiltered: Bool = false) {
    self.title = title
    self.isFiltered = isFiltered
  }

  /// Entries of one list that can be named by a number: what is further down is found by a word.
  static let longest = 500

  private init(models panel: ModelPanel, of model: Model) {
    self.init(title: "Models of \(panel.endpoint)", isFiltered: true)
    entries = panel.choices.prefix(Self.longest).map { choice in
      switch choice {
      case .listed(let entry, _):
        var words = [entry.info.id.rawValue]
        if entry.info.id == model.model, panel.endpoint == model.front.endpoint.name {
          words.append("in use")
        }
        if entry.rank == .favourite { words.append("favourite") }
        // That the server lists it, it has in common with nearly all.
        words += ModelWords(entry).facts.filter { $0 != "listed by /models" }
        return Entry(words: words.joined(separator: ", "))
      case .typed(let text): return Entry(words: "\(text), as you typed it")
      }
    }
    let known = model.directory[panel.endpoint]
    if let failure = known.failure {
      text = ["The list could not be read anew: \(FailureNames(failure).title)."]
    }
    isLoading = entries.isEmpty && known.isAsked
    if model.endpointNames.count > 1 { hint = "/endpoint lists the models of other servers" }
  }

  private init(_ picker: Picker) {
    self.init(title: LinearWords.plain(picker.title), isFiltered: true)
    entries = picker.choices.prefix(Self.longest).map { choice in
      switch choice {
      case .item(let item):
        let detail = LinearWords.plain(item.detail)
        return Entry(words: LinearWords.plain(item.text) + (detail.isEmpty ? "" : ", \(detail)"))
      case .typed(let text): return Entry(words: "\(text), as you typed it")
      }
    }
    if case .loading(let words) = picker.content {
      isLoading = true
      text = [LinearWords.sentence(words)]
    }
    if case .failed(let reason) = picker.content { text = [LinearWords.sentence(reason)] }
  }

  private init(_ panel: OutlinePanel) {
    self.init(title: "Outline", isFiltered: true)
    entries = panel.entries(0..<min(panel.choiceCount, Self.longest)).map { entry in
      let title = entry.title.isEmpty ? "blank" : entry.title
      return Entry(words: entry.level == 0 ? "You: \(title)" : "Heading \(entry.level): \(title)")
    }
    isLoading = panel.next != nil
  }

  private init(_ panel: BookmarkPanel, utcOffset: Int) {
    self.init(title: "Bookmarks", isFiltered: true)
    entries = panel.bookmarks(0..<min(panel.choiceCount, Self.longest)).map { bookmark in
      let time = CivilTime(bookmark.createdAt, utcOffset: utcOffset)
      let who = bookmark.role == .user ? "you" : "answer"
      let branch = bookmark.isShown ? "" : ", on another branch"
      return Entry(words: "\(bookmark.preview), \(who), \(time.date) \(time.clock)\(branch)")
    }
    isLoading = panel.bookmarks == nil
  }

  private init(_ panel: TreePanel, now: Now) {
    self.init(title: "Branches")
    entries = panel.segments.indices.prefix(Self.longest).map { index in
      let segment = panel.segments[index]
      let who = segment.role == .user ? "you" : segment.model.map(Self.name) ?? "answer"
      var words = ["\(who): \(LinearWords.short(segment.preview, to: 60))"]
      words.append(LinearWords.count(segment.count, "message"))
      words.append(ConversationItem.day(segment.createdAt, seenAt: now).trimmed)
      if let parent = panel.parents[index] { words.append("branches off after \(parent + 1)") }
      if segment.isShown { words.append("shown") }
      return Entry(words: words.joined(separator: ", "))
    }
    isLoading = panel.isLoading
  }

  private init(_ panel: SetupPanel) {
    self.init(title: "A key for \(panel.endpoint)")
    if let problem = panel.problem { text.append(LinearWords.sentence(problem)) }
    switch panel.check {
    case .none:
      text.append(
        "Paste the API key for \(panel.endpoint) and press Enter. It is not shown, and is kept "
          + "for you alone.")
    case .running: text.append("Checking the key.")
    case .refused(let reason): text.append("The key was not accepted: \(reason). Paste another.")
    case .impossible(let reason):
      text.append("The key could not be checked: \(reason). Paste it once more to keep it.")
    }
    entries = panel.choices.dropFirst().map { choice in
      switch choice {
      case .key: Entry(words: "A key")
      case .server(let name):
        Entry(words: "Use \(name), a server on this machine that answers")
      case .demo: Entry(words: "Use the demo: no account, no network")
      }
    }
  }

  private init(_ panel: DifferencePanel) {
    self.init(title: "What differs between version \(panel.older + 1) and \(panel.newer + 1)")
    text =
      panel.isAlike
      ? ["Nothing differs."]
      : panel.items.map { item in
        switch item {
        case .fold(let count): "\(LinearWords.count(count, "equal line"))."
        case .line(let line):
          switch line.kind {
          case .same: "Same: \(line.text)"
          case .removed: "Removed: \(line.text)"
          case .added: "Added: \(line.text)"
          }
        }
      }
    if panel.siblings.count > 2 {
      entries = [
        Entry(words: "Compare with the version before", action: .branch(.differenceSibling(-1))),
        Entry(words: "Compare with the next version", action: .branch(.differenceSibling(1))),
      ]
    }
  }

  private init(_ panel: InspectorPanel, theme: Theme) {
    self.init(title: "Attempt \(panel.target.attempt), \(panel.part.name)")
    text = LinearRows.lines(of: panel.text, theme)
    entries = [
      Entry(words: "Next part: request, response, stream", action: .inspection(.part(1))),
      Entry(words: "Copy as a curl command", action: .inspection(.copyCurl)),
      Entry(words: "Copy the request", action: .inspection(.copyRequest)),
      Entry(words: "Copy the response", action: .inspection(.copyResponse)),
    ]
    if panel.target.count > 1 {
      entries.append(Entry(words: "An earlier attempt", action: .inspection(.attempt(-1))))
    }
  }

  private init(_ warning: SelectionState.Warning) {
    self.init(title: "Before this is copied")
    let count = LinearWords.count(warning.hidden.count, "hidden character")
    text = [LinearWords.sentence("the text has \(count): \(warning.hidden.words)")]
    entries = [
      Entry(words: "Take it as it is", action: .selection(.confirm)),
      Entry(words: "Take it without them", action: .selection(.confirmClean)),
    ]
  }

  private init(_ find: FindState, in model: Model) {
    self.init(title: "Found: \(LinearWords.short(find.query.text, to: 40))")
    if let problem = find.problem { text = [LinearWords.sentence(problem)] }
    isLoading = !find.isComplete
    if find.isFruitless { text = ["Nothing was found."] }
    entries = (0..<min(find.found.count, Self.longest)).map { index in
      let found = find.found[index]
      let message = model.transcript.message(found.message)
      let who = message.map { MessageNames.speaker(of: $0) } ?? "message \(found.position + 1)"
      let line = message.flatMap { find.line(in: $0) } ?? ""
      return Entry(
        words: "\(who), \(LinearWords.count(found.count, "match"))"
          + (line.isEmpty ? "" : ": \(line)"))
    }
  }

  static func name(of model: ModelID) -> String {
    model.rawValue.split(separator: "/").last.map(String.init) ?? "answer"
  }
}

extension FindState {
  /// The line of a message that the first match is in.
  fileprivate func line(in message: Message) -> String? {
    guard let pattern else { return nil }
    let lines = message.shownText.split(whereSeparator: \.isNewline)
    let line = lines.first { !pattern.matches(in: String($0), limit: 1).isEmpty }
    return line.map { LinearWords.short(String($0)) }
  }
}
