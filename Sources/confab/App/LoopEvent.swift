import ChatUI
import Curses

/// What reaches the event loop: one stream, many producers.
enum LoopEvent: Sendable {
  case terminal([TerminalEvent])
  case line(LineTerminal.Event)
  case interface(Event)
  /// The time that the loop had asked for has come.
  case alarm
  /// The terminal is gone, and nothing is being made any more.
  case quiet
  /// The sessions have ended, and nothing more comes from them.
  case told
  /// The sessions have taken in what was asked of them by then.
  case caughtUp

  /// The signal that it tells of.
  var signal: Int32? {
    switch self {
    case .line(.signal(let number)): return number
    case .terminal(let batch):
      for case .signal(let number) in batch { return number }
      return nil
    default: return nil
    }
  }
}

/// The loop's stream of events with the end that producers write to.
struct Inbox: Sendable {
  let events: AsyncStream<LoopEvent>
  private let continuation: AsyncStream<LoopEvent>.Continuation

  init() {
    (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .unbounded)
  }

  func send(_ event: LoopEvent) { continuation.yield(event) }
}
