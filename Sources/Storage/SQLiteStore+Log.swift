package import Chat

/// The log as a whole.
extension SQLiteStore: LogStore {
  package func list(
    _ query: LogQuery, from offset: Int, limit: Int
  ) throws(StoreError) -> LogPage { LogPage(entries: [], offset: 0, total: 0) }

  package func vocabulary() throws(StoreError) -> LogVocabulary {
    try read { db in try Vocabulary.fetch(in: db) }
  }

  package func change(_ ids: [ConversationID], _ change: LogChange) throws(StoreError) {
    try write { db in try LogChanges.make(change, to: ids, in: db) }
  }

  /// Lets others read and write between its steps.
  package func removeDeleted(before time: WallTime) async throws(StoreError) -> Int {
    let deleted = try read { db in try Trash.conversations(before: time, in: db) }
    var removed = 0
    for id in deleted {
      var step = Trash.Step.begun
      while case .begun = step, !Task.isCancelled {
        step = try write { db in try Trash.remove(id, before: time, in: db) }
        await Task.yield()
      }
      if case .removed = step { removed += 1 }
    }
    return removed
  }

  package func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, utcOffset: Int
  ) throws(StoreError) -> [LogStatistics] {
    try read { db in
      try Statistics.fetch(
        by: grouping, since: since, before: before, utcOffset: utcOffset, in: db)
    }
  }
}
