package import Chat

/// What became of files that were to be attached.
package enum AttachmentEvent: Sendable {
  /// It is in the log; its chip takes the place of what named it.
  case attached(AttachmentReference, kind: Attachment.Kind, for: AttachmentRequest)
  case failed(AttachmentRequest, reason: String)
  /// Paths that match what is typed after `@`.
  case paths(number: Int, [PathMatch], isComplete: Bool)
}

/// One file that is to be attached.
package struct AttachmentRequest: Hashable, Sendable {
  /// Names the request.
  package var number: Int
  package var conversation: ConversationID?
  /// As typed.
  package var path: String

  package init(number: Int, conversation: ConversationID?, path: String) {
    self.number = number
    self.conversation = conversation
    self.path = path
  }
}

/// A path that may be meant.
package struct PathMatch: Hashable, Sendable {
  /// Relative to the working directory, or as it was begun.
  package var path: String
  package var isDirectory: Bool

  package init(path: String, isDirectory: Bool) {
    self.path = path
    self.isDirectory = isDirectory
  }
}

package enum AttachmentEffect: Hashable, Sendable {
  case attach(AttachmentRequest)
  /// Takes the place of the one before it.
  case findPaths(number: Int, query: String)
}
