package import Chat
import GRDB
import Glibc

/// Writes whole conversations into the log, as many as there are, while other programs use it: in
/// transactions that are short, with the log free in between.
///
/// What is in the log stays as it is: of a conversation that is there only the messages go in that are
/// not, so that the same conversations can be written again, also after some of them were. Not
/// responsible for what they are, nor for identifiers: the same conversation has to come with the same.
package final class BulkWriter {
  package private(set) var counts = ImportCounts()
  private var problems: [ImportProblem] = []

  private let store: SQLiteStore
  private let time: any TimeSource
  private let isCancelled: () -> Bool
  private var waiting: [BulkPassage] = []
  private var waitingConversations: Set<ConversationID> = []
  private var waitingBytes = 0
  private var waitingRows = 0
  private var rowsOfTransaction = 500
  private var freeSince: Instant
  /// Seconds for which the log is left free before the next transaction.
  private var gap = 0.0

  /// Seconds that a transaction is to take: others that want to write wait for one of them.
  private static let transactionTime = 0.1
  /// The share of the time of a transaction for which the log is free after it at least. Who waits for
  /// it looks every 25 ms at first: so one look meets with the gap.
  private static let gapShare = 0.25
  /// Bytes of texts and attachments that are held until they are written.
  private static let waitingLimit = 4_000_000

  /// - Parameter isCancelled: asked before each transaction; from then on nothing is written any more.
  package init(
    _ store: SQLiteStore, time: any TimeSource, isCancelled: @escaping () -> Bool = { false }
  ) throws(StoreError) {
    self.store = store
    self.time = time
    self.isCancelled = isCancelled
    freeSince = time.now
    try store.bulk { db in
      try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000")
    }
  }

  /// Takes a conversation, and writes those that wait when they are enough. Its messages come each
  /// behind the one that they follow.
  package func add(_ conversation: ImportedConversation) throws(StoreError) {
    let id = conversation.conversation.id
    // The same once more: what of it is new shows when the first is written.
    if waitingConversations.contains(id) { try flush() }
    let known = try store.bulk { db in try BulkPassage.Known(conversation, in: db) }
    if let known, known.hasAll(of: conversation) {
      counts.knownConversations += 1
      counts.knownMessages += conversation.messages.count
      return
    }
    let passage = BulkPassage(conversation, known: known)
    waiting.append(passage)
    waitingConversations.insert(id)
    waitingBytes += passage.bytes
    waitingRows += passage.rows
    if waitingBytes >= Self.waitingLimit || waitingRows >= rowsOfTransaction { try flush() }
  }

  /// Writes what waits, or what of it is written before `isCancelled`.
  package func flush() throws(StoreError) {
    while !waiting.isEmpty, !isCancelled() { try writeSome() }
  }

  /// What was left out since this was asked last.
  package func takeProblems() -> [ImportProblem] {
    defer { problems = [] }
    return problems
  }

  /// Writes the rest. The log's connection is as it was before.
  package func finish() throws(StoreError) {
    try flush()
    try store.bulk { db in
      try db.execute(sql: "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000")
    }
  }

  /// One transaction.
  private func writeSome() throws(StoreError) {
    waitForOthers()
    // Changed only when it is in the log.
    var (passages, counts, problems) = (waiting[...], counts, problems)
    let start = time.now
    var rows = 0
    try store.bulk { db in
      try db.inTransaction(.immediate) {
        try WordIndex.inOrder(db) {
          while rows < rowsOfTransaction, !passages.isEmpty {
            let first = passages.startIndex
            rows += try passages[first].step(in: db)
            guard passages[first].isDone else { continue }
            passages[first].report(to: &counts)
            problems += passages[first].problems
            passages.removeFirst()
          }
        }
        return .commit
      }
    }
    freeSince = time.now
    let taken = freeSince.seconds(since: start)
    gap = taken * Self.gapShare
    rowsOfTransaction = Self.rows(for: rows, in: taken)
    (waiting, self.counts, self.problems) = (Array(passages), counts, problems)
    if waiting.isEmpty { (waitingBytes, waitingRows, waitingConversations) = (0, 0, []) }
  }

  /// Reading the source takes most of the gap; where it doesn't, the rest is slept through.
  private func waitForOthers() {
    let rest = gap - time.now.seconds(since: freeSince)
    if rest > 0 { usleep(UInt32(min(rest, 0.1) * 1e6)) }
  }

  /// Half-way to what would have taken the time that a transaction is to take: single ones are slow
  /// because of something else.
  private static func rows(for rows: Int, in seconds: Double) -> Int {
    let wanted = Double(rows) * transactionTime / max(seconds, 0.001)
    return Int(min(max((Double(rows) + wanted) / 2, 100), 20_000))
  }
}

extension SQLiteStore {
  nonisolated func bulk<Value>(
    _ work: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do { return try database.inDatabase(work) } catch { throw StoreError(error, path: path) }
  }
}
