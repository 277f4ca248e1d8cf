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
  private let checkpoints: BulkCheckpoints?
  private var waiting: [BulkPassage] = []
  private var waitingConversations: Set<ConversationID> = []
  private var waitingBytes = 0
  private var waitingRows = 0
  private var rowsOfTransaction = 500
  /// Rows that a second takes: carefully at first.
  private var pace = 500.0
  /// Transactions since the index was merged.
  private var unmerged = 0
  /// What SQLite says of what others wrote, and when it said something else.
  private var othersVersion: Int64?
  private var othersWrote: Instant?

  /// Seconds that a transaction is to take while others write: they wait for one of them.
  private static let shortTransaction = 0.1
  /// Seconds that it is to take while nobody else does. Long ones are faster, for each writes the same
  /// pages of the indexes again; who begins to write waits for one of them, once.
  private static let longTransaction = 1.0
  /// Seconds for which another program counts as one that writes.
  private static let othersStay = 10.0
  /// Seconds for which the log is left free between two transactions: longer than who waits for it
  /// looks away (`SQLiteStore.lockLook`).
  private static let gap = 0.015
  /// Transactions after which the index is merged. More writes it less often; what a program leaves that
  /// is killed is merged with somebody's next prompt.
  private static let mostUnmerged = 100
  /// Bytes of texts and attachments that are held until they are written.
  private static let waitingLimit = 8_000_000

  /// - Parameter isCancelled: asked before each transaction; from then on nothing is written any more.
  package init(
    _ store: SQLiteStore, time: any TimeSource, isCancelled: @escaping () -> Bool = { false }
  ) throws(StoreError) {
    self.store = store
    self.time = time
    self.isCancelled = isCancelled
    let checkpoints = BulkCheckpoints(path: store.path)
    self.checkpoints = checkpoints
    try store.bulk { db in
      // A statement with triggers is to be undone alone if it fails: for that SQLite copies each page
      // before it changes it, half of an import's time. So nothing may fail that could be undone alone:
      // `BulkStatements`, and no foreign keys, which `BulkPassage` sees to.
      try db.execute(
        sql: """
          PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;
          PRAGMA wal_autocheckpoint = \(checkpoints == nil ? 10_000 : BulkCheckpoints.mostPages)
          """)
      try db.inTransaction {
        try WordIndex.pauseMerging(db)
        return .commit
      }
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
    while !waiting.isEmpty, !isCancelled() {
      try writeSome()
      unmerged += 1
      if unmerged >= Self.mostUnmerged { try merge {} }
    }
  }

  /// Merges what the transactions added to the index, in steps with gaps between them.
  private func merge(_ isTidying: () -> Void) throws(StoreError) {
    unmerged = 0
    var isOpen = true
    while isOpen {
      isTidying()
      usleep(UInt32(Self.gap * 1e6))
      isOpen = try store.bulk { db in try WordIndex.merge(db) }
      checkpoints?.note()
    }
  }

  /// What was left out since this was asked last.
  package func takeProblems() -> [ImportProblem] {
    defer { problems = [] }
    return problems
  }

  /// Writes the rest, and puts the index in order. The log's connection is as it was before.
  /// - Parameter isTidying: called before each step of the latter.
  package func finish(_ isTidying: () -> Void = {}) throws(StoreError) {
    try flush()
    try store.bulk { db in try WordIndex.resumeMerging(db) }
    try merge(isTidying)
    try store.bulk { db in
      try db.execute(
        sql: """
          PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000; PRAGMA temp_store = DEFAULT;
          PRAGMA foreign_keys = ON
          """)
    }
    checkpoints?.finish()
  }

  /// One transaction, after a moment in which the log is free.
  private func writeSome() throws(StoreError) {
    usleep(UInt32(Self.gap * 1e6))
    let limit = try noteOthers() ? Self.shortTransaction : Self.longTransaction
    rowsOfTransaction = Int(min(max(pace * limit, 100), 20_000))
    // Changed only when it is in the log.
    var (passages, counts, problems) = (waiting[...], counts, problems)
    let start = time.now
    var rows = 0
    try store.bulk { db in
      try db.inTransaction(.immediate) {
        try WordIndex.inOrder(db) {
          let written = try BulkRows(db)
          try passages[passages.startIndex].resume(in: db)
          while rows < rowsOfTransaction, !passages.isEmpty {
            let first = passages.startIndex
            rows += try passages[first].step(written, in: db)
            guard passages[first].isDone else { continue }
            passages[first].report(to: &counts)
            problems += passages[first].problems
            passages.removeFirst()
          }
          try written.end()
        }
        return .commit
      }
    }
    checkpoints?.note()
    // Half-way: single ones are slow because of something else.
    let taken = time.now.seconds(since: start)
    pace = (pace + Double(rows) / max(taken, 0.001)) / 2
    (waiting, self.counts, self.problems) = (Array(passages), counts, problems)
    if waiting.isEmpty { (waitingBytes, waitingRows, waitingConversations) = (0, 0, []) }
  }

  /// Whether other programs wrote lately.
  private func noteOthers() throws(StoreError) -> Bool {
    let version = try store.bulk { db in try Int64.fetchOne(db, sql: "PRAGMA data_version") }
    if let othersVersion, version != othersVersion { othersWrote = time.now }
    othersVersion = version
    return othersWrote.map { time.now.seconds(since: $0) < Self.othersStay } ?? false
  }
}

extension SQLiteStore {
  nonisolated func bulk<Value>(
    _ work: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do { return try database.inDatabase(work) } catch { throw StoreError(error, path: path) }
  }
}
