package import Chat

/// The log as a whole.
extension SQLiteStore: LogStore {
  package func list(
    _ query: LogQuery, from offset: Int, limit: Int
  ) throws(StoreError) -> LogPage { LogPage(entries: [], offset: 0, total: 0) }

  package func vocabulary() throws(StoreError) -> LogVocabulary { LogVocabulary() }

  package func change(_ ids: [ConversationID], _ change: LogChange) throws(StoreError) {}

  package func removeDeleted(before time: WallTime) throws(StoreError) -> Int { 0 }

  package func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, utcOffset: Int
  ) throws(StoreError) -> [LogStatistics] { [] }
}
