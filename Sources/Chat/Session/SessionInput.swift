/// What reaches a session, one after the other: its only way in. Results of a turn carry its number,
/// so that those of an older turn are known and dropped.
enum SessionInput: Sendable {
  case command(SessionCommand)
  case turn(Int, TurnEvent)
  /// With the number of the gate that says it.
  case gate(Int, GateStatus?)
  /// The frame interval is over: publish what was merged.
  case publishDue
  /// Text that came has waited long enough: keep it.
  case persistDue
  /// What could not be written is to be tried again.
  case retryDue
  /// The store took the first `count` of the writes that were begun.
  case wrote(count: Int, StoreError?)
  /// What an errand brought, with its number.
  case fetched(Int, Fetched)
  /// What the log has of the conversation, the branch that was asked with, and the number of the write
  /// before.
  case news(KnownBranch, Result<ConversationNews?, StoreError>, Int)
  case flush(CheckedContinuation<Void, Never>)
  case whenIdle(CheckedContinuation<Void, Never>)
  case close(CheckedContinuation<Void, Never>)
}
