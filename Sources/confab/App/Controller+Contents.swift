import Chat
import ChatUI

/// Bookmarks; the outline is `Controller+Find`'s.
extension Controller {
  func run(_ effect: ContentsEffect) {
    switch effect {
    case .loadBookmarks(let id): loadBookmarks(of: id)
    case .loadOutline(let id, let place): loadOutline(of: id, place)
    case .setBookmark(let isSet, let id): setBookmark(isSet, on: id)
    }
  }

  private func loadBookmarks(of id: ConversationID) {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        inbox.send(.interface(.contents(.bookmarks(id, try await store.bookmarks(of: id)))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  /// Of a message of the conversation in front, which may have come a moment ago.
  private func setBookmark(_ isSet: Bool, on id: MessageID) {
    Task(executorPreference: executor) {
      [store = parts.store, inbox, session = open[front]?.session] in
      await session?.flush()
      do throws(StoreError) {
        try await store.setBookmark(isSet, on: id)
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }
}
