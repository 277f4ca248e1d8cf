import Chat

extension StoreError {
  /// What it means, what happened, where, and what to do next. It is to fit two rows of 80 columns
  /// with a usual path, and what it means comes first, because a long path pushes the rest out.
  var text: String {
    switch self {
    case .unreadable(let path, let reason):
      "This chat is in memory only: \(path) cannot be opened (\(reason)). "
        + "Check it, or use --data-dir"
    case .notADatabase(let path):
      "This chat is in memory only: \(path) is no log of Confab's, and was left alone. "
        + "Move it away, or use --data-dir"
    case .newer(let path, let version, let known):
      "This chat is in memory only: \(path) was made by a newer Confab (form \(version), this one knows "
        + "\(known)), and was left alone. "
        + "Update Confab, or use --data-dir"
    case .full(let path):
      "the disk of \(path) is full; the chat goes on in memory and is written when there is room"
    case .locked(let path):
      "another program keeps the log \(path) locked; the chat goes on in memory and is written when "
        + "that ends"
    case .damaged(let path):
      "the log \(path) is damaged; what can be read of it is shown. Quit, then: confab logs restore"
    case .replaced(let path):
      "the log \(path) was moved or deleted while it was open; the chat goes on in memory. Put it "
        + "back, or start Confab anew"
    case .failed(let path, let reason):
      "the log \(path) cannot be written (\(reason)); the chat goes on in memory"
    }
  }
}
