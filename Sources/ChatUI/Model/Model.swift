package import Chat
package import TUI

/// Everything that the interface knows: one value, changed by `update` and drawn by `view` alone.
package struct Model: Sendable {
  package internal(set) var size: Size
  package internal(set) var setup: ModelSetup
  /// The conversation in front.
  var front: OpenConversation
  /// The other open ones, in the order in which they come to the front.
  var others: [OpenConversation] = []
  package internal(set) var overlay: Overlay?
  /// What was in use when another theme began to be tried; nil: none is.
  var themeBefore: Theme?
  package internal(set) var notice: Notice?
  /// The log's last conversation, as long as it may still be gone on with.
  package internal(set) var offer: Offer?
  /// The log could not be written: what is said stays in memory only.
  package internal(set) var isLogFailing = false
  /// The newest prompts of the log are known, or that they cannot be.
  var isHistoryRead = false
  /// It cannot even be opened so far.
  var isLogClosed = false
  /// It is being brought to this program's version: nothing can be read or written before.
  package internal(set) var isLogUpdating = false

  /// How much of the answers' reasoning is shown, in all conversations.
  var reasoning: ReasoningDisplay
  /// How quickly the screen is reached.
  package internal(set) var link = LinkState()
  /// The terminal is looked at, as far as it says.
  var isFocused = true
  /// Whose the mouse is, as it was said in this run; nil: as the settings have it.
  var mouseChoice: Bool?
  var drag: MouseDrag?
  /// The entries of the list on the screen, as it was drawn last.
  var shownEntries: [FrameEntry] = []
  /// Conversations that were closed: what they still tell is not for any other.
  var closed: Set<ConversationID> = []
  /// What was deleted in this run and is not back, step by step, the last one last: in a conversation as
  /// in the log browser.
  var trash: [[ConversationID]] = []

  /// What the local clock shows, as of the last event or frame, and seconds that it is ahead of UTC now.
  var zone: ZoneOffsets
  var utcOffset: Int
  /// What is known of the models of all endpoints.
  var directory = ModelDirectory()
  /// The endpoints that were asked in this run.
  var knownEndpoints: [EndpointFacts]
  /// What finding remembers from one time to the next.
  var findMemory = FindMemory()
  /// What the word before the cursor may become; nil: nothing is completed.
  var completion: CompletionState?
  var completionSources = CompletionSources()
  /// Something was typed: the list may open.
  var isCompletionInvited = false
  /// Names of the commands that were run by name, the last one first.
  var recentCommands: [String] = []
  /// The log browser, which lies under overlays and over all else; nil: it was not opened yet, or is
  /// done with.
  var browser: LogBrowser?
  /// The conversation that was opened from it.
  var visit: BrowserVisit?
  /// Conversations that were opened to read a hit and are only looked at: who goes on to the next one
  /// leaves no row of open conversations behind.
  var lookedAt: Set<ConversationID> = []
  /// The number of a hit that is gone to as soon as the log has brought it.
  var visitAwaits: Int?
  /// What tells pastes from typing where the terminal does not.
  var burst = PasteBurst()
  /// The newest request for files to attach.
  var attachmentNumber = 0
  /// What linear mode keeps beside what the screen shows.
  var linear = LinearState()
  /// The draft that was last handed over to be saved.
  var savedDraft: OpenConversation.Unsent

  package init(size: Size, setup: ModelSetup, now: Now) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.setup = setup
    reasoning = setup.preferences.reasoning
    zone = now.zone
    utcOffset = now.utcOffset
    knownEndpoints = [setup.facts]
    front = OpenConversation(model: setup.model, endpoint: setup.facts, at: now)
    savedDraft = front.unsent
    if setup.keyProblem != nil { overlay = .setup(setupPanel) }
  }

  package var transcript: Transcript { front.transcript }
  package var composer: Composer { front.composer }
  /// nil until something was said of a new conversation, or in it.
  package var conversation: Conversation? { front.conversation }
  /// The model of the next request.
  package var model: ModelID { front.model }
  package var status: TurnStatus { front.status }
  var meter: Meter { front.meter }
  var totals: Totals { front.totals }
  /// The answer that failed last, for the error panel.
  var lastFailed: MessageID? { front.lastFailed }

  /// How the requests of the conversation in front are held back; nil: they are not.
  var gate: GateStatus? { front.gate }

  /// What keys mean, as the user set them.
  var keymap: Keymap { setup.keymap }

  /// Whether an answer is asked for, received, or waited for.
  var isTurnRunning: Bool { front.isRunning }

  /// The wait between two attempts, while there is one.
  var backoff: Backoff? { status.backoff }

  /// Whether a silent answer asks to be waited for.
  var isStallAsked: Bool { front.asksAt != nil }
}
