package import Chat

extension StoreError {
  /// One line of what is not in the log any more: what happened, where, and what to do.
  package var summary: String {
    switch self {
    case .unreadable(let path, let reason): "not logged, \(reason): mend \(path)"
    case .notADatabase(let path): "the log cannot be written: \(path) is no database"
    case .newer(let path, _, _): "the log cannot be written: a later Confab made \(path)"
    case .full(let path): "not logged, the disk is full: free some space for \(path)"
    case .locked(let path):
      "not logged yet, another program keeps the log locked: end what uses \(path)"
    case .damaged(let path):
      "not logged, the log is damaged: quit, then confab logs restore brings a backup back (\(path))"
    case .replaced(let path):
      "not logged, the log was moved or deleted: put it back, or start Confab anew (\(path))"
    case .failed(let path, let reason): "not logged, \(reason) (\(path))"
    }
  }
}
