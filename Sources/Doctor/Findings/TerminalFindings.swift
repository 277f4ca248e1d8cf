package import TUI

/// What is known of the terminal: from its description, from the environment, and from its own answers.
package struct TerminalFacts: Hashable, Sendable {
  /// Standard input and output both are one.
  package var isTerminal = true
  /// What `TERM` says; nil: it is not set, or empty.
  package var term: String?
  /// There is a description of it; nil where `term` is.
  package var isDescribed: Bool?
  package var placesCursor = true
  package var hasAlternateScreen = true
  package var size: Size?
  /// By the environment or its own answer, with the version: `XTerm(379)`.
  package var name: String?
  package var answers = TerminalAnswers.Reach.notAsked
  package var inTmux = false
  package var inScreen = false
  package var overSSH = false

  package init() {}
}

package enum TerminalFindings {
  /// Below this the screen has room for a composer and little else.
  private static let roomy = Size(columns: 60, rows: 16)
  private static let least = Size(columns: 20, rows: 5)

  package static func findings(_ facts: TerminalFacts) -> [Finding] {
    guard facts.isTerminal else {
      return [
        Finding(
          .terminal, "kind", .notChecked, "not a terminal: input or output is a file or a pipe",
          advice: "run confab doctor in the terminal that is to be checked")
      ]
    }
    return [description(facts), multiplexed(facts), size(facts.size), answers(facts)]
      .compactMap(\.self)
  }

  private static func description(_ facts: TerminalFacts) -> Finding {
    let name = facts.name.map { " · \(shown($0))" } ?? ""
    guard let term = facts.term else {
      return Finding(
        .terminal, "description", .warning, "TERM is not set\(name): xterm-256color is assumed",
        advice: "set TERM to your terminal's name, as in: export TERM=xterm-256color")
    }
    let words = "TERM is \(shown(term))\(name)"
    if term == "dumb" {
      return Finding(
        .terminal, "description", .note, "\(words): Confab speaks in lines",
        advice: "if it can do more: export TERM=xterm-256color")
    }
    guard facts.isDescribed == true else {
      return Finding(
        .terminal, "description", .warning,
        "\(words), which this machine does not know: xterm-256color is assumed",
        advice: "install its description (Debian: apt install ncurses-term), or copy it here: "
          + "infocmp -x \(shown(term)) | ssh HOST tic -x -")
    }
    guard facts.placesCursor else {
      return Finding(
        .terminal, "description", .note,
        "\(words): it cannot place a cursor, Confab speaks in lines"
      )
    }
    guard facts.hasAlternateScreen || facts.inScreen else {
      return Finding(
        .terminal, "description", .note,
        "\(words): by its description it has no second screen, so what stood there is cleared")
    }
    return Finding(.terminal, "description", .ok, "\(words), described here")
  }

  /// Who draws is the multiplexer: another terminal's description tells it the wrong things.
  private static func multiplexed(_ facts: TerminalFacts) -> Finding? {
    guard let term = facts.term else { return nil }
    let isOfOne = term.hasPrefix("tmux") || term.hasPrefix("screen")
    if facts.inTmux, !isOfOne {
      return Finding(
        .terminal, "multiplexer", .warning, "TERM is \(shown(term)) inside tmux",
        advice: "do not set TERM in your shell's files; in tmux.conf: "
          + "set -g default-terminal tmux-256color")
    }
    if facts.inScreen, !facts.inTmux, !isOfOne {
      return Finding(
        .terminal, "multiplexer", .warning, "TERM is \(shown(term)) inside GNU screen",
        advice: "do not set TERM in your shell's files; in .screenrc: term screen-256color")
    }
    if isOfOne, !facts.inTmux, !facts.inScreen, !facts.overSSH {
      return Finding(
        .terminal, "multiplexer", .note,
        "TERM is \(shown(term)), but neither tmux nor GNU screen is around it",
        advice: "if your terminal is another: export TERM=xterm-256color")
    }
    return nil
  }

  private static func size(_ size: Size?) -> Finding {
    guard let size, size.columns > 0, size.rows > 0 else {
      return Finding(
        .terminal, "size", .warning, "it does not tell its size: 80×24 is assumed",
        advice: "set it by hand: stty columns 80 rows 24")
    }
    let words = "\(size.columns) columns, \(size.rows) rows"
    if size.columns < least.columns || size.rows < least.rows {
      return Finding(
        .terminal, "size", .problem, "\(words): too small to draw on",
        advice: "enlarge the window to \(least.columns)×\(least.rows) or more, or use --linear")
    }
    if size.columns < roomy.columns || size.rows < roomy.rows {
      return Finding(
        .terminal, "size", .note,
        "\(words): panels are cramped below "
          + "\(roomy.columns)×\(roomy.rows)")
    }
    return Finding(.terminal, "size", .ok, words)
  }

  private static func answers(_ facts: TerminalFacts) -> Finding? {
    switch facts.answers {
    case .notAsked: nil
    case .whole(let milliseconds):
      Finding(.terminal, "answers", .ok, "it answers, after \(milliseconds) ms")
    case .partly:
      Finding(
        .terminal, "answers", .note, "it answered some questions and not the last one",
        advice: "what was not answered counts as not offered")
    case .none:
      Finding(
        .terminal, "answers", .note, "it answers no questions",
        advice: "nothing is asked of it that matters; keys and colours are those of its description"
      )
    }
  }

  static func shown(_ text: String) -> String { Sanitizer.display(text, oneLine: true) }
}
