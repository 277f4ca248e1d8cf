import Chat
import ChatUI
import Storage

/// What other programs do to the log while this one runs.
extension Controller {
  /// After the first frame, which waits for nothing here.
  func watchLog() async {
    await parts.store.watch { [executor] sight in
      Task(executorPreference: executor) { await self.take(sight) }
    }
  }

  /// Conversations that are open learn what is new in them, and the browser what is to be read again.
  private func take(_ sight: SQLiteStore.Sight) {
    switch sight {
    case .changed(let ids):
      for id in ids { open[id]?.session.perform(.logChanged) }
      inbox.send(.interface(.log(.changed(ids))))
    case .fileGone(let path):
      inbox.send(.interface(.session(.storeFailed(.replaced(path: path)))))
    case .fileBack: for each in open.values { each.session.retryWrites() }
    }
  }
}
