import Curses
import Glibc

/// A prompt that is written in the user's editor. The text stays in its file until somebody else has it.
struct AskEditor {
  enum Ending {
    case written(String, LentText)
    case failed(String)
  }

  /// Blocks until the editor ends.
  static func write(_ text: String) -> Ending {
    let environment = ProcessEnvironment.variables()
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      return .failed("an editor needs a terminal, and there is none: give the prompt as words")
    }
    close(terminal)
    guard let lent = LentText(text, ending: ".md", environment: environment) else {
      return .failed("no directory for temporary files can be written to: set TMPDIR")
    }
    var words = OutsideProgram.editor.words(showing: lent.path, environment: environment)
    // What is piped in or out is not the editor's.
    words[2] = "exec </dev/tty >/dev/tty; " + words[2]
    let status = ForegroundProgram.run(words, environment: environment)
    if let problem = OutsideProgram.editor.problem(
      .exited(status: status), environment: environment)
    {
      let kept = lent.wasChanged
      if !kept { lent.remove() }
      return .failed(problem + (kept ? "; what was written is in \(lent.path)" : ""))
    }
    return .written(lent.edited ?? text, lent)
  }
}
