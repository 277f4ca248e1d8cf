import Chat
import ChatUI

/// The tree of a conversation, as the log has it.
extension Controller {
  func run(_ effect: BranchEffect) {
    switch effect {
    case .loadTree(let id): loadTree(of: id)
    case .loadSiblings(let id): loadSiblings(of: id)
    case .fork(let id): Task(executorPreference: executor) { await self.fork(at: id) }
    }
  }

  private func loadTree(of id: ConversationID) {
    Task(executorPreference: executor) {
      [store = parts.store, inbox, session = open[id]?.session] in
      await session?.flush()
      do throws(StoreError) {
        inbox.send(.interface(.branches(.tree(id, try await store.tree(of: id)))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  private func loadSiblings(of id: MessageID) {
    Task(executorPreference: executor) {
      [store = parts.store, inbox, session = open[front]?.session] in
      await session?.flush()
      do throws(StoreError) {
        inbox.send(.interface(.branches(.siblings(id, try await store.siblings(of: id)))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  /// The log is to know what was said a moment ago.
  private func fork(at id: MessageID) async {
    await open[front]?.session.flush()
    let now = parts.time.wallNow
    var fork = Conversation(
      id: identifiers.conversation(at: now), model: model, createdAt: now, updatedAt: now)
    fork.endpoint = connection.facts.name
    do {
      try await parts.store.fork(at: id, as: fork)
      await show(fromLog: fork.id)
    } catch {
      tell(error.text)
    }
  }
}
