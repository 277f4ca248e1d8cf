package import Chat
package import TUI

/// What can happen to the interface.
package enum Event: Sendable {
  /// What one read from the terminal held, in order.
  case input([Input])
  case resized(Size)
  /// What the session in front tells.
  case session(SessionUpdate)
  /// What the session of one of the open conversations tells, whether it is in front or not.
  case background(ConversationID, SessionUpdate)
  /// The new, empty conversation in front is named: at the start, and after `newConversation`.
  case began(ConversationID)
  /// A tick that the view had asked for (`Model.nextTick`).
  case tick
  /// A conversation was read from the log; `wasInFlight`: its last answer was still being received.
  case opened(StoredConversation)
  /// The log is being brought to this program's version, which takes seconds where it is long; or has
  /// been, or could not be.
  case logUpdating(Bool)
  /// The log cannot be opened, and all is in memory only; or it is open at last, and has all of it.
  case logClosed(Bool)
  /// The log's last conversation, offered at the start.
  case offered(Conversation, LastAnswer)
  /// Prompts of earlier conversations for the history, newest first.
  case history([String])
  /// A draft from an earlier run, for an empty composer.
  case draft(String)
  /// A text was to be copied: what came of it.
  case copied(what: String, CopyReport)
  /// A part of the shown branch of an open conversation that had been asked for; nil: it could not be
  /// read.
  case page(ConversationID, BranchPlace, BranchPage?)
  /// An open conversation was closed as asked.
  case closed(ConversationID)
  case find(FindEvent)
  case contents(ContentsEvent)
  case selection(SelectionEvent)
  case branches(BranchEvent)
  case inspection(InspectionEvent)
  case writing(WritingEvent)
  case models(ModelsEvent)
  case attachments(AttachmentEvent)
  case log(LogEvent)
  case browser(BrowserEvent)
  case settings(SettingsEvent)
  case setup(SetupEvent)
  /// How quickly the screen is reached from now on.
  case link(LinkState)
  /// What somebody says line by line, in linear mode.
  case linear(LinearInput)
  /// Something to say in the notice line, until another takes its place or some seconds pass.
  case notice(String, isWarning: Bool)
}

/// What the interface asks of the world.
package enum Effect: Hashable, Sendable {
  case session(SessionCommand)
  case copy(String, what: String)
  /// Calls the user back to a window that is not looked at.
  case notify(Attention)
  case openConversation(ConversationID)
  /// Begins a new, empty conversation in front. The one that was there stays open, and its turn
  /// goes on.
  case newConversation
  /// One of the open conversations is in front from now on: `session` and `saveDraft` mean it.
  case showConversation(ConversationID)
  /// The draft of the conversation in front.
  case saveDraft(String)
  /// The draft of an open conversation that is not in front.
  case saveDraftOf(ConversationID, String)
  /// Reads a part of the shown branch of an open conversation.
  case loadPage(ConversationID, BranchPlace)
  /// Ends a conversation's session; it stays in the log.
  case closeConversation(ConversationID)
  case find(FindEffect)
  case contents(ContentsEffect)
  case selection(SelectionEffect)
  case branch(BranchEffect)
  case inspection(InspectionEffect)
  case writing(WritingEffect)
  case models(ModelsEffect)
  case attachments(AttachmentEffect)
  case log(LogEffect)
  case browser(BrowserEffect)
  case settings(SettingsEffect)
  case setup(SetupEffect)
  case suspend
  case redrawAll
  case quit
}
