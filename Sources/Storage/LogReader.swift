import Chat
import Dispatch
import GRDB
import GRDBSQLite

/// Reads the log on a connection of its own, on a thread of its own: never behind a write.
///
/// What is read is of one moment. A task that is cancelled ends its reading at once, wherever SQLite
/// stands in it: what the next key asks does not wait for what the last one asked. A log in memory has
/// one connection only, which this one shares: then a read waits its turn, and ends when it is done.
actor LogReader {
  private let path: String
  private let executor: QueueExecutor
  /// Opened when something is read for the first time.
  private var database: DatabaseQueue?
  private var isClosed = false

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// - Parameter shared: the connection of a log in memory.
  init(path: String, label: String, shared: DatabaseQueue?) {
    self.path = path
    executor = QueueExecutor(label: label)
    database = shared
  }

  func read<Value: Sendable>(
    _ work: @Sendable (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      try Task.checkCancellation()
      return try open().read(work)
    } catch is CancellationError {
      throw .failed(path: path, reason: "it was called off")
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func close() {
    isClosed = true
    try? database?.close()
  }

  private func open() throws -> DatabaseQueue {
    if let database { return database }
    var configuration = SQLiteStore.configuration
    configuration.label = "confab.log.reading"
    configuration.readonly = true
    configuration.prepareDatabase { db in
      // On the thread that reads, where the task is the current one.
      sqlite3_progress_handler(
        db.sqliteConnection, Self.patience, { _ in Task.isCancelled ? 1 : 0 }, nil)
      try db.execute(sql: "PRAGMA cache_size = -\(Self.cache)")
    }
    let opened = try DatabaseQueue(path: path, configuration: configuration)
    // See `SQLiteStore`: connections are never freed.
    _ = Unmanaged.passRetained(opened)
    if isClosed { try opened.close() } else { database = opened }
    return opened
  }

  /// KiB of the file that are kept at hand, once that much was read: the next letter reads the same
  /// parts of the index again.
  private static let cache = 8_192

  /// Instructions of SQLite between two looks at whether the task goes on: some ten microseconds.
  private static let patience: CInt = 1000
}
