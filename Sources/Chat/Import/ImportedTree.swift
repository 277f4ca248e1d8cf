/// Makes a conversation of this program out of what a source has.
///
/// Responsible for what sources get wrong or leave out: the order of messages, parents that are
/// missing or go in a circle, times, a head, a title. Nothing of what was said gets lost.
package struct ImportedTree {
  package var title: String?
  package var model: String?
  package var createdAt: WallTime?
  package var updatedAt: WallTime?
  /// The time in the identifiers, where the source says others at other times; nil: those of what is
  /// named.
  package var identifierTime: WallTime?
  package var systemPrompt: String?
  package var options = RequestOptions()
  package var isStarred = false
  package var isArchived = false
  package var attachments: [Attachment] = []
  package var nodes: [ImportedNode] = []
  /// The name of the last message of the branch that is shown; nil: the newest.
  package var head: String?
  /// Answers that follow one another without a branch in between are one: some sources have a message
  /// for each thought, each call of a tool, each text.
  package var mergesTurns = false

  /// Seconds from a message without a time to the one before it.
  private static let step = 0.001
  /// Where neither the source nor any message says who answered.
  private static let unknownModel = "unknown"

  package init() {}

  /// - Parameters:
  ///   - name: what the source calls it.
  ///   - format: whose names these are.
  ///   - fallback: the time of what has none: of its file.
  /// - Returns: nil when nothing was said.
  package func conversation(
    named name: String, format: String, fallback: WallTime, place: ImportPlace
  ) -> ImportedConversation? {
    let identifiers = ImportedIdentifiers(format: format)
    let created = createdAt ?? nodes.compactMap(\.time).min()
    let id = identifiers.conversation(name, at: identifierTime ?? created)
    let ordered = ordered()
    var messages: [Message] = []
    // What a message is, or the one before it when there is nothing of itself.
    var places: [String: Int] = [:]
    let only = mergesTurns ? onlyChildren(ordered) : []
    for (node, parent) in ordered {
      let parent = parent.flatMap { places[$0] }
      guard let content = node.content, !content.isEmpty else {
        places[node.name] = parent
        continue
      }
      if let parent, only.contains(node.name), content.role == .assistant,
        messages[parent].role == .assistant
      {
        messages[parent].goOn(with: content)
        places[node.name] = parent
        continue
      }
      let before = parent.map { messages[$0].createdAt.seconds }
      let time =
        node.time
        ?? WallTime(seconds: before.map { $0 + Self.step } ?? (created ?? fallback).seconds)
      places[node.name] = messages.count
      messages.append(
        content.message(
          identifiers.message(node.name, in: id, at: identifierTime ?? node.time ?? created),
          in: id,
          after: parent.map { messages[$0].id }, at: time))
    }
    guard let last = messages.indices.max(by: { messages[$0].createdAt < messages[$1].createdAt })
    else { return nil }
    let headPlace = head.flatMap { places[$0] } ?? leaf(below: last, of: messages)
    return ImportedConversation(
      conversation: facts(id, messages, head: headPlace, created ?? fallback),
      messages: messages, attachments: attachments, place: place)
  }

  private func facts(
    _ id: ConversationID, _ messages: [Message], head: Int, _ created: WallTime
  ) -> Conversation {
    let newest = messages.map(\.createdAt).max() ?? created
    var facts = Conversation(
      id: id, title: ImportedText.title(title),
      model: ModelID(
        rawValue: ImportedText.label(model)
          ?? messages.last(where: { $0.model != nil })?.model?.rawValue ?? Self.unknownModel),
      createdAt: min(created, messages[0].createdAt), updatedAt: max(updatedAt ?? newest, newest),
      head: messages[head].id)
    if facts.title.isEmpty {
      facts.title = Title.from(prompt: messages.first { $0.role == .user }?.text ?? "")
    }
    facts.options = options
    if let systemPrompt, !systemPrompt.isEmpty {
      facts.options.systemPrompt = ImportedText.prompt(systemPrompt)
    }
    facts.isStarred = isStarred
    facts.isArchived = isArchived
    return facts
  }

  /// The last one of the messages that follow one another from here: they are in order, so that one
  /// pass finds it.
  private func leaf(below start: Int, of messages: [Message]) -> Int {
    var leaf = start
    for index in messages.indices.dropFirst(start + 1)
    where messages[index].parent == messages[leaf].id {
      leaf = index
    }
    return leaf
  }

  /// The names of those that alone follow what is before them, also past what there is nothing of.
  private func onlyChildren(_ ordered: [(node: ImportedNode, parent: String?)]) -> Set<String> {
    var children: [String: Int] = [:]
    for (_, parent) in ordered { if let parent { children[parent, default: 0] += 1 } }
    var only: Set<String> = []
    // Of what there is nothing of: whether it alone follows what is before it.
    var transparent: [String: Bool] = [:]
    for (node, parent) in ordered {
      guard let parent else { continue }
      let isOnly = children[parent] == 1 && transparent[parent] ?? true
      if node.content?.isEmpty ?? true { transparent[node.name] = isOnly }
      if isOnly { only.insert(node.name) }
    }
    return only
  }

  /// Each node behind its parent, else in the source's order. A parent that is not there, or that
  /// would close a circle, is none.
  private func ordered() -> [(node: ImportedNode, parent: String?)] {
    var indexes: [String: Int] = [:]
    for (index, node) in nodes.enumerated() where indexes[node.name] == nil {
      indexes[node.name] = index
    }
    var result: [(node: ImportedNode, parent: String?)] = []
    result.reserveCapacity(nodes.count)
    var isPlaced = [Bool](repeating: false, count: nodes.count)
    var isOnWay = isPlaced
    for start in nodes.indices where indexes[nodes[start].name] == start {
      var way: [Int] = []
      var next: Int? = start
      while let index = next, !isPlaced[index], !isOnWay[index] {
        isOnWay[index] = true
        way.append(index)
        next = nodes[index].parent.flatMap { indexes[$0] }
      }
      // Where it ended before a root and before one that is placed, it is a circle: cut there.
      for (step, index) in way.reversed().enumerated() {
        let parent = nodes[index].parent.flatMap { indexes[$0] }
        let isCut = step == 0 && parent.map { !isPlaced[$0] } == true
        isPlaced[index] = true
        result.append((nodes[index], isCut ? nil : parent.map { nodes[$0].name }))
      }
    }
    return result
  }
}

