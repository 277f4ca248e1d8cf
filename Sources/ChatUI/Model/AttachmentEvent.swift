package import Chat

/// What became of files that were to be attached.
package enum AttachmentEvent: Sendable {
  /// They were read, and are in the log; their chips take the place of what named them.
  case read(AttachmentRequest, AttachmentOutcome)
  /// Paths that match what is typed after `@`. `isComplete`: false: there may be more; they follow, if
  /// they are still being looked for.
  case paths(number: Int, [PathMatch], isComplete: Bool)
}

/// Files that are to be attached together.
package struct AttachmentRequest: Hashable, Sendable {
  /// Names the request.
  package var number: Int
  package var conversation: ConversationID?
  /// The paths that may be meant, as typed: the first of these lists whose files are all there is taken.
  package var readings: [[String]]
  /// The text in the composer that the chips take the place of; nil: they go where the cursor is.
  package var replaces: String?
  /// Nobody asked for it outright: nothing is said where no such file is.
  package var isGuess: Bool

  package init(
    number: Int, conversation: ConversationID?, readings: [[String]], replaces: String? = nil,
    isGuess: Bool = false
  ) {
    self.number = number
    self.conversation = conversation
    self.readings = readings
    self.replaces = replaces
    self.isGuess = isGuess
  }
}

package struct AttachmentOutcome: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package var reference: AttachmentReference
    /// The encoding of a text, where it had to be guessed.
    package var guessed: TextDecoding.Encoding?

    package init(reference: AttachmentReference, guessed: TextDecoding.Encoding? = nil) {
      self.reference = reference
      self.guessed = guessed
    }
  }

  /// In the order in which they were named.
  package var files: [File] = []
  /// Why the others were not attached, one sentence each: `cat.pdf is a PDF: …`.
  package var problems: [String] = []

  package init(files: [File] = [], problems: [String] = []) {
    self.files = files
    self.problems = problems
  }
}

/// A path that may be meant.
package struct PathMatch: Hashable, Sendable {
  /// Relative to the working directory, or as it was begun; a directory's ends in a slash.
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
