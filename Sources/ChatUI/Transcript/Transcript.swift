package import Chat
import TUI

/// The messages of the shown branch, and where the reader is among them. It keeps a run of the
/// messages (`BranchWindow`), lays out those that are seen, and says which part of the branch is to
/// be read next; what is asked of a session, and where the transcript stands on the screen, is
/// decided elsewhere.
///
/// Cost: a change costs its own size, a screen costs the messages that it shows, however many there
/// are.
package struct Transcript: Sendable {
  /// What is held of the branch.
  var window = BranchWindow()
  /// Layouts of messages seen of late: a cache, never the truth.
  var layouts: [MessageID: MessageLayout] = [:]
  /// The messages that were drawn last: their layouts hold rows.
  var drawn: Set<MessageID> = []
  /// Cells that layouts made which are gone: with theirs, what layout has cost so far.
  var cellsOfDroppedLayouts = 0

  /// The row at the top of the screen; nil while the end is followed.
  var top: TranscriptPlace?
  /// The top stays where it is although nothing is beneath the end yet: a new answer grows there.
  var isAnchored = false
  /// A new answer that is to be put at the top of the screen.
  var anchorDue: MessageID?
  /// When it was read from the log: what begins on another day says so. nil: it began here.
  private(set) var openedAt: WallTime?
  /// Where a new answer is shown, while the end is followed.
  package var newAnswer = NewAnswerPlace.follow
  /// The last row that was seen since following ended; nil while the end is followed.
  var lastSeen: TranscriptPlace?
  /// What came while nobody looked.
  var news = News()

  /// What is being read from the log; what could not be read; and where the reader is taken once the
  /// part that is missing has come.
  var awaited: BranchPlace?
  var refused: BranchPlace?
  package internal(set) var jump: TranscriptTarget?
  /// Where the reader is taken with the next branch that is shown.
  var nextBranchTarget: TranscriptTarget?

  /// The blocks that are marked on the screen.
  package var mark: TranscriptMark?
  /// The match that stands out from the others.
  package var currentMatch: TranscriptMatch? {
    didSet {
      for match in [oldValue, currentMatch] where oldValue != currentMatch {
        if let id = match?.message { layouts[id]?.isStale = true }
      }
    }
  }
  /// Whether the last answer, if it was cut, names the key that goes on from it: not while an answer
  /// is asked for.
  var offersContinuation = true

  package init() {}

  /// Those that are held: a run of the branch's.
  package var messages: [Message] { window.messages }
  package var isEmpty: Bool { window.isEmpty }
  /// The branch's last message, held in the run or not; nil: there is none, or it is not known.
  package var last: Message? { window.last }
  /// The last messages of the branch that are held.
  var newest: [Message] { window.newest }
  /// Messages of the branch before those that are held, and on the whole branch.
  package var first: Int { window.first }
  package var total: Int { window.total }
  /// Whether the branch's first and its last message are held.
  package var hasStart: Bool { window.hasStart }
  package var hasEnd: Bool { window.hasEnd }
  package var bookmarks: Set<MessageID> { window.bookmarks }

  package func message(_ id: MessageID) -> Message? { window.message(id) }

  package func siblings(of id: MessageID) -> SiblingPosition? { window.siblings[id] }

  /// Position on the branch, from 0; nil: it is not held.
  package func position(of id: MessageID) -> Int? { index(of: id).map { window.first + $0 } }

  func index(of id: MessageID) -> Int? { window.index(of: id) }

  /// Shows another conversation, at its end.
  /// - Parameter now: nil: nobody knows when.
  package mutating func replaceAll(_ stored: StoredConversation, at now: WallTime? = nil) {
    let newAnswer = newAnswer
    let offersContinuation = offersContinuation
    let cells = cellsOfAll
    self = Transcript()
    openedAt = now
    (self.newAnswer, self.offersContinuation) = (newAnswer, offersContinuation)
    cellsOfDroppedLayouts = cells
    window.show(stored.page)
    if !hasEnd, let id = messages.first?.id { top = TranscriptPlace(message: id, place: .header) }
  }

  /// Adds a message at the end, or replaces the one of its ID where it stands.
  package mutating func put(_ message: Message, siblings position: SiblingPosition?) {
    let wasFollowing = isFollowing || isAnchored
    switch window.put(message, siblings: position) {
    case .replaced(let old):
      // The end of an answer changes its header only, not the megabyte that has come.
      if old.text.hasSameBytes(as: message.text), old.reasoning.hasSameBytes(as: message.reasoning),
        old.role == message.role
      {
        layouts[message.id]?.isStale = true
      } else {
        dropLayouts { $0 == message.id }
      }
    case .added:
      if message.role == .assistant {
        noteNews()
        if wasFollowing, newAnswer == .start { anchorDue = message.id }
      }
    case .addedBeyond: if message.role == .assistant { noteNews() }
    case .replacedBeyond: break
    }
  }

  package mutating func remove(_ id: MessageID) {
    let index = window.remove(id)
    dropLayouts { $0 == id }
    if anchorDue == id { anchorDue = nil }
    if let index { forget(id, at: index) }
  }

  /// Adds to a message's text and reasoning.
  package mutating func append(_ id: MessageID, text: String, reasoning: String) {
    guard window.append(id, text: text, reasoning: reasoning) else { return }
    noteNews()
    layouts[id]?.isStale = true
  }

  package mutating func setBookmark(_ isSet: Bool, on id: MessageID) {
    window.setBookmark(isSet, on: id)
    layouts[id]?.isStale = true
  }

  mutating func dropLayouts(where isDropped: (MessageID) -> Bool) {
    for (id, layout) in layouts where isDropped(id) {
      cellsOfDroppedLayouts += layout.cellsMade
      layouts[id] = nil
    }
  }

  /// Moves what pointed to a message that is gone to its neighbours.
  private mutating func forget(_ id: MessageID, at index: Int) {
    let before = index > 0 ? messages[index - 1].id : nil
    let after = index < messages.count ? messages[index].id : nil
    if top?.message == id {
      top =
        after.map { TranscriptPlace(message: $0, place: .header) }
        ?? before.map { TranscriptPlace(message: $0, place: .last) }
    }
    if lastSeen?.message == id {
      lastSeen = before.map { TranscriptPlace(message: $0, place: .last) }
    }
    news.forget(id, before: before)
  }
}

/// Where a new answer is shown to a reader who is at the end.
package enum NewAnswerPlace: String, CaseIterable, Hashable, Sendable {
  /// Its end stays in sight while it grows.
  case follow
  /// Its beginning goes to the top of the screen and stays there.
  case start
}

extension String {
  /// Offsets into one are offsets into the other.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
