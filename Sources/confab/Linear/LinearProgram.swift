import Chat
import ChatUI
import Curses
import Settings
import TUI

/// Linear mode from its start to its exit status: the same parts as the full screen's, and another loop.
struct LinearProgram {
  /// The place that reading takes in the model: what is near it is held.
  private static let size = Size(columns: 80, rows: 24)

  private let executor: QueueExecutor

  init(executor: QueueExecutor) { self.executor = executor }

  func run(_ prepared: StartUp.Prepared, inbox: Inbox) async -> ExitStatus {
    let terminal: LineTerminal
    do throws(TerminalError) {
      terminal = try LineTerminal.open()
    } catch {
      fail("confab: \(error.message)", .refused)
    }
    let time = prepared.parts.time
    let controller = Controller(
      parts: prepared.parts, endpoints: prepared.endpoints, terminal: terminal, inbox: inbox,
      executor: executor, log: prepared.log)
    let wall = time.wallNow
    let zone = LocalClock.zone(at: wall)
    var setup = prepared.setup
    setup.isLinear = true
    let model = Model(
      size: Self.size, setup: setup, now: Now(instant: time.now, wall: wall, zone: zone))
    var loop = LinearLoop(
      interface: LinearInterface(model: model, isEchoed: terminal.isEchoed), terminal: terminal,
      controller: controller, inbox: inbox, time: time, zone: zone, executor: executor)
    await loop.begin()

    await controller.begin()
    let pass: @Sendable () async -> Void = {
      for await event in terminal.events { inbox.send(.line(event)) }
    }
    if terminal.isInteractive { Task(executorPreference: executor) { await pass() } }
    Task(executorPreference: prepared.parts.executor) {
      await controller.watchSettings()
      await controller.watchLog()
      await controller.lookBack(choice: prepared.conversation)
      inbox.send(.caughtUp)
      await controller.run(
        prepared.setup.keyProblem == nil ? .models(.load) : .setup(.lookForServers))
      // A script meets what was left from before; a user waits for nothing.
      if !terminal.isInteractive { await pass() }
    }
    return await loop.runToTheEnd(
      controller, backgroundSeconds: prepared.backgroundSeconds, closing: terminal)
  }
}
