package import Chat

/// What the log says of conversations beside the one in front.
package enum LogEvent: Sendable {
  /// The newest ones, to open one of them.
  case conversations([Conversation])
  /// There is no other conversation to open.
  case nothingElse
  /// A conversation is in the trash; undoing takes it out.
  case deleted(Conversation)
  case undeleted(Conversation)
  /// A file was written, under this name.
  case exported(path: String)
  case exportFailed(path: String, reason: String)
  /// Another program, or the browser, wrote to the log: these conversations are to be read again.
  case changed(Set<ConversationID>)
}

package enum LogEffect: Hashable, Sendable {
  case loadConversations
  /// Opens the conversation that was gone on with last, this one aside.
  case openLast(except: ConversationID?)
  /// Ends its session and puts it into the trash.
  case delete(ConversationID)
  case undelete(ConversationID)
  /// The shown branch as Markdown or JSON, by the ending of the path; never over another file. A path
  /// that nobody named gets a number where a file is in its way.
  case export(ConversationID, path: String, isNamed: Bool)
}
