import Chat
import ChatUI
import Curses
import TUI

/// Linear mode's one loop: takes events in order, changes the model, runs effects, says what is new. It
/// decides nothing about what is said.
struct LinearLoop: ChatLoop {
  private var interface: LinearInterface
  private let terminal: LineTerminal
  private let controller: Controller
  let inbox: Inbox
  private let time: any TimeSource
  private let zone: ZoneOffsets
  private let executor: QueueExecutor
  private var alarm: Alarm
  /// Lines of a pipe that wait until what the ones before them asked for is there.
  private var waiting: [String] = []
  private var hasEnded = false
  /// Questions to the sessions whether they have taken in what was asked of them.
  private var unanswered = 0
  /// What an earlier run left was read: what is said of it comes before the first prompt.
  private var hasLookedBack = false

  init(
    interface: LinearInterface, terminal: LineTerminal, controller: Controller, inbox: Inbox,
    time: any TimeSource, zone: ZoneOffsets, executor: QueueExecutor
  ) {
    self.interface = interface
    self.terminal = terminal
    self.controller = controller
    self.inbox = inbox
    self.time = time
    self.zone = zone
    self.executor = executor
    alarm = Alarm(time: time, executor: executor, inbox: inbox)
  }

  mutating func begin() async {
    await say(interface.begin(at: now()))
  }

  mutating func run() async -> ChatEnding {
    for await event in inbox.events {
      if let ending = await handle(event) { return ending }
      if let ending = await takeWaiting() { return ending }
      alarm.set(interface.nextTick(at: now()))
    }
    return .quit
  }

  mutating func stopTicking() { alarm.set(nil) }

  private mutating func handle(_ event: LoopEvent) async -> ChatEnding? {
    switch event {
    case .line(let event): return await handle(event)
    case .interface(let event): return await apply(event)
    case .alarm:
      alarm.rang()
      return await apply(.tick)
    case .caughtUp:
      guard hasLookedBack else {
        hasLookedBack = true
        await say([])
        return nil
      }
      unanswered -= 1
      return nil
    case .terminal, .quiet, .told: return nil
    }
  }

  private mutating func handle(_ event: LineTerminal.Event) async -> ChatEnding? {
    switch event {
    case .lines(let lines) where terminal.isInteractive:
      return await finish(interface.take(lines, at: now()))
    case .lines(let lines):
      waiting += lines
      return nil
    case .interrupt: return await finish(interface.interrupt(at: now()))
    case .end:
      hasEnded = true
      return terminal.isInteractive ? .quit : nil
    case .resumed:
      await say([])
      return nil
    case .signal(let number): return .signal(number)
    case .hangUp: return .hangUp
    }
  }

  /// A pipe's next line, once nothing is made any more that it may be about; at its end, the program's.
  private mutating func takeWaiting() async -> ChatEnding? {
    while hasLookedBack, unanswered == 0, !interface.isBusy {
      guard !waiting.isEmpty else { return hasEnded ? .quit : nil }
      if let ending = await finish(interface.take([waiting.removeFirst()], at: now())) {
        return ending
      }
      unanswered += 1
      Task(executorPreference: executor) { [controller, inbox] in
        await controller.catchUp()
        inbox.send(.caughtUp)
      }
    }
    return nil
  }

  mutating func apply(_ event: Event) async -> ChatEnding? {
    await finish(interface.handle(event, at: now()))
  }

  private mutating func finish(_ outcome: LinearInterface.Outcome) async -> ChatEnding? {
    await say(outcome.lines)
    for effect in outcome.effects {
      switch effect {
      case .quit: return .quit
      case .suspend: await terminal.stop()
      case .notify(let attention): if attention.rings { await terminal.ring() }
      case .redrawAll: break
      default: await controller.run(effect)
      }
    }
    return nil
  }

  private func say(_ lines: [String]) async {
    await terminal.hideInput(interface.isSecret)
    await terminal.say(lines, prompt: hasLookedBack ? interface.prompt : nil)
  }

  private func now() -> Now {
    Now(instant: time.now, wall: time.wallNow, zone: zone)
  }
}
