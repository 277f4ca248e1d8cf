/// Writes a conversation as one text, read from the log page by page: it may be longer than anybody wants
/// to hold. JSON has all of its branches, every other format the one that is shown.
///
/// Responsible for order and for being whole; what a message looks like is its format's.
package struct ConversationExport {
  package enum Problem<Sink: Error>: Error {
    case log(StoreError)
    /// The log does not know the conversation.
    case missing
    /// Another branch was shown meanwhile: what was written would be of two.
    case changed
    /// What takes the text cannot.
    case sink(Sink)
  }

  /// Messages that are read in one call.
  static let pageLength = 500

  private let id: ConversationID
  private let store: any ConversationStore & LogStore
  private let format: ExportFormat
  private let version: String
  private let html: (String) -> String

  /// - Parameters:
  ///   - version: of the program, for who wonders later what wrote it.
  ///   - html: a message's Markdown as HTML that is safe to show; else its source stands there.
  package init(
    of id: ConversationID, from store: any ConversationStore & LogStore, as format: ExportFormat,
    version: String,
    html: @escaping (String) -> String = { "<pre>\(HTMLText.escaped($0))</pre>" }
  ) {
    self.id = id
    self.store = store
    self.format = format
    self.version = version
    self.html = html
  }

  /// - Parameter sink: takes the pieces of the text, in order.
  package func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) async throws(Problem<Failure>) {
    let conversation = try await conversation(Failure.self)
    switch format {
    case .markdown:
      let text = MarkdownExport(
        conversation: conversation, summary: try await summary(Failure.self), version: version)
      try put(text.head, to: sink)
      try await pages { page throws(Problem<Failure>) in
        for message in page { try put(text.text(of: message), to: sink) }
      }
    case .html:
      let text = HTMLExport(
        conversation: conversation, summary: try await summary(Failure.self), version: version,
        html: html)
      try put(text.head, to: sink)
      try await pages { page throws(Problem<Failure>) in
        for message in page { try put(text.text(of: message), to: sink) }
      }
      try put(text.end, to: sink)
    case .jsonLines:
      let text = JSONLinesExport(conversation: conversation, version: version)
      try put(text.head, to: sink)
      var isFirst = text.isEmptyBeforeMessages
      try await pages { page throws(Problem<Failure>) in
        for line in page.compactMap(text.text) {
          try put((isFirst ? "" : ",") + line, to: sink)
          isFirst = false
        }
      }
      try put(text.end, to: sink)
    case .json: try await writeJSON(conversation, to: sink)
    }
  }

  private func summary<Failure: Error>(
    _: Failure.Type
  ) async throws(Problem<Failure>) -> ExportSummary {
    var summary = ExportSummary()
    try await pages { page throws(Problem<Failure>) in page.forEach { summary.add($0) } }
    return summary
  }

  private func writeJSON<Failure: Error>(
    _ conversation: Conversation, to sink: (String) throws(Failure) -> Void
  ) async throws(Problem<Failure>) {
    let text = JSONExport(version: version)
    try put(text.head(conversation), to: sink)
    var attached = AttachedHashes()
    var shown: Set<MessageID> = []
    try await pages { page throws(Problem<Failure>) in
      for message in page {
        try put((shown.isEmpty ? "" : ",\n") + text.text(of: message), to: sink)
        shown.insert(message.id)
        attached.add(message)
      }
    }
    try put(text.beforeOthers, to: sink)
    var isFirst = true
    try await allPages { page throws(Problem<Failure>) in
      for message in page where !shown.contains(message.id) {
        try put((isFirst ? "" : ",\n") + text.text(of: message), to: sink)
        isFirst = false
        attached.add(message)
      }
    }
    let (marked, ends) = (try await bookmarks(Failure.self), try await ends(Failure.self))
    try put(text.afterOthers(bookmarks: marked, shown: ends), to: sink)
    for (index, hash) in attached.hashes.enumerated() {
      let attachment = try await attachment(hash, Failure.self)
      try put((index == 0 ? "" : ",\n") + text.text(of: hash, attachment), to: sink)
    }
    try put(text.end, to: sink)
  }

  private func put<Failure: Error>(
    _ text: String, to sink: (String) throws(Failure) -> Void
  ) throws(Problem<Failure>) {
    do throws(Failure) { try sink(text) } catch { throw .sink(error) }
  }

  // MARK: Reading

  private func conversation<Failure: Error>(
    _: Failure.Type
  ) async throws(Problem<Failure>) -> Conversation {
    do throws(StoreError) {
      if let stored = try await store.load(id, newest: 1) { return stored.conversation }
    } catch {
      throw .log(error)
    }
    throw .missing
  }

  private func attachment<Failure: Error>(
    _ hash: Attachment.Hash, _: Failure.Type
  ) async throws(Problem<Failure>) -> Attachment? {
    do throws(StoreError) { return try await store.attachment(hash) } catch { throw .log(error) }
  }

  private func bookmarks<Failure: Error>(
    _: Failure.Type
  ) async throws(Problem<Failure>) -> [MessageID] {
    do throws(StoreError) {
      return try await store.bookmarks(of: id).map(\.message)
    } catch {
      throw .log(error)
    }
  }

  private func ends<Failure: Error>(
    _: Failure.Type
  ) async throws(Problem<Failure>) -> [MessageID] {
    do throws(StoreError) { return try await store.ends(of: id) } catch { throw .log(error) }
  }

  /// Of all branches.
  private func allPages<Failure: Error>(
    _ take: ([Message]) throws(Problem<Failure>) -> Void
  ) async throws(Problem<Failure>) {
    var last: MessageID?
    while true {
      let page: [Message]
      do throws(StoreError) {
        page = try await store.messages(of: id, after: last, limit: Self.pageLength)
      } catch {
        throw .log(error)
      }
      try take(page)
      guard page.count == Self.pageLength else { return }
      last = page.last?.id
    }
  }

  /// Of the branch that is shown.
  private func pages<Failure: Error>(
    _ take: ([Message]) throws(Problem<Failure>) -> Void
  ) async throws(Problem<Failure>) {
    var place = BranchPlace.start
    while true {
      let page: BranchPage?
      do throws(StoreError) {
        page = try await store.page(of: id, place, limit: Self.pageLength)
      } catch {
        throw .log(error)
      }
      guard let page else { throw .changed }
      try take(page.messages)
      guard page.messages.count == Self.pageLength, let last = page.messages.last else { return }
      place = .after(last.id)
    }
  }
}

/// What prompts refer to, each once, in order.
private struct AttachedHashes {
  private(set) var hashes: [Attachment.Hash] = []
  private var seen: Set<Attachment.Hash> = []

  mutating func add(_ message: Message) {
    guard message.role == .user else { return }
    for case .attachment(let reference, _) in AttachmentReference.pieces(of: message.text)
    where seen.insert(reference.hash).inserted {
      hashes.append(reference.hash)
    }
  }
}
