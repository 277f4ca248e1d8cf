/// What is said of conversations in the log, of one or of many at once.
package enum LogChange: Hashable, Sendable {
  case title(String)
  case tag(String, isSet: Bool)
  case starred(Bool)
  case archived(Bool)
  /// Puts them into the trash, or takes them out (nil).
  case deleted(WallTime?)
}

/// What can be filtered by, for completion.
package struct LogVocabulary: Hashable, Sendable {
  /// Those that were asked, the most used first.
  package var models: [ModelID]
  /// The most used first.
  package var tags: [String]

  package init(models: [ModelID] = [], tags: [String] = []) {
    self.models = models
    self.tags = tags
  }
}
