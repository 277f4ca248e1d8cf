package import Chat

/// What the log says of conversations beside the one in front.
package enum LogEvent: Sendable {
  /// The newest ones, to open one of them.
  case conversations([Conversation])
  /// A conversation is in the trash; undoing takes it out.
  case deleted(Conversation)
  case undeleted(Conversation)
  /// A file was written.
  case exported(path: String)
  case exportFailed(path: String, reason: String)
}

package enum LogEffect: Hashable, Sendable {
  case loadConversations
  /// Ends its session and puts it into the trash.
  case delete(ConversationID)
  case undelete(ConversationID)
  /// The shown branch as Markdown or JSON, by the ending of the path; never over another file.
  case export(ConversationID, path: String)
}
