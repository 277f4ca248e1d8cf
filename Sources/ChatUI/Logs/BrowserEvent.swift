package import Chat

/// What the browser asks of the log.
package enum BrowserEffect: Hashable, Sendable {
  /// A part of what a query finds. Another number takes the place of all that is asked for.
  case ask(BrowserQuestion)
  /// Nobody waits for anything any more.
  case stop
  case loadVocabulary
  /// Takes the place of the one before it.
  case preview(PreviewTarget)
  /// All conversations that a query finds, to be marked.
  case findAll(number: Int, LogQuery)
  case change([ConversationID], LogChange)
  /// Where a message is: on the branch that is shown, or on another one.
  case locate(ConversationID, MessageID)
  case loadStatistics(StatisticsQuestion)
}

/// A part of what a query finds: conversations, or with words messages.
package struct BrowserQuestion: Hashable, Sendable {
  package var number: Int
  package var query: LogQuery
  package var offset: Int
  package var limit: Int
  /// How many there are in all is to be counted, too.
  package var isCounted: Bool
}

/// What a preview is to show.
package enum PreviewTarget: Hashable, Sendable {
  case conversation(ConversationID)
  case message(ConversationID, MessageID)

  package var conversation: ConversationID {
    switch self {
    case .conversation(let id), .message(let id, _): id
    }
  }
}

/// A few messages of a conversation.
package struct LogPreview: Hashable, Sendable {
  package var target: PreviewTarget
  /// The conversation's first message, where that is not among the others.
  package var opening: Message?
  /// Its last ones, or those around the one that was found.
  package var page: BranchPage

  package init(target: PreviewTarget, opening: Message?, page: BranchPage) {
    self.target = target
    self.opening = opening
    self.page = page
  }
}

package struct StatisticsQuestion: Hashable, Sendable {
  package var grouping: LogStatistics.Grouping
  package var since: WallTime?
  package var before: WallTime?
  /// Where days begin.
  package var zone: ZoneOffsets
}

/// What the log answers the browser.
package enum BrowserEvent: Sendable {
  case entries(number: Int, LogPage)
  case hits(number: Int, offset: Int, LogHits)
  /// What was found in all.
  case count(number: Int, Int)
  case failed(number: Int, reason: String)
  case vocabulary(LogVocabulary)
  case preview(LogPreview)
  case foundAll(number: Int, [Conversation])
  /// A change was made; nil: and why not.
  case changed([ConversationID], LogChange, problem: String?)
  case located(ConversationID, MessageID, isShown: Bool)
  case statistics(StatisticsQuestion, [LogStatistics])
}