extension Message {
  /// The next part of the same answer.
  fileprivate mutating func goOn(with content: ImportedNode.Content) {
    text = [text, content.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
    reasoning = [reasoning, content.reasoning].filter { !$0.isEmpty }.joined(separator: "\n\n")
    model = ImportedText.label(content.model).map(ModelID.init) ?? model
    state = content.state
    guard let usage = content.attempt?.usage, !attempts.isEmpty else { return }
    attempts[0].usage = (attempts[0].usage ?? Usage()) + usage
  }
}

extension Usage {
  /// What is not reported of one of them is that of the other.
  fileprivate static func + (left: Usage, right: Usage) -> Usage {
    func sum(_ key: KeyPath<Usage, Int?>) -> Int? {
      guard let first = left[keyPath: key] else { return right[keyPath: key] }
      return first + (right[keyPath: key] ?? 0)
    }
    return Usage(
      promptTokens: sum(\.promptTokens), completionTokens: sum(\.completionTokens),
      cachedTokens: sum(\.cachedTokens), reasoningTokens: sum(\.reasoningTokens),
      cost: left.cost.map { $0 + (right.cost ?? 0) } ?? right.cost)
  }
}

extension ImportedNode.Content {
  fileprivate var isEmpty: Bool { text.isEmpty && reasoning.isEmpty && state == .complete }

  fileprivate func message(
    _ id: MessageID, in conversation: ConversationID, after parent: MessageID?, at time: WallTime
  ) -> Message {
    let name = role == .assistant ? ImportedText.label(model) : nil
    var message = Message(
      id: id, conversation: conversation, parent: parent, role: role,
      text: role == .assistant ? text : ImportedText.prompt(text), reasoning: reasoning,
      model: name.map(ModelID.init), state: state, createdAt: time)
    if role == .assistant, let attempt {
      var made = Attempt(
        number: 1, model: ModelID(rawValue: name ?? ""), endpoint: "",
        startedAt: WallTime(seconds: time.seconds - (attempt.took ?? 0)))
      made.endedAfter = attempt.took
      made.usage = attempt.usage
      made.finishReason = ImportedText.label(attempt.finishReason)
      made.textBytes = text.utf8.count + reasoning.utf8.count
      message.attempts = [made]
    }
    return message
  }
}
