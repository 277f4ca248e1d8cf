import Chat
import ChatUI

/// Reads parts of open conversations from the log, for the transcript.
extension Controller {
  /// Whoever draws does not wait for the log.
  func loadPage(of id: ConversationID, _ place: BranchPlace) {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      let page = try? await store.page(of: id, place, limit: Self.pageLength)
      inbox.send(.interface(.page(id, place, page)))
    }
  }
}
