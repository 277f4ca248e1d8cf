import Chat
import ChatUI
import Glibc
import TUI

/// A conversation of 100,000 messages at 160×50: opened, read, jumped about in, resized. What is timed
/// is the interface, from the event to the frame; a log that answers at once gives the pages, and what
/// that takes is not counted.
enum ScaleBenchmark {
  private static let count = 100_000
  private static let pageLength = 200

  static func run() {
    open()
    var screen = Screen(opened: stored())
    var page = Samples()
    for _ in 0..<500 { page.time { screen.press(KeyPress(.pageUp)) } }
    page.report("a page up, pages of the log included", goal: 4)
    var line = Samples()
    for _ in 0..<500 { line.time { screen.happens(.input([.wheel(1)])) } }
    line.report("three lines down")
    jump(&screen)
    resize(&screen)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("  memory, at most: \(usage.ru_maxrss / 1024) MiB; held: \(screen.held) messages")
  }

  private static func open() {
    let stored = stored()
    var samples = Samples()
    for _ in 0..<30 { samples.time { _ = Screen(opened: stored) } }
    samples.report("open", goal: 60)
  }

  private static func jump(_ screen: inout Screen) {
    var samples = Samples()
    for round in 0..<60 {
      let key = KeyPress(round % 2 == 0 ? .home : .end, .control)
      samples.time { screen.press(key) }
    }
    samples.report("jump to the start or the end", goal: 5)
  }

  private static func resize(_ screen: inout Screen) {
    screen.press(KeyPress(.home, .control))
    for _ in 0..<40 { screen.press(KeyPress(.pageDown)) }
    var samples = Samples()
    for round in 0..<60 {
      let size = Size(columns: 160 - round % 30, rows: 50 - round % 7)
      samples.time { screen.happens(.resized(size)) }
    }
    samples.report("resize, one frame", goal: 16)
  }

  /// The interface and the log it reads from.
  private struct Screen {
    private var model: Model
    private static let now = Now(
      instant: Instant(nanoseconds: 1_000_000_000_000), wall: WallTime(seconds: 1_770_000_000))

    init(opened stored: StoredConversation) {
      let theme = Theme(
        name: "bench",
        styles: Dictionary(
          uniqueKeysWithValues: StyleRole.allCases.enumerated().map { index, role in
            (role, Style(.indexed(UInt8(16 + index))))
          }))
      let setup = ModelSetup(
        theme: theme, model: ModelID(rawValue: "m"), endpointName: "bench", endpoint: "none",
        version: "0")
      model = Model(size: Size(columns: 160, rows: 50), setup: setup, now: Self.now)
      happens(.opened(stored))
    }

    var held: Int { model.transcript.messages.count }

    mutating func press(_ key: KeyPress) { happens(.input([.key(key)])) }

    /// An event, the pages that are asked for because of it, and the frame.
    mutating func happens(_ event: Event) {
      var effects = update(&model, event, at: Self.now)
      while !effects.isEmpty {
        let effect = effects.removeFirst()
        guard case .loadPage(let id, let place) = effect else { continue }
        effects += update(&model, .page(id, place, log.page(place)), at: Self.now)
      }
      _ = view(&model, at: Self.now)
    }
  }

  private static func stored() -> StoredConversation {
    let time = WallTime(seconds: 1_770_000_000)
    let conversation = Conversation(
      id: ConversationID(rawValue: "c"), title: "long", model: ModelID(rawValue: "m"),
      createdAt: time, updatedAt: time)
    return StoredConversation(conversation: conversation, page: log.page(.end))
  }

  private static let log = Log(count: count, pageLength: pageLength)
}

/// A log in memory: what it takes to answer is to copy a page.
private struct Log {
  private let messages: [Message]
  private let positions: [MessageID: Int]
  private let pageLength: Int

  init(count: Int, pageLength: Int) {
    let list = (0..<count).map(Self.message)
    messages = list
    positions = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.id, $0) })
    self.pageLength = pageLength
  }

  func page(_ place: BranchPlace) -> BranchPage {
    let all = messages.indices
    let range: Range<Int> =
      switch place {
      case .start: 0..<pageLength
      case .end: all.upperBound - pageLength..<all.upperBound
      case .before(let id): run(endingAt: positions[id] ?? 0)
      case .after(let id): run(beginningAt: (positions[id] ?? 0) + 1)
      case .around(let id): run(beginningAt: (positions[id] ?? 0) - pageLength / 2)
      }
    return BranchPage(
      messages: Array(messages[range]), first: range.lowerBound, total: messages.count)
  }

  private func run(endingAt end: Int) -> Range<Int> { max(0, end - pageLength)..<end }

  private func run(beginningAt start: Int) -> Range<Int> {
    let start = max(0, min(start, messages.count))
    return start..<min(messages.count, start + pageLength)
  }

  /// Prompts of a line and answers of a screen's third: text, a list, and code in every other one.
  private static func message(_ index: Int) -> Message {
    let isPrompt = index % 2 == 0
    var message = Message(
      id: MessageID(rawValue: "m\(index)"), conversation: ConversationID(rawValue: "c"),
      parent: index > 0 ? MessageID(rawValue: "m\(index - 1)") : nil,
      role: isPrompt ? .user : .assistant, createdAt: WallTime(seconds: 1.7e9 + Double(index)))
    let words = "Number \(index): how does the *layout* of a long conversation stay quick?"
    guard !isPrompt else {
      message.text = words
      return message
    }
    message.model = ModelID(rawValue: "m")
    message.text = """
      \(words) It lays out **what is seen**, and nothing else, however much there is around it.

      - the first thing to know is that `rows` are made from the source
      - the second is that a page of the log is read ahead of the reader
      - and the third: what is far away is let go of

      """
    if index % 4 == 1 {
      message.text += "\n```swift\nlet page = log.page(.before(id))\nframe.put(page.rows)\n```\n"
    }
    return message
  }
}
