import GRDB

/// Moves what a bulk writer committed from the log's journal into the log, beside it, so that it need
/// not wait for the disk.
///
/// Responsible for when, and for leaving a short journal behind; not for failures: what is not moved
/// here is moved by whoever writes next.
struct BulkCheckpoints {
  /// Pages of the journal at which the writer moves them itself. Beside it the journal is never seen
  /// finished, and only a finished one is begun anew: more makes the journal longer, less lets the
  /// writer wait more often.
  static let mostPages = 40_000

  /// Works on a thread of its own.
  private let connection: DatabaseQueue

  /// - Returns: nil: there can be no second connection; the writer does it all.
  init?(path: String) {
    guard let connection = try? DatabaseQueue(path: path) else { return nil }
    self.connection = connection
  }

  /// After a transaction. Returns at once.
  func note() {
    connection.asyncWriteWithoutTransaction { db in _ = try? db.checkpoint(.passive) }
  }

  /// The journal is emptied, unless another program reads in it.
  func finish() {
    try? connection.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try? connection.close()
  }
}
