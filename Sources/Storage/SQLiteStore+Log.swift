package import Chat

/// The log as a whole. What only reads never waits for writes; see `LogReader`.
extension SQLiteStore: LogStore {
  package nonisolated func list(
    _ query: LogQuery, from offset: Int, limit: Int
  ) async throws(StoreError) -> LogPage {
    try await listing.read { db in
      try ConversationList.fetch(query, from: offset, limit: limit, in: db)
    }
  }

  package nonisolated func messages(
    of id: ConversationID, after last: MessageID?, limit: Int
  ) async throws(StoreError) -> [Message] {
    try await listing.read { db in try WholeTree.fetch(of: id, after: last, limit: limit, in: db) }
  }

  package nonisolated func ends(of id: ConversationID) async throws(StoreError) -> [MessageID] {
    try await listing.read { db in try HiddenBranches.ends(of: id, in: db) }
  }

  package nonisolated func vocabulary() async throws(StoreError) -> LogVocabulary {
    try await listing.read { db in try Vocabulary.fetch(in: db) }
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

  package nonisolated func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, zone: ZoneOffsets
  ) async throws(StoreError) -> [LogStatistics] {
    try await listing.read { db in
      try Statistics.fetch(
        by: grouping, since: since, before: before, zone: zone, in: db)
    }
  }
}
