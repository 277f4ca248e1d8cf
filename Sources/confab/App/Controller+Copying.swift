import ChatUI
import Curses
import Dispatch
import Settings
import TUI

/// Copying: by the ways of the ladder, until one is enough, and into a file in any case.
extension Controller {
  /// Programs and disks may be slow: not on the queue that answers keys.
  private static let copies = QueueExecutor(DispatchQueue(label: "confab.copies"))

  /// The last text that was copied, for terminals that take none, and for who sits behind two of them.
  static let fileName = "/copied.txt"

  func copy(_ text: String, what: String) {
    let before = copying
    copying = Task(executorPreference: Self.copies) { [inbox, terminal, places = parts.places] in
      // One after the other: the last one that was asked for is the one that stays.
      await before?.value
      var report = CopyReport()
      let path = places.stateDirectory + Self.fileName
      let shown = Self.shown(path, home: places.home)
      do throws(PrivateFile.Problem) {
        try PrivateFile.replace(path, with: Array(text.utf8))
        report.file = shown
      } catch {
        report.problems.append("not kept in \(shown): \(error.reason)")
      }
      let environment = ProcessEnvironment.variables()
      var ladder = CopyLadder(environment: environment, isMac: Self.isMac) {
        TakingProgram.exists($0, environment: environment)
      }
      while let way = ladder.next() {
        let problem: String?
        if let words = way.words {
          problem = TakingProgram.run(words, input: text, environment: environment)
        } else {
          problem = Self.problem(await terminal.copy(text))
        }
        // What only an old tmux does not know is no problem of the user's.
        if let problem, way != .tmuxBuffer(sendsOn: true) { report.problems.append(problem) }
        if problem == nil { ladder.took(Self.isReached(by: way, environment) ? way : .tmuxAlone) }
      }
      report.taken = ladder.taken
      inbox.send(.interface(.copied(what: what, report)))
    }
  }

  /// tmux keeps a text that it can send to nobody without a word.
  private static func isReached(by way: CopyWay, _ environment: [String: String]) -> Bool {
    way != .tmuxBuffer(sendsOn: true)
      || TakingProgram.run(CopyWay.tmuxReaches, input: "", environment: environment) == nil
  }

  private static func shown(_ path: String, home: String?) -> String {
    guard let home, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  private static func problem(_ result: CopyResult) -> String? {
    switch result {
    case .sent: nil
    case .tooLarge(let limit): "it is longer than the \(limit) bytes that terminals take"
    case .unsupported: "this terminal has no clipboard"
    }
  }

  private static var isMac: Bool {
    #if os(macOS)
      true
    #else
      false
    #endif
  }
}
