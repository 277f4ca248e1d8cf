import Chat
import ChatUI

/// What the log browser asks of the log. Whoever types does not wait for it.
extension Controller {
  /// Messages that a preview reads: a screen of short ones. And UTF-8 bytes of each that it takes:
  /// what was found may be anywhere in its message, of the others the beginning is seen.
  private static let previewed = 6
  private static let previewedBytes = 8_000
  private static let foundBytes = 256_000
  /// Pages of what is read message by message that are looked for at once; further ones when the reader
  /// comes there. Not more than the browser holds.
  private static let pagesLookedFor = 8
  /// Conversations that are read at once to mark all.
  private static let markedAtOnce = 1_000

  func run(_ effect: BrowserEffect) {
    switch effect {
    case .ask(let question): ask(question)
    case .stop: browsing.stop()
    case .loadVocabulary: loadVocabulary()
    case .preview(let target): preview(target)
    case .findAll(let number, let query): findAll(number, query)
    case .change(let ids, let change):
      Task(executorPreference: executor) { await self.change(ids, change) }
    case .locate(let id, let message): locate(message, in: id)
    case .loadStatistics(let question): loadStatistics(question)
    }
  }

  // MARK: Questions

  private func ask(_ question: BrowserQuestion) {
    let (number, query, offset) = (question.number, question.query, question.offset)
    let task = Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        guard query.hasWords else {
          let page = try await store.list(query, from: offset, limit: question.limit)
          if !Task.isCancelled {
            inbox.send(.interface(.browser(.entries(number: number, page))))
          }
          return
        }
        let hits = try await store.search(query, from: offset, limit: question.limit)
        if Task.isCancelled { return }
        inbox.send(.interface(.browser(.hits(number: number, offset: offset, hits))))
        if hits.further != nil {
          try await Self.lookFurther(hits, question, in: store) { inbox.send(.interface($0)) }
          return
        }
        guard question.isCounted else { return }
        let count = hits.hasMore ? try await store.count(query) : offset + hits.hits.count
        if Task.isCancelled { return }
        inbox.send(.interface(.browser(.count(number: number, count))))
      } catch {
        // Who typed on does not want to know how the search before ended.
        if Task.isCancelled { return }
        inbox.send(.interface(.browser(.failed(number: number, reason: error.text))))
      }
    }
    browsing.ask(number, task)
  }

  /// Looks through the rest of the log, as long as nothing else is asked: where each message must be
  /// read, that takes up to a second for a million of them.
  private static func lookFurther(
    _ first: LogHits, _ question: BrowserQuestion, in store: any LogStore,
    send: (Event) -> Void
  ) async throws(StoreError) {
    let length = question.limit
    var found = first.hits
    var further = first.further
    while let place = further, found.count < length * pagesLookedFor {
      let next = try await store.search(question.query, further: place, limit: length)
      if Task.isCancelled { return }
      let begin = found.count / length
      found += next.hits
      further = next.further
      let isEnd = further == nil || found.count >= length * pagesLookedFor
      let end = max(begin, (found.count - 1) / length)
      for page in begin...end {
        let hits = LogHits(
          hits: Array(found.dropFirst(page * length).prefix(length)),
          hasMore: further != nil || page < end, areParts: place.areParts,
          further: isEnd ? nil : further)
        send(.browser(.hits(number: question.number, offset: page * length, hits)))
      }
    }
    if further == nil { send(.browser(.count(number: question.number, found.count))) }
  }

  private func loadVocabulary() {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      // Without it nothing is completed: no more is lost.
      guard let vocabulary = try? await store.vocabulary() else { return }
      inbox.send(.interface(.browser(.vocabulary(vocabulary))))
    }
  }

  private func findAll(_ number: Int, _ query: LogQuery) {
    let task = Task(executorPreference: executor) { [store = parts.store, inbox] in
      var found: [Conversation] = []
      do throws(StoreError) {
        while true {
          let page = try await store.list(query, from: found.count, limit: Self.markedAtOnce)
          if Task.isCancelled { return }
          found += page.entries.map(\.conversation)
          if page.entries.isEmpty || found.count >= page.total { break }
        }
        inbox.send(.interface(.browser(.foundAll(number: number, found))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
    browsing.ask(number, task)
  }

  private func loadStatistics(_ question: StatisticsQuestion) {
    let task = Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        let rows = try await store.statistics(
          by: question.grouping, since: question.since, before: question.before,
          zone: question.zone)
        if Task.isCancelled { return }
        inbox.send(.interface(.browser(.statistics(question, rows))))
      } catch {
        if Task.isCancelled { return }
        inbox.send(.interface(.browser(.statistics(question, []))))
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
    browsing.count(task)
  }

  // MARK: Conversations

  private func preview(_ target: PreviewTarget) {
    let task = Task(executorPreference: executor) { [store = parts.store, inbox] in
      // What cannot be read is not shown; opening it says why.
      guard let preview = try? await Self.preview(target, in: store), !Task.isCancelled else {
        return
      }
      inbox.send(.interface(.browser(.preview(preview))))
    }
    browsing.show(task)
  }

  private static func preview(
    _ target: PreviewTarget, in store: any ConversationStore
  ) async throws(StoreError) -> LogPreview? {
    switch target {
    case .conversation(let id):
      guard var page = try await store.page(of: id, .end, limit: previewed) else { return nil }
      var opening: Message?
      if page.first > 0, !Task.isCancelled {
        opening = try await store.page(of: id, .start, limit: 1)?.messages.first
      }
      page.messages = page.messages.map { $0.shortened(to: previewedBytes) }
      return LogPreview(
        target: target, opening: opening?.shortened(to: previewedBytes), page: page)
    case .message(let id, let found):
      var page = try await store.page(of: id, .around(found), limit: previewed)
      if page == nil, !Task.isCancelled {
        // It is on another branch than the one that is shown.
        let one = try await store.siblings(of: found).filter { $0.id == found }
        page = BranchPage(messages: one)
      }
      guard var page else { return nil }
      page.messages = page.messages.map {
        $0.shortened(to: $0.id == found ? foundBytes : previewedBytes)
      }
      return LogPreview(target: target, opening: nil, page: page)
    }
  }

  private func locate(_ message: MessageID, in id: ConversationID) {
    Task(executorPreference: executor) {
      [store = parts.store, inbox, session = open[id]?.session] in
      await session?.flush()
      do throws(StoreError) {
        let page = try await store.page(of: id, .around(message), limit: 1)
        inbox.send(.interface(.browser(.located(id, message, isShown: page != nil))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  // MARK: Changes

  /// What runs in conversations that go to the trash is stopped, and what had come is written, before
  /// they go. Sessions of the others learn what the log has been told.
  private func change(_ ids: [ConversationID], _ change: LogChange) async {
    let held = ids.filter { open[$0] != nil }
    if case .deleted(.some) = change {
      let endings = held.map { close($0) }
      for ending in endings { await ending?.value }
    } else {
      for id in held { await open[id]?.session.flush() }
    }
    do throws(StoreError) {
      try await parts.store.change(ids, change)
      for id in held { try await tellSession(of: id, change) }
      inbox.send(.interface(.browser(.changed(ids, change, problem: nil))))
    } catch {
      inbox.send(.interface(.browser(.changed(ids, change, problem: error.text))))
    }
  }

  private func tellSession(
    of id: ConversationID, _ change: LogChange
  ) async throws(StoreError) {
    guard let session = open[id]?.session else { return }
    switch change {
    case .title(let title): session.perform(.change(.title(title)))
    case .starred(let isStarred): session.perform(.change(.starred(isStarred)))
    case .archived(let isArchived): session.perform(.change(.archived(isArchived)))
    case .tag:
      guard let stored = try await parts.store.load(id, newest: 1) else { return }
      session.perform(.change(.tags(stored.conversation.tags)))
    case .deleted(nil): session.perform(.change(.restored))
    case .deleted: break
    }
  }
}

extension Message {
  /// Its beginning, for who only looks.
  fileprivate func shortened(to bytes: Int) -> Message {
    var message = self
    message.text = text.beginning(bytes)
    message.reasoning = reasoning.beginning(bytes)
    return message
  }
}

extension String {
  fileprivate func beginning(_ bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var end = utf8.index(startIndex, offsetBy: bytes)
    // A character that would be cut goes as a whole.
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return String(self[..<end]) + "…"
  }
}
