import Chat

/// The cursor on a conversation's messages and blocks: where it stands, how far a range reaches, and
/// what it asks. Which block is where is the transcript's to say.
struct SelectionState: Sendable {
  /// What is in the line, and has the keys.
  enum Stage: Hashable, Sendable {
    case moving
    case naming(FileNameLine)
    /// Hidden characters were found: nothing is copied or saved before that is answered.
    case warning(Warning)
  }

  /// What waits for the answer to a warning.
  struct Warning: Hashable, Sendable {
    var hidden: HiddenCharacters
    var text: String
    var what: String
    var use: Use
  }

  enum Use: Hashable, Sendable {
    case copy
    /// - Parameter name: what is proposed.
    case save(name: String)
  }

  /// A place that may not be held yet.
  enum Target: Hashable, Sendable {
    case first, last
    /// - Parameter block: negative: counted from its last.
    case block(MessageID, Int)
  }

  /// What is said about the cursor's block, as of the last event.
  struct Facts: Hashable, Sendable {
    var kind: MessageBlock.Kind
    var count: Int
  }

  var cursor: BlockPlace?
  var facts: Facts?
  /// Where a range began; nil: there is none.
  var anchor: BlockPlace?
  /// Where the cursor goes as soon as that is held.
  var target: Target?
  var stage = Stage.moving
  /// The end was followed when it began: it is again afterwards, if it is in sight then.
  var hasLeftEnd = false

  var keyContext: KeyContext {
    switch stage {
    case .moving: .selection
    case .naming: .fileName
    case .warning: .copyWarning
    }
  }

  var mark: TranscriptMark? { cursor.map { TranscriptMark($0, anchor ?? $0) } }
}
