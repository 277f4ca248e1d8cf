/// Prompts that were sent, and the walk through them. While one walks, each text that was passed
/// keeps its edits and its undo, and so does the draft that the walk began from.
struct PromptHistory: Sendable {
  private struct Walk: Sendable {
    /// The prompts as they were when the walk began: what is added meanwhile does not move them.
    let prompts: [String]
    /// Which is shown; 0 is the newest.
    var index: Int
    let draft: TextBuffer
    var passed: [Int: TextBuffer] = [:]
  }

  /// More than anyone walks through; searching the log finds older ones.
  private static let capacity = 1_000

  /// Newest first, none twice.
  private(set) var prompts: [String] = []
  /// Those of the conversation in front: a walk begins with them.
  var own: [String] = []
  private var walk: Walk?

  var isWalking: Bool { walk != nil }

  /// The draft that waits at the end of the walk; empty when there is no walk.
  var waitingDraft: String { walk?.draft.text ?? "" }

  mutating func set(_ prompts: [String]) { self.prompts = Array(prompts.prefix(Self.capacity)) }

  mutating func add(_ prompt: String) {
    guard prompt.contains(where: { !$0.isWhitespace }) else { return }
    prompts.removeAll { $0 == prompt }
    prompts.insert(prompt, at: 0)
    if prompts.count > Self.capacity { prompts.removeLast() }
  }

  mutating func endWalk() { walk = nil }

  /// The next older text in the place of `shown`; nil at the oldest.
  mutating func older(than shown: TextBuffer) -> TextBuffer? {
    guard var walk else {
      let first = Set(own)
      let prompts = own + prompts.filter { !first.contains($0) }
      guard !prompts.isEmpty else { return nil }
      walk = Walk(prompts: prompts, index: 0, draft: shown)
      return TextBuffer(prompts[0])
    }
    guard walk.index + 1 < walk.prompts.count else { return nil }
    walk.passed[walk.index] = shown
    walk.index += 1
    self.walk = walk
    return walk.passed[walk.index] ?? TextBuffer(walk.prompts[walk.index])
  }

  /// The next newer text in the place of `shown`, at last the draft; nil when the draft is shown.
  mutating func newer(than shown: TextBuffer) -> TextBuffer? {
    guard var walk else { return nil }
    guard walk.index > 0 else {
      endWalk()
      return walk.draft
    }
    walk.passed[walk.index] = shown
    walk.index -= 1
    self.walk = walk
    return walk.passed[walk.index] ?? TextBuffer(walk.prompts[walk.index])
  }
}
