import Chat
import Markup

/// Some messages of the selected conversation, or around the hit: laid out as the conversation pane
/// does it. What is not there yet leaves the place empty.
struct BrowserPreview: Sendable {
  /// What it is of, or will be.
  let target: PreviewTarget
  /// What is marked in it.
  let pattern: TextPattern?
  /// Matches in the reasoning are seen, too.
  let showsReasoning: Bool
  private(set) var isLoaded = false
  /// The first message, where it is not among the others.
  var opening = Transcript()
  var transcript = Transcript()
  /// Messages between those two.
  private(set) var skipped = 0

  init(_ target: PreviewTarget, hit: LogHit?, _ query: LogQuery) {
    self.target = target
    pattern = hit.flatMap { HitPattern.pattern(of: $0, query) }
    showsReasoning = hit?.part == .reasoning
  }

  mutating func take(_ preview: LogPreview) {
    isLoaded = true
    transcript = Self.transcript(preview.page, of: preview.target.conversation)
    if let first = preview.opening {
      opening = Self.transcript(BranchPage(messages: [first]), of: preview.target.conversation)
      skipped = max(0, preview.page.first - 1)
    }
  }

  private static func transcript(_ page: BranchPage, of id: ConversationID) -> Transcript {
    var page = BranchPage(
      messages: page.messages.map(\.settled), siblings: page.siblings, bookmarks: page.bookmarks)
    page.total = page.messages.count
    var transcript = Transcript()
    let zero = WallTime(seconds: 0)
    let conversation = Conversation(
      id: id, model: ModelID(rawValue: ""), createdAt: zero, updatedAt: zero)
    transcript.replaceAll(StoredConversation(conversation: conversation, page: page))
    return transcript
  }

  func context(_ context: LayoutContext) -> LayoutContext {
    var context = context
    context.pattern = pattern
    context.continueKey = nil
    context.reasoning = showsReasoning ? .full : .collapsed
    return context
  }
}
