/// What lies over the transcript, one at a time.
package enum Overlay: Sendable {
  case help(scroll: Int)
  case failure(FailurePanel)
  case models(Picker, then: ModelChoice)
  case history(Picker)
  case links(Picker)
  case outline(OutlinePanel)
  case bookmarks(BookmarkPanel)
  case tree(TreePanel)
  case difference(DifferencePanel)
  case tokens(TokenPanel)
  case inspector(InspectorPanel)
}

/// What choosing a model is for.
package enum ModelChoice: Hashable, Sendable {
  /// The next request; during a wait, the next attempt, at once.
  case use
  /// The last prompt is asked again with it.
  case useAndAskAgain
}
