import Chat
import Markup

/// What is looked for in a conversation, and what was found. Responsible for the results and for
/// which match comes next; not for reading messages (`Finder`) or for moving the transcript.
struct FindState: Sendable {
  /// One match: the nth in its message.
  struct Match: Hashable, Sendable {
    var message: MessageID
    /// Of the message on the branch.
    var position: Int
    var index: Int
  }

  /// Going on from the last match leads to the first one, and back: said when it happened.
  enum Wrap: Hashable, Sendable {
    case toStart, toEnd
  }

  /// The line of the query: edited like a prompt, with its own history.
  var query = Composer()
  var options: TextPattern.Options
  /// The query has the keyboard; else what was found is gone through.
  var isTyping = true
  /// Where the reader was when it began.
  let origin: FindOrigin
  /// What is looked for; nil: nothing yet, or what is typed cannot be read.
  private(set) var pattern: TextPattern?
  /// Why what is typed cannot be read.
  private(set) var problem: String?
  /// Of the request whose results are taken.
  private(set) var number = 0
  private(set) var found = FoundMessages()
  /// Messages searched so far, of how many.
  private(set) var searched = 0
  private(set) var total = 0
  private(set) var isComplete = true
  private(set) var current: Match?
  private(set) var wrap: Wrap?
  /// Messages that changed since the search began: the log may lag behind them.
  private var live: [MessageID: MatchCounter] = [:]

  init(origin: FindOrigin, memory: FindMemory) {
    self.origin = origin
    options = memory.options
    query.setHistory(memory.queries)
  }

  var keyContext: KeyContext { isTyping ? .find : .found }

  /// Nothing was found, and nothing will be.
  var isFruitless: Bool { pattern != nil && isComplete && found.isEmpty }

  // MARK: Searching

  /// Begins anew for what is typed now.
  /// - Returns: what to look for; nil: nothing.
  mutating func restart(number: Int) -> TextPattern? {
    self.number = number
    found = FoundMessages(origin: origin.visible.lowerBound)
    live = [:]
    searched = 0
    total = 0
    current = nil
    wrap = nil
    problem = nil
    pattern = nil
    isComplete = true
    let source = query.text
    guard !source.isEmpty else { return nil }
    do throws(TextPattern.Problem) {
      pattern = try TextPattern(source, options: options)
      isComplete = false
    } catch {
      problem = error.text
    }
    return pattern
  }

  /// Begins anew for the same pattern: the branch is another one.
  mutating func searchAgain(number: Int) {
    self.number = number
    found = FoundMessages(origin: origin.visible.lowerBound)
    live = [:]
    searched = 0
    wrap = nil
    isComplete = pattern == nil
  }

  mutating func take(_ batch: [FoundMessage], searched: Int, of total: Int, isComplete: Bool) {
    for message in batch where live[message.message] == nil { found.put(message) }
    self.searched = searched
    self.total = max(total, searched)
    self.isComplete = isComplete || found.isFull
    if self.isComplete { keepCurrentTrue() }
  }

  /// A message came or changed.
  mutating func note(_ message: Message, position: Int) {
    guard let pattern else { return }
    var counter = live.removeValue(forKey: message.id) ?? MatchCounter(pattern, role: message.role)
    counter.extend(to: message.shownText)
    found.put(FoundMessage(message: message.id, position: position, count: counter.total))
    live[message.id] = counter
    keepCurrentTrue()
  }

  /// A message whose text was replaced: what was counted of it is worth nothing.
  mutating func forget(_ id: MessageID) { live[id] = nil }

  /// A message left the branch. Mostly it is the last one.
  mutating func remove(_ id: MessageID) {
    live[id] = nil
    guard let index = (0..<found.count).last(where: { found[$0].message == id }) else { return }
    found.put(FoundMessage(message: id, position: found[index].position, count: 0))
    keepCurrentTrue()
  }

  /// Nothing more can be searched: what was found stays.
  mutating func giveUp() { isComplete = true }

  // MARK: The current match

  mutating func choose(_ match: Match) {
    current = match
    wrap = nil
  }

  /// Goes to the next match of the branch, or the one before; around at the ends once all is searched.
  /// - Returns: whether there is one.
  mutating func step(_ direction: Int) -> Bool {
    guard let current, !found.isEmpty else { return false }
    wrap = nil
    let index = found.index(at: current.position)
    let here = index < found.count && found[index].position == current.position
    let next = current.index + direction
    if here, next >= 0, next < found[index].count {
      self.current?.index = next
      return true
    }
    var neighbour = direction > 0 && here ? index + 1 : direction > 0 ? index : index - 1
    if !(0..<found.count).contains(neighbour) {
      guard isComplete else { return false }
      wrap = direction > 0 ? .toStart : .toEnd
      neighbour = direction > 0 ? 0 : found.count - 1
    }
    let message = found[neighbour]
    self.current = Match(
      message: message.message, position: message.position,
      index: direction > 0 ? 0 : message.count - 1)
    return true
  }

  /// Which of all matches the current one is, from 1.
  var ordinal: Int? {
    guard let current else { return nil }
    let index = found.index(at: current.position)
    guard index < found.count, found[index].position == current.position else { return nil }
    return found.matches(before: index) + current.index + 1
  }

  /// Where a match is no longer there, the nearest one takes its place.
  private mutating func keepCurrentTrue() {
    guard let match = current else { return }
    guard !found.isEmpty else {
      current = nil
      return
    }
    let index = min(found.index(at: match.position), found.count - 1)
    let message = found[index]
    if message.position == match.position, message.message == match.message {
      current?.index = min(match.index, message.count - 1)
    } else {
      current = Match(message: message.message, position: message.position, index: 0)
    }
  }
}
