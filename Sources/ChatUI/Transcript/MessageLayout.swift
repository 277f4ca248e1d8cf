import Chat
import TUI

/// One message laid out for a width: header, reasoning, text, what stands beneath it. It follows its
/// message: `update` lays out what has changed only, as long as text is but appended.
struct MessageLayout: Sendable {
  /// What a layout is good for: it is made anew for another.
  struct Key: Hashable, Sendable {
    let width: Int
    var context: LayoutContext
  }

  /// What stands around the message, as far as it shows.
  struct Surroundings: Hashable, Sendable {
    var siblings: SiblingPosition?
    /// It is the last message, and nothing is being asked.
    var offersContinuation = false
    /// When the message before was made, or, above the first, when it was read; nil: not known.
    var previous: WallTime?
    var isBookmarked = false
  }

  private(set) var key: Key
  /// Set when the message changed: `update` is due before anything is asked.
  var isStale = true
  private var surroundings = Surroundings()
  /// The line of the day, if there is one, and the header.
  private var head: [Row] = []
  private var reasoning: ReasoningRows
  /// An answer is Markdown; everything else is shown as it was typed.
  private let isAnswer: Bool
  /// What a prompt that refers to attachments shows; nil: its text.
  private var shownPrompt: String?
  private(set) var prompt: TextFlow
  private(set) var answer: MarkdownFlow
  private var footer: [Row] = []

  init(_ role: Role, key: Key) {
    self.key = key
    let theme = key.context.theme
    func look(_ base: StyleRole, hasCode: Bool) -> TextLook {
      TextLook(width: key.width, theme: theme, base: base, hasCode: hasCode)
    }
    isAnswer = role == .assistant
    reasoning = ReasoningRows(
      look(.reasoning, hasCode: false), display: key.context.reasoning, dim: theme[.dim])
    prompt = TextFlow(
      look(role == .user ? .promptText : .text, hasCode: true), pattern: key.context.pattern)
    answer = MarkdownFlow(width: key.width, theme: theme, pattern: key.context.pattern)
  }

  var rowCount: Int { bodyStart + bodyRowCount + footer.count }
  /// Cells that were made of text since the beginning.
  var cellsMade: Int { reasoning.cellsMade + prompt.cellsMade + answer.cellsMade }
  /// Lines of code that were looked at for their colours since the beginning.
  var codeLinesRead: Int { answer.codeLinesRead }

  /// The match that stands out, of those in this message.
  var currentMatch: Int? {
    get { isAnswer ? answer.currentMatch : prompt.currentMatch }
    set {
      if isAnswer { answer.currentMatch = newValue } else { prompt.currentMatch = newValue }
    }
  }

  mutating func update(
    _ message: Message, siblings: SiblingPosition?, offersContinuation: Bool = false,
    previous: WallTime? = nil, isBookmarked: Bool = false
  ) {
    update(
      message,
      Surroundings(
        siblings: siblings, offersContinuation: offersContinuation, previous: previous,
        isBookmarked: isBookmarked))
  }

  mutating func update(_ message: Message, _ surroundings: Surroundings) {
    guard isStale || surroundings != self.surroundings else { return }
    isStale = false
    self.surroundings = surroundings
    let theme = key.context.theme
    let zone = key.context.zone
    let day = surroundings.previous.flatMap {
      DayRule(message.createdAt, after: $0, zone: zone)
    }
    head = day.map { [$0.row(width: key.width, theme: theme)] } ?? []
    head.append(
      MessageHeader(
        message, siblings: surroundings.siblings, zone: zone,
        isBookmarked: surroundings.isBookmarked
      ).row(width: key.width, theme: theme))
    if isAnswer { answer.extend(to: message.text) } else { layOut(ShownPrompt(message)) }
    footer = FailureLines(
      message, offersContinuation: surroundings.offersContinuation,
      continueKey: key.context.continueKey
    )
    .rows(width: key.width, theme: theme)
    reasoning.update(message, isLive: message.state == .streaming && bodyRowCount == 0)
  }

  /// Adds some rows, counted from 0, to others.
  mutating func rows(_ range: Range<Int>, of message: Message, to rows: inout [Row]) {
    var index = range.lowerBound
    while index < min(range.upperBound, rowCount) {
      if index < head.count {
        rows.append(head[index])
      } else if index < bodyStart {
        let row = index - head.count
        rows.append(row < reasoning.count ? reasoning.row(row, of: message) : [])
      } else if index >= bodyStart + bodyRowCount {
        rows.append(footer[index - bodyStart - bodyRowCount])
      } else {
        let first = index - bodyStart
        let end = min(range.upperBound - bodyStart, bodyRowCount)
        if isAnswer {
          answer.rows(first..<end, of: message.text, to: &rows)
        } else {
          prompt.rows(first..<end, of: shownText(of: message), to: &rows)
        }
        index = bodyStart + end - 1
      }
      index += 1
    }
  }

  private mutating func layOut(_ shown: ShownPrompt) {
    shownPrompt = shown.chips.isEmpty ? nil : shown.text
    prompt.chips = shown.chips
    prompt.extend(to: shown.text)
  }

  /// The text that rows, blocks and matches are of: a prompt's chips in the place of its references.
  func shownText(of message: Message) -> String { shownPrompt ?? message.text }

  /// Looks for something else in an answer, whose layout stays. Whether that will do: another key than
  /// for what is looked for, or another text, wants another layout.
  mutating func takeOver(_ key: Key, of message: Message) -> Bool {
    var same = self.key
    same.context.pattern = key.context.pattern
    guard isAnswer, same == key else { return false }
    self.key = key
    answer.look(for: key.context.pattern, in: message.text)
    return true
  }

  /// Lets go of what is held for drawing: the message is on no screen.
  mutating func dropRows() { answer.dropRows() }

  var bodyRowCount: Int { isAnswer ? answer.rowCount : prompt.rowCount }
  var bodyStart: Int { head.count + reasoningRowCount }

  /// The label, the rows that show, and a blank one before what follows.
  private var reasoningRowCount: Int {
    guard reasoning.count > 0 else { return 0 }
    return reasoning.count + (bodyRowCount + footer.count > 0 ? 1 : 0)
  }

  /// What a row shows; rows beyond the ends count as the nearest one.
  func place(ofRow row: Int) -> MessagePlace {
    let row = min(row, rowCount - 1)
    if row < head.count { return row < head.count - 1 ? .day : .header }
    if row < bodyStart { return .reasoning(row: row - head.count) }
    if row < bodyStart + bodyRowCount {
      if isAnswer {
        let source = answer.source(ofRow: row - bodyStart)
        return .body(offset: source.offset, column: source.column, row: source.row)
      }
      let source = prompt.source(ofRow: row - bodyStart)
      return .body(offset: source.offset, column: source.column)
    }
    return .footer(row: row - bodyStart - bodyRowCount)
  }

  /// The row that shows a place, or the nearest one to what is no longer there.
  func row(of place: MessagePlace) -> Int {
    let row =
      switch place {
      case .gap, .day: 0
      case .header: head.count - 1
      case .reasoning(let row): min(head.count + row, max(0, bodyStart - 1))
      case .body(let offset, let column, let row):
        bodyStart
          + min(
            isAnswer
              ? answer.row(offset: offset, column: column, row: row)
              : prompt.row(offset: offset, column: column), max(0, bodyRowCount - 1))
      case .footer(let row): bodyStart + bodyRowCount + min(row, footer.count)
      }
    return max(0, min(row, rowCount - 1))
  }
}
