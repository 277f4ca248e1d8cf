import ChatUI
import Curses
import Dispatch

/// What is done with selected text outside of the screen: files, and other programs on the terminal.
extension Controller {
  /// A disk may be slow: not on the queue that answers keys.
  static let files = QueueExecutor(DispatchQueue(label: "confab.files"))

  func run(_ effect: SelectionEffect) {
    switch effect {
    case .save(let text, let path, let what): save(text, to: path, what: what)
    case .openPager(let text, let ending): show(text, ending: ending, in: .pager)
    case .openEditor(let text, let ending): show(text, ending: ending, in: .editor)
    case .runDoctor(let endpoint): runDoctor(endpoint: endpoint)
    case .showBare(let text): show(text, ending: ".txt", in: .bare)
    }
  }

  private func save(_ text: String, to path: String, what: String) {
    Task(executorPreference: Self.files) { [inbox] in
      let home = ProcessEnvironment.variables()["HOME"]
      do throws(NewFile.Problem) {
        try NewFile.write(text, to: path, home: home)
        inbox.send(.interface(.selection(.saved(path: path, what: what))))
      } catch {
        inbox.send(.interface(.selection(.saveFailed(path: path, reason: error.reason))))
      }
    }
  }

  /// Answers go on meanwhile: nothing waits for the program but what it leaves behind.
  private func show(_ text: String, ending: String, in program: OutsideProgram) {
    Task(executorPreference: executor) { [inbox, terminal] in
      let environment = ProcessEnvironment.variables()
      guard let lent = LentText(text, ending: ending, environment: environment) else {
        let problem = "no directory for temporary files can be written to: set TMPDIR"
        inbox.send(.interface(.selection(.returned(problem: problem, wasChanged: false))))
        return
      }
      let words = program.words(showing: lent.path, environment: environment)
      let end = await terminal.run(words)
      let wasChanged = lent.wasChanged
      lent.remove()
      inbox.send(
        .interface(
          .selection(
            .returned(
              problem: program.problem(end, environment: environment), wasChanged: wasChanged))))
    }
  }
}
