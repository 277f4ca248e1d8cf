import Chat

extension Event {
  /// Whether what it changes is drawn at once: what the user did is, and what came because they asked
  /// for it; what a stream brings may wait for the next frame.
  package var isUrgent: Bool {
    switch self {
    case .input, .resized, .opened, .page, .closed, .branches, .contents, .selection,
      .browser:
      true
    case .find(.found(_, _, let searched, _, let isComplete)):
      // The first page answers the key; those after it only count.
      isComplete || searched <= Finder.firstPage
    case .session(let update), .background(_, let update): update.isUrgent
    default: false
    }
  }
}

extension SessionUpdate {
  /// Another branch comes only because it was asked for.
  fileprivate var isUrgent: Bool {
    if case .branch = self { true } else { false }
  }
}
