import TUI
import Testing

struct WindowSequencesTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(
    arguments: [
      (["TERM": "xterm-kitty"], NotificationForm.osc99), (["KITTY_WINDOW_ID": "1"], .osc99),
      (["TERM": "xterm-ghostty"], .osc777), (["TERM_PROGRAM": "WezTerm"], .osc777),
      (["TERM": "foot"], .osc777), (["TERM": "rxvt-unicode-256color"], .osc777),
      (["LC_TERMINAL": "iTerm2"], .osc9), (["TERM_PROGRAM": "iTerm.app"], .osc9),
      (["TERM": "xterm-256color"], .off),
      // A multiplexer may be looked at from another terminal than it was started in.
      (["TERM": "tmux-256color", "TMUX": "s", "KITTY_WINDOW_ID": "1"], .off),
      (["TERM": "screen", "STY": "1.x", "TERM_PROGRAM": "WezTerm"], .off),
    ] as [([String: String], NotificationForm)])
  func knowsHowATerminalNotifies(environment: [String: String], form: NotificationForm) {
    let sequences = WindowSequences(environment: environment)
    #expect(
      sequences.notification("done", .auto)
        == (form == .off ? [] : WindowSequences(environment: [:]).notification("done", form)))
  }

  @Test(
    arguments: [
      (NotificationForm.osc9, "\u{1B}]9;Confab: 4;3 done\u{7}"),
      (.osc99, "\u{1B}]99;i=confab:d=0;Confab\u{7}\u{1B}]99;i=confab:p=body;4;3 done\u{7}"),
      (.osc777, "\u{1B}]777;notify;Confab;4;3 done\u{7}"), (.off, ""),
    ])
  func writesTheFormThatIsWanted(form: NotificationForm, sequence: String) {
    #expect(text(WindowSequences(environment: [:]).notification("4;3 done", form)) == sequence)
  }

  @Test func wrapsWhatAMultiplexerWouldKeep() {
    let tmux = WindowSequences(environment: ["TMUX": "s", "TERM": "tmux-256color"])
    #expect(
      text(tmux.notification("x", .osc9))
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;Confab: x\u{7}\u{1B}\\")
    let screen = WindowSequences(environment: ["STY": "1.x", "TERM": "screen"])
    #expect(text(screen.notification("x", .osc9)) == "\u{1B}P\u{1B}]9;Confab: x\u{7}\u{1B}\\")
    #expect(text(screen.progress(.running, .on)) == "\u{1B}P\u{1B}]9;4;3;0\u{7}\u{1B}\\")
    // Titles are the multiplexer's own.
    #expect(text(tmux.title("x")) == "\u{1B}]2;x\u{7}")
  }

  @Test(
    arguments: [
      ([:], WindowProgressWish.auto, false), ([:], .on, true),
      (["WT_SESSION": "1"], .auto, true), (["WT_SESSION": "1"], .off, false),
      (["VTE_VERSION": "8002"], .auto, true), (["VTE_VERSION": "7600"], .auto, false),
      (["ConEmuANSI": "ON"], .auto, true), (["TMUX": "s", "WT_SESSION": "1"], .auto, false),
    ] as [([String: String], WindowProgressWish, Bool)])
  func showsProgressWhereItIsNotTakenForANotification(
    environment: [String: String], wish: WindowProgressWish, isShown: Bool
  ) {
    let bytes = WindowSequences(environment: environment).progress(.paused, wish)
    #expect(text(bytes) == (isShown ? "\u{1B}]9;4;4;100\u{7}" : ""))
  }

  /// All that could end a sequence, begin another, or turn text around.
  @Test(arguments: ["\u{1B}", "\u{7}", "\u{9C}", "\u{90}", "\n", "\u{0}", "\u{7F}", "\u{202E}"])
  func letsNothingOutOfItsSequence(hostile: String) {
    let sequences = WindowSequences(environment: [:])
    let word = "a\(hostile)]0;evil\(hostile)\\b"
    for bytes in [sequences.title(word)]
      + NotificationForm.allCases.map({ sequences.notification(word, $0) })
    {
      let scalars = text(bytes).unicodeScalars
      let starts = scalars.count { $0 == "\u{1B}" }
      #expect(starts == scalars.count { $0 == "\u{7}" }, "each begins and ends once")
      #expect(starts <= 2)
      #expect(!scalars.contains { (0x80..<0xA0).contains($0.value) || $0.value == 0x202E })
      #expect(!scalars.contains { $0.value < 0x20 && $0 != "\u{1B}" && $0 != "\u{7}" })
    }
  }

  @Test func cutsWhatNoWindowShows() {
    let title = WindowSequences(environment: [:]).title(String(repeating: "x", count: 5000))
    #expect(title.count == 120 + 5)
  }
}
