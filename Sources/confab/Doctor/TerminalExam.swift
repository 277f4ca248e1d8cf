import Curses
import Doctor
import Glibc
import TUI

/// Asks the terminal, its description, the multiplexer around it and the environment. Decides nothing about
/// what that means.
struct TerminalExam {
  private let environment: [String: String]
  private let kind: TerminalKind?
  private var interview: Interview
  private(set) var answers = TerminalAnswers()
  let isTerminal: Bool
  private let takesSequences: Bool
  private let tmux: TmuxFacts?

  /// Milliseconds for the first answer: on this machine, and from behind a link. Nothing else waits.
  private static let patience = TerminalTalk.Patience(first: 700, last: 3_000)
  private static let farPatience = TerminalTalk.Patience(first: 2_500, last: 6_000)
  /// For what is late.
  private static let rest = TerminalTalk.Patience(first: 30, last: 30)

  init(environment: [String: String], samples: [String]) {
    self.environment = environment
    isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let term = Self.value("TERM", environment)
    kind = TerminalKind(term: term ?? "xterm-256color")
    takesSequences = kind.map { $0.takesSequences(term: term ?? "") } ?? (term != "dumb")
    interview = Interview(
      asksAll: takesSequences, samples: kind?.placesCursor == false ? [] : samples)
    tmux = Self.tmux(environment)
  }

  /// Blocks for a bounded time. Nothing is asked of what is no terminal, or shows only lines.
  /// - Returns: false: it was interrupted.
  mutating func ask() -> Bool {
    guard isTerminal, environment["TERM"] != "dumb", kind?.placesCursor ?? true else { return true }
    let (end, milliseconds) = talk(interview.questions, isFar ? Self.farPatience : Self.patience)
    guard end != .refused else { return true }
    interview.end(afterMilliseconds: milliseconds)
    answers = interview.answers
    return end != .interrupted
  }

  /// Takes what came late, and hands on what was typed meanwhile.
  /// - Returns: what was typed and could not be handed on.
  mutating func finish() -> [UInt8] {
    switch answers.reach {
    case .notAsked: return []
    case .none, .partly:
      _ = talk([], Self.rest)
      interview.takeSilence()
      answers.typed = interview.answers.typed
    case .whole: break
    }
    return TerminalTalk.giveBack(answers.typed) ? [] : answers.typed
  }

  private mutating func talk(
    _ questions: [UInt8], _ patience: TerminalTalk.Patience
  ) -> (end: TerminalTalk.End, milliseconds: Int) {
    var interview = interview
    defer { self.interview = interview }
    return TerminalTalk.ask(questions, patience: patience) { bytes in
      if let bytes { interview.take(bytes) } else { interview.takeSilence() }
      return (interview.hasBegun, interview.isOver)
    }
  }

  // MARK: Facts

  var terminal: TerminalFacts {
    var facts = TerminalFacts()
    facts.isTerminal = isTerminal
    facts.term = value("TERM")
    facts.isDescribed = facts.term.map { _ in kind != nil }
    if let kind {
      facts.placesCursor = kind.placesCursor
      facts.hasAlternateScreen = kind.hasAlternateScreen
    }
    facts.size = Self.size()
    facts.name = name
    facts.answers = answers.reach
    facts.inTmux = isSet("TMUX")
    facts.inScreen = isSet("STY")
    facts.overSSH = isFar
    return facts
  }

  var colors: ColorFacts {
    var facts = ColorFacts()
    facts.colors = kind?.colors ?? 256
    facts.hasDirectColors = kind?.hasDirectColors ?? false
    facts.environment = environment
    facts.isDark = answers.isDark
    facts.wasAsked = answers.reach != .notAsked && takesSequences
    facts.inTmux = isSet("TMUX")
    return facts
  }

  var keys: KeyFacts {
    var facts = KeyFacts()
    facts.answers = answers
    facts.isPlain = !takesSequences
    facts.tmux = tmux
    facts.isKnownForOtherKeys = TerminalKind.hasOtherKeys(environment)
    return facts
  }

  func clipboard(file: String) -> ClipboardFacts {
    var facts = ClipboardFacts()
    facts.environment = environment
    #if os(macOS)
      facts.isMac = true
    #endif
    facts.programs = Set(
      ClipboardFacts.candidates.filter {
        TakingProgram.exists($0, environment: environment)
      })
    facts.terminalTakesText = takesSequences
    facts.limit = Clipboard.limit
    facts.tmux = tmux
    facts.file = file
    return facts
  }

  var locale: LocaleFacts {
    let locale = TerminalKind.locale()
    var facts = LocaleFacts()
    facts.environment = environment
    facts.isInstalled = locale.isInstalled
    facts.encoding = locale.encoding
    facts.hasFallback = locale.hasUTF8
    return facts
  }

  /// Measured; and, of a terminal that told anything, what is to be remembered.
  var widths: (measure: WidthMeasure, entry: WidthMemory.Entry?) {
    let measure = WidthMeasure(columns: answers.columns)
    guard !measure.isEmpty else { return (measure, nil) }
    let entry = WidthMemory.Entry(
      terminal: WidthMemory.terminal(environment), name: answers.name ?? answers.device ?? "",
      profile: measure.profile)
    return (measure, entry)
  }

  var multiplexer: MultiplexerFacts {
    var facts = MultiplexerFacts()
    facts.kind = isSet("TMUX") ? .tmux(tmux) : isSet("STY") ? .screen : .none
    return facts
  }

  private var name: String? {
    if let name = answers.name { return name }
    guard let program = value("TERM_PROGRAM") else { return nil }
    return program + (value("TERM_PROGRAM_VERSION").map { " \($0)" } ?? "")
  }

  private var isFar: Bool { isSet("SSH_CONNECTION") || isSet("SSH_TTY") }

  private static func tmux(_ environment: [String: String]) -> TmuxFacts? {
    guard value("TMUX", environment) != nil,
      let answer = AskedProgram.output(
        of: ["tmux", "display-message", "-p", TmuxFacts.question], environment: environment)
    else { return nil }
    var facts = TmuxFacts(answer: answer)
    facts.reachesClipboard =
      TakingProgram.run(CopyWay.tmuxReaches, input: "", environment: environment) == nil
    return facts
  }

  private static func size() -> Size? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  private func isSet(_ name: String) -> Bool { value(name) != nil }
  private func value(_ name: String) -> String? { Self.value(name, environment) }

  /// One that is set and not empty.
  private static func value(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
