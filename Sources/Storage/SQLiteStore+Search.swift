package import Chat

/// What is found in the log by its words.
extension SQLiteStore {
  package func search(
    _ query: LogQuery, from offset: Int, limit: Int
  ) throws(StoreError) -> LogHits { LogHits() }

  package func count(_ query: LogQuery) throws(StoreError) -> Int { 0 }
}
