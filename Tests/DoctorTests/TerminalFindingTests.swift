import Doctor
import TUI
import Testing

/// Facts of a terminal, and what is said of them: state and name, and a part of what to do.
struct TerminalFindingTests {
  struct Case<Facts: Sendable>: Sendable {
    var what: String
    var facts: Facts
    var states: [String]
    /// Stands in one of the pieces of advice.
    var advice = ""

    init(
      _ what: String, _ states: [String], advice: String = "", _ facts: Facts,
      _ change: (inout Facts) -> Void
    ) {
      self.what = what
      self.states = states
      self.advice = advice
      self.facts = facts
      change(&self.facts)
    }

    func check(_ findings: [Finding]) {
      #expect(findings.map { "\($0.state.rawValue) \($0.id)" } == states, "\(what)")
      #expect(
        advice.isEmpty || findings.contains { $0.advice?.contains(advice) == true },
        "\(what): \(findings)")
      for finding in findings where [.problem, .warning].contains(finding.state) {
        #expect(finding.advice != nil, "\(what): \(finding.id) says nothing to do")
      }
    }
  }

  private static var described: TerminalFacts {
    var facts = TerminalFacts()
    facts.term = "xterm-256color"
    facts.isDescribed = true
    facts.size = Size(columns: 80, rows: 24)
    facts.answers = .whole(milliseconds: 3)
    return facts
  }

  static let terminals: [Case<TerminalFacts>] = [
    Case(
      "as it should be", ["ok terminal.description", "ok terminal.size", "ok terminal.answers"],
      described
    ) { _ in },
    Case("a pipe", ["not checked terminal.kind"], described) { $0.isTerminal = false },
    Case(
      "no TERM", ["warning terminal.description", "ok terminal.size", "ok terminal.answers"],
      advice: "export TERM=xterm-256color", described
    ) { $0.term = nil },
    Case(
      "an unknown TERM",
      ["warning terminal.description", "ok terminal.size", "ok terminal.answers"],
      advice: "infocmp -x xterm-kitty", described
    ) {
      $0.term = "xterm-kitty"
      $0.isDescribed = false
    },
    Case(
      "the outer terminal's TERM inside tmux",
      [
        "ok terminal.description", "warning terminal.multiplexer", "ok terminal.size",
        "ok terminal.answers",
      ], advice: "default-terminal tmux-256color", described
    ) { $0.inTmux = true },
    Case(
      "the same inside GNU screen",
      [
        "ok terminal.description", "warning terminal.multiplexer", "ok terminal.size",
        "ok terminal.answers",
      ], advice: "term screen-256color", described
    ) { $0.inScreen = true },
    Case(
      "tmux's TERM without tmux",
      [
        "ok terminal.description", "note terminal.multiplexer", "ok terminal.size",
        "ok terminal.answers",
      ], described
    ) { $0.term = "tmux-256color" },
    Case(
      "tmux on the near side of SSH",
      ["ok terminal.description", "ok terminal.size", "ok terminal.answers"], described
    ) {
      $0.term = "tmux-256color"
      $0.overSSH = true
    },
    Case(
      "dumb", ["note terminal.description", "ok terminal.size"], described
    ) {
      $0.term = "dumb"
      $0.answers = .notAsked
    },
    Case(
      "a window for ants",
      ["ok terminal.description", "problem terminal.size", "ok terminal.answers"], described
    ) { $0.size = Size(columns: 12, rows: 3) },
    Case(
      "no size", ["ok terminal.description", "warning terminal.size", "note terminal.answers"],
      advice: "stty", described
    ) {
      $0.size = Size(columns: 0, rows: 0)
      $0.answers = .none
    },
  ]

  @Test(arguments: terminals.indices)
  func tellsOfTheTerminal(index: Int) {
    let item = Self.terminals[index]
    item.check(TerminalFindings.findings(item.facts))
  }

  private static var colorful: ColorFacts {
    var facts = ColorFacts()
    facts.colors = 256
    facts.wasAsked = true
    return facts
  }

  static let colors: [Case<ColorFacts>] = [
    Case("answered", ["ok colours.number", "ok colours.background"], colorful) { $0.isDark = true },
    Case("by COLORFGBG", ["ok colours.number", "ok colours.background"], colorful) {
      $0.environment = ["COLORFGBG": "15;0"]
    },
    Case(
      "not told", ["ok colours.number", "note colours.background"], advice: "theme =", colorful
    ) { _ in },
    Case(
      "NO_COLOR", ["note colours.number", "note colours.background"], advice: "--color always",
      colorful
    ) { $0.environment = ["NO_COLOR": "1"] },
    Case(
      "eight, with COLORTERM saying otherwise",
      ["warning colours.number", "ok colours.background"],
      advice: "TERM=xterm-256color", colorful
    ) {
      $0.colors = 8
      $0.environment = ["COLORTERM": "truecolor"]
      $0.isDark = false
    },
    Case("none", ["note colours.number", "not checked colours.background"], colorful) {
      $0.colors = 0
      $0.wasAsked = false
    },
  ]

  @Test(arguments: colors.indices)
  func tellsOfColours(index: Int) {
    let item = Self.colors[index]
    item.check(ColorFindings.findings(item.facts))
  }

  private static func keys(_ answers: (inout TerminalAnswers) -> Void) -> KeyFacts {
    var facts = KeyFacts()
    facts.answers.reach = .whole(milliseconds: 1)
    answers(&facts.answers)
    return facts
  }

  private static let tmux = TmuxFacts(
    answer: """
      version=3.3a
      default-terminal=tmux-256color
      escape-time=500
      focus-events=0
      extended-keys=off
      mouse=0
      set-clipboard=external
      allow-passthrough=0
      client_termname=xterm-256color
      client_termfeatures=256,bpaste,title
      client_utf8=1
      """)

  static let keyCases: [Case<KeyFacts>] = [
    Case("kitty", ["ok keys.form", "ok keys.paste"], keys { _ in }) {
      $0.answers.hasKittyKeys = true
      $0.answers.knowsMode = [2004: true]
    },
    Case(
      "neither form", ["note keys.form", "not checked keys.paste"], advice: "Ctrl-J", keys { _ in }
    ) { _ in },
    Case("a plain one", ["note keys.form", "warning keys.paste"], keys { _ in }) {
      $0.isPlain = true
    },
    Case(
      "tmux as it comes", ["note keys.form", "warning keys.escape", "ok keys.paste"],
      advice: "escape-time 20", keys { _ in }
    ) { $0.tmux = tmux },
    Case("not asked", ["not checked keys.form"], KeyFacts()) { _ in },
  ]

  @Test(arguments: keyCases.indices)
  func tellsOfKeys(index: Int) {
    let item = Self.keyCases[index]
    item.check(KeyFindings.findings(item.facts))
  }

  private static func around(_ tmux: TmuxFacts?) -> MultiplexerFacts {
    var facts = MultiplexerFacts()
    facts.kind = .tmux(tmux)
    return facts
  }

  static let multiplexers: [Case<MultiplexerFacts>] = [
    Case("none", ["ok multiplexer.kind"], MultiplexerFacts()) { _ in },
    Case(
      "tmux as it comes",
      ["ok multiplexer.kind", "note multiplexer.focus-events", "note multiplexer.features"],
      advice: "terminal-features ',xterm-256color:RGB'", around(tmux)
    ) { _ in },
    Case(
      "tmux that is set badly",
      [
        "ok multiplexer.kind", "warning multiplexer.default-terminal", "warning multiplexer.utf8",
        "note multiplexer.mouse",
      ], around(TmuxFacts(answer: "default-terminal=screen\nclient_utf8=0\nmouse=1"))
    ) { _ in },
    Case(
      "an old one that tells nothing", ["ok multiplexer.kind", "ok multiplexer.settings"],
      around(TmuxFacts(answer: "version=\n"))
    ) { _ in },
    Case("one that does not answer", ["warning multiplexer.kind"], around(nil)) { _ in },
    Case("GNU screen", ["note multiplexer.kind"], MultiplexerFacts()) { $0.kind = .screen },
  ]

  @Test(arguments: multiplexers.indices)
  func tellsOfTheMultiplexer(index: Int) {
    let item = Self.multiplexers[index]
    item.check(MultiplexerFindings.findings(item.facts))
  }

  private static func copying(_ environment: [String: String]) -> ClipboardFacts {
    var facts = ClipboardFacts()
    facts.environment = environment
    facts.limit = 100
    facts.file = "/state/copied.txt"
    return facts
  }

  static let clipboards: [Case<ClipboardFacts>] = [
    Case("over SSH", ["ok clipboard.way", "ok clipboard.file"], copying(["SSH_TTY": "/dev/pts/1"]))
    {
      $0.programs = ["xclip"]
    },
    Case(
      "a display without a program",
      ["ok clipboard.way", "ok clipboard.file", "note clipboard.program"],
      advice: "install xclip", copying(["DISPLAY": ":0"])
    ) { _ in },
    Case(
      "tmux that reaches nothing",
      [
        "ok clipboard.way", "ok clipboard.file", "warning clipboard.terminal",
        "note clipboard.allow-passthrough",
      ], advice: "xterm-256color:clipboard", copying(["TMUX": "/x"])
    ) {
      $0.programs = ["tmux"]
      $0.tmux = tmux
      $0.tmux?.reachesClipboard = false
    },
    Case("a console", ["note clipboard.way"], advice: "from that file", copying([:])) {
      $0.terminalTakesText = false
    },
  ]

  @Test(arguments: clipboards.indices)
  func tellsWhereCopiesGo(index: Int) {
    let item = Self.clipboards[index]
    item.check(ClipboardFindings.findings(item.facts))
  }

  static let locales: [Case<LocaleFacts>] = [
    Case("UTF-8", ["ok locale.encoding"], LocaleFacts()) {
      $0.environment = ["LANG": "C.UTF-8"]
      $0.encoding = "UTF-8"
    },
    Case("none", ["note locale.encoding"], advice: "LANG=C.UTF-8", LocaleFacts()) { _ in },
    Case("not installed", ["warning locale.installed"], advice: "LC_ALL=C.UTF-8", LocaleFacts()) {
      $0.environment = ["LANG": "C.UTF-8", "LC_ALL": "de_DE.UTF-8"]
      $0.isInstalled = false
    },
    Case("Latin-1", ["warning locale.encoding"], LocaleFacts()) {
      $0.environment = ["LC_CTYPE": "de_DE"]
      $0.encoding = "ISO-8859-1"
    },
    Case("nothing at all", ["problem locale.encoding"], LocaleFacts()) { $0.hasFallback = false },
  ]

  @Test(arguments: locales.indices)
  func tellsOfTheLocale(index: Int) {
    let item = Self.locales[index]
    item.check(LocaleFindings.findings(item.facts))
  }

  @Test func hidesNothingOfWhatOthersSet() {
    var facts = Self.described
    facts.term = "evil\u{1B}[2Jterm"
    facts.isDescribed = false
    for finding in TerminalFindings.findings(facts) {
      #expect(!finding.fact.contains("\u{1B}") && finding.advice?.contains("\u{1B}") != true)
    }
  }
}
