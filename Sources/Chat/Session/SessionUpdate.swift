/// What the user asks of a conversation.
package enum SessionCommand: Hashable, Sendable {
  /// Sends a prompt after the last message of the shown branch.
  case send(String)
  /// Ends the wait between two attempts and tries at once.
  case retryNow
  /// Stops the answer, or the wait for the next attempt; what has come is kept.
  case cancel
  /// Chooses the model of the next request; during a wait it also tries at once with it.
  case useModel(ModelID)
  /// The same with another server, and a model of it; nil: the model stays.
  case useBackend(Backend, ModelID?)
  /// Asks for the last prompt's answer once more: the new answer is a sibling of the old.
  case regenerate
  /// The same with the newer half of what was sent, after the model's context was exceeded. What is
  /// left out stays in the transcript and the log; later requests leave it out, too.
  case dropOldest
  /// Asks the model to go on from the last answer, which broke off, was stopped, or was cut at the
  /// token limit.
  case continueAnswer
  /// Waits for the time that the last failure named (longer than what is waited for without asking)
  /// and tries again then. `cancel` ends the wait, `retryNow` shortens it.
  case wake
  /// Answers the question of a stalled stream: wait once more as long.
  case keepWaiting
  /// Adds a sibling with this text to a message of the branch: a prompt's is sent; an answer's stands
  /// for what the model said from then on. What came after it stays in the log.
  case edit(MessageID, String)
  /// Asks for another answer to the prompt of this answer, or to this prompt, wherever on the branch.
  case regenerateAnswer(MessageID)
  /// Shows the branch that goes through a message: a sibling, or any other of the tree.
  case show(MessageID)
  /// Takes the prompts back that wait for the answer's end.
  case takeBackQueue
  /// Changes the conversation's own facts, which are kept at once.
  case change(ConversationChange)
  /// What is sent along from the next turn on where the conversation says nothing else: the
  /// configuration changed.
  case useDefaults(RequestDefaults)
  /// How often failures are tried again, from the next turn on: the same.
  case useLimits(RetryPolicy)
  /// Another program wrote to the conversation: what is new is read and shown.
  case logChanged
}

/// What another program did to a conversation that is open here.
package enum Elsewhere: Hashable, Sendable {
  /// It made another version of a message of the branch.
  case wentOn(from: MessageID)
  /// It put the conversation into the trash, or took it out.
  case deleted
  case undeleted
  /// It took the conversation out of the log for ever.
  case removed
}

/// What the user says of a conversation, beside what is said in it.
package enum ConversationChange: Hashable, Sendable {
  case title(String)
  case options(RequestOptions, preset: String?)
  case tags([String])
  case starred(Bool)
  case archived(Bool)
  /// It is to be in the trash no more.
  case restored
}

/// What a session tells those who show it.
package enum SessionUpdate: Hashable, Sendable {
  /// A message was added at the end of the branch, or (same id) took another form.
  case message(Message, siblings: SiblingPosition?)
  /// A message left the shown branch: a sibling takes its place, or it was withdrawn before
  /// anything was answered. It stays in the log.
  case removed(MessageID)
  /// Text and reasoning to append to a streaming message: merged, at most one a frame interval.
  case appended(MessageID, text: String, reasoning: String)
  /// The turn's state changed, or its meter did.
  case status(TurnStatus)
  /// The turn ended with a failure that is not retried. `prompt` is given back when nothing was
  /// answered; the failed message stays in the transcript.
  case failed(MessageID, prompt: String?)
  /// A prompt comes back without a failure to show: it was cancelled before anything was answered.
  /// The log has it. Text that was typed meanwhile must not be lost by taking it.
  case promptReturned(String)
  /// Prompts come back that were never sent, and none waits any more: they were taken back, or the
  /// turn before them ended badly. Nothing else has them, and one update says both, so that there is
  /// no moment at which they are nowhere.
  case unsentReturned(String)
  case conversation(Conversation)
  /// The log cannot be written: the chat goes on in memory.
  case storeFailed(StoreError)
  /// Everything is written that could not be.
  case storeRecovered
  /// Another program did something that is not to be seen on the branch.
  case elsewhere(Elsewhere)
  /// The pace at which requests are let through changed; nil: nothing holds them back.
  case gate(GateStatus?)
  /// Another branch is shown now: its newest messages, or those around `focus`.
  case branch(BranchPage, focus: MessageID?)
  /// The prompts that wait until the answer in progress has ended, in order; they are not in the log
  /// yet.
  case queued([String])
}

/// How requests to one endpoint with one key are held back after it was asked too often.
package struct GateStatus: Hashable, Sendable {
  /// Seconds between the starts of two requests.
  package var spacing: Double
  /// Requests that may be under way at once.
  package var limit: Int
  /// No request starts before; nil: no cooldown.
  package var cooldownUntil: Instant?
  /// Requests that wait to be let through, this session's among them.
  package var waiting: Int
  /// In words: `429 Too Many Requests`, or that another Confab met it.
  package var reason: String

  package init(
    spacing: Double, limit: Int, cooldownUntil: Instant?, waiting: Int, reason: String
  ) {
    self.spacing = spacing
    self.limit = limit
    self.cooldownUntil = cooldownUntil
    self.waiting = waiting
    self.reason = reason
  }
}

/// Where a turn is. Values only: nobody counts down; who shows it subtracts the time.
package struct TurnStatus: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case idle
    /// The request is on its way; no response head yet.
    case connecting
    /// The head came; no byte of an answer yet.
    case waiting
    case reasoning
    case receiving
    case backingOff(Backoff)
    /// The gate holds the request back until a moment; nil: until another request has ended.
    case held(until: Instant?)
  }

  package var phase: Phase
  package var model: ModelID
  /// From 1; 0 when idle.
  package var attempt: Int
  package var requestID: String?
  /// When this attempt began.
  package var startedAt: Instant
  package var firstByteAt: Instant?
  package var firstTextAt: Instant?
  package var lastByteAt: Instant?
  package var lastTextAt: Instant?
  package var bytes: Int
  /// Pieces of text or reasoning: what servers send one a token; an estimate.
  package var pieces: Int
  /// The stream was silent for the idle time-out: unless the user answers (`keepWaiting`,
  /// `retryNow`, `cancel`), the attempt is given up then. nil: no question is open.
  package var givesUpAt: Instant?

  package init(phase: Phase = .idle, model: ModelID, startedAt: Instant) {
    self.phase = phase
    self.model = model
    self.startedAt = startedAt
    attempt = 0
    bytes = 0
    pieces = 0
  }
}

/// A wait between two attempts, with its deadline as data.
package struct Backoff: Hashable, Sendable {
  package var failure: Failure
  /// On the monotonic clock: when the next attempt begins.
  package var deadline: Instant
  /// The attempt that follows, and how many there are at most: “attempt 2 of 6”.
  package var nextAttempt: Int
  package var attempts: Int

  package init(failure: Failure, deadline: Instant, nextAttempt: Int, attempts: Int) {
    self.failure = failure
    self.deadline = deadline
    self.nextAttempt = nextAttempt
    self.attempts = attempts
  }
}
