import ChatUI
import TUI
import Testing

struct CopyReportTests {
  private static let xclip = CopyWay.program("xclip", arguments: [])
  private static let file = "~/.local/state/confab/copied.txt"

  @Test(
    arguments: [
      (
        CopyReport(taken: [.terminal], file: file),
        "sent to the terminal's clipboard: code · also in \(file)"
      ),
      (
        CopyReport(taken: [.tmuxBuffer(sendsOn: true)], file: file),
        "kept in tmux's buffer, sent on to the terminal's clipboard: code · also in \(file)"
      ),
      (
        CopyReport(taken: [.tmuxBuffer(sendsOn: false), .terminal], file: file),
        "kept in tmux's buffer, sent to the terminal's clipboard: code · also in \(file)"
      ),
      (
        CopyReport(taken: [.tmuxAlone], file: file), "kept in tmux's buffer: code · also in \(file)"
      ),
      (CopyReport(taken: [xclip], file: file), "copied with xclip: code · also in \(file)"),
      (
        CopyReport(taken: [.terminal], problems: ["xclip ended with status 1"], file: file),
        "sent to the terminal's clipboard: code · xclip ended with status 1 · also in \(file)"
      ),
      (
        CopyReport(problems: ["this terminal has no clipboard"], file: file),
        "cannot copy code: this terminal has no clipboard · it is in \(file)"
      ),
      (
        CopyReport(taken: [.terminal], file: "~/a\u{1B}[2J\n/copied.txt"),
        "sent to the terminal's clipboard: code · also in ~/a␛[2J /copied.txt"
      ),
    ])
  func saysWhichWayWasTaken(report: CopyReport, words: String) {
    var story = Story()
    story.happens(.copied(what: "code", report))
    #expect(story.model.notice?.text == words)
    #expect((story.model.notice?.kind == .warning) == report.taken.isEmpty)
  }
}
