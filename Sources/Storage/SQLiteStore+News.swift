package import Chat
import GRDB

/// What an open conversation does not know of itself, because another program wrote it.
extension SQLiteStore {
  package func news(
    of id: ConversationID, since known: KnownBranch
  ) throws(StoreError) -> ConversationNews? {
    try read { db in
      guard let conversation = try ConversationRow.fetch(id, in: db) else { return nil }
      var news = ConversationNews(conversation: conversation)
      news.known = try known.unfinished.compactMap { try MessageRow.fetch($0, in: db) }
      if let last = known.last,
        let place = try Place.fetch(last.rawValue, of: id.rawValue, in: db)
      {
        let leaf = try ShownBranch.leaf(below: place, in: db)
        let reader = try BranchReader(id, endingAt: leaf, in: db)
        news.below = try reader.page(.after(last), limit: known.limit)?.messages ?? []
        news.siblings = try reader.siblings(from: known.first ?? last)
      }
      news.receiving = try Receiving.elsewhere(news.known + news.below, than: program, in: db)
      return news
    }
  }
}
