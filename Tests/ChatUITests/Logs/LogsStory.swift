import Chat
import ChatUI
import TUI
import Testing

/// The interface with a log of some conversations behind it: what the browser asks is answered at once,
/// in order.
struct LogsStory {
  var story: Story
  /// The newest first; those in the trash among them.
  var entries: [LogEntry]
  var hits: [LogHit]
  /// Messages of the conversations that can be opened or previewed.
  var messages: [ConversationID: [Message]]
  /// What was asked of the log by the browser, and what else of the world.
  private(set) var questions: [BrowserQuestion] = []
  private(set) var changes: [LogChange] = []
  private(set) var changed: [[ConversationID]] = []
  private(set) var asked: [Effect] = []
  /// Answers are kept back until this is taken away.
  var isSilent = false

  init(
    _ columns: Int = 80, _ rows: Int = 24, entries: [LogEntry] = .samples,
    hits: [LogHit] = .samples
  ) {
    story = Story(columns, rows, at: .november)
    self.entries = entries
    self.hits = hits
    messages = Dictionary(
      entries.map { ($0.conversation.id, .talk(in: $0.conversation)) },
      uniquingKeysWith: { first, _ in first })
    story.happens(.began(ConversationID(rawValue: "new")))
  }

  mutating func press(_ notations: String...) {
    for notation in notations {
      guard let key = KeyPress(notation: notation) else {
        Issue.record("an unknown key: \(notation)")
        continue
      }
      happens(.input([.key(key)]))
    }
  }

  mutating func type(_ text: String) {
    for character in text { happens(.input([.key(KeyPress(.character(character)))])) }
  }

  mutating func happens(_ event: Event) {
    var events = [event]
    while !events.isEmpty {
      for effect in story.react(to: events.removeFirst()) {
        if case .browser(let effect) = effect {
          if !isSilent { events += answers(to: effect).map(Event.browser) } else { note(effect) }
        } else if case .openConversation(let id) = effect {
          events.append(.opened(stored(id)))
        } else {
          asked.append(effect)
        }
      }
    }
  }

  mutating func screen() -> String { story.screen() }

  private mutating func note(_ effect: BrowserEffect) {
    if case .ask(let question) = effect { questions.append(question) }
    guard case .change(let ids, let change) = effect else { return }
    changes.append(change)
    changed.append(ids)
  }

  private func stored(_ id: ConversationID) -> StoredConversation {
    let conversation = entries.first { $0.conversation.id == id }?.conversation ?? .sky
    return StoredConversation(conversation: conversation, messages: messages[id] ?? [])
  }

  private mutating func answers(to effect: BrowserEffect) -> [BrowserEvent] {
    note(effect)
    switch effect {
    case .ask(let question) where question.query.hasWords:
      let found = found(question.query)
      let slice = found.dropFirst(question.offset).prefix(question.limit)
      let page = LogHits(
        hits: Array(slice), hasMore: question.offset + slice.count < found.count)
      let event = BrowserEvent.hits(number: question.number, offset: question.offset, page)
      return question.isCounted
        ? [event, .count(number: question.number, found.count)] : [event]
    case .ask(let question):
      let listed = entries.filter { $0.conversation.deletedAt == nil }
      let slice = listed.dropFirst(question.offset).prefix(question.limit)
      return [
        .entries(
          number: question.number,
          LogPage(entries: Array(slice), offset: question.offset, total: listed.count))
      ]
    case .stop: return []
    case .loadVocabulary:
      return [
        .vocabulary(
          LogVocabulary(
            models: [.sonnet, ModelID(rawValue: "openai/gpt-5")], tags: ["work", "idea"]))
      ]
    case .preview(let target):
      let stored = stored(target.conversation)
      return [.preview(LogPreview(target: target, opening: nil, page: stored.page))]
    case .findAll(let number, _):
      let listed = entries.filter { $0.conversation.deletedAt == nil }
      return [.foundAll(number: number, listed.map(\.conversation))]
    case .change(let ids, let change):
      for index in entries.indices where ids.contains(entries[index].conversation.id) {
        entries[index].conversation.apply(change)
      }
      return [.changed(ids, change, problem: nil)]
    case .locate(let id, let message): return [.located(id, message, isShown: true)]
    case .loadStatistics(let question): return [.statistics(question, .samples)]
    }
  }

  /// By the first word alone.
  private func found(_ query: LogQuery) -> [LogHit] {
    let word = query.terms.first?.text.lowercased() ?? ""
    return hits.filter { $0.excerpt.lowercased().contains(word) }
  }
}

