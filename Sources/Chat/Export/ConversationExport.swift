/// Writes the shown branch of a conversation as one text, read from the log page by page: it may be
/// longer than anybody wants to hold.
///
/// Responsible for order and for being whole; what a message looks like is its format's.
package struct ConversationExport {
  package enum Format: Hashable, Sendable {
    case markdown, json

    /// By the ending of a file's name: `.json`, else Markdown.
    package init(path: String) {
      self = path.lowercased().hasSuffix(".json") ? .json : .markdown
    }
  }

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
  private let store: any ConversationStore
  private let format: Format
  private let version: String

  /// - Parameter version: of the program, for who wonders later what wrote it.
  package init(
    of id: ConversationID, from store: any ConversationStore, as format: Format, version: String
  ) {
    self.id = id
    self.store = store
    self.format = format
    self.version = version
  }

  /// - Parameter sink: takes the pieces of the text, in order.
  package func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) async throws(Problem<Failure>) {
    let conversation = try await conversation(Failure.self)
    var summary = ExportSummary()
    try await pages { page throws(Problem<Failure>) in page.forEach { summary.add($0) } }
    switch format {
    case .markdown:
      let text = MarkdownExport(conversation: conversation, summary: summary, version: version)
      try put(text.head, to: sink)
      try await pages { page throws(Problem<Failure>) in
        for message in page { try put(text.text(of: message), to: sink) }
      }
    case .json: try await writeJSON(conversation, to: sink)
    }
  }

  private func writeJSON<Failure: Error>(
    _ conversation: Conversation, to sink: (String) throws(Failure) -> Void
  ) async throws(Problem<Failure>) {
    let text = JSONExport(version: version)
    try put(text.head(conversation), to: sink)
    var isFirst = true
    var attached = AttachedHashes()
    try await pages { page throws(Problem<Failure>) in
      for message in page {
        try put((isFirst ? "" : ",\n") + text.text(of: message), to: sink)
        isFirst = false
        attached.add(message)
      }
    }
    try put(text.beforeAttachments, to: sink)
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
