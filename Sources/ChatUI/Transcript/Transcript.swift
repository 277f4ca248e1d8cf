package import Chat
import TUI

/// The messages of the shown branch, and where the reader is among them. It keeps the messages as
/// they come, and lays out those that are seen; what is asked of a session, and where the transcript
/// stands on the screen, is decided elsewhere.
///
/// Cost: a change costs its own size, a screen costs the messages that it shows, however many there
/// are.
package struct Transcript: Sendable {
  package private(set) var messages: [Message] = []
  private(set) var siblings: [MessageID: SiblingPosition] = [:]
  private var indexes: [MessageID: Int] = [:]

  /// Layouts of messages seen of late: a cache, never the truth.
  var layouts: [MessageID: MessageLayout] = [:]
  /// The row at the top of the screen; nil while the end is followed.
  var top: TranscriptPlace?
  /// The last row that was seen since following ended; nil while the end is followed.
  var lastSeen: TranscriptPlace?
  /// Whether the last answer, if it was cut, names the key that goes on from it: not while an answer
  /// is asked for.
  var offersContinuation = true
  /// Cells that layouts made which are gone: with theirs, what layout has cost so far.
  var cellsOfDroppedLayouts = 0

  package init() {}

  package var isEmpty: Bool { messages.isEmpty }

  package func message(_ id: MessageID) -> Message? { indexes[id].map { messages[$0] } }

  func index(of id: MessageID) -> Int? { indexes[id] }

  /// Shows another conversation, at its end.
  package mutating func replaceAll(_ stored: StoredConversation) {
    messages = stored.messages
    siblings = stored.siblings
    indexes = Dictionary(
      messages.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { _, last in last })
    dropLayouts { _ in true }
    toEnd()
  }

  /// Adds a message at the end, or replaces the one of its ID where it stands.
  package mutating func put(_ message: Message, siblings position: SiblingPosition?) {
    siblings[message.id] = position
    guard let index = indexes[message.id] else {
      indexes[message.id] = messages.count
      messages.append(message)
      return
    }
    let old = messages[index]
    // The end of an answer changes its header only, not the megabyte that has come.
    if old.text.hasSameBytes(as: message.text), old.reasoning.hasSameBytes(as: message.reasoning),
      old.role == message.role
    {
      layouts[message.id]?.isStale = true
    } else {
      dropLayouts { $0 == message.id }
    }
    messages[index] = message
  }

  package mutating func remove(_ id: MessageID) {
    guard let index = indexes.removeValue(forKey: id) else { return }
    messages.remove(at: index)
    siblings[id] = nil
    dropLayouts { $0 == id }
    for later in index..<messages.count { indexes[messages[later].id] = later }
    forget(id, at: index)
  }

  /// Adds to a message's text and reasoning.
  package mutating func append(_ id: MessageID, text: String, reasoning: String) {
    guard let index = indexes[id] else { return }
    // In place: a copy of the text would cost the answer's length for each token.
    messages[index].text.append(text)
    messages[index].reasoning.append(reasoning)
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
  }
}

extension String {
  /// Offsets into one are offsets into the other.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
