package import Chat
package import TUI

/// Everything that the interface knows: one value, changed by `update` and drawn by `view` alone.
package struct Model: Sendable {
  package internal(set) var size: Size
  package internal(set) var setup: ModelSetup
  package internal(set) var transcript = Transcript()
  package internal(set) var composer = Composer()
  /// nil until the first prompt of a new conversation was taken.
  package internal(set) var conversation: Conversation?
  /// The model of the next request.
  package internal(set) var model: ModelID
  package internal(set) var status: TurnStatus
  package internal(set) var overlay: Overlay?
  package internal(set) var notice: Notice?
  /// The log's last conversation, as long as it may still be gone on with.
  package internal(set) var offer: Offer?
  /// The log could not be written: what is said stays in memory only.
  package internal(set) var isLogFailing = false

  /// Seconds that local time is ahead of UTC, as of the last event or frame.
  var utcOffset: Int
  var meter = Meter()
  var totals = Totals()
  var models = ModelList.unknown
  /// How requests are held back; nil: they are not.
  var gate: GateStatus?
  /// The answer that failed last, for the error panel.
  var lastFailed: MessageID?

  package init(size: Size, setup: ModelSetup, now: Now) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.setup = setup
    model = setup.model
    utcOffset = now.utcOffset
    status = TurnStatus(model: setup.model, startedAt: now.instant)
  }

  /// Whether an answer is asked for, received, or waited for.
  var isTurnRunning: Bool { status.phase != .idle }

  /// The wait between two attempts, while there is one.
  var backoff: Backoff? { status.backoff }

  /// Whether a silent answer asks to be waited for.
  var isStallAsked: Bool { isTurnRunning && status.givesUpAt != nil }
}
