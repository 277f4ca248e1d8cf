import Chat
import ChatUI
import Curses
import TUI

/// The one loop: takes events in order, changes the model, runs effects, draws when a frame is due.
/// It owns the model; nothing else sees it. It decides nothing about what is on the screen.
struct EventLoop: ChatLoop {
  private var model: Model
  private var limiter: FrameLimiter
  private let terminal: Terminal
  private let controller: Controller
  let inbox: Inbox
  private let time: any TimeSource
  private let zone: ZoneOffsets
  private var alarm: Alarm
  private var shownWindow = WindowState()

  init(
    model: Model, terminal: Terminal, controller: Controller, inbox: Inbox,
    time: any TimeSource, zone: ZoneOffsets, executor: QueueExecutor
  ) {
    self.model = model
    limiter = FrameLimiter()
    self.terminal = terminal
    self.controller = controller
    self.inbox = inbox
    self.time = time
    self.zone = zone
    alarm = Alarm(time: time, executor: executor, inbox: inbox)
  }

  /// Draws the first frame: what the user sees before anything else is made ready.
  mutating func begin() async {
    limiter.request(urgent: true, at: time.now)
    await drawIfDue()
  }

  mutating func run() async -> ChatEnding {
    for await event in inbox.events {
      if let ending = await handle(event) { return ending }
      let asked = now()
      await drawIfDue()
      armAlarm(since: asked)
    }
    return .quit
  }

  mutating func stopTicking() { alarm.set(nil) }

  private mutating func handle(_ event: LoopEvent) async -> ChatEnding? {
    switch event {
    case .terminal(let batch):
      for event in batch {
        if let ending = await handle(event) { return ending }
      }
      return nil
    case .interface(let event):
      return await apply(event)
    case .alarm:
      alarm.rang()
      // Asked now, the model names the tick after this one: that it rang says that one is due.
      return await apply(.tick)
    case .line, .quiet, .told, .caughtUp: return nil
    }
  }

  private mutating func handle(_ event: TerminalEvent) async -> ChatEnding? {
    switch event {
    case .input(let input): return await apply(.input(input))
    case .resized(let size):
      // Whoever resizes sees the old frame until the new one is there: it waits for nothing.
      limiter.request(urgent: true, at: time.now)
      return await apply(.resized(size))
    case .background(let isDark):
      await controller.backgroundIs(dark: isDark)
      return nil
    case .taken(let end):
      limiter.meter.answered(end, at: time.now)
      let link = LinkState(limiter.meter, after: model.link)
      return link == model.link ? nil : await apply(.link(link))
    case .drained:
      limiter.drained(at: time.now)
      return nil
    case .resumed:
      limiter.meter.forget()
      limiter.request(urgent: true, at: time.now)
      return nil
    case .signal(let number): return .signal(number)
    case .hangUp: return .hangUp
    }
  }

  mutating func apply(_ event: Event) async -> ChatEnding? {
    limiter.request(urgent: event.isUrgent, at: time.now)
    for effect in update(&model, event, at: now()) {
      switch effect {
      case .quit: return .quit
      case .suspend:
        await terminal.suspend()
        limiter.request(urgent: true, at: time.now)
      case .redrawAll:
        await terminal.redrawAll()
        limiter.request(urgent: true, at: time.now)
      default: await controller.run(effect)
      }
    }
    return nil
  }

  private mutating func drawIfDue() async {
    guard case .draw(let room) = limiter.nextFrame(at: time.now) else { return }
    let frame = view(&model, at: now())
    let shown = await terminal.present(
      frame, within: room, isFenced: limiter.meter.wantsFence)
    limiter.meter.sent(to: shown.end, fences: shown.fences, at: time.now)
    limiter.drew(at: time.now, waiting: shown.waiting, isWhole: shown.isWhole)
    // Asked for what it is, it does nothing.
    await terminal.takeMouse(model.takesMouse)
    let window = model.window
    guard window != shownWindow else { return }
    shownWindow = window
    await terminal.show(window)
  }

  /// What comes due while the frame is drawn is not seen by anybody else: it is asked for since then, and
  /// rings at once.
  private mutating func armAlarm(since asked: Now) {
    let due = [model.nextTick(at: asked), limiter.nextAsk(at: asked.instant)]
    alarm.set(due.compactMap(\.self).min())
  }

  private func now() -> Now {
    Now(instant: time.now, wall: time.wallNow, zone: zone)
  }
}
