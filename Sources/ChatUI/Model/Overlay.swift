/// What lies over the transcript, one at a time.
package enum Overlay: Sendable {
  case help(HelpPanel)
  case failure(FailurePanel)
  case models(ModelPanel)
  case history(HistoryPanel)
  case links(Picker)
  case outline(OutlinePanel)
  case bookmarks(BookmarkPanel)
  case tree(TreePanel)
  case difference(DifferencePanel)
  case tokens(TokenPanel)
  case inspector(InspectorPanel)
  case palette(PalettePanel)
  case themes(ThemePanel)
  case keyDebugger(KeyPanel)
  case setup(SetupPanel)
  /// One of a list, for a purpose.
  case choice(Picker, ListPurpose)
}

/// What choosing from a plain list is for.
package enum ListPurpose: Hashable, Sendable {
  case preset, endpoint, parameter, openConversation, configuration
}

/// What choosing a model is for.
package enum ModelChoice: Hashable, Sendable {
  /// The next request; during a wait, the next attempt, at once.
  case use
  /// The last prompt is asked again with it.
  case useAndAskAgain
}
