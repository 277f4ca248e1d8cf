import Curses

/// A program of the user's own that shows a text instead of Confab.
enum OutsideProgram {
  case pager, editor
  /// No program: the text on the terminal's own screen, which wraps and selects it.
  case bare

  /// The words to run, for a text in a file.
  func words(showing path: String, environment: [String: String]) -> [String] {
    let script =
      switch self {
      // Variables may hold arguments: the shell takes them apart, and never the file's name.
      case .pager, .editor: command(environment) + " \"$1\""
      case .bare: "cat \"$1\"; printf '\\n%s ' \"$2\"; read -r answer"
      }
    return ["/bin/sh", "-c", script, "confab", path, "── Enter goes back to Confab"]
  }

  /// What went wrong, in words; nil: nothing did, or the user ended it.
  func problem(_ end: ProgramEnd, environment: [String: String]) -> String? {
    let name = command(environment)
    switch end {
    case .exited(status: 0), .abandoned: return nil
    // Ctrl-C, said by a shell or by the signal.
    case .exited(status: 130), .killed(signal: 2): return nil
    case .exited(status: 127): return "“\(name)” was not found: set \(variable) to what you use"
    case .exited(status: 126): return "“\(name)” cannot be run: set \(variable) to what you use"
    case .exited(let status): return "“\(name)” ended with status \(status)"
    case .killed(let signal): return "“\(name)” was ended by signal \(signal)"
    case .notStarted(let reason): return "“\(name)” could not be started: \(reason)"
    }
  }

  private var variable: String { if case .editor = self { "EDITOR" } else { "PAGER" } }

  private func command(_ environment: [String: String]) -> String {
    let (names, standard): ([String], String) =
      switch self {
      case .pager: (["PAGER"], "less")
      case .editor: (["VISUAL", "EDITOR"], "vi")
      case .bare: ([], "sh")
      }
    let set = names.compactMap { environment[$0] }.first { $0.contains { !$0.isWhitespace } }
    return set ?? standard
  }
}
