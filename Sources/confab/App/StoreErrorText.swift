import Chat

extension StoreError {
  /// What happened, where, and what to do next, in one line.
  var text: String {
    switch self {
    case .unreadable(let path, let reason):
      "the log \(path) cannot be opened (\(reason)); this chat is kept in memory only. "
        + "Check the directory, or give another with --data-dir"
    case .notADatabase(let path):
      "\(path) is no log of Confab's and was left alone; this chat is kept in memory only. "
        + "Move the file away, or give another directory with --data-dir"
    case .newer(let path):
      "the log \(path) was made by a newer Confab and was left alone; this chat is kept in memory "
        + "only. Update Confab, or give another directory with --data-dir"
    case .full(let path):
      "the disk of \(path) is full; the chat goes on in memory and is written when there is room"
    case .failed(let path, let reason):
      "the log \(path) cannot be written (\(reason)); the chat goes on in memory"
    }
  }
}
