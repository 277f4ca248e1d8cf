import Foundation
import TerminalHarness

/// Confab in a terminal, with the nouns of its interface. All waits look through the history of
/// screens, so what was shown for a moment is found however late a test looks.
struct Program: Sendable {
  let terminal: PseudoTerminal

  var screen: Screen { terminal.screen }

  // MARK: The keyboard

  func type(_ text: String) { terminal.send(text) }
  func press(_ keys: TerminalKey...) { for key in keys { terminal.press(key) } }

  /// Waits for the first frame: what is typed before it is the terminal's, not the program's.
  @discardableResult
  func ready() async throws -> Screen {
    try await terminal.waitFor("the composer") { $0.hasComposer }
  }

  /// The same for the present, after what was shown before.
  func waitUntilReady() async throws {
    try await terminal.waitUntilShown("the composer") { $0.hasComposer }
  }

  /// Waits until no turn runs at present.
  func waitUntilIdle() async throws {
    try await terminal.waitUntilShown("the end of the turn") {
      $0.hasStatusBar && !$0.isTurnRunning
    }
  }

  func send(_ prompt: String) async throws {
    try await ready()
    type(prompt)
    try await submit()
  }

  /// Sends what is in the composer.
  func submit() async throws {
    press(.enter)
    try await terminal.waitFor("the turn to begin") { $0.isTurnRunning }
  }

  // MARK: What is waited for

  @discardableResult
  func waitFor(
    _ what: String, within seconds: Double = 60, since mark: PseudoTerminal.Mark? = nil,
    _ condition: (Screen) -> Bool
  ) async throws -> Screen {
    try await terminal.waitFor(what, within: seconds, since: mark, condition)
  }

  @discardableResult
  func waitFor(
    text: String, within seconds: Double = 60, since mark: PseudoTerminal.Mark? = nil
  ) async throws -> Screen {
    try await terminal.waitFor(text: text, within: seconds, since: mark)
  }

  /// Waits until nothing is asked for, received, or waited for any more.
  @discardableResult
  func waitForAnswer(within seconds: Double = 60) async throws -> Screen {
    try await terminal.waitFor("the end of the turn", within: seconds) {
      $0.hasStatusBar && !$0.isTurnRunning
    }
  }

  /// Waits until a wait between two attempts is shown, and names the attempt that it is for.
  @discardableResult
  func waitForCountdown(attempt: Int, within seconds: Double = 60) async throws -> Screen {
    try await terminal.waitFor("the wait for attempt \(attempt)", within: seconds) {
      $0.countdown?.attempt == attempt
    }
  }

  /// Waits for the error panel and reads all of it.
  @discardableResult
  func errorPanel(within seconds: Double = 60) async throws -> ErrorPanel {
    try await terminal.waitFor("the error panel", within: seconds) { ErrorPanel.Page($0) != nil }
    // All rows of it: a screen of the history may have been taken in the middle of a frame.
    guard var page = ErrorPanel.Page(await terminal.settle()) else {
      throw Unreadable(what: "error panel")
    }
    var lines = page.lines
    while lines.count < page.total {
      let before = page
      press(.pageDown)
      try await terminal.waitFor("the next page of the error panel") {
        ErrorPanel.Page($0).map { $0.first > before.first } ?? false
      }
      guard let read = ErrorPanel.Page(await terminal.settle()), read.first <= lines.count else {
        throw Unreadable(what: "page of the error panel")
      }
      lines = lines.prefix(read.first) + read.lines
      page = read
    }
    if page.first > 0 {
      press(.home)
      try await terminal.waitFor("the first page of the error panel") {
        ErrorPanel.Page($0)?.first == 0
      }
    }
    guard let panel = ErrorPanel(lines: Array(lines)) else { throw Unreadable(what: "error panel") }
    return panel
  }

  /// Closes the panel, and opens it again for the failure that was retried or is past.
  func lastError() async throws -> ErrorPanel {
    let mark = terminal.mark()
    press(.f(4))
    try await terminal.waitFor("the error panel", since: mark) { ErrorPanel.Page($0) != nil }
    return try await errorPanel()
  }

  /// Every countdown that was shown so far, in order.
  var countdowns: [Countdown] { Countdown.all(in: terminal.screens) }

  // MARK: The clipboard

  /// What was handed to the terminal's clipboard so far (OSC 52), decoded.
  var copies: [String] {
    let output = String(decoding: terminal.raw, as: UTF8.self)
    return output.components(separatedBy: "\u{1B}]52;c;").dropFirst().map { rest in
      let payload = rest.prefix { $0 != "\u{7}" && $0 != "\u{1B}" }
      return Data(base64Encoded: String(payload)).map { String(decoding: $0, as: UTF8.self) }
        ?? "(no base64: \(payload))"
    }
  }

  // MARK: The end

  func quit() async throws -> ExitStatus {
    press(.ctrl("q"))
    return try await terminal.exitStatus()
  }

  /// Modes of the terminal that are still switched on, and the alternate screen if it is shown.
  var modesLeftOn: [String] {
    let output = String(decoding: terminal.raw, as: UTF8.self)
    let pairs = [
      ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}[?1004h", "\u{1B}[?1004l"),
      ("\u{1B}[>1u", "\u{1B}[<u"), ("\u{1B}[>4;1m", "\u{1B}[>4m"),
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?1h", "\u{1B}[?1l"),
      ("\u{1B}[?2031h", "\u{1B}[?2031l"), ("\u{1B}[?25l", "\u{1B}[?2"),
      ("\u{1B}[?1007h", "\u{1B}[?1007r"), ("\u{1B}[?1002h", "\u{1B}[?1002l"),
      ("\u{1B}[?1006h", "\u{1B}[?1006l"),
    ]
    let left = pairs.filter { on, off in
      guard let on = output.range(of: on, options: .backwards) else { return false }
      return !output[on.upperBound...].contains(off)
    }
    return left.map(\.0) + (screen.isAlternate ? ["the alternate screen"] : [])
      + (screen.cursor.isVisible ? [] : ["the hidden cursor"])
  }

  struct Unreadable: Error { let what: String }
}
