package import Chat
import TUI

/// The interface as lines that are said one after the other: nothing that was said is ever changed.
///
/// It compares the model with what it has said, and says what is new: who speaks, what comes, what is
/// waited for, what went wrong, what can be chosen. Pure: it owns what was said, and nothing else. What
/// things mean is `update`'s; how a line reaches a terminal is not known here.
package struct LinearView: Sendable {
  /// What the user typed stands on the terminal already: it is not said back.
  let isEchoed: Bool
  /// What they typed last, until its message comes.
  var typed: String?
  /// What is said in this round.
  var said: [String] = []

  /// The conversation in front, as of the last round; nil: it was not named yet.
  var front: ConversationID?
  /// Messages that were said whole, or were there before.
  var told: Set<MessageID> = []
  /// The answer that is being said.
  var telling: Telling?
  /// What `/earlier` and `/later` go on from.
  var reading: ReadRange?
  /// More is to be read as soon as the log has brought it.
  var awaited: Awaited?
  /// Readings that were asked for by now.
  var readings = 0

  var turn = LinearTurn()
  /// The list or text that is open, and how much of it was read.
  var panel: LinearPanel?
  var panelRead = 0
  var textRead = 0
  private var notice: Notice?
  private var offer: ConversationID?
  private var queued = 0
  private var outgoing: Instant?
  private var draft = ""
  private var isEditing = false
  private var isUpdating = false
  private var hasBegun = false
  private var unseen: Set<ConversationID> = []
  private var gateReason: String?
  private var reasoning: ReasoningDisplay?
  private var asked: ModelID?

  /// - Parameter isEchoed: whether what is typed appears where the lines are said.
  package init(isEchoed: Bool) { self.isEchoed = isEchoed }

  /// What is new since the last time, as lines of printable text.
  package mutating func lines(after event: Event?, _ model: Model, at now: Now) -> [String] {
    said = []
    (wasIntroduced, wasNoticed) = (false, false)
    if !hasBegun { begin(model) }
    followConversation(event, model, at: now)
    sayMessages(model, at: now)
    sayTurn(model, at: now)
    sayQueue(model, at: now)
    sayNotice(model)
    sayReasoning(model)
    sayModel(model)
    sayOthers(model)
    sayOffer(model)
    sayReadings(model, at: now)
    sayPanel(event, model, at: now)
    sayDraft(model)
    return said.map(LinearWords.safe)
  }

  /// What stands where the next line is typed; nil: nothing is waited for from the user.
  package func prompt(_ model: Model) -> String? {
    if isSecret(model) { return "Key: " }
    let isAsked = model.isStallAsked || model.backoff != nil
    // Between the lines of an answer it would be said each time.
    if model.isTurnRunning, !isAsked { return nil }
    if let panel {
      if panel.isLoading, panel.entries.isEmpty { return nil }
      return panel.entries.isEmpty ? "Enter: " : "Number: "
    }
    return isAsked ? "Answer: " : "You: "
  }

  /// What is typed must not be seen.
  package func isSecret(_ model: Model) -> Bool {
    if case .setup = model.overlay { true } else { false }
  }

  /// When something is to be said by the mere passing of time.
  package func nextTick(_ model: Model, at now: Now) -> Instant? {
    [model.front.outgoing?.deadline, turn.nextTick(model, at: now.instant), telling?.pauseEnds]
      .compactMap(\.self).min()
  }

  mutating func say(_ line: String) { said.append(line) }

  // MARK: What is around the conversation

  private mutating func begin(_ model: Model) {
    hasBegun = true
    let model = model.model.rawValue.isEmpty ? "the first model listed" : model.model.rawValue
    say("Confab, linear mode. Asking \(model).")
    say("Type a prompt and press Enter. /help lists the commands, /quit or Ctrl-D leaves.")
  }

  mutating func welcome(_ texts: [String]) { for text in texts { say(LinearWords.sentence(text)) } }

  private mutating func sayNotice(_ model: Model) {
    if model.isLogUpdating != isUpdating {
      isUpdating = model.isLogUpdating
      say(isUpdating ? "The log is being updated. Please wait." : "The log is updated.")
    }
    defer { notice = model.notice }
    guard let notice = model.notice, notice != self.notice else { return }
    wasNoticed = true
    say(LinearWords.sentence(notice.text))
  }

  private mutating func sayQueue(_ model: Model, at now: Now) {
    let count = model.front.queued.count
    defer { queued = count }
    if count > queued {
      say(
        "\(count == 1 ? "The prompt waits" : "\(count) prompts wait") for the end of this answer. "
          + "/take-back takes \(count == 1 ? "it" : "them") back.")
    }
    defer { outgoing = model.front.outgoing?.deadline }
    if let deadline = model.front.outgoing?.deadline, deadline != outgoing {
      let left = Countdown(to: deadline).secondsLeft(at: now.instant)
      say("It goes out in \(LinearWords.seconds(left)). /stop takes it back.")
    }
    let reason = model.gate?.cooldownUntil == nil ? nil : model.gate?.reason
    if reason != gateReason, let reason, !model.isTurnRunning {
      say("Requests are held back for a while: \(LinearWords.sentence(reason))")
    }
    gateReason = reason
  }

  /// Another model is asked from now on; where a turn or another conversation begins, that is said there.
  private mutating func sayModel(_ model: Model) {
    defer { asked = model.model }
    guard let asked, asked != model.model, !model.model.rawValue.isEmpty, !wasIntroduced,
      !wasNoticed
    else { return }
    say("Asking \(model.model.rawValue) from now on.")
  }

  /// What a model thinks is read, or only that it does.
  private mutating func sayReasoning(_ model: Model) {
    defer { reasoning = model.reasoning }
    guard let reasoning, reasoning != model.reasoning else { return }
    switch model.reasoning {
    case .full: say("Reasoning is read from now on.")
    case .tail: say("Reasoning is not read, only that a model thinks. /reasoning twice reads it.")
    case .collapsed: say("Reasoning is not read. /reasoning twice reads it.")
    }
  }

  /// Answers of conversations that are not in front.
  private mutating func sayOthers(_ model: Model) {
    let ended = model.others.filter { $0.outcome != nil }
    let ids = Set(ended.compactMap(\.id))
    // A failure has a notice of its own.
    for other in ended where other.outcome == .done {
      guard let id = other.id, !unseen.contains(id) else { continue }
      let title = other.conversation.map { "\"\(LinearWords.short($0.title, to: 60))\"" }
      say("The answer in \(title ?? "another conversation") is there. /next goes there.")
    }
    unseen = ids
  }

  private mutating func sayOffer(_ model: Model) {
    defer { offer = model.offer?.conversation.id }
    guard let offer = model.offer, offer.conversation.id != self.offer else { return }
    let conversation = offer.conversation
    let time = Figures.time(conversation.updatedAt, utcOffset: model.utcOffset)
    let title = conversation.title.isEmpty ? "the last conversation" : "\"\(conversation.title)\""
    let when = offer.day.map { "\($0), \(time)" } ?? time
    say("Enter on an empty line goes on with \(title) (\(when)).")
    if let words = offer.lastAnswer.words(at: time) { say(LinearWords.sentence(words)) }
  }

  /// What stands in the composer and was not typed just now.
  private mutating func sayDraft(_ model: Model) {
    let text = model.composer.text
    let wasEditing = isEditing
    isEditing = model.front.branching.edit != nil
    defer { draft = text }
    if let begun = model.linear.begun, begun != begunSaid {
      let words = begun.trimmed
      if words.contains(" ") {
        say("Type the command whole. It was: \(words)")
      } else {
        let usage = CommandTable.called(words.dropFirst())?.argument?.name ?? "what is meant"
        say("Type \(words) and, behind a blank, \(LinearWords.plain(usage)).")
      }
    }
    begunSaid = model.linear.begun
    // It was sent already, and goes out as soon as its files are read.
    guard !model.linear.awaitsFiles else { return }
    guard text != draft || isEditing != wasEditing, !text.isEmpty, text != gathered else { return }
    let words = LinearWords.short(AttachmentReference.short(text), to: 300)
    if isEditing {
      say("Editing: \(words)")
      say("Type the new text, or /editor for an editor. Enter sends it, /stop leaves it as it was.")
    } else if model.holdsOnlyFiles(text) {
      say("Attached: \(words). It goes along with the next prompt. /drop takes it back.")
    } else {
      say("Draft: \(words)")
      say("Enter sends it, /editor changes it, /drop drops it.")
    }
  }

  private var begunSaid: String?
  /// The lines of a prompt that goes on.
  var gathered = ""
  /// The conversation's model was named in this round.
  var wasIntroduced = false
  /// A notice was said in this round: it says what changed, too.
  private var wasNoticed = false
}
