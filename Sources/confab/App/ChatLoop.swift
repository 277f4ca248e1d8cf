import ChatUI

/// What the loops of the full screen and of linear mode have in common: how they end.
protocol ChatLoop {
  var inbox: Inbox { get }
  /// Until the user, the terminal or a signal ends it.
  mutating func run() async -> ChatEnding
  mutating func apply(_ event: Event) async -> ChatEnding?
  /// Nothing ticks any more.
  mutating func stopTicking()
}

/// Why a loop ended.
enum ChatEnding: Hashable, Sendable {
  case quit
  case signal(Int32)
  case hangUp
}

extension ChatLoop {
  /// Runs, unseen as well if the terminal goes away, until everything that was said is on the disk, and
  /// gives the terminal back.
  mutating func runToTheEnd(
    _ controller: Controller, backgroundSeconds: Double, closing terminal: any ChatTerminal
  ) async -> ExitStatus {
    var ending = await run()
    let isGone = ending == .hangUp
    if isGone {
      await controller.goOnUnseen(seconds: backgroundSeconds)
      ending = await runUnseen()
    }
    await controller.closeSessions()
    await takeTheRest()
    // What was said is on the disk before the screen goes: closing gives signals back, too, and one
    // that comes then ends the process at once.
    let words = await controller.finish()
    await terminal.close()
    if let words, !isGone { StandardError.write(words) }
    return switch ending {
    case .quit: .success
    case .signal(let number): ExitStatus(signal: number)
    case .hangUp: .hangUp
    }
  }

  /// Goes on after the terminal is gone: prompts that were queued, sent or given back are still written
  /// down as they are in the composer. Shows nothing, and nothing ticks.
  private mutating func runUnseen() async -> ChatEnding {
    stopTicking()
    for await event in inbox.events {
      // Whoever ends it from outside does not want to wait.
      if let number = event.signal { return .signal(number) }
      switch event {
      case .quiet: return .hangUp
      case .interface(let event): _ = await apply(event)
      case .terminal, .line, .alarm, .told, .caughtUp: break
      }
    }
    return .hangUp
  }

  /// Takes the last that the sessions tell; see `Controller.closeSessions`.
  private mutating func takeTheRest() async {
    for await event in inbox.events {
      switch event {
      case .told: return
      case .interface(let event): _ = await apply(event)
      case .terminal, .line, .alarm, .quiet, .caughtUp: break
      }
    }
  }
}
