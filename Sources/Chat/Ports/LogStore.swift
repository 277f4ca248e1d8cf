/// The log as a whole, to look through and to keep in order: what `Storage` is for the browser and for
/// `confab logs`. Calls that read do not wait for writes. Cancelling the task ends a call early; it
/// throws then.
package protocol LogStore: Sendable {
  /// Conversations that fit a query's filters, in its order, the archived ones last unless they are
  /// asked for; without those in which nothing was said. With words: in which they are found.
  func list(_ query: LogQuery, from offset: Int, limit: Int) async throws(StoreError) -> LogPage
  /// Messages that fit a query with words.
  func search(_ query: LogQuery, from offset: Int, limit: Int) async throws(StoreError) -> LogHits
  /// Goes on where one ended that has something `further`.
  func search(
    _ query: LogQuery, further: LogFurther, limit: Int
  ) async throws(StoreError) -> LogHits
  /// How many messages that query finds in all.
  func count(_ query: LogQuery) async throws(StoreError) -> Int
  func vocabulary() async throws(StoreError) -> LogVocabulary
  /// Messages of all branches of a conversation, each behind the one that it follows.
  /// - Parameter after: the last one that is known; nil: from the first on.
  func messages(
    of id: ConversationID, after: MessageID?, limit: Int
  ) async throws(StoreError) -> [Message]
  /// What is shown where branches that are not shown branch again: the ends to which going there would
  /// lead. Shown one after the other in this order, the head last, they choose at every branching what is
  /// chosen there now; those that anyway end where they do are not among them.
  func ends(of id: ConversationID) async throws(StoreError) -> [MessageID]
  /// One transaction: all of them or none.
  func change(_ ids: [ConversationID], _ change: LogChange) async throws(StoreError)
  /// Takes conversations out of the log for ever that were put into the trash before a time.
  /// - Returns: how many.
  func removeDeleted(before time: WallTime) async throws(StoreError) -> Int
  /// By day (the newest first), or by model (the most asked first).
  /// - Parameter zone: where days begin.
  func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, zone: ZoneOffsets
  ) async throws(StoreError) -> [LogStatistics]
}
