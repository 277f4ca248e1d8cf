package import TUI

/// What became of a text that was to be copied, and how that is said: *sent* where nobody confirmed
/// that it arrived, *copied* only where somebody did.
package struct CopyReport: Hashable, Sendable {
  package var taken: [CopyWay]
  /// Why other ways failed, each in words.
  package var problems: [String]
  /// A file that has the text in any case, as its path is shown.
  package var file: String?

  package init(taken: [CopyWay] = [], problems: [String] = [], file: String? = nil) {
    self.taken = taken
    self.problems = problems
    self.file = file
  }

  /// One line about a copy of `what`.
  func words(for what: String) -> String {
    let ways = taken.map(Self.words).joined(separator: ", ")
    let kept =
      file.map {
        [(taken.isEmpty ? "it is in " : "also in ") + Sanitizer.display($0, oneLine: true)]
      } ?? []
    guard taken.isEmpty else {
      return (["\(ways): \(what)"] + problems + kept).joined(separator: " · ")
    }
    let reasons = problems.joined(separator: " · ")
    return (["cannot copy \(what)" + (reasons.isEmpty ? "" : ": \(reasons)")] + kept)
      .joined(separator: " · ")
  }

  private static func words(_ way: CopyWay) -> String {
    switch way {
    case .tmuxBuffer(sendsOn: true): "kept in tmux's buffer, sent on to the terminal's clipboard"
    case .tmuxBuffer(sendsOn: false), .tmuxAlone: "kept in tmux's buffer"
    case .program(let name, _): "copied with \(name)"
    case .terminal: "sent to the terminal's clipboard"
    }
  }
}
