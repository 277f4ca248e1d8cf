package import Chat

/// What is found in the log by its words. Never waits for writes; see `LogReader`.
extension SQLiteStore {
  package nonisolated func search(
    _ query: LogQuery, from offset: Int, limit: Int
  ) async throws(StoreError) -> LogHits {
    try await searching.read { db in
      try SearchRun(query, in: db).hits(from: offset, limit: limit)
    }
  }

  package nonisolated func search(
    _ query: LogQuery, further: LogFurther, limit: Int
  ) async throws(StoreError) -> LogHits {
    try await searching.read { db in
      try SearchRun(query, in: db).hits(further: further, limit: limit)
    }
  }

  package nonisolated func count(_ query: LogQuery) async throws(StoreError) -> Int {
    try await counting.read { db in try SearchRun(query, in: db).count() }
  }
}
