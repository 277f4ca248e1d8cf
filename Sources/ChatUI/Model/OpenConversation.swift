import Chat
import TUI

/// One open conversation as the interface keeps it: what was said, what is being written, how its
/// turn stands, how its last one ended. It takes in what its session tells, in front or not; what the
/// user is told about that is decided elsewhere.
struct OpenConversation: Sendable {
  /// How the last turn ended, as long as nobody saw it.
  enum Outcome: Hashable, Sendable {
    case done, failed
  }

  /// A change of the endpoint that was asked for.
  struct Switching: Hashable, Sendable {
    var endpoint: String
    var then: ModelChoice
  }

  /// nil until the program named it.
  var id: ConversationID?
  /// nil until something was said of a new conversation, or in it.
  var conversation: Conversation?
  var transcript = Transcript()
  var composer = Composer()
  /// The model of the next request.
  var model: ModelID
  /// What is sent along with its prompts, and the preset that it came with.
  var options = RequestOptions()
  var preset: String?
  /// Where it goes.
  var endpoint: EndpointFacts
  /// The endpoint that was chosen for it, until it is asked there.
  var switching: Switching?
  /// How its requests are held back; nil: they are not.
  var gate: GateStatus?
  var status: TurnStatus
  var meter = Meter()
  var totals = Totals()
  /// The answer that failed last, for the error panel.
  var lastFailed: MessageID?
  var outcome: Outcome?
  var find: FindState?
  var selection: SelectionState?
  var branching = BranchingState()
  /// Prompts that wait until the answer in progress has ended.
  var queued: [String] = []
  /// What was being written when a command took the composer's place: it comes back after that.
  var aside = ""
  /// A prompt that can still be taken back.
  var outgoing: Outgoing?
  /// Ctrl-X was pressed: the next key is one of a second row of keys.
  var isPrefixed = false
  /// Something was said in it, also where that was taken back.
  private var wasSpoken = false
  var attaching = Attaching()
  /// The prompt that was put into the composer last, because it was not answered.
  private var givenBack: String?

  init(model: ModelID, endpoint: EndpointFacts, at now: Now) {
    self.model = model
    self.endpoint = endpoint
    status = TurnStatus(model: model, startedAt: now.instant)
  }

  /// Whether an answer is asked for, received, or waited for.
  var isRunning: Bool { status.phase != .idle }

  /// When a silent answer is given up, while it asks to be waited for.
  var asksAt: Instant? { isRunning ? status.givesUpAt : nil }

  /// Whether the model can be asked to go on: from the last answer, or once more after that failed.
  var canContinue: Bool {
    !isRunning
      && (transcript.last?.canBeContinued == true
        || transcript.unansweredPrompt?.wasTyped == false)
  }

  /// Nothing was sent in it yet.
  var isUnsent: Bool {
    !wasSpoken && transcript.isEmpty && !isRunning && outgoing == nil
  }

  /// What is not in the log yet: the prompts that wait, and what is being written.
  struct Unsent: Equatable, Sendable {
    var queued: [String]
    var outgoing: Outgoing?
    var written: Composer.Revision
  }

  var unsent: Unsent { Unsent(queued: queued, outgoing: outgoing, written: composer.revision) }

  /// The same as one text: after a crash it is all in the composer.
  var draft: String {
    (queued + [outgoing?.text ?? "", draftToSave].filter { !$0.isEmpty }).joined(separator: "\n\n")
  }

  /// Nothing would be lost with it.
  var isBlank: Bool { isUnsent && composer.isEmpty }

  /// Requests go there from now on; an empty model: which one is not known yet.
  mutating func take(_ facts: EndpointFacts, _ model: ModelID) {
    endpoint = facts
    self.model = model
    gate = nil
  }

  /// - Parameters: the transcript's part of the screen, and how it is laid out: for another branch.
  mutating func take(
    _ update: SessionUpdate, at now: Now, in size: Size, _ context: LayoutContext
  ) {
    switch update {
    case .message(let message, let siblings): put(message, siblings: siblings)
    case .removed(let id): remove(id)
    case .appended(let id, let text, let reasoning):
      transcript.append(id, text: text, reasoning: reasoning)
    case .status(let status): take(status, at: now)
    case .failed(let id, let prompt):
      lastFailed = id
      outcome = .failed
      if let prompt { takeBack(prompt) }
    case .promptReturned(let prompt): takeBack(prompt)
    case .unsentReturned(let prompts):
      queued = []
      takeBackUnsent(prompts)
    case .conversation(let conversation):
      id = conversation.id
      self.conversation = conversation
      take(optionsOf: conversation)
      if model.rawValue.isEmpty { model = conversation.model }
    case .branch(let page, let focus):
      totals.replace(with: page)
      transcript.show(page, focus: focus, in: size, context)
    case .queued(let prompts): queued = prompts
    case .gate(let gate): self.gate = gate
    case .storeFailed, .storeRecovered, .elsewhere: break
    }
  }

  /// Shows what the log has of it, from the beginning.
  mutating func replaceAll(_ stored: StoredConversation, at now: Now) {
    wasSpoken = true
    id = stored.conversation.id
    conversation = stored.conversation
    take(optionsOf: stored.conversation)
    if !stored.conversation.model.rawValue.isEmpty { model = stored.conversation.model }
    transcript.replaceAll(stored, at: now.wall)
    totals.replace(with: stored.page)
    if composer.isEmpty, !stored.draft.isEmpty { composer.replace(with: stored.draft) }
  }

  /// A prompt that was not answered; not over what was typed meanwhile: the history has it.
  private mutating func takeBack(_ prompt: String) {
    guard prompt.wasTyped, composer.isEmpty else { return }
    composer.replace(with: prompt)
    givenBack = prompt
  }

  /// Prompts that nothing else has: into the composer in any case, in the order in which they were
  /// written.
  private mutating func takeBackUnsent(_ prompts: String) {
    let text = composer.text
    let parts = text == givenBack ? [text, prompts] : [prompts, text]
    composer.replace(with: parts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  /// - Returns: false when a part of the log that somebody waits for could not be read.
  mutating func take(
    _ page: BranchPage?, at place: BranchPlace, in size: Size, _ context: LayoutContext
  ) -> Bool {
    if let page { totals.add(page) }
    return transcript.insert(page, at: place, in: size, context)
  }

  private mutating func take(optionsOf conversation: Conversation) {
    options = conversation.options
    preset = conversation.preset
  }

  private mutating func put(_ message: Message, siblings: SiblingPosition?) {
    wasSpoken = true
    if let before = transcript.message(message.id) { totals.remove(before) }
    totals.add(message)
    transcript.put(message, siblings: siblings)
  }

  private mutating func remove(_ id: MessageID) {
    guard let message = transcript.message(id) else { return }
    totals.remove(message)
    transcript.remove(id)
  }

  private mutating func take(_ status: TurnStatus, at now: Now) {
    let wasRunning = isRunning
    if status.phase == .idle || status.attempt != self.status.attempt { meter = Meter() }
    meter.note(status, at: now.instant)
    self.status = status
    transcript.offersContinuation = !isRunning
    if isRunning {
      outcome = nil
    } else if wasRunning, outcome == nil {
      outcome = .done
    }
  }
}

extension String {
  /// Whether a prompt is the user's own words, and not what asks for the rest of an answer.
  var wasTyped: Bool { self != Continuation.prompt }
}
