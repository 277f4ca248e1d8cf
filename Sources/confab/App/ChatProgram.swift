import Chat
import ChatUI
import Curses
import Doctor
import Glibc
import Settings
import TUI

/// The full-screen chat from its start to its exit status.
struct ChatProgram {
  private let start: StartUp
  private let executor: QueueExecutor

  init(options: Options, isDemo: Bool, executor: QueueExecutor) {
    start = StartUp(options: options, isDemo: isDemo, executor: executor)
    self.executor = executor
  }

  func run() async -> ExitStatus {
    let inbox = Inbox()
    var prepared: StartUp.Prepared
    let terminal: Terminal
    do {
      prepared = try start.prepare(inbox: inbox)
      if prepared.isLinear {
        return await LinearProgram(executor: executor).run(prepared, inbox: inbox)
      }
      // Before anything is laid out.
      WidthProfile.use(
        WidthFile(prepared.parts.places).read().profile(for: ProcessEnvironment.variables()))
      do throws(TerminalError) {
        terminal = try Terminal.open(prepared.terminal)
      } catch .incapable {
        // It shows lines, whatever else it cannot do.
        return await LinearProgram(executor: executor).run(prepared, inbox: inbox)
      }
      prepared.setup.theme = prepared.setup.theme.fitted(to: terminal.colors, plain: .mono)
      if let notice = terminal.notice { prepared.setup.welcome.append(notice) }
    } catch let refusal as StartUp.Refusal {
      fail("confab: \(refusal.text)", .refused)
    } catch let error as TerminalError {
      fail("confab: \(error.message)", .refused)
    } catch {
      fail("confab: \(error)", .failure)
    }
    return await chat(prepared, on: terminal, inbox: inbox)
  }

  private func chat(
    _ prepared: StartUp.Prepared, on terminal: Terminal, inbox: Inbox
  ) async -> ExitStatus {
    let time = prepared.parts.time
    let controller = Controller(
      parts: prepared.parts, endpoints: prepared.endpoints, terminal: terminal, inbox: inbox,
      executor: executor, log: prepared.log)
    let wall = time.wallNow
    let zone = LocalClock.zone(at: wall)
    let model = Model(
      size: await terminal.size(), setup: prepared.setup,
      now: Now(instant: time.now, wall: wall, zone: zone))
    var loop = EventLoop(
      model: model, terminal: terminal, controller: controller, inbox: inbox, time: time,
      zone: zone, executor: executor)
    await loop.begin()

    Task(executorPreference: executor) {
      for await batch in terminal.events { inbox.send(.terminal(batch)) }
    }
    await controller.begin()
    Task(executorPreference: prepared.parts.executor) {
      await prepared.parts.themes.begin(on: terminal)
      await controller.watchSettings()
      await controller.watchLog()
      await controller.lookBack(choice: prepared.conversation)
      await controller.run(
        prepared.setup.keyProblem == nil ? .models(.load) : .setup(.lookForServers))
    }
    return await loop.runToTheEnd(
      controller, backgroundSeconds: prepared.backgroundSeconds, closing: terminal)
  }
}
