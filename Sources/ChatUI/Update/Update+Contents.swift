import Chat
import TUI

/// The lists of what is in a conversation: outline and bookmarks.
extension Model {
  mutating func perform(_ action: ContentsAction, at now: Now) -> [Effect] {
    switch action {
    case .showOutline: return showOutline(at: now)
    case .showBookmarks: return showBookmarks(at: now)
    case .toggleBookmark: return toggleBookmark(at: now)
    case .removeBookmark: return removeBookmark()
    }
  }

  mutating func handle(_ event: ContentsEvent, at now: Now) -> [Effect] {
    switch event {
    case .bookmarks(let id, let bookmarks):
      guard case .bookmarks(var panel) = overlay, panel.conversation == id else { return [] }
      panel.fill(bookmarks)
      overlay = .bookmarks(panel)
      return []
    case .outline(let id, let place, let page):
      guard case .outline(var panel) = overlay, panel.conversation == id, panel.next == place
      else { return [] }
      panel.take(page)
      overlay = .outline(panel)
      return loadOutline(of: panel)
    }
  }

  // MARK: Outline

  private mutating func showOutline(at now: Now) -> [Effect] {
    if case .outline = overlay {
      overlay = nil
      return []
    }
    guard let id = front.id, !transcript.isEmpty, let visible = visibleMessages() else {
      return say("there is nothing to list yet", at: now)
    }
    let panel = OutlinePanel(
      of: id, near: transcript.isFollowing ? nil : visible.first, reader: readerPlace(visible))
    overlay = .outline(panel)
    return loadOutline(of: panel)
  }

  /// A page at a time, as long as the list is open.
  private func loadOutline(of panel: OutlinePanel) -> [Effect] {
    panel.next.map { [.contents(.loadOutline(panel.conversation, $0))] } ?? []
  }

  /// The top of the screen; nil: the end is followed.
  private func readerPlace(_ visible: Transcript.Visible) -> OutlinePlace? {
    guard let top = transcript.top else { return nil }
    let offset =
      switch top.place {
      case .gap, .day, .header, .reasoning: 0
      case .body(let offset, _, _): offset
      case .footer: Int.max
      }
    return OutlinePlace(position: visible.positions.lowerBound, offset: offset)
  }

  // MARK: Bookmarks

  private mutating func showBookmarks(at now: Now) -> [Effect] {
    if case .bookmarks = overlay {
      overlay = nil
      return []
    }
    guard let id = front.id, !transcript.isEmpty else {
      return say("there is nothing to list yet", at: now)
    }
    overlay = .bookmarks(BookmarkPanel(of: id))
    return [.contents(.loadBookmarks(id))]
  }

  private mutating func toggleBookmark(at now: Now) -> [Effect] {
    guard let id = messageLookedAt() else { return say("there is no message yet", at: now) }
    let isSet = !transcript.bookmarks.contains(id)
    front.transcript.setBookmark(isSet, on: id)
    let key = keymap.label(of: .contents(.showBookmarks), in: .chat) ?? ""
    let words = transcript.message(id).map { "“\(Figures.short($0.firstLine, to: 30))”" } ?? ""
    say(
      isSet ? "bookmarked: \(words) · \(key) lists bookmarks" : "no bookmark any more: \(words)",
      at: now)
    return [.contents(.setBookmark(isSet, id))]
  }

  private mutating func removeBookmark() -> [Effect] {
    guard case .bookmarks(var panel) = overlay, let removed = panel.removeSelected() else {
      return []
    }
    overlay = .bookmarks(panel)
    front.transcript.setBookmark(false, on: removed.message)
    return [.contents(.setBookmark(false, removed.message))]
  }

  /// The selected message, the match that is gone to, or the last one on the screen.
  private mutating func messageLookedAt() -> MessageID? {
    transcript.mark?.first.message ?? front.find?.current?.message ?? visibleMessages()?.last
  }

  // MARK: Choosing

  /// Enter in one of the lists.
  mutating func chooseContents(at now: Now) -> [Effect] {
    switch overlay {
    case .outline(let panel):
      guard let entry = panel.selectedEntry else { return [] }
      overlay = nil
      front.transcript.goTo(
        entry.level == 0 ? .message(entry.message) : .offset(entry.message, entry.offset),
        in: transcriptSize, layoutContext)
      return []
    case .bookmarks(let panel):
      guard let bookmark = panel.selectedBookmark else { return [] }
      if bookmark.isShown {
        overlay = nil
        front.transcript.goTo(.message(bookmark.message), in: transcriptSize, layoutContext)
        return []
      }
      guard !isTurnRunning else {
        return say("it is on another branch, and an answer is still coming here", at: now)
      }
      overlay = nil
      front.transcript.goToWithNextBranch(.message(bookmark.message))
      return [.session(.show(bookmark.message))]
    default: return []
    }
  }

  mutating func visibleMessages() -> Transcript.Visible? {
    front.transcript.visibleMessages(in: transcriptSize, layoutContext)
  }
}

extension Message {
  /// What it begins with, for naming it.
  var firstLine: String {
    let line = AttachmentReference.short(text).split(whereSeparator: \.isNewline).first { line in
      line.contains { !$0.isWhitespace }
    }
    return (line ?? "").trimmed
  }
}
