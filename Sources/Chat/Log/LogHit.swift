/// A message in which the words of a query were found.
package struct LogHit: Hashable, Sendable {
  /// What of it they were found in.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case prompt, answer, reasoning, error
    /// The name of something that is attached.
    case attachment
  }

  package var conversation: Conversation
  package var message: MessageID
  package var part: Part
  package var model: ModelID?
  package var time: WallTime
  /// Some words around the first match, on one line.
  package var excerpt: String
  /// Matches in it, as ranges of its UTF-8 bytes, in order.
  package var matches: [Range<Int>]

  package init(
    conversation: Conversation, message: MessageID, part: Part, model: ModelID?, time: WallTime,
    excerpt: String, matches: [Range<Int>]
  ) {
    self.conversation = conversation
    self.message = message
    self.part = part
    self.model = model
    self.time = time
    self.excerpt = excerpt
    self.matches = matches
  }
}

/// A part of what was found.
package struct LogHits: Hashable, Sendable {
  package var hits: [LogHit]
  /// There are more behind these.
  package var hasMore: Bool
  /// Nothing has the words as words; these have them as parts of others.
  package var areParts: Bool

  /// Messages further back were not looked into yet: ask on from there. nil: all were, or pages follow.
  package var further: LogFurther?

  package init(
    hits: [LogHit] = [], hasMore: Bool = false, areParts: Bool = false, further: LogFurther? = nil
  ) {
    self.hits = hits
    self.hasMore = hasMore
    self.areParts = areParts
    self.further = further
  }
}

/// Where a search goes on for which each message is read: what is looked for stands within words, or is
/// made of signs.
package struct LogFurther: Hashable, Sendable {
  /// For the log to know: everything from here on was looked into.
  package var place: Int64
  /// Of the message there.
  package var time: WallTime
  package var areParts: Bool
  /// Nothing was found up to here.
  package var foundNone: Bool

  package init(place: Int64, time: WallTime, areParts: Bool, foundNone: Bool) {
    self.place = place
    self.time = time
    self.areParts = areParts
    self.foundNone = foundNone
  }
}
