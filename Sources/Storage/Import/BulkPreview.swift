package import Chat
import GRDB

/// What takes conversations that are imported: the log, or what only looks at them.
package protocol ImportSink: AnyObject {
  var counts: ImportCounts { get }
  func add(_ conversation: ImportedConversation) throws(StoreError)
  /// What was left out since this was asked last.
  func takeProblems() -> [ImportProblem]
  /// - Parameter isTidying: called while what was written is put in order.
  func finish(_ isTidying: () -> Void) throws(StoreError)
}

extension BulkWriter: ImportSink {}

/// Says what would go into the log, and writes nothing.
package final class BulkPreview: ImportSink {
  package private(set) var counts = ImportCounts()
  private let store: SQLiteStore?
  /// A source may have a conversation more than once.
  private var seen: Set<ConversationID> = []

  /// - Parameter store: nil: there is no log yet.
  package init(_ store: SQLiteStore?) { self.store = store }

  package func add(_ conversation: ImportedConversation) throws(StoreError) {
    let known = try store?.bulk { db in try BulkPassage.Known(conversation, in: db) }
    let isAgain = !seen.insert(conversation.conversation.id).inserted
    let count = conversation.messages.count
    let there =
      isAgain ? count : conversation.messages.count { known?.messages.contains($0.id) == true }
    counts.newMessages += count - there
    counts.knownMessages += there
    if known == nil, !isAgain {
      counts.newConversations += 1
    } else if there < count {
      counts.grownConversations += 1
    } else {
      counts.knownConversations += 1
    }
  }

  package func takeProblems() -> [ImportProblem] { [] }
  package func finish(_ isTidying: () -> Void) {}
}
