package import Chat
import Markup

/// Looks for a pattern in the log's messages of a conversation's shown branch, page by page, outward
/// from where the reader is, and hands on what it finds as it goes.
///
/// Responsible for the order of the pages and the size of the batches. It runs where its caller lets
/// it run, away from the loop, and ends between two messages when its task is cancelled.
package struct Finder: Sendable {
  /// Messages of the first page: what is near comes at once; and of the others: more would hold memory
  /// and keep writers of the log waiting.
  static let firstPage = 50
  private static let nextPages = 200
  /// Bytes of text after which a batch is handed on even within a page.
  private static let batchBytes = 500_000

  private let store: any ConversationStore

  package init(store: any ConversationStore) { self.store = store }

  /// - Parameter send: called with each batch, the last one complete; not after a cancellation.
  package func search(_ request: FindRequest, send: (FindEvent) -> Void) async throws(StoreError) {
    var walk = BranchWalk(near: request.near)
    var sent = Batch(number: request.number)
    while let place = walk.next {
      let limit = walk.read == 0 ? Self.firstPage : Self.nextPages
      let page = try await store.page(of: request.conversation, place, limit: limit)
      if Task.isCancelled { return }
      walk.take(page.flatMap { BranchStretch($0) })
      sent.total = walk.total
      // Those nearest to where it began come first.
      let indexes = page.map { Array($0.messages.indices) } ?? []
      for index in place.leadsUp ? indexes.reversed() : indexes {
        if Task.isCancelled { return }
        guard let page else { break }
        sent.add(page.messages[index], position: page.first + index, request.pattern)
        if sent.bytes > Self.batchBytes { send(sent.take(isComplete: false)) }
      }
      send(sent.take(isComplete: walk.next == nil))
    }
  }

  /// What was found since something was handed on last.
  private struct Batch {
    let number: Int
    var found: [FoundMessage] = []
    var searched = 0
    var total = 0
    var bytes = 0

    init(number: Int) { self.number = number }

    mutating func add(_ message: Message, position: Int, _ pattern: TextPattern) {
      let count = Find.matches(in: message, pattern)
      if count > 0 {
        found.append(FoundMessage(message: message.id, position: position, count: count))
      }
      searched += 1
      bytes += message.text.utf8.count
    }

    mutating func take(isComplete: Bool) -> FindEvent {
      let event = FindEvent.found(
        number: number, found, searched: searched, total: total, isComplete: isComplete)
      found = []
      bytes = 0
      return event
    }
  }
}
