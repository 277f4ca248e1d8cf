import Chat
import ChatUI

/// Conversations as a whole: names, tags, the trash, files.
extension Controller {
  func run(_ effect: LogEffect) {
    switch effect {
    case .loadConversations: loadConversations()
    case .openLast(let front):
      Task(executorPreference: executor) { await self.openLast(except: front) }
    case .delete(let id): delete(id)
    case .undelete(let id): Task(executorPreference: executor) { await self.undelete(id) }
    case .export(let id, let path, let isNamed): export(id, to: path, isNamed: isNamed)
    }
  }

  /// Conversations that a list holds: more than anybody walks through; older ones are found by what
  /// was said in them.
  private static let listed = 1_000

  private func loadConversations() {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        let list = try await store.conversations(newest: Self.listed)
        inbox.send(.interface(.log(.conversations(list))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  private func openLast(except front: ConversationID?) async {
    do {
      let newest = try await parts.store.conversations(newest: 2)
      guard let last = newest.first(where: { $0.id != front }) else {
        inbox.send(.interface(.log(.nothingElse)))
        return
      }
      await show(fromLog: last.id)
    } catch {
      tell(error.text)
    }
  }

  /// What runs in it is stopped, and what had come is written, before it goes.
  private func delete(_ id: ConversationID) {
    let ending = close(id)
    Task(executorPreference: executor) { [store = parts.store, time = parts.time, inbox] in
      await ending?.value
      do throws(StoreError) {
        try await store.setDeleted(time.wallNow, id)
        guard let stored = try await store.load(id, newest: 1) else { return }
        inbox.send(.interface(.log(.deleted(stored.conversation))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  private func undelete(_ id: ConversationID) async {
    do {
      try await parts.store.setDeleted(nil, id)
      guard let stored = try await parts.store.load(id, newest: 1) else { return }
      await show(fromLog: id)
      inbox.send(.interface(.log(.undeleted(stored.conversation))))
    } catch {
      tell(error.text)
    }
  }

  private func export(_ id: ConversationID, to path: String, isNamed: Bool) {}
}