extension Now {
  /// 2026-11-23T14:30:00Z.
  static let november = Now(
    instant: Instant(nanoseconds: 1_000_000_000_000), wall: WallTime(seconds: 1_795_444_200),
    utcOffset: 0)
}

extension LogEntry {
  /// - Parameter hours: before now.
  init(
    _ number: Int, _ title: String, hours: Double, model: ModelID = .sonnet, messages: Int = 2,
    bytes: Int = 1_900, cost: Double? = 0.012, errors: Int = 0,
    _ change: (inout Conversation) -> Void = { _ in }
  ) {
    let time = WallTime(seconds: Now.november.wall.seconds - hours * 3_600)
    var conversation = Conversation(
      id: ConversationID(rawValue: "c\(number)"), title: title, model: model, createdAt: time,
      updatedAt: time)
    change(&conversation)
    self.init(
      conversation: conversation, messages: messages, bytes: bytes, cost: cost, errors: errors)
  }
}

extension [LogEntry] {
  static let samples = [
    LogEntry(1, "Why is the sky blue?", hours: 1) {
      $0.isStarred = true
      $0.tags = ["physics", "light"]
    },
    LogEntry(
      2, "Trip to Oslo in the winter, by train and by ship", hours: 20, messages: 34,
      bytes: 184_000, cost: 0.48),
    LogEntry(
      3, "天空为什么是蓝色的？", hours: 50, model: ModelID(rawValue: "openai/gpt-5"), messages: 6,
      bytes: 12_300, cost: nil),
    LogEntry(4, "A makefile for two targets", hours: 400, cost: 0.0031, errors: 2),
    LogEntry(5, "", hours: 900, bytes: 40, cost: nil),
    LogEntry(6, "Old notes", hours: 9_000, bytes: 2_400_000, cost: 12.5) { $0.isArchived = true },
  ]
}

extension [LogHit] {
  static let samples = [
    LogHit(
      1, .prompt, "Why is the sky blue?", marking: "sky", hours: 1),
    LogHit(
      1, .answer,
      "… short waves are scattered more than long ones, and so the sky is blue at noon and red in the evening, when light goes a long way through the air …",
      marking: "sky", hours: 1, message: "1-1"),
    LogHit(
      2, .reasoning, "The sky over Oslo is dark from three o'clock on: plan museums.",
      marking: "sky", hours: 20, message: "2-1"),
    LogHit(4, .error, "cannot find sky.mk", marking: "sky", hours: 400, message: "4-1"),
  ]
}

extension LogHit {
  init(
    _ conversation: Int, _ part: Part, _ excerpt: String, marking word: String, hours: Double,
    message: String? = nil
  ) {
    let entry = [LogEntry].samples[conversation - 1].conversation
    let start = excerpt.utf8.count - (excerpt.range(from: word)?.utf8.count ?? 0)
    self.init(
      conversation: entry, message: MessageID(rawValue: message ?? "\(conversation)-0"),
      part: part, model: part == .prompt ? nil : entry.model,
      time: WallTime(seconds: Now.november.wall.seconds - hours * 3_600), excerpt: excerpt,
      matches: [start..<start + word.utf8.count])
  }
}

extension String {
  /// From where a word begins to the end.
  fileprivate func range(from word: String) -> Substring? {
    indices.first { self[$0...].hasPrefix(word) }.map { self[$0...] }
  }
}

extension [Message] {
  /// A prompt and an answer, in which the sky is.
  static func talk(in conversation: Conversation) -> [Message] {
    let number = conversation.id.rawValue.dropFirst()
    let texts = [
      conversation.title.isEmpty ? "Hello" : conversation.title,
      "Because short waves are scattered more than long ones, the **sky** is blue.",
    ]
    return texts.enumerated().map { index, text in
      Message(
        id: MessageID(rawValue: "\(number)-\(index)"), conversation: conversation.id,
        parent: index > 0 ? MessageID(rawValue: "\(number)-\(index - 1)") : nil,
        role: index % 2 == 0 ? .user : .assistant, text: text,
        model: index % 2 == 0 ? nil : conversation.model,
        createdAt: WallTime(seconds: conversation.updatedAt.seconds + Double(index) * 5))
    }
  }
}

extension [LogStatistics] {
  static var samples: [LogStatistics] {
    var today = LogStatistics(name: "2026-11-23", answers: 12, attempts: 14, errors: 2)
    (today.promptTokens, today.completionTokens, today.cost) = (12_000, 3_400, 0.31)
    (today.firstTextMedian, today.firstText95th) = (0.8, 2.4)
    var before = LogStatistics(name: "2026-11-22", answers: 3, attempts: 3)
    (before.promptTokens, before.completionTokens) = (900, 1_200)
    return [today, before]
  }
}
