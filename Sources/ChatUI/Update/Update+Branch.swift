import Chat

/// Branches of a conversation: other versions of a message, the tree of all, what differs. What
/// changes the branch that is shown waits for the answer that is coming.
extension Model {
  mutating func perform(_ action: BranchAction, at now: Now) -> [Effect] {
    switch action {
    case .edit: beginEdit(at: now)
    case .regenerate: return regenerate(at: now)
    case .fork: return fork(at: now)
    case .sibling(let count): return askSiblings(.step(count), at: now)
    case .showDifference: return askSiblings(.difference, at: now)
    case .showTree: return showTree(at: now)
    case .treeMove(let count): editTree { $0.move(by: count) }
    case .treePage(let direction):
      let rows = TreeView.listRows(in: ScreenLayout(of: self).overlay)
      editTree { $0.move(by: direction * max(1, rows - 1)) }
    case .treeFirst: editTree { $0.move(by: -$0.segments.count) }
    case .treeLast: editTree { $0.move(by: $0.segments.count) }
    case .treeParent: editTree { $0.moveToParent() }
    case .treeChoose: return chooseBranch(at: now)
    case .differenceSibling(let count): editDifference { $0.choose(byMoving: count) }
    }
    return []
  }

  mutating func handle(_ event: BranchEvent, at now: Now) -> [Effect] {
    switch event {
    case .tree(let id, let segments):
      editTree { if $0.conversation == id { $0.fill(segments) } }
    case .siblings(let id, let siblings):
      guard let wanted = front.branching.wanted, wanted.message == id else { return [] }
      front.branching.wanted = nil
      return use(siblings, of: id, for: wanted.purpose, at: now)
    }
    return []
  }

  /// The message at the cursor; without one the last message, or its prompt, if that alone has other
  /// versions: who sent a prompt again looks for the one before, answer and all.
  private var branchMessage: Message? {
    if let selection = front.selection {
      return selection.cursor.flatMap { transcript.message($0.message) }
    }
    guard let last = transcript.last else { return nil }
    func hasVersions(_ message: Message) -> Bool {
      (transcript.siblings(of: message.id)?.count ?? 1) > 1
    }
    if !hasVersions(last), let prompt = transcript.message(-1, after: last.id), hasVersions(prompt)
    {
      return prompt
    }
    return last
  }

  /// Says why the branch cannot be changed now.
  private mutating func mustWait(at now: Now) -> Bool {
    guard isTurnRunning else { return false }
    say(stillComing, kind: .busy, at: now)
    return true
  }

  // MARK: Siblings

  private mutating func askSiblings(_ purpose: BranchingState.Purpose, at now: Now) -> [Effect] {
    if case .step = purpose, mustWait(at: now) { return [] }
    guard let message = branchMessage else { return say("there is no answer yet", at: now) }
    guard let position = transcript.siblings(of: message.id), position.count > 1 else {
      return say(
        "this \(message.role == .user ? "prompt" : "answer") has no other version", at: now)
    }
    if case .step(let count) = purpose,
      !(1...position.count).contains(position.position + count)
    {
      return say(count < 0 ? "this is the first version" : "this is the last version", at: now)
    }
    front.branching.wanted = (message.id, purpose)
    return [.branch(.loadSiblings(message.id))]
  }

  private mutating func use(
    _ siblings: [Message], of id: MessageID, for purpose: BranchingState.Purpose, at now: Now
  ) -> [Effect] {
    guard let index = siblings.firstIndex(where: { $0.id == id }), siblings.count > 1 else {
      return say("the log has no other version of this message", at: now)
    }
    switch purpose {
    case .step(let count):
      guard !mustWait(at: now), siblings.indices.contains(index + count) else { return [] }
      return show(siblings[index + count].id)
    case .difference:
      // The newest text of one that is being received is known here.
      let current = siblings.map { transcript.message($0.id) ?? $0 }
      overlay = .difference(DifferencePanel(current, of: index, utcOffset: utcOffset))
      return []
    }
  }

  /// Shows the branch through a message, and stays there: also the cursor does.
  private mutating func show(_ id: MessageID) -> [Effect] {
    if front.selection != nil {
      front.selection?.target = .block(id, 0)
      front.selection?.anchor = nil
    }
    front.transcript.goToWithNextBranch(.message(id))
    return [.session(.show(id))]
  }

  // MARK: Asking again, going on elsewhere

  private mutating func regenerate(at now: Now) -> [Effect] {
    guard !mustWait(at: now), let message = branchMessage else { return [] }
    guard !model.rawValue.isEmpty else {
      say("No model is set: choose one, then ask again", kind: .warning, at: now)
      return openModels(then: .use)
    }
    takeBackReturnedPrompt()
    endSelection()
    notice = nil
    front.transcript.toEnd()
    return [.session(.regenerateAnswer(message.id))]
  }

  private mutating func fork(at now: Now) -> [Effect] {
    guard !mustWait(at: now), let message = branchMessage else { return [] }
    endSelection()
    say("a new conversation goes on from here; this one stays as it is", at: now)
    return [.branch(.fork(message.id))]
  }

  // MARK: The tree

  private mutating func showTree(at now: Now) -> [Effect] {
    guard let id = front.id, conversation != nil, !transcript.isEmpty else {
      return say("there are no branches yet", at: now)
    }
    overlay = .tree(TreePanel(of: id, openedAt: now))
    return [.branch(.loadTree(id))]
  }

  private mutating func chooseBranch(at now: Now) -> [Effect] {
    guard case .tree(let panel) = overlay, let segment = panel.choice else { return [] }
    if segment.isShown {
      overlay = nil
      if front.selection != nil { front.selection?.target = .block(segment.id, 0) }
      front.transcript.goTo(.message(segment.id), in: transcriptSize, layoutContext)
      return []
    }
    if mustWait(at: now) { return [] }
    overlay = nil
    return show(segment.id)
  }

  mutating func editTree(_ change: (inout TreePanel) -> Void) {
    guard case .tree(var panel) = overlay else { return }
    // The list is large: it must not be shared while it is changed.
    overlay = nil
    change(&panel)
    overlay = .tree(panel)
  }

  private mutating func editDifference(_ change: (inout DifferencePanel) -> Void) {
    guard case .difference(var panel) = overlay else { return }
    change(&panel)
    overlay = .difference(panel)
  }

  /// Lines of the difference; negative: up.
  mutating func scrollDifference(by lines: Int) {
    let area = ScreenLayout(of: self).overlay
    let theme = setup.theme
    let keys = keymap
    editDifference { panel in
      let view = DifferenceView(panel: panel, area: area, theme: theme, keymap: keys)
      panel.top = view.top(movedBy: lines)
    }
  }

  mutating func scrollDifferencePage(_ direction: Int) {
    guard case .difference(let panel) = overlay else { return }
    let view = DifferenceView(
      panel: panel, area: ScreenLayout(of: self).overlay, theme: setup.theme, keymap: keymap)
    scrollDifference(by: direction * max(1, view.visibleRows - 1))
  }
}
