/// Bytes for what surrounds the screen: the window's title, its progress, the bell, notifications.
/// Decides which of them a terminal is sent, and how they get through tmux and GNU screen; whatever
/// text is in them is made safe here, whoever made it.
package struct WindowSequences: Hashable, Sendable {
  /// What stands between Confab and the terminal.
  private enum Carrier: Hashable {
    case none, tmux, screen
  }

  private let carrier: Carrier
  /// How this terminal is notified, as far as the environment tells.
  private let known: NotificationForm?
  private let knowsProgress: Bool

  /// Longer titles and notifications are cut: no window shows more.
  private static let longest = 120

  /// The first VTE that shows progress, and does not take it for a notification.
  private static let progressVTE = 8000

  /// Variables that tell which terminal it is, beside `TERM`.
  package static let variables = [
    "TMUX", "STY", "TERM_PROGRAM", "KITTY_WINDOW_ID", "LC_TERMINAL", "WT_SESSION", "ConEmuANSI",
    "VTE_VERSION",
  ]

  package init(environment: [String: String]) {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    carrier = isSet("TMUX") ? .tmux : isSet("STY") && term.hasPrefix("screen") ? .screen : .none
    // What a multiplexer was started in is not what looks at it now.
    guard carrier == .none else {
      (known, knowsProgress) = (nil, false)
      return
    }
    let isGhostty = term == "xterm-ghostty" || program == "ghostty"
    known =
      if term == "xterm-kitty" || isSet("KITTY_WINDOW_ID") {
        .osc99
      } else if isGhostty || program == "WezTerm" || term.hasPrefix("foot")
        || term.hasPrefix("rxvt-unicode")
      {
        .osc777
      } else if program == "iTerm.app" || environment["LC_TERMINAL"] == "iTerm2" {
        .osc9
      } else {
        nil
      }
    knowsProgress =
      isGhostty || isSet("WT_SESSION") || environment["ConEmuANSI"] == "ON"
      || (environment["VTE_VERSION"].flatMap { Int($0) } ?? 0) >= Self.progressVTE
  }

  /// Keeps the title that the window has, until `restoredTitle`.
  package static let keptTitle = Array("\u{1B}[22;2t".utf8)
  package static let restoredTitle = Array("\u{1B}[23;2t".utf8)

  /// tmux and GNU screen take titles for themselves, and hand them on as they are set to.
  package func title(_ text: String) -> [UInt8] {
    Array("\u{1B}]2;\(Self.safe(text))\u{7}".utf8)
  }

  /// - Parameter wish: what the user says of this terminal.
  package func progress(_ progress: WindowProgress, _ wish: WindowProgressWish) -> [UInt8] {
    guard wish == .on || (wish == .auto && knowsProgress) else { return [] }
    return carried("\u{1B}]9;4;\(progress.code)\u{7}")
  }

  /// - Parameter form: as the user wants it; `auto`: as this terminal is known to take it, or not at
  ///   all.
  package func notification(_ text: String, _ form: NotificationForm) -> [UInt8] {
    let text = Self.safe(text)
    switch form == .auto ? known ?? .off : form {
    case .auto, .off: return []
    // A number at the start would be another command of some terminals.
    case .osc9: return carried("\u{1B}]9;Confab: \(text)\u{7}")
    case .osc99:
      return carried("\u{1B}]99;i=confab:d=0;Confab\u{7}")
        + carried("\u{1B}]99;i=confab:p=body;\(text)\u{7}")
    case .osc777: return carried("\u{1B}]777;notify;Confab;\(text)\u{7}")
    }
  }

  /// What belongs to a multiplexer's terminal goes to it in the multiplexer's envelope, which tmux
  /// opens only where it is set to (`allow-passthrough`), and else throws away.
  private func carried(_ sequence: String) -> [UInt8] {
    let bytes = Array(sequence.utf8)
    return switch carrier {
    case .none: bytes
    case .tmux:
      Array("\u{1B}Ptmux;".utf8) + bytes.flatMap { $0 == 0x1B ? [$0, $0] : [$0] }
        + Array("\u{1B}\\".utf8)
    case .screen: Array("\u{1B}P".utf8) + bytes + Array("\u{1B}\\".utf8)
    }
  }

  /// Nothing in it ends the sequence that it is put into, or turns the text around.
  private static func safe(_ text: String) -> String {
    let shown = Sanitizer.display(text, oneLine: true).unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
    }
    return String(String.UnicodeScalarView(shown.prefix(longest)))
  }
}
